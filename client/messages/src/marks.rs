//! How a pattern is written for the browser: text, with these characters before what is not text. No file may hold them.

/// Then the number of an argument, as one digit: its text.
pub(crate) const TEXT: char = '\u{1}';
/// Then the number of an argument: a number, as the language writes it.
pub(crate) const NUMBER: char = '\u{2}';
/// Then the number of an argument, and variants up to [`END`]: one of them, by its value.
pub(crate) const SELECT: char = '\u{3}';
/// Then the key of a variant, [`PATTERN`] and its pattern. The default one has no key.
pub(crate) const VARIANT: char = '\u{4}';
pub(crate) const PATTERN: char = '\u{5}';
pub(crate) const END: char = '\u{6}';
