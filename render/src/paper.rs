//! The sheet that the page is set on.

use crdt::view::Settings;

/// A size of paper.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Paper {
    #[default]
    A4,
    Letter,
}

impl Paper {
    /// The paper that the settings name; A4 when they name none that we know.
    pub fn of(settings: &Settings) -> Self {
        if settings.paper.trim().eq_ignore_ascii_case("letter") { Self::Letter } else { Self::A4 }
    }

    /// Width and height in millimetres.
    pub const fn size_mm(self) -> (f64, f64) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::Letter => (215.9, 279.4),
        }
    }

    /// The name that CSS has for it, as the value of `size` in `@page`.
    pub const fn css_name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::Letter => "letter",
        }
    }
}
