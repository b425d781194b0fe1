//! An update as a list of fields, so that one of them can be made wrong.

use crdt::{Random, Seeded};

/// One field of lib0's encoding.
#[derive(Clone, Debug)]
pub(crate) enum Field {
    /// A count, length, clock, client id.
    Uint(u64),
    Byte(u8),
    /// Bytes after their length; meant to be UTF-8 where a text is expected.
    Text(Vec<u8>),
    /// Bytes as they are.
    Raw(Vec<u8>),
}

pub(crate) fn encode(fields: &[Field]) -> Vec<u8> {
    let mut out = Vec::new();
    for field in fields {
        match field {
            Field::Uint(value) => put_uint(&mut out, *value),
            Field::Byte(byte) => out.push(*byte),
            Field::Text(bytes) => {
                put_uint(&mut out, bytes.len() as u64);
                out.extend(bytes);
            }
            Field::Raw(bytes) => out.extend(bytes),
        }
    }
    out
}

/// Makes one thing wrong, anywhere, and gives the bytes.
pub(crate) fn corrupt(mut fields: Vec<Field>, dice: &mut Seeded) -> Vec<u8> {
    let at = dice.below(fields.len());
    match dice.below(12) {
        0 => {
            let other = dice.below(fields.len());
            fields.swap(at, other);
        }
        1 => drop(fields.remove(at)),
        2 => {
            let until = (at + 1 + dice.below(8)).min(fields.len());
            let again = fields[at..until].to_vec();
            fields.splice(at..at, again);
        }
        _ => fields[at] = wrong(&fields[at], dice),
    }
    let mut bytes = encode(&fields);
    match dice.below(12) {
        0 => bytes.truncate(dice.below(bytes.len())),
        1 => bytes.push(dice.next_u64() as u8),
        _ => {}
    }
    bytes
}

fn wrong(field: &Field, dice: &mut Seeded) -> Field {
    match field {
        Field::Uint(value) => Field::Uint(match dice.below(12) {
            0 => 0,
            1 => value.wrapping_sub(1),
            2 => value + 1,
            3 => value + dice.below(40) as u64,
            4 => u64::from(u32::MAX),
            5 => u64::from(u32::MAX) - dice.below(6) as u64,
            6 => 1 << 31,
            7 => (1 << 31) - 1,
            8 => (1 << 53) - 1,
            9 => 1 << 53,
            10 => u64::MAX,
            _ => dice.next_u64() >> dice.below(64),
        }),
        Field::Byte(byte) => {
            Field::Byte(if dice.below(2) == 0 { byte ^ (1 << dice.below(8)) } else { dice.bytes(1)[0] })
        }
        Field::Text(bytes) => match dice.below(4) {
            0 => Field::Text(Vec::new()),
            // A lone surrogate, as Java and old JavaScript write it, and a letter cut in two.
            1 => Field::Text([&bytes[..], &[0xed, 0xa0, 0xbd]].concat()),
            2 => Field::Text([&bytes[..], &[0xc3]].concat()),
            _ => Field::Raw([&[bytes.len() as u8 + 1], &bytes[..]].concat()),
        },
        Field::Raw(bytes) => Field::Raw(dice.bytes(bytes.len())),
    }
}

pub(crate) fn put_uint(out: &mut Vec<u8>, mut value: u64) {
    while value > 0x7f {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// What [`put_uint`] wrote, from the start of `bytes`.
pub(crate) fn take_uint(bytes: &mut &[u8]) -> u64 {
    let mut value = 0;
    for shift in (0..).step_by(7) {
        let (first, rest) = bytes.split_first().expect("an integer");
        *bytes = rest;
        value |= u64::from(first & 0x7f) << shift;
        if *first < 0x80 {
            break;
        }
    }
    value
}
