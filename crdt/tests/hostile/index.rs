//! What lies where in a document, read off its encoded state.

use std::collections::BTreeMap;

use crdt::Document;

use crate::fields::take_uint;

/// The list or the key in which an item lies: a name or an id of the parent, and a key perhaps.
pub(crate) type Home = (String, Option<String>);

/// An item or a tombstone.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) client: u64,
    pub(crate) clock: u64,
    pub(crate) length: u64,
    /// `None` for what is collected, and what was next to it.
    pub(crate) home: Option<Home>,
    /// Whether it holds other items.
    pub(crate) is_type: bool,
}

/// Everything in a document.
pub(crate) fn of(document: &Document) -> Vec<Known> {
    let state = document.encode();
    let bytes = &mut &state[..];
    let mut items = Vec::new();
    let mut origins = BTreeMap::new();
    for _ in 0..take_uint(bytes) {
        let structs = take_uint(bytes);
        let (client, mut clock) = (take_uint(bytes), take_uint(bytes));
        for _ in 0..structs {
            let info = take(bytes, 1)[0];
            let (kind, mut home, mut is_type) = (info & 0x1f, None, false);
            for flag in [0x80, 0x40] {
                if info & flag != 0 {
                    let origin = (take_uint(bytes), take_uint(bytes));
                    origins.entry((client, clock)).or_insert(origin);
                }
            }
            if info & 0xc0 == 0 && kind != 0 && kind != 10 {
                let parent = match take_uint(bytes) {
                    1 => text(bytes),
                    _ => format!("{} {}", take_uint(bytes), take_uint(bytes)),
                };
                home = Some((parent, (info & 0x20 != 0).then(|| text(bytes))));
            }
            let length = match kind {
                0 | 1 | 10 => take_uint(bytes),
                3 | 5 => text(bytes).len().min(1) as u64 | 1,
                4 => text(bytes).encode_utf16().count() as u64,
                6 => (text(bytes), text(bytes)).0.len().min(1) as u64 | 1,
                7 => {
                    is_type = true;
                    if take_uint(bytes) == 3 {
                        text(bytes);
                    }
                    1
                }
                8 => {
                    let values = take_uint(bytes);
                    (0..values).for_each(|_| skip_any(bytes));
                    values
                }
                other => panic!("content of type {other} in a document"),
            };
            items.push(Known { client, clock, length, home, is_type });
            clock += length;
        }
    }
    for at in 0..items.len() {
        items[at].home = home_of(&items, &origins, items[at].client, items[at].clock);
    }
    items
}

/// Follows the origins to an item that names its parent.
fn home_of(items: &[Known], origins: &BTreeMap<(u64, u64), (u64, u64)>, client: u64, clock: u64) -> Option<Home> {
    let (mut client, mut clock) = (client, clock);
    // No chain is longer than there are items; a circle is cut.
    for _ in 0..items.len() {
        let item = items
            .iter()
            .find(|item| item.client == client && (item.clock..item.clock + item.length).contains(&clock))?;
        if item.home.is_some() {
            return item.home.clone();
        }
        (client, clock) = *origins.get(&(client, item.clock))?;
    }
    None
}

fn take<'a>(bytes: &mut &'a [u8], count: usize) -> &'a [u8] {
    let (taken, rest) = bytes.split_at(count);
    *bytes = rest;
    taken
}

fn text(bytes: &mut &[u8]) -> String {
    let length = take_uint(bytes) as usize;
    String::from_utf8_lossy(take(bytes, length)).into_owned()
}

fn skip_any(bytes: &mut &[u8]) {
    match take(bytes, 1)[0] {
        125 => drop(take_uint(bytes)),
        124 => drop(take(bytes, 4)),
        122 | 123 => drop(take(bytes, 8)),
        116 | 119 => drop(text(bytes)),
        118 => {
            for _ in 0..take_uint(bytes) {
                text(bytes);
                skip_any(bytes);
            }
        }
        117 => (0..take_uint(bytes)).for_each(|_| skip_any(bytes)),
        _ => {}
    }
}
