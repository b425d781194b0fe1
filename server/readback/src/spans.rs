//! What a file says that glyphs stand for which stand for nothing by themselves.
//!
//! Arabic letters that climb upon each other are drawn in pieces, and the file says of the pieces together which letter they
//! are (`ActualText`). That is believed of pieces that have no letter of their own, and of no more letters than there are
//! pieces: what is seen counts, and not what somebody has put behind it.

use hayro_interpret::hayro_syntax::object::{Dict, String as Bytes};

use crate::letters::Letter;

/// The spans that are open, the outermost first; `None` for one that says nothing.
#[derive(Default)]
pub(crate) struct Spans(Vec<Option<Span>>);

struct Span {
    text: String,
    /// Pieces without a letter, as one; and how many they are.
    pieces: Option<(Letter, usize)>,
    has_letters: bool,
}

impl Spans {
    pub(crate) fn begin(&mut self, properties: Option<&Dict<'_>>) {
        let text = properties.and_then(|properties| properties.get::<Bytes<'_>>(b"ActualText".as_slice()));
        let span = |text: Bytes<'_>| Span { text: decode(text.as_bytes()), pieces: None, has_letters: false };
        self.0.push(text.map(span));
    }

    /// The letter of the pieces of the span that ends here, if they are one.
    pub(crate) fn end(&mut self) -> Option<Letter> {
        let Span { text, pieces, has_letters } = self.0.pop()??;
        let (letter, count) = pieces.filter(|_| !has_letters)?;
        (!text.is_empty() && text.chars().count() <= count).then_some(Letter { text, ..letter })
    }

    /// A letter is drawn.
    pub(crate) fn note_letter(&mut self) {
        self.0.iter_mut().flatten().for_each(|span| span.has_letters = true);
    }

    /// A piece is drawn that has no letter of its own.
    pub(crate) fn note_piece(&mut self, piece: Letter) {
        let Some(span) = self.0.iter_mut().rev().find_map(Option::as_mut) else { return };
        span.pieces = Some(match span.pieces.take() {
            None => (piece, 1),
            Some((all, count)) => {
                let (left, right) = (all.left.min(piece.left), all.right.max(piece.right));
                (Letter { left, right, ..all }, count + 1)
            }
        });
    }
}

/// UTF-16 with its mark; other ways of writing have no Arabic.
fn decode(bytes: &[u8]) -> String {
    let Some(units) = bytes.strip_prefix(&[0xfe, 0xff]) else { return String::new() };
    let units = units.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map_while(Result::ok).filter(|letter| !letter.is_control()).collect()
}
