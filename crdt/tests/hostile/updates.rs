//! Updates built struct by struct: everything that the format can say, also what no client would.

use std::collections::BTreeMap;

use crdt::{Document, Random, Seeded};

use crate::fields::{Field, take_uint};
use crate::index::{self, Known};

const ROOTS: [&str; 8] = ["meta", "settings", "basics", "sections", "items", "bullets", "x", ""];
const KEYS: [&str; 7] = ["name", "text", "place", "deleted", "schema", "x", ""];
/// The first three hold no letter of two units.
const TEXTS: [&str; 6] = ["a", "é", "words", "😀", "é😀z", ""];
const JSON: [&str; 8] = ["null", "true", "true", r#"{"a":[1,"x"]}"#, r#""bold""#, "7", "not json", "1e999"];

/// How far an update may be from what a client would send.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Style {
    /// The neighbours of an item lie in one list, no letter is cut in two, and no clock is used twice.
    Possible,
    /// Anything.
    Wild,
}

/// What an update can refer to.
struct World {
    style: Style,
    /// Each client's next clock, with what is about to come.
    known: BTreeMap<u64, u64>,
    items: Vec<Known>,
}

/// Builds an update that refers to what `document` holds, to itself, and to nothing.
pub(crate) fn update(document: &Document, style: Style, dice: &mut Seeded) -> Vec<Field> {
    let mut known = clocks(document);
    let mut clients = Vec::new();
    for _ in 0..=dice.below(3) {
        let client = client(&known, dice);
        if clients.iter().any(|(other, _)| *other == client) && dice.below(20) > 0 {
            continue;
        }
        let next = known.get(&client).copied().unwrap_or(0);
        let start = match dice.below(16) {
            0 => next + dice.below(4) as u64,
            // What is known under these clocks, but other than it is known.
            1 if style == Style::Wild => next.saturating_sub(dice.below(9) as u64),
            _ => next,
        };
        clients.push((client, start));
    }
    // What is about to be inserted can be referred to as well, from anywhere.
    for (client, start) in &clients {
        known.insert(*client, start + 6);
    }
    let world = World { style, known, items: index::of(document) };
    let mut fields = vec![Field::Uint(clients.len() as u64)];
    for (client, start) in &clients {
        let structs = 1 + dice.below(5);
        fields.extend([Field::Uint(structs as u64), Field::Uint(*client), Field::Uint(*start)]);
        for _ in 0..structs {
            structure(&mut fields, &world, (*client, *start), dice);
        }
    }
    delete_set(&mut fields, &world.known, dice);
    fields
}

/// Each client of a document and its next clock.
pub(crate) fn clocks(document: &Document) -> BTreeMap<u64, u64> {
    let vector = document.state_vector();
    let mut bytes = &vector[..];
    (0..take_uint(&mut bytes)).map(|_| (take_uint(&mut bytes), take_uint(&mut bytes))).collect()
}

fn client(known: &BTreeMap<u64, u64>, dice: &mut Seeded) -> u64 {
    match dice.below(10) {
        0..=3 => any_of(&known.keys().copied().collect::<Vec<_>>(), dice).unwrap_or(7),
        4 => (1 << 53) - 1 - dice.below(3) as u64,
        5 => u64::from(u32::MAX) - 1 + dice.below(3) as u64,
        6 => 0,
        _ => 1_000 + dice.below(4) as u64,
    }
}

fn any_of<T: Clone>(list: &[T], dice: &mut Seeded) -> Option<T> {
    list.get(dice.below(list.len())).cloned()
}

/// The id of something that is there, is about to come, or will never be.
fn anything(world: &World, own: (u64, u64), dice: &mut Seeded) -> (u64, u64) {
    match dice.below(24) {
        0 => (own.0, own.1 + dice.below(5) as u64),
        1 => (own.0, u64::from(u32::MAX)),
        2 => (77, dice.below(3) as u64),
        _ => {
            let all: Vec<(u64, u64)> = world.known.iter().map(|(client, next)| (*client, *next)).collect();
            let (client, next) = any_of(&all, dice).unwrap_or(own);
            (client, dice.below(next as usize) as u64)
        }
    }
}

/// What lies left and right of a new item, and whether all of it lies under a key.
type Place = ([Option<(u64, u64)>; 2], bool);

/// A place between others. A possible client has seen its left neighbour left of its right one.
fn place(world: &World, own: (u64, u64), dice: &mut Seeded) -> Place {
    let sides = dice.below(4);
    let (wants_left, wants_right) = (sides < 3, sides > 1);
    let Some(item) = any_of(&world.items, dice).filter(|_| world.style == Style::Possible) else {
        let mut side = |wanted: bool| wanted.then(|| anything(world, own, dice));
        return ([side(wants_left), side(wants_right)], false);
    };
    let keyed = item.home.is_none_or(|(_, key)| key.is_some());
    let at = item.clock + dice.below(item.length as usize) as u64;
    let (left, right) = ((item.client, at), (item.client, at + 1));
    match (wants_left, wants_right) {
        (true, true) => ([Some(left), Some(right).filter(|_| at + 1 < item.clock + item.length)], keyed),
        (false, true) => ([None, Some(left)], keyed),
        _ => ([Some(left), None], keyed),
    }
}

/// Mostly something that can hold items.
fn holder(world: &World, own: (u64, u64), dice: &mut Seeded) -> (u64, u64) {
    let types: Vec<(u64, u64)> =
        world.items.iter().filter(|item| item.is_type).map(|item| (item.client, item.clock)).collect();
    any_of(&types, dice).filter(|_| dice.below(5) > 0).unwrap_or_else(|| anything(world, own, dice))
}

fn structure(fields: &mut Vec<Field>, world: &World, own: (u64, u64), dice: &mut Seeded) {
    // Seldom what no client of today writes: collected things, JSON texts, documents inside, skips, moves, unknown.
    let kind = match dice.below(60) {
        0..=1 => 0,
        2 => 2,
        3 => 9 + dice.below(23) as u8,
        other => [1, 3, 4, 4, 5, 6, 7, 8][other % 8],
    };
    if kind == 0 || kind == 10 {
        fields.extend([Field::Byte(kind), Field::Uint(1 + dice.below(4) as u64)]);
        return;
    }
    let key = dice.below(5) < 2;
    let (origins, keyed) = if dice.below(2) == 0 { place(world, own, dice) } else { ([None, None], key) };
    let bits = [(origins[0].is_some(), 0x80), (origins[1].is_some(), 0x40), (key, 0x20)];
    fields.push(Field::Byte(bits.iter().fold(kind, |info, (set, bit)| if *set { info | bit } else { info })));
    for (client, clock) in origins.into_iter().flatten() {
        fields.extend([Field::Uint(client), Field::Uint(clock)]);
    }
    if origins == [None, None] {
        if dice.below(5) < 2 {
            fields.extend([Field::Uint(1), text(any_of(&ROOTS, dice))]);
        } else {
            let (client, clock) = holder(world, own, dice);
            fields.extend([Field::Uint(0), Field::Uint(client), Field::Uint(clock)]);
        }
        if key {
            fields.push(text(any_of(&KEYS, dice)));
        }
    }
    // Under a key lies one value; clients that are not possible put more there.
    let single = (key || keyed) && (world.style == Style::Possible || dice.below(4) > 0);
    content(fields, kind, if single { 1 } else { 4 }, world.style, dice);
}

fn text(words: Option<&str>) -> Field {
    Field::Text(words.unwrap_or_default().into())
}

/// At most `most` units of content; only a letter may have more.
fn content(fields: &mut Vec<Field>, kind: u8, most: usize, style: Style, dice: &mut Seeded) {
    match kind {
        1 => fields.push(Field::Uint(1 + dice.below(most) as u64)),
        2 => {
            let count = 1 + dice.below(3);
            fields.push(Field::Uint(count as u64));
            fields.extend((0..count).map(|_| text(any_of(&JSON, dice))));
        }
        3 => fields.push(Field::Text(dice.bytes(dice.clone().below(9)))),
        4 => {
            let texts = match (most, style) {
                (1, _) => &TEXTS[..2],
                (_, Style::Possible) => &TEXTS[..3],
                _ => &TEXTS[..],
            };
            fields.push(text(any_of(texts, dice)));
        }
        5 => fields.push(text(any_of(&JSON, dice))),
        6 => {
            let key = any_of(&["bold", "italic", "link", "odd"], dice);
            fields.extend([text(key), text(any_of(&JSON, dice))]);
        }
        7 => {
            // Maps and texts mostly; XML needs a name, and weak links (7) and what comes after are not ours to hold.
            let kind = [0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 4, 6, 5 + dice.below(12) as u64][dice.below(14)];
            fields.push(Field::Uint(kind));
            if kind == 3 || kind == 5 {
                fields.push(text(Some("p")));
            }
        }
        8 => {
            let count = 1 + dice.below(most);
            fields.push(Field::Uint(count as u64));
            for _ in 0..count {
                let deep = if dice.below(12) == 0 { 30 + dice.below(5) } else { dice.below(4) };
                any(fields, deep, dice);
            }
        }
        9 => {
            fields.push(text(Some("guid")));
            any(fields, 1, dice);
        }
        _ => fields.push(Field::Raw(dice.bytes(6))),
    }
}

/// One value of lib0, `depth` containers deep.
fn any(fields: &mut Vec<Field>, depth: usize, dice: &mut Seeded) {
    if depth > 0 {
        let map = dice.below(2) == 0;
        fields.extend([Field::Byte(if map { 118 } else { 117 }), Field::Uint(1)]);
        if map {
            fields.push(text(any_of(&KEYS, dice)));
        }
        return any(fields, depth - 1, dice);
    }
    match dice.below(10) {
        0 => fields.push(Field::Byte(127)),
        1 => fields.push(Field::Byte(126)),
        2 => fields.extend([Field::Byte(125), Field::Uint(dice.next_u64() >> dice.below(64))]),
        3 => fields.extend([Field::Byte(124), Field::Raw(dice.bytes(4))]),
        4 => fields.extend([Field::Byte(123), Field::Raw(dice.bytes(8))]),
        5 => fields.extend([Field::Byte(122), Field::Raw(dice.bytes(8))]),
        6 => fields.push(Field::Byte(120 + dice.below(2) as u8)),
        7 => fields.extend([Field::Byte(116), Field::Text(dice.bytes(3))]),
        8 => fields.extend([Field::Byte(118), Field::Uint(0)]),
        _ => fields.extend([Field::Byte(119), text(any_of(&TEXTS, dice))]),
    }
}

fn delete_set(fields: &mut Vec<Field>, known: &BTreeMap<u64, u64>, dice: &mut Seeded) {
    let clients: Vec<u64> = known.keys().copied().filter(|_| dice.below(4) == 0).collect();
    fields.push(Field::Uint(clients.len() as u64));
    for client in clients {
        let ranges = dice.below(4);
        fields.extend([Field::Uint(client), Field::Uint(ranges as u64)]);
        for _ in 0..ranges {
            let next = known.get(&client).copied().unwrap_or(0) as usize;
            // Mostly inside what is there; ranges may overlap, be empty, or reach beyond.
            let (from, beyond) = (dice.below(next), dice.below(20) == 0);
            let length = if beyond { next } else { dice.below((next - from).min(6) + 1) };
            fields.extend([Field::Uint(from as u64), Field::Uint(length as u64)]);
        }
    }
}
