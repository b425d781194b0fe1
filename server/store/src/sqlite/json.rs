//! JSON for `json_each`: lists of integers, of bytes in hexadecimal, of lists.

use std::fmt::Write as _;

use uuid::Uuid;

/// A list in the making.
#[derive(Debug)]
pub(super) struct List(String);

/// What a list is made of.
#[derive(Debug)]
pub(super) enum Item<'a> {
    Nothing,
    Number(i64),
    Id(Uuid),
    Bytes(&'a [u8]),
}

impl Item<'_> {
    pub(super) fn id(id: impl Into<Uuid>) -> Self {
        Self::Id(id.into())
    }
}

impl Default for List {
    fn default() -> Self {
        Self("[".to_owned())
    }
}

impl List {
    pub(super) fn push(&mut self, item: Item<'_>) {
        self.separate();
        match item {
            Item::Nothing => self.0.push_str("null"),
            Item::Number(number) => drop(write!(self.0, "{number}")),
            Item::Id(id) => drop(write!(self.0, "\"{}\"", id.simple())),
            Item::Bytes(bytes) => {
                self.0.push('"');
                for byte in bytes {
                    let digits = [byte >> 4, byte & 15].map(|digit| b"0123456789abcdef"[usize::from(digit)]);
                    self.0.extend(digits.map(char::from));
                }
                self.0.push('"');
            }
        }
    }

    /// A list in this one.
    pub(super) fn push_list<const N: usize>(&mut self, items: [Item<'_>; N]) {
        self.separate();
        self.0.push('[');
        for item in items {
            self.push(item);
        }
        self.0.push(']');
    }

    fn separate(&mut self) {
        if !self.0.ends_with('[') {
            self.0.push(',');
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.0.push(']');
        self.0
    }
}
