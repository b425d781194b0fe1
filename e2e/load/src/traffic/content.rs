//! Documents to begin with, as people would have typed them.

use crate::client::lib0::put_uint;
use crate::client::yjs::{put_deleted, put_struct};

/// ASCII of this length.
pub fn words(length: usize) -> String {
    const WORDS: &str = "led the team that moved billing to one ledger and cut the night's run from hours to minutes ";
    WORDS.chars().cycle().take(length).collect()
}

/// So many edits of [`Typing::ordinary`] make a document of about 6 kB.
pub const ORDINARY: usize = 370;

/// Somebody types one text: runs of letters at a place, a backspace now and then, then another place.
#[derive(Debug)]
pub struct Typing {
    client: u64,
    /// Clocks in the order of the text, deleted ones too.
    order: Vec<u32>,
    deleted: Vec<bool>,
    /// What is typed next goes before this index of `order`.
    caret: usize,
    left_in_run: u32,
    dice: u64,
    /// Letters per edit.
    length: usize,
    /// How many edits are made at one place, on average.
    run: u32,
}

/// One edit: what it inserts and what it deletes.
#[derive(Debug, Default)]
struct Edit {
    structs: Vec<u8>,
    count: u64,
    first: u32,
    deleted: Vec<(u32, u32)>,
}

impl Typing {
    /// Single letters in runs, or longer pieces at random places.
    pub fn new(client: u64, length: usize, run: u32) -> Self {
        let (order, deleted) = (Vec::new(), Vec::new());
        Self { client, order, deleted, caret: 0, left_in_run: run, dice: 0x9e37_79b9, length, run }
    }

    /// Words, some of them side by side: what fills ordinary documents.
    pub fn ordinary(client: u64) -> Self {
        Self::new(client, 12, 5)
    }

    /// The clock after everything that was typed.
    pub fn end(&self) -> u32 {
        (self.deleted.len() * self.length) as u32
    }

    /// The next `edits` edits as one update.
    pub fn update(&mut self, edits: usize) -> Vec<u8> {
        let mut edit = Edit { first: self.end(), ..Edit::default() };
        for _ in 0..edits {
            self.edit(&mut edit);
        }
        let mut out = Vec::new();
        if edit.count == 0 {
            out.push(0);
        } else {
            put_uint(&mut out, 1);
            put_uint(&mut out, edit.count);
            put_uint(&mut out, self.client);
            put_uint(&mut out, edit.first.into());
            out.append(&mut edit.structs);
        }
        edit.deleted.sort_unstable();
        put_deleted(&mut out, self.client, &edit.deleted);
        out
    }

    fn edit(&mut self, edit: &mut Edit) {
        if self.left_in_run == 0 {
            self.left_in_run = 1 + self.roll(2 * self.run);
            self.caret = self.roll(self.order.len() as u32 + 1) as usize;
        }
        self.left_in_run -= 1;
        if self.roll(10) == 0
            && let Some(before) = self.caret.checked_sub(1)
            && !self.deleted[self.order[before] as usize]
        {
            let piece = self.order[before];
            self.deleted[piece as usize] = true;
            edit.deleted.push((piece * self.length as u32, self.length as u32));
            self.caret = before;
            return;
        }
        // The last clock of the piece on the left, the first one of the piece on the right.
        let length = self.length as u32;
        let left = self.caret.checked_sub(1).map(|at| self.order[at] * length + length - 1);
        let right = self.order.get(self.caret).map(|piece| piece * length);
        put_struct(&mut edit.structs, self.client, left, right, &words(self.length));
        edit.count += 1;
        self.order.insert(self.caret, self.deleted.len() as u32);
        self.deleted.push(false);
        self.caret += 1;
    }

    fn roll(&mut self, sides: u32) -> u32 {
        self.dice = self.dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.dice >> 33) % u64::from(sides.max(1))) as u32
    }
}

#[cfg(test)]
mod tests {
    use crdt::Document;

    use super::*;
    use crate::client::yjs::state_vector;

    #[test]
    fn a_document_takes_it_whole_or_in_pieces() {
        let (mut one, mut two) = (Document::new(1), Document::new(2));
        one.apply(&Typing::new(9, 1, 20).update(500)).expect("it fits");
        let mut typing = Typing::new(9, 1, 20);
        for _ in 0..50 {
            two.apply(&typing.update(10)).expect("it fits");
        }
        assert_eq!(two.state_vector(), state_vector(&[(9, typing.end())]));
        assert!(!two.has_pending());
        assert_eq!(one.encode(), two.encode());
        assert!((380..480).contains(&typing.end()));
    }

    #[test]
    fn a_resume_as_the_scenarios_have_it_is_of_six_kilobytes() {
        let mut document = Document::new(1);
        document.apply(&Typing::ordinary(1 << 30).update(ORDINARY)).expect("it fits");
        let bytes = document.encode().len();
        assert!((5_500..6_500).contains(&bytes), "{bytes}");
    }

    #[test]
    fn pieces_may_be_longer() {
        let mut document = Document::new(1);
        let mut typing = Typing::new(9, 1024, 1);
        document.apply(&typing.update(100)).expect("it fits");
        assert_eq!(document.state_vector(), state_vector(&[(9, typing.end())]));
        assert!(document.encode().len() > 50_000);
    }
}
