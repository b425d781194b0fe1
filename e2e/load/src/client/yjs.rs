//! Updates in the V1 encoding, written by hand: making them with a document would cost the generator more than the
//! server has to pay for them.

use super::lib0::{put_bytes, put_uint};

/// The text that everybody types into. A root of its own: every server takes it, whatever else its documents hold.
const ROOT: &str = "bench";
const STRING: u8 = 4;
const LEFT: u8 = 0x80;
const RIGHT: u8 = 0x40;

/// Types at the end of what it has typed before.
#[derive(Clone, Debug)]
pub struct Appender {
    pub client: u64,
    /// The next clock.
    pub clock: u32,
}

impl Appender {
    pub fn new(client: u64) -> Self {
        Self { client, clock: 0 }
    }

    /// Types some ASCII.
    pub fn append(&mut self, text: &str) -> Vec<u8> {
        let mut out = self.insert(text);
        out.push(0);
        out
    }

    /// Types some ASCII in place of what the last call has typed, `length` letters.
    pub fn replace(&mut self, text: &str, length: u32) -> Vec<u8> {
        let before = self.clock.saturating_sub(length);
        let deleted = self.clock - before;
        let mut out = self.insert(text);
        put_deleted(&mut out, self.client, &[(before, deleted)]);
        out
    }

    fn insert(&mut self, text: &str) -> Vec<u8> {
        let mut out = Vec::with_capacity(text.len() + 32);
        out.extend([1, 1]);
        put_uint(&mut out, self.client);
        put_uint(&mut out, self.clock.into());
        put_struct(&mut out, self.client, self.clock.checked_sub(1), None, text);
        self.clock += text.len() as u32;
        out
    }
}

/// One letter or word and its neighbours at the time it was typed, all of one client.
pub fn put_struct(out: &mut Vec<u8>, client: u64, left: Option<u32>, right: Option<u32>, text: &str) {
    let flag = |side: Option<u32>, bit| if side.is_some() { bit } else { 0 };
    out.push(STRING | flag(left, LEFT) | flag(right, RIGHT));
    for clock in [left, right].into_iter().flatten() {
        put_uint(out, client);
        put_uint(out, clock.into());
    }
    if left.is_none() && right.is_none() {
        put_uint(out, 1);
        put_bytes(out, ROOT.as_bytes());
    }
    put_bytes(out, text.as_bytes());
}

/// The second half of an update: which clocks of one client are deleted.
pub fn put_deleted(out: &mut Vec<u8>, client: u64, ranges: &[(u32, u32)]) {
    let ranges: Vec<_> = ranges.iter().filter(|(_, length)| *length > 0).collect();
    if ranges.is_empty() {
        return out.push(0);
    }
    out.push(1);
    put_uint(out, client);
    put_uint(out, ranges.len() as u64);
    for (clock, length) in ranges {
        put_uint(out, (*clock).into());
        put_uint(out, (*length).into());
    }
}

/// A state vector of these clients.
pub fn state_vector(clocks: &[(u64, u32)]) -> Vec<u8> {
    let mut out = Vec::new();
    put_uint(&mut out, clocks.len() as u64);
    for (client, clock) in clocks {
        put_uint(&mut out, *client);
        put_uint(&mut out, (*clock).into());
    }
    out
}

#[cfg(test)]
mod tests {
    use crdt::Document;

    use super::*;

    #[test]
    fn documents_take_them() {
        let mut document = Document::new(1);
        let mut appender = Appender::new(5_000_000);
        for update in [appender.append("a"), appender.append("bc"), appender.replace("def", 2)] {
            assert_eq!(document.has_news(&update).ok(), Some(true));
            assert_eq!(document.continues(&update).ok(), Some(true));
            document.apply(&update).expect("it fits");
        }
        assert!(!document.has_pending());
        assert_eq!(document.state_vector(), state_vector(&[(5_000_000, 6)]));
    }
}
