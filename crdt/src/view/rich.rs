//! Text with marks, as it reads.

use std::ops::Range;

/// Text with marks.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RichText {
    /// Never empty ones, never two neighbours with equal marks.
    pub spans: Vec<Span>,
}

/// A run of text with the same marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Span {
    pub text: String,
    pub marks: Marks,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Marks {
    pub bold: bool,
    pub italic: bool,
    pub link: Option<String>,
}

impl RichText {
    /// Text without marks.
    pub fn from_plain(text: impl Into<String>) -> Self {
        let mut rich = Self::default();
        rich.push(text.into(), Marks::default());
        rich
    }

    /// Adds a run at the end, merged with the last one when the marks are the same.
    pub fn push(&mut self, text: String, marks: Marks) {
        if text.is_empty() {
            return;
        }
        match self.spans.last_mut() {
            Some(last) if last.marks == marks => last.text.push_str(&text),
            _ => self.spans.push(Span { text, marks }),
        }
    }

    /// What stands behind an offset in UTF-16 code units, without white space at its start.
    #[must_use]
    pub fn behind(&self, offset: u32) -> Self {
        let mut rest = Self::default();
        let mut skip = offset as usize;
        for Span { text, marks } in &self.spans {
            let units: Vec<u16> = text.encode_utf16().skip(skip).collect();
            skip = skip.saturating_sub(text.encode_utf16().count());
            let words = String::from_utf16_lossy(&units);
            let words = if rest.spans.is_empty() { words.trim_start() } else { &words };
            rest.push(words.to_owned(), marks.clone());
        }
        rest
    }

    /// Adds a text at the end.
    pub fn append(&mut self, more: &Self) {
        more.spans.iter().for_each(|span| self.push(span.text.clone(), span.marks.clone()));
    }

    /// The text within a range of UTF-16 code units.
    #[must_use]
    pub fn part(&self, range: Range<u32>) -> Self {
        let mut part = Self::default();
        self.runs_in(range).for_each(|(_, text, marks)| part.push(text, marks));
        part
    }

    /// The length in UTF-16 code units.
    #[expect(clippy::len_without_is_empty, reason = "is_blank is what is asked")]
    pub fn len(&self) -> u32 {
        self.spans.iter().map(|span| crate::text::utf16_len(&span.text)).sum()
    }

    /// The runs of equal marks within a range of UTF-16 code units, cut at its ends.
    pub fn runs_in(&self, range: Range<u32>) -> impl Iterator<Item = (Range<u32>, String, Marks)> {
        let mut at = 0;
        self.spans.iter().filter_map(move |Span { text, marks }| {
            let units: Vec<u16> = text.encode_utf16().collect();
            let (start, end) = (at, at + units.len() as u32);
            at = end;
            let part = range.start.max(start)..range.end.min(end);
            let cut =
                units.get((part.start.saturating_sub(start)) as usize..(part.end.saturating_sub(start)) as usize)?;
            (!cut.is_empty()).then(|| (part, String::from_utf16_lossy(cut), marks.clone()))
        })
    }

    /// The words alone.
    pub fn plain(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// Whether there is nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.spans.iter().all(|span| span.text.trim().is_empty())
    }

    /// Whether any run carries a mark.
    pub fn has_marks(&self) -> bool {
        self.spans.iter().any(|span| span.marks != Marks::default())
    }
}
