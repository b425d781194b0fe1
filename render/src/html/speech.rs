//! In what language a text is, and which way it runs, where that is not what is around it.

use crdt::view::{ResumeView, Span};

use super::escape::attribute;
use crate::Language;
use crate::script::Scripts;

/// What the whole page speaks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Speech {
    /// BCP 47.
    pub(super) language: &'static str,
    /// `ltr` or `rtl`.
    pub(super) direction: &'static str,
}

impl Speech {
    /// What somebody has chosen; else what the letters say.
    pub(super) fn of(view: &ResumeView, scripts: Scripts) -> Self {
        let own = Language::of(&view.settings, scripts);
        if own.code == view.settings.get("language") {
            return Self { language: own.code, direction: own.direction() };
        }
        let direction = scripts.direction().unwrap_or_else(|| own.direction());
        Self { language: own.code, direction }
    }

    /// The attributes of an element that holds a text of its own.
    pub(super) fn mark(self, html: &mut String, scripts: Scripts) {
        if let Some(language) = scripts.language_within(self.language) {
            attribute(html, "lang", language);
        }
        if let Some(direction) = self.turned(scripts) {
            attribute(html, "dir", direction);
        }
    }

    /// Which way a text of its own runs, when that is not the way of what is around it.
    pub(super) fn turned(self, scripts: Scripts) -> Option<&'static str> {
        scripts.direction_within(self.direction).filter(|direction| *direction != self.direction)
    }

    /// The same of a text in lines.
    pub(super) fn mark_lines<'s>(self, html: &mut String, lines: impl IntoIterator<Item = &'s Vec<Span>>) {
        let mut scripts = Scripts::default();
        lines.into_iter().flatten().for_each(|span| scripts.add(&span.text));
        self.mark(html, scripts);
    }
}
