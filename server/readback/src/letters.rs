//! Letters with their places.

use hayro_interpret::font::{Glyph, PositionedGlyph};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, Point};

use crate::look::Look;

/// What a glyph stands for, and where.
#[derive(Clone, Debug)]
pub(crate) struct Letter {
    pub(crate) text: String,
    pub(crate) left: f32,
    pub(crate) right: f32,
    /// The line on which it stands; grows downwards.
    pub(crate) y: f32,
    pub(crate) size: f32,
    pub(crate) look: Look,
}

/// Where which letter is, to a fiftieth of its size.
pub(crate) type Spot = (String, i64, i64);

/// What such glyphs have as their letter in files.
pub(crate) const PIECE: &str = "\0";

/// Smaller ones are not read by anybody.
const SMALLEST: f64 = 1.5;
/// No page is so wide.
const FAR: f64 = 20_000.0;
/// Of a glyph's own lengths, one size of the font.
const EM: f64 = 1_000.0;

/// The letter of a glyph; `None` for one that does not stand upright on a level line, or is too small to be seen. One that
/// stands for nothing by itself has [`PIECE`] for a text.
pub(crate) fn letter(glyph: &PositionedGlyph<'_>, transform: Affine, look: Look) -> Option<Letter> {
    let advance = match &**glyph {
        Glyph::Outline(outline) => outline.advance_width(),
        Glyph::Type3(drawn) => drawn.advance_width(),
    };
    let start = transform * Point::ZERO;
    let end = transform * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0);
    let top = transform * Point::new(0.0, EM);
    let along = transform * Point::new(EM, 0.0) - start;
    let size = (top - start).hypot();
    let is_level = along.x > 0.0 && along.y.abs() <= along.x * 0.1;
    let is_somewhere = [start.x, start.y, end.x].iter().all(|length| length.abs() < FAR);
    if !is_level || !is_somewhere || !(SMALLEST..FAR).contains(&size) {
        return None;
    }
    let text = text(glyph);
    if text.is_empty() {
        return None;
    }
    let (left, right) = (start.x.min(end.x) as f32, start.x.max(end.x) as f32);
    Some(Letter { text, left, right, y: start.y as f32, size: size as f32, look })
}

fn text(glyph: &Glyph<'_>) -> String {
    let text = match glyph.as_unicode() {
        Some(BfString::Char(letter)) => letter.to_string(),
        Some(BfString::String(text)) => text,
        None => char::REPLACEMENT_CHARACTER.to_string(),
    };
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            '\u{a0}' | '\t' | '\n' | '\r' => out.push(' '),
            // Says where a word may be parted, or nothing at all.
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {}
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    if text == PIECE {
        return text;
    }
    out
}

impl Letter {
    pub(crate) fn middle(&self) -> Point {
        Point::new(f64::from(self.left.midpoint(self.right)), f64::from(self.y - self.size * 0.3))
    }

    pub(crate) fn spot(&self) -> Spot {
        let cell = self.size / 50.0;
        (self.text.clone(), (self.left / cell) as i64, (self.y / cell) as i64)
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}
