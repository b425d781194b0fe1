//! Letters, and what was written in one go.

/// A letter on a page; y grows upwards.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub(super) text: String,
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) italic: bool,
}

/// Letters that follow each other closely on one baseline.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) y: f32,
    pub(super) size: f32,
}

impl Chunk {
    fn of(glyph: Glyph) -> Self {
        let (left, right) = (glyph.x, glyph.x + glyph.width);
        Self { left, right, y: glyph.y, size: glyph.size, glyphs: vec![glyph] }
    }

    fn takes(&self, glyph: &Glyph) -> bool {
        let size = self.size.max(glyph.size).max(1.0);
        let gap = glyph.x - self.right;
        (glyph.y - self.y).abs() < size * 0.2 && gap > -size * 0.6 && gap < size * 1.2
    }
}

/// Puts letters together. Those without words and those that are nowhere are left out.
pub(super) fn chunks(glyphs: Vec<Glyph>) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
    let is_somewhere = |glyph: &Glyph| {
        [glyph.x, glyph.y, glyph.width, glyph.size].iter().all(|n| n.is_finite() && n.abs() < 20_000.0)
    };
    for glyph in glyphs.into_iter().filter(|glyph| !glyph.text.is_empty() && is_somewhere(glyph)) {
        match chunks.last_mut() {
            Some(last) if last.takes(&glyph) => {
                last.right = last.right.max(glyph.x + glyph.width);
                last.size = last.size.max(glyph.size);
                last.glyphs.push(glyph);
            }
            _ => chunks.push(Chunk::of(glyph)),
        }
    }
    // Spaces at the ends say nothing, and would hide the white between columns.
    for chunk in &mut chunks {
        let is_blank = |glyph: &Glyph| glyph.text.trim().is_empty();
        while chunk.glyphs.last().is_some_and(is_blank) {
            chunk.glyphs.pop();
        }
        let blanks = chunk.glyphs.iter().take_while(|glyph| is_blank(glyph)).count();
        chunk.glyphs.drain(..blanks);
        if let Some(first) = chunk.glyphs.first() {
            chunk.left = first.x;
            chunk.right = chunk.glyphs.iter().map(|glyph| glyph.x + glyph.width).fold(first.x, f32::max);
        }
    }
    chunks.retain(|chunk| !chunk.glyphs.is_empty());
    chunks
}
