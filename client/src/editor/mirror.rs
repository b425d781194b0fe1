//! The words of a text area once more, in front of it and invisible: they give the area its size, and others' carets
//! and selections their place.

use crdt::view::{Marks, RichText};

/// Somebody's caret in this text, in UTF-16 code units of the words shown.
#[derive(Clone, PartialEq, Debug)]
pub struct Caret {
    pub client: u64,
    pub user: String,
    pub name: String,
    pub slot: u8,
    /// It has moved, a moment ago: its name is shown.
    pub is_moving: bool,
    pub anchor: u32,
    pub head: u32,
}

/// A part of the mirror, in order.
#[derive(Clone, PartialEq, Debug)]
pub enum Piece {
    Words {
        text: String,
        marks: Marks,
        /// The colour of who has selected them.
        selected: Option<u8>,
    },
    Caret(Caret),
}

/// The words, cut where marks change and where selections begin and end, with the carets between them.
pub fn pieces(text: &RichText, carets: &[Caret]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut left: Vec<&Caret> = carets.iter().collect();
    left.sort_by_key(|caret| caret.head);
    let mut left = left.into_iter().peekable();
    for span in &text.spans {
        let mut words = String::new();
        let mut selected = None;
        for c in span.text.chars() {
            let here = selected_by(carets, at);
            let caret_here = left.peek().is_some_and(|caret| caret.head <= at);
            if (here != selected || caret_here) && !words.is_empty() {
                pieces.push(Piece::Words { text: std::mem::take(&mut words), marks: span.marks.clone(), selected });
            }
            while let Some(caret) = left.next_if(|caret| caret.head <= at) {
                pieces.push(Piece::Caret(caret.clone()));
            }
            selected = here;
            words.push(c);
            at += c.len_utf16() as u32;
        }
        if !words.is_empty() {
            pieces.push(Piece::Words { text: words, marks: span.marks.clone(), selected });
        }
    }
    // At the end, or beyond it when the words here lag a moment behind.
    pieces.extend(left.cloned().map(Piece::Caret));
    pieces
}

fn selected_by(carets: &[Caret], at: u32) -> Option<u8> {
    let covers = |caret: &&Caret| (caret.anchor.min(caret.head)..caret.anchor.max(caret.head)).contains(&at);
    carets.iter().find(covers).map(|caret| caret.slot)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caret(anchor: u32, head: u32) -> Caret {
        Caret { client: 1, user: String::new(), name: String::new(), slot: 2, is_moving: false, anchor, head }
    }

    fn outline(text: &str, carets: &[Caret]) -> String {
        let piece = |piece: Piece| match piece {
            Piece::Words { text, selected: None, .. } => text,
            Piece::Words { text, .. } => format!("[{text}]"),
            Piece::Caret(_) => "|".to_owned(),
        };
        pieces(&RichText::from_plain(text), carets).into_iter().map(piece).collect()
    }

    #[test]
    fn carets_stand_between_the_words() {
        assert_eq!(outline("Hello", &[]), "Hello");
        assert_eq!(outline("Hello", &[caret(0, 0)]), "|Hello");
        assert_eq!(outline("Hello", &[caret(2, 2), caret(5, 5)]), "He|llo|");
        assert_eq!(outline("", &[caret(9, 9)]), "|");
    }

    #[test]
    fn selections_are_cut_out_in_both_directions() {
        assert_eq!(outline("Hello", &[caret(1, 3)]), "H[el]|lo");
        assert_eq!(outline("Hello", &[caret(3, 1)]), "H|[el]lo");
    }

    #[test]
    fn a_character_of_two_units_is_whole() {
        assert_eq!(outline("a😀b", &[caret(3, 3)]), "a😀|b");
        assert_eq!(outline("a😀b", &[caret(2, 2)]), "a😀|b");
    }
}
