//! The frames: each made to hurt in its own way.

use crate::client::frame::{binary, step1, update, websocket};
use crate::client::lib0::{put_bytes, put_uint};

/// The kinds, in the order in which they are sent.
pub(super) const NAMES: [&str; 14] = [
    "a value nested 10,000 deep",
    "a state vector that declares 100 million entries",
    "an awareness frame that declares 100 million",
    "an update that declares 100 million",
    "random bytes in a framed update",
    "text that is not UTF-8",
    "an unknown frame type",
    "a frame of 3 MiB",
    "clocks near 2³²",
    "a client id of 64 bits",
    "a document inside the document",
    "an embed of JSON nested 10,000 deep",
    "a truncated frame, a text message",
    "an update behind a gap",
];

const GIANT: u64 = 100_000_000;
const DEEP: usize = 10_000;
const OVERSIZE: usize = 3 * 1024 * 1024;

const STRING: u8 = 4;
const EMBED: u8 = 5;
const ANY: u8 = 8;
const SUBDOCUMENT: u8 = 9;

/// The WebSocket message of this number.
pub(super) fn message(prefix: &[u8], number: usize) -> Vec<u8> {
    let client = 3_000_000_000 + number as u64;
    let put = |kind, content: &[u8]| binary(&update(prefix, &one_struct(client, 0, kind, content)));
    let framed = |kind: u8, payload: &[u8]| {
        let mut out = [prefix, &[kind]].concat();
        put_bytes(&mut out, payload);
        binary(&out)
    };
    match number % NAMES.len() {
        0 => put(ANY, &[vec![1], [117, 1].repeat(DEEP), vec![126]].concat()),
        1 => binary(&step1(prefix, &giant())),
        2 => framed(1, &giant()),
        3 => binary(&update(prefix, &giant())),
        4 => binary(&update(prefix, &random_bytes(number))),
        5 => put(STRING, &[4, b'a', 0xff, 0xfe, 0xc0]),
        6 => framed(77, b"?"),
        // An update that brings nothing, and three megabytes behind it: there is nothing in it to be kept.
        7 => binary(&update(prefix, &vec![0; OVERSIZE])),
        8 => binary(&update(prefix, &one_struct(client, u64::from(u32::MAX) - 1, STRING, &with_length(b"abcdef")))),
        9 => binary(&update(prefix, &one_struct(u64::MAX - number as u64, 0, STRING, &with_length(b"a")))),
        10 => put(SUBDOCUMENT, &[with_length(b"guid"), vec![118, 0]].concat()),
        11 => put(EMBED, &with_length(&[b"[".repeat(DEEP), b"]".repeat(DEEP)].concat())),
        12 if (number / NAMES.len()).is_multiple_of(2) => websocket(1, b"hello"),
        12 => {
            let whole = update(prefix, &one_struct(client, 0, STRING, &with_length(b"never all of it")));
            binary(&whole[..whole.len() - 6])
        }
        _ => binary(&update(prefix, &one_struct(client, 1_000, STRING, &with_length(b"later")))),
    }
}

/// An update of one struct in a root of its own.
fn one_struct(client: u64, clock: u64, kind: u8, content: &[u8]) -> Vec<u8> {
    let mut out = vec![1, 1];
    put_uint(&mut out, client);
    put_uint(&mut out, clock);
    out.extend([kind, 1]);
    put_bytes(&mut out, b"hostile");
    out.extend_from_slice(content);
    out.push(0);
    out
}

fn giant() -> Vec<u8> {
    let mut out = Vec::new();
    put_uint(&mut out, GIANT);
    out
}

fn with_length(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    put_bytes(&mut out, bytes);
    out
}

fn random_bytes(seed: usize) -> Vec<u8> {
    let mut state = seed as u64 ^ 0x2545_f491_4f6c_dd1d;
    let mut byte = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as u8
    };
    let length = 16 + usize::from(byte());
    (0..length).map(|_| byte()).collect()
}

#[cfg(test)]
mod tests {
    use crdt::Document;
    use crdt::protocol::{Frame, Sync};

    use super::*;

    /// What lies in the WebSocket message.
    fn payload(message: &[u8]) -> &[u8] {
        match message[1] & 0x7f {
            126 => &message[8..],
            127 => &message[14..],
            _ => &message[6..],
        }
    }

    #[test]
    fn our_own_document_refuses_every_kind_but_the_gap() {
        for (number, name) in NAMES.iter().enumerate() {
            let message = message(&[], number);
            let mut document = Document::new(1);
            let refused = match Frame::decode(payload(&message)) {
                Ok(Frame::Sync(Sync::Update(update))) => document.apply(update).is_err(),
                Ok(Frame::Sync(Sync::Step1(vector))) => document.diff(vector).is_err(),
                Ok(Frame::Awareness(entries)) => crdt::awareness::decode(entries).is_err(),
                _ => true,
            };
            assert_eq!(refused, number != 13, "{name}");
        }
    }
}
