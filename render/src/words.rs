//! What people typed, as lines to set: control characters gone, white space as it would show.

use crdt::view::{Marks, RichText, Span};

/// A line of text; empty for a blank one.
pub(crate) type Line = Vec<Span>;

/// The words as one line without marks; empty when blank.
pub(crate) fn one_line(text: &RichText) -> String {
    let lines = lines(text);
    let words: Vec<String> = lines.iter().filter(|line| !line.is_empty()).map(|line| plain(line)).collect();
    words.join(" ")
}

/// The words of a line without marks.
pub(crate) fn plain(line: &[Span]) -> String {
    line.iter().map(|span| span.text.as_str()).collect()
}

/// A line without marks.
pub(crate) fn unmarked(words: impl Into<String>) -> Line {
    RichText::from_plain(words).spans
}

/// The lines that are not blank.
pub(crate) fn full_lines(text: &RichText) -> Vec<Line> {
    lines(text).into_iter().filter(|line| !line.is_empty()).collect()
}

/// The lines by paragraph; blank lines part them.
pub(crate) fn paragraphs(text: &RichText) -> Vec<Vec<Line>> {
    let lines = lines(text);
    lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty()).map(<[Line]>::to_vec).collect()
}

fn lines(text: &RichText) -> Vec<Line> {
    let mut lines = vec![RichText::default()];
    for span in &text.spans {
        let words = span.text.replace("\r\n", "\n");
        for (at, part) in words.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']).enumerate() {
            if at > 0 {
                lines.push(RichText::default());
            }
            if let Some(line) = lines.last_mut() {
                add(line, part, &span.marks);
            }
        }
    }
    lines.into_iter().map(trimmed).collect()
}

/// Adds words to a line, runs of spaces as one; no-break spaces stay.
fn add(line: &mut RichText, words: &str, marks: &Marks) {
    let mut after_space = line.spans.last().is_none_or(|span| span.text.ends_with(' '));
    let mut kept = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            ' ' | '\t' if after_space => {}
            ' ' | '\t' => kept.push(' '),
            _ if letter.is_control() => continue,
            _ => kept.push(letter),
        }
        after_space = kept.ends_with(' ') || (kept.is_empty() && after_space);
    }
    line.push(kept, marks.clone());
}

fn trimmed(mut line: RichText) -> Line {
    while let Some(last) = line.spans.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        line.spans.pop();
    }
    while let Some(first) = line.spans.first_mut() {
        first.text.drain(..first.text.len() - first.text.trim_start().len());
        if !first.text.is_empty() {
            break;
        }
        line.spans.remove(0);
    }
    line.spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        lines(&RichText::from_plain(text)).iter().map(|line| plain(line)).collect()
    }

    #[test]
    fn white_space_is_as_it_shows_and_control_characters_are_gone() {
        assert_eq!(shown("  a \t  b\u{0}\u{1b}[31m \r\n\n c "), ["a b[31m", "", "c"]);
        assert_eq!(shown("18\u{a0}%"), ["18\u{a0}%"]);
        assert_eq!(shown(" \u{a0} "), [""]);
    }

    #[test]
    fn spaces_between_runs_of_different_marks_do_not_double() {
        let mut text = RichText::from_plain("a ");
        text.push(" b".into(), Marks { bold: true, ..Marks::default() });
        assert_eq!(one_line(&text), "a b");
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        assert_eq!(paragraphs(&RichText::from_plain("\na\nb\n \n\nc\n")).len(), 2);
        assert!(paragraphs(&RichText::from_plain(" \n ")).is_empty());
    }
}
