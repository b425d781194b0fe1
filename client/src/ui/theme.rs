//! Light, dark, or as the system says. Remembered in this browser.

use dioxus::prelude::*;

use super::{Glyph, Icon};
use crate::browser;
use crate::msg;

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

    fn words(self) -> &'static str {
        match self {
            Self::Auto => msg::theme_auto(),
            Self::Light => msg::theme_light(),
            Self::Dark => msg::theme_dark(),
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

/// What was chosen in this browser.
#[derive(Clone, Copy)]
pub struct Chosen(Signal<Theme>);

impl Chosen {
    pub fn choose(self, theme: Theme) {
        let Self(mut chosen) = self;
        theme.show();
        browser::remember(KEY, theme.key());
        chosen.set(theme);
    }
}

pub fn use_theme() -> Chosen {
    use_context()
}

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
    let chosen = use_theme();
    let theme = (chosen.0)();
    let press = move |_| chosen.choose(theme.next());
    rsx! {
        button {
            class: "icon-button theme-switch",
            r#type: "button",
            "aria-label": msg::theme_change(theme.words()),
            title: theme.words(),
            onclick: press,
            Icon { glyph: theme.glyph() }
        }
    }
}
