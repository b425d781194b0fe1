//! How much of everything.

use crate::lines::Line;

/// How much of everything.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Of the file.
    pub bytes: usize,
    /// Of what is in an archive, together.
    pub unpacked: usize,
    /// Files in an archive.
    pub entries: usize,
    /// Elements of XML within each other.
    pub depth: usize,
    /// Lines of text; later ones are not read.
    pub lines: usize,
    /// Letters of text; later ones are not read.
    pub letters: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 16 << 20, unpacked: 48 << 20, entries: 2_000, depth: 200, lines: 20_000, letters: 1 << 20 }
    }
}

/// As many lines as may be read, and whether that is all of them.
pub(crate) fn cut(mut lines: Vec<Line>, limits: &Limits) -> (Vec<Line>, bool) {
    let all = lines.len();
    lines.truncate(limits.lines);
    let mut letters = 0;
    let keep = lines.iter().take_while(|line| {
        letters += line.runs.iter().map(|run| run.text.len()).sum::<usize>();
        letters <= limits.letters
    });
    let keep = keep.count();
    lines.truncate(keep);
    (lines, keep == all)
}

/// As much of a text as may be read, and whether that is all of it.
pub(crate) fn cut_text<'a>(text: &'a str, limits: &Limits) -> (&'a str, bool) {
    let end = text.floor_char_boundary(limits.letters);
    (&text[..end], end == text.len())
}
