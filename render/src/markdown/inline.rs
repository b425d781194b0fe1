//! Words inside a line of Markdown.

use crdt::view::Span;

use crate::links;
use crate::sheet::{Field, Tone};

/// The words of a field, with its link.
pub(super) fn field(field: &Field<'_>) -> String {
    let words = escaped(&field.plain());
    match &field.href {
        Some(href) => format!("[{words}]({href})"),
        None => words,
    }
}

/// The same, strong ones bold. Not for headings, which are strong by themselves.
pub(super) fn toned(field: &Field<'_>) -> String {
    let words = self::field(field);
    if field.tone == Tone::Strong { format!("**{words}**") } else { words }
}

/// Spans with their marks.
pub(super) fn spans(line: &[Span]) -> String {
    let mut out = String::new();
    for (at, span) in line.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| line.get(at)).and_then(|span| span.text.chars().last());
        let after = line.get(at + 1).and_then(|span| span.text.chars().next());
        out.push_str(&self::span(span, before, after));
    }
    out
}

/// A span. Marks stand close around words, so spaces at its ends go outside them.
fn span(span: &Span, before: Option<char>, after: Option<char>) -> String {
    let words = span.text.trim();
    let href = span.marks.link.as_deref().and_then(links::href);
    let (Some(first), Some(last)) = (words.chars().next(), words.chars().last()) else { return span.text.clone() };
    let lead = &span.text[..span.text.len() - span.text.trim_start().len()];
    let tail = &span.text[span.text.trim_end().len()..];
    let before = if lead.is_empty() { before } else { None };
    let after = if tail.is_empty() { after } else { None };

    let mut out = escaped(words);
    let stars = match (span.marks.bold, span.marks.italic) {
        (true, true) => "***",
        (true, false) => "**",
        (false, true) => "*",
        (false, false) => "",
    };
    // A sign at the edge with a letter right behind the stars would leave the stars standing: better no mark.
    let is_sign = |letter: char| !letter.is_alphanumeric();
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let is_loose = (is_sign(first) && is_letter(before)) || (is_sign(last) && is_letter(after));
    if !is_loose || href.is_some() {
        out = format!("{stars}{out}{stars}");
    }
    if let Some(href) = href {
        out = format!("[{out}]({href})");
    }
    format!("{lead}{out}{tail}")
}

/// Text in which no sign means anything.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let rest = &text[at + letter.len_utf8()..];
        let has_meaning = match letter {
            '#' => text[..at].chars().last().is_none_or(char::is_whitespace),
            '&' => rest.contains(';'),
            _ => "\\`*_[]<|~$".contains(letter),
        };
        if has_meaning {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use crdt::view::{Marks, RichText};

    use super::*;

    fn rich(runs: &[(&str, bool, bool, Option<&str>)]) -> String {
        let mut text = RichText::default();
        for (words, bold, italic, link) in runs {
            text.push((*words).into(), Marks { bold: *bold, italic: *italic, link: link.map(str::to_owned) });
        }
        spans(&text.spans)
    }

    #[test]
    fn marks_stand_close_around_words() {
        assert_eq!(
            rich(&[("Led ", false, false, None), ("eleven ", true, false, None), ("teams", false, false, None)]),
            "Led **eleven** teams"
        );
        assert_eq!(rich(&[("a", true, true, None), ("b", false, true, None)]), "***a****b*");
        assert_eq!(rich(&[("(x)", true, false, None), ("y", false, false, None)]), "(x)y");
    }

    #[test]
    fn signs_mean_nothing_and_are_left_alone_where_they_mean_nothing() {
        assert_eq!(
            escaped("C#, R&D, a*b_c, <b> &lt; # [x](y) `z` ~5 $6"),
            "C#, R\\&D, a\\*b\\_c, \\<b> \\&lt; \\# \\[x\\](y) \\`z\\` \\~5 \\$6"
        );
        assert_eq!(escaped("R&D"), "R&D");
    }

    #[test]
    fn links_are_safe_and_closed() {
        assert_eq!(rich(&[("a]b", false, false, Some("https://x.org/)"))]), "[a\\]b](https://x.org/%29)");
        assert_eq!(rich(&[("a", false, false, Some("javascript:alert(1)"))]), "a");
    }
}
