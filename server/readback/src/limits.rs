//! How much of everything.

/// How much of everything.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Of the file.
    pub bytes: usize,
    /// Pages; later ones are not read.
    pub pages: usize,
    /// Letters of all pages; later ones are not read.
    pub letters: usize,
    /// Letters of one page that are put into columns; a page with more is read as one.
    pub arranged: usize,
    /// Shapes of a page that are remembered, to know what lies under letters.
    pub shapes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 16 << 20, pages: 60, letters: 400_000, arranged: 20_000, shapes: 2_000 }
    }
}
