//! Texts made comparable: what a font, a style or a keyboard writes differently is one.

use unicode_normalization::UnicodeNormalization;

/// Letters without case and composition, runs of white space as one, each with where it begins in the text.
pub(crate) struct Folded {
    pub(crate) letters: Vec<char>,
    /// Bytes of the text.
    pub(crate) places: Vec<usize>,
}

/// A line ends there.
pub(crate) const BREAK: char = '\n';

impl Folded {
    pub(crate) fn of(text: &str) -> Self {
        let mut folded = Self { letters: Vec::with_capacity(text.len()), places: Vec::with_capacity(text.len()) };
        let mut starts = text.char_indices().peekable();
        while let Some((place, letter)) = starts.next() {
            // A letter and its marks are composed together.
            let mut end = place + letter.len_utf8();
            while let Some((_, mark)) = starts.next_if(|(_, mark)| is_mark(*mark)) {
                end += mark.len_utf8();
            }
            for letter in text[place..end].nfkc().flat_map(char::to_lowercase) {
                folded.push(letter, place);
            }
        }
        folded
    }

    fn push(&mut self, letter: char, place: usize) {
        let letter = match letter {
            _ if letter.is_whitespace() => {
                let letter = if letter == BREAK { BREAK } else { ' ' };
                match self.letters.last_mut() {
                    // A line that ends is the stronger one.
                    Some(last) if letter == BREAK && *last == ' ' => *last = BREAK,
                    Some(&mut (' ' | BREAK)) | None => {}
                    Some(_) => self.add(letter, place),
                }
                return;
            }
            // Fonts have one glyph for several of these.
            '\u{2bc}' | '\u{2018}' | '\u{2019}' | '\u{b4}' => '\'',
            '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2212}' => '-',
            '\u{2219}' | '\u{22c5}' | '\u{387}' => '·',
            'ς' => 'σ',
            'ı' => 'i',
            'ß' => {
                self.add('s', place);
                's'
            }
            '\u{307}'
            | '\u{ad}'
            | '\u{640}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
            | '\u{fe00}'..='\u{fe0f}' => return,
            _ if letter.is_control() => return,
            _ => letter,
        };
        self.add(letter, place);
    }

    fn add(&mut self, letter: char, place: usize) {
        self.letters.push(letter);
        self.places.push(place);
    }
}

fn is_mark(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter)
}
