//! What must never be lost: every update that somebody was told is saved, or has received from the server.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, bail};
use crdt::Document;

/// Why an update must be kept.
#[derive(Clone, Copy, Debug)]
pub enum Why {
    /// Its author was told that it is saved.
    Acknowledged,
    /// Somebody got it from the server.
    Received,
}

/// The updates of one résumé that must be kept.
#[derive(Debug, Default)]
pub struct Journal(Mutex<Notes>);

#[derive(Debug, Default)]
struct Notes {
    round: usize,
    of: HashMap<Vec<u8>, Note>,
}

#[derive(Debug)]
struct Note {
    number: usize,
    round: usize,
    client: u64,
    why: Why,
}

impl Journal {
    /// Notes an update, with the client that was told so or received it. The first one who did stays.
    pub fn note(&self, update: &[u8], client: u64, why: Why) {
        let mut notes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (number, round) = (notes.of.len(), notes.round);
        if !notes.of.contains_key(update) {
            notes.of.insert(update.to_vec(), Note { number, round, client, why });
        }
    }

    /// What is noted from now on belongs to this round.
    pub fn begin_round(&self, round: usize) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).round = round;
    }

    /// Fails unless everything noted since the round `from` is in `document`; gives how much that was.
    ///
    /// # Errors
    /// The first update that is missing, in the order of the notes.
    pub fn check(&self, document: &Document, from: usize) -> anyhow::Result<usize> {
        let notes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut wanted: Vec<(&Vec<u8>, &Note)> = notes.of.iter().filter(|(_, note)| note.round >= from).collect();
        wanted.sort_by_key(|(_, note)| note.number);
        for (update, note) in &wanted {
            if document.has_news(update).context("a noted update")? {
                let what = match note.why {
                    Why::Acknowledged => "was told that it is saved",
                    Why::Received => "had received it",
                };
                let by = Document::inspect(update).map(|info| info.clients()).unwrap_or_default();
                bail!("lost in round {}: an update by {by:?}; {} {what}: {update:?}", note.round, note.client);
            }
        }
        Ok(wanted.len())
    }
}

#[cfg(test)]
mod tests {
    use crdt::FieldRef;

    use super::*;

    #[test]
    fn what_is_missing_is_named_in_the_order_of_the_notes() -> anyhow::Result<()> {
        let (journal, mut author) = (Journal::default(), Document::new(7));
        author.upgrade();
        let mut type_on = |word: &str| author.edit(|edit| edit.set_text(&FieldRef::basics("name"), word)).1;
        let (first, second) = (type_on("A"), type_on("Ada"));
        journal.note(&first, 7, Why::Acknowledged);
        journal.begin_round(1);
        journal.note(&second, 8, Why::Received);
        journal.note(&first, 8, Why::Received);
        assert_eq!(journal.check(&author, 0)?, 2);
        assert_eq!(journal.check(&author, 1)?, 1);
        let lost = journal.check(&Document::new(1), 0).expect_err("it is empty").to_string();
        assert!(lost.starts_with("lost in round 0: an update by [7]; 7 was told"), "{lost}");
        Ok(())
    }
}
