//! Whether letters are bold or italic.

use std::collections::HashMap;

use hayro_interpret::font::{Glyph, GlyphRun};

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Look {
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) grey: bool,
}

/// Whether letters of a colour are grey: said less loudly than others.
pub(crate) fn is_grey([red, green, blue]: [f32; 3]) -> bool {
    let (low, high) = (red.min(green).min(blue), red.max(green).max(blue));
    (0.25..0.8).contains(&low) && high - low < 0.12
}

/// Fonts that have been looked at.
#[derive(Default)]
pub(crate) struct Looks(HashMap<u128, Look>);

impl Looks {
    /// The look of a run, by its font's weight and name.
    pub(crate) fn of(&mut self, run: &GlyphRun<'_, '_>) -> Look {
        let Some(Glyph::Outline(outline)) = run.glyphs().first().map(|glyph| &**glyph) else { return Look::default() };
        let Some(font) = outline.font_data() else { return Look::default() };
        *self.0.entry(font.cache_key).or_insert_with(|| {
            let name = font.postscript_name.unwrap_or_default().to_lowercase();
            let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
            Look {
                bold: font.weight.is_some_and(|weight| weight >= 600) || has(&["bold", "black", "heavy", "demi"]),
                italic: font.is_italic || has(&["italic", "oblique"]),
                grey: false,
            }
        })
    }
}
