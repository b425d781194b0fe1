//! What the bytes of a text mean in a font, and how wide they are.

use std::collections::BTreeMap;

use lopdf::encodings::Encoding;
use lopdf::{Dictionary, Document, Object};

/// A font as far as reading needs it.
pub(super) struct Font<'a> {
    pub(super) bold: bool,
    pub(super) italic: bool,
    codes: Codes<'a>,
    widths: BTreeMap<u32, f32>,
    /// Of codes without one, in thousandths of the size.
    width: f32,
}

enum Codes<'a> {
    /// One byte each.
    Bytes(Vec<String>),
    /// Two bytes each.
    Pairs(Encoding<'a>),
}

/// A letter, or several that share a glyph.
pub(super) struct Letter {
    pub(super) text: String,
    /// In sizes.
    pub(super) width: f32,
    pub(super) is_space: bool,
}

impl<'a> Font<'a> {
    pub(super) fn of(document: &'a Document, font: &'a Dictionary, limit: usize) -> Option<Self> {
        let name = font.get_deref(b"BaseFont", document).and_then(Object::as_name).unwrap_or_default();
        let name = String::from_utf8_lossy(name).to_lowercase();
        let is_composite = font.get_deref(b"Subtype", document).and_then(Object::as_name).is_ok_and(|n| n == b"Type0");
        let (codes, widths, width) = if is_composite {
            let encoding = font.get_font_encoding_with_limit(document, limit).ok()?;
            let below = font.get_deref(b"DescendantFonts", document).and_then(Object::as_array).ok()?.first()?;
            let below = document.dereference(below).ok()?.1.as_dict().ok()?;
            let width = below.get_deref(b"DW", document).and_then(Object::as_float).unwrap_or(1000.0);
            (Codes::Pairs(encoding), pair_widths(document, below), width)
        } else {
            (Codes::Bytes(bytes(document, font, limit)), byte_widths(document, font), 500.0)
        };
        let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
        Some(Self {
            bold: has(&["bold", "black", "heavy", "semibold", "demi"]),
            italic: has(&["italic", "oblique"]),
            codes,
            widths,
            width,
        })
    }

    pub(super) fn letters(&self, bytes: &[u8]) -> Vec<Letter> {
        let width = |code: u32| self.widths.get(&code).copied().unwrap_or(self.width) / 1000.0;
        match &self.codes {
            Codes::Bytes(table) => bytes
                .iter()
                .map(|byte| {
                    let text = table.get(usize::from(*byte)).cloned().unwrap_or_default();
                    Letter { text, width: width(u32::from(*byte)), is_space: *byte == b' ' }
                })
                .collect(),
            Codes::Pairs(encoding) => bytes
                .chunks(2)
                .map(|pair| {
                    let code = pair.iter().fold(0, |code, byte| (code << 8) | u32::from(*byte));
                    let text = encoding.bytes_to_string(pair).unwrap_or_default();
                    Letter { text, width: width(code), is_space: false }
                })
                .collect(),
        }
    }
}

/// The letters of a font with one byte each: as its own map to Unicode says, else by its encoding.
fn bytes(document: &Document, font: &Dictionary, limit: usize) -> Vec<String> {
    let mut bare = font.clone();
    bare.remove(b"Encoding");
    let mapped = if font.has(b"ToUnicode") { bare.get_font_encoding_with_limit(document, limit).ok() } else { None };
    let named = font.get_font_encoding_with_limit(document, limit).ok();
    let read = |encoding: &Option<Encoding<'_>>, byte: u8| {
        let text = encoding.as_ref()?.bytes_to_string(&[byte]).ok()?;
        (!text.is_empty() && !text.contains('\u{fffd}')).then_some(text)
    };
    (0..=255).map(|byte| read(&mapped, byte).or_else(|| read(&named, byte)).unwrap_or_default()).collect()
}

fn byte_widths(document: &Document, font: &Dictionary) -> BTreeMap<u32, f32> {
    let first = font.get_deref(b"FirstChar", document).and_then(Object::as_i64).unwrap_or(0);
    let list = font.get_deref(b"Widths", document).and_then(Object::as_array);
    let widths = list.into_iter().flatten().enumerate().filter_map(|(at, width)| {
        let code = u32::try_from(first).ok()?.checked_add(u32::try_from(at).ok()?)?;
        Some((code, document.dereference(width).ok()?.1.as_float().ok()?))
    });
    widths.collect()
}

/// `[first [w w w] first last w …]`
fn pair_widths(document: &Document, font: &Dictionary) -> BTreeMap<u32, f32> {
    let mut widths = BTreeMap::new();
    let Ok(list) = font.get_deref(b"W", document).and_then(Object::as_array) else { return widths };
    let at = |at: usize| list.get(at).and_then(|object| document.dereference(object).ok()).map(|(_, object)| object);
    let number = |object: &Object| object.as_float().ok();
    let mut here = 0;
    while let Some(first) = at(here).and_then(number) {
        let first = first as u32;
        match at(here + 1) {
            Some(Object::Array(several)) => {
                for (next, width) in several.iter().enumerate() {
                    let width = document.dereference(width).ok().and_then(|(_, object)| object.as_float().ok());
                    widths.extend(width.map(|width| (first.saturating_add(next as u32), width)));
                }
                here += 2;
            }
            Some(last) => {
                let last = number(last).unwrap_or_default() as u32;
                if let Some(width) = at(here + 2).and_then(number) {
                    widths.extend((first..=last.min(first.saturating_add(0xffff))).map(|code| (code, width)));
                }
                here += 3;
            }
            None => break,
        }
    }
    widths
}
