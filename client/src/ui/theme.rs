//! Light, dark, or as the system says. Remembered in this browser.

use dioxus::prelude::*;

use super::{Glyph, Icon};
use crate::browser;

const KEY: &str = "tandem.theme";

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Theme {
    Auto,
    Light,
    Dark,
}

impl Theme {
    const fn key(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    const fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }

    const fn glyph(self) -> Glyph {
        match self {
            Self::Auto => Glyph::Auto,
            Self::Light => Glyph::Sun,
            Self::Dark => Glyph::Moon,
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Auto => "Colours as the system says",
            Self::Light => "Light colours",
            Self::Dark => "Dark colours",
        }
    }

    fn remembered() -> Self {
        match browser::remembered(KEY).as_deref() {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::Auto,
        }
    }

    fn show(self) {
        if let Some(root) = browser::document().and_then(|document| document.document_element()) {
            root.set_attribute("data-theme", self.key()).ok();
        }
    }
}

#[derive(Clone, Copy)]
struct Chosen(Signal<Theme>);

pub fn use_theme_provider() {
    use_context_provider(|| {
        let theme = Theme::remembered();
        theme.show();
        Chosen(Signal::new(theme))
    });
}

/// Goes to the next of the three at each press.
#[component]
pub fn ThemeSwitch() -> Element {
    let Chosen(mut chosen) = use_context();
    let theme = chosen();
    let press = move |_| {
        let next = chosen().next();
        next.show();
        browser::remember(KEY, next.key());
        chosen.set(next);
    };
    rsx! {
        button {
            class: "icon-button",
            r#type: "button",
            "aria-label": "{theme.words()}. Change",
            title: "{theme.words()}",
            onclick: press,
            Icon { glyph: theme.glyph() }
        }
    }
}
