//! The operators of a page that show text: each letter with its place.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Error, Object, ObjectId};

use super::font::Font;
use super::glyphs::Glyph;
use crate::Limits;

/// `[a b c d e f]` as PDF has it.
#[derive(Clone, Copy)]
struct Matrix([f32; 6]);

impl Matrix {
    const ONE: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// First `self`, then `next`.
    fn then(self, next: Self) -> Self {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, next.0);
        Self([a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l])
    }

    fn read(operands: &[Object]) -> Option<Self> {
        let mut matrix = [0.0; 6];
        for (place, operand) in matrix.iter_mut().zip(operands.get(..6)?) {
            *place = operand.as_float().ok()?;
        }
        Some(Self(matrix))
    }
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Vec<u8>,
    size: f32,
    letter_space: f32,
    word_space: f32,
    scale: f32,
    leading: f32,
    rise: f32,
    hidden: bool,
}

struct Reader<'a> {
    document: &'a Document,
    limits: &'a Limits,
    with_hidden: bool,
    glyphs: Vec<Glyph>,
    /// Bytes of content that may still be read: forms may show forms.
    left: usize,
}

/// Forms in forms.
const DEEP: usize = 6;

/// The letters of a page, in the order in which it shows them.
pub(super) fn glyphs(
    document: &Document,
    page: ObjectId,
    limits: &Limits,
    with_hidden: bool,
) -> Result<Vec<Glyph>, Error> {
    let content = document.get_page_content_with_limit(page, limits.unpacked)?;
    let (direct, ids) = document.get_page_resources(page)?;
    let mut resources: Vec<&Dictionary> = direct.into_iter().collect();
    resources.extend(ids.iter().filter_map(|id| document.get_dictionary(*id).ok()));
    let mut reader = Reader { document, limits, with_hidden, glyphs: Vec::new(), left: limits.unpacked };
    let state = State {
        matrix: Matrix::ONE,
        font: Vec::new(),
        size: 1.0,
        letter_space: 0.0,
        word_space: 0.0,
        scale: 1.0,
        leading: 0.0,
        rise: 0.0,
        hidden: false,
    };
    reader.run(&content, &resources, state, 0)?;
    Ok(reader.glyphs)
}

impl<'a> Reader<'a> {
    fn run(
        &mut self,
        content: &[u8],
        resources: &[&'a Dictionary],
        state: State,
        depth: usize,
    ) -> Result<(), Error> {
        let Some(left) = self.left.checked_sub(content.len()) else { return Ok(()) };
        self.left = left;
        let fonts = self.fonts(resources);
        let mut state = state;
        let mut kept = Vec::new();
        let (mut text, mut line) = (Matrix::ONE, Matrix::ONE);
        for Operation { operator, operands } in Content::decode(content)?.operations {
            let number = |at: usize| operands.get(at).and_then(|operand| operand.as_float().ok()).unwrap_or_default();
            match operator.as_str() {
                "q" if kept.len() < 1_000 => kept.push(state.clone()),
                "Q" => state = kept.pop().unwrap_or(state),
                "cm" => state.matrix = Matrix::read(&operands).unwrap_or(Matrix::ONE).then(state.matrix),
                "BT" => (text, line) = (Matrix::ONE, Matrix::ONE),
                "Tf" => {
                    state.font = operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default().to_vec();
                    state.size = number(1);
                }
                "Tc" => state.letter_space = number(0),
                "Tw" => state.word_space = number(0),
                "Tz" => state.scale = number(0) / 100.0,
                "TL" => state.leading = number(0),
                "Ts" => state.rise = number(0),
                "Tr" => state.hidden = number(0) == 3.0,
                "Tm" => {
                    line = Matrix::read(&operands).unwrap_or(Matrix::ONE);
                    text = line;
                }
                "Td" | "TD" => {
                    if operator == "TD" {
                        state.leading = -number(1);
                    }
                    line = Matrix([1.0, 0.0, 0.0, 1.0, number(0), number(1)]).then(line);
                    text = line;
                }
                "T*" | "'" | "\"" => {
                    if operator == "\"" {
                        (state.word_space, state.letter_space) = (number(0), number(1));
                    }
                    line = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, -state.leading]).then(line);
                    text = line;
                    if let (Some(words), true) = (operands.last(), operator != "T*") {
                        self.show(words, &state, &mut text, &fonts);
                    }
                }
                "Tj" | "TJ" => {
                    if let Some(words) = operands.first() {
                        self.show(words, &state, &mut text, &fonts);
                    }
                }
                "Do" if depth < DEEP => {
                    let name = operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
                    self.form(name, resources, &state, depth)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn fonts(&self, resources: &[&'a Dictionary]) -> BTreeMap<Vec<u8>, Font<'a>> {
        let mut fonts = BTreeMap::new();
        for list in resources.iter().filter_map(|resources| self.sub(resources, b"Font")) {
            for (name, font) in list.iter() {
                let font = self.document.dereference(font).ok().and_then(|(_, font)| font.as_dict().ok());
                let font = font.and_then(|font| Font::of(self.document, font, self.limits.unpacked));
                fonts.extend(font.map(|font| (name.clone(), font)));
            }
        }
        fonts
    }

    fn sub(&self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
        dictionary.get_deref(key, self.document).and_then(Object::as_dict).ok()
    }

    fn form(&mut self, name: &[u8], resources: &[&'a Dictionary], state: &State, depth: usize) -> Result<(), Error> {
        let named = resources.iter().filter_map(|resources| self.sub(resources, b"XObject"));
        let found = named.filter_map(|list| list.get_deref(name, self.document).ok()).find_map(|o| o.as_stream().ok());
        let Some(form) = found else { return Ok(()) };
        if !form.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form") {
            return Ok(());
        }
        let content = form.get_plain_content_with_limit(self.left.max(1))?;
        let mut state = state.clone();
        if let Ok(matrix) = form.dict.get_deref(b"Matrix", self.document).and_then(Object::as_array) {
            state.matrix = Matrix::read(matrix).unwrap_or(Matrix::ONE).then(state.matrix);
        }
        let mut own: Vec<&'a Dictionary> = self.sub(&form.dict, b"Resources").into_iter().collect();
        if own.is_empty() {
            own = resources.to_vec();
        }
        self.run(&content, &own, state, depth + 1)
    }

    /// Shows a text, or an array of texts and moves.
    fn show(&mut self, words: &Object, state: &State, text: &mut Matrix, fonts: &BTreeMap<Vec<u8>, Font<'a>>) {
        let Some(font) = fonts.get(&state.font) else { return };
        let one = [words.clone()];
        let parts = words.as_array().map_or(&one[..], Vec::as_slice);
        for part in parts {
            if let Ok(back) = part.as_float() {
                advance(text, -back / 1000.0 * state.size * state.scale);
                continue;
            }
            let Ok(bytes) = part.as_str() else { continue };
            for letter in font.letters(bytes) {
                let Matrix([a, b, c, d, x, y]) = text.then(state.matrix);
                let across = (a * a + b * b).sqrt();
                let size = state.size * (c * c + d * d).sqrt();
                let width = letter.width * state.size * state.scale;
                let is_level = b.abs() <= across * 0.1;
                if is_level && (self.with_hidden || !state.hidden) && self.glyphs.len() < self.limits.letters {
                    self.glyphs.push(Glyph {
                        text: letter.text,
                        x,
                        y: y + state.rise * d.signum(),
                        width: (width * across).abs(),
                        size: size.abs(),
                        bold: font.bold,
                        italic: font.italic,
                    });
                }
                let word = if letter.is_space { state.word_space } else { 0.0 };
                advance(text, width + (state.letter_space + word) * state.scale);
            }
        }
    }
}

fn advance(text: &mut Matrix, by: f32) {
    *text = Matrix([1.0, 0.0, 0.0, 1.0, by, 0.0]).then(*text);
}
