//! Frames of the y-protocols, and the WebSocket frame around them.

use super::lib0::{Reader, Unreadable, put_bytes, put_uint};

/// The state vector of an empty document.
pub const NOTHING: &[u8] = &[0];
/// The update that brings nothing.
pub const NO_UPDATE: &[u8] = &[0, 0];

/// What a server says, as far as the load clients care.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Heard<'a> {
    Step1,
    Step2(&'a [u8]),
    Update(&'a [u8]),
    Awareness,
    Saved(u64),
    Other,
}

/// Reads one message of a server; `prefix` is how many bytes stand before the frame.
pub fn read(message: &[u8], prefix: usize) -> Result<Heard<'_>, Unreadable> {
    let mut reader = Reader(message.get(prefix..).ok_or(Unreadable)?);
    Ok(match reader.uint()? {
        // 4 is what Hocuspocus calls an answer: the same, but not to be answered.
        0 | 4 => match reader.uint()? {
            0 => Heard::Step1,
            1 => Heard::Step2(reader.bytes()?),
            2 => Heard::Update(reader.bytes()?),
            _ => return Err(Unreadable),
        },
        1 => Heard::Awareness,
        100 => Heard::Saved(reader.uint()?),
        _ => Heard::Other,
    })
}

pub fn step1(prefix: &[u8], state_vector: &[u8]) -> Vec<u8> {
    sync(prefix, 0, state_vector)
}

pub fn step2(prefix: &[u8], update: &[u8]) -> Vec<u8> {
    sync(prefix, 1, update)
}

pub fn update(prefix: &[u8], update: &[u8]) -> Vec<u8> {
    sync(prefix, 2, update)
}

fn sync(prefix: &[u8], kind: u8, bytes: &[u8]) -> Vec<u8> {
    let mut out = prefix.to_vec();
    out.extend([0, kind]);
    put_bytes(&mut out, bytes);
    out
}

/// The presence of one client: a caret in a text, as an editor sends it.
pub fn presence(prefix: &[u8], client: u64, clock: u64) -> Vec<u8> {
    let state = format!(
        r##"{{"user":{{"name":"Reader {client}","color":"#3b82f6"}},"cursor":{{"field":"basics.summary","anchor":{clock},"head":{clock}}}}}"##
    );
    let mut entries = vec![1];
    put_uint(&mut entries, client);
    put_uint(&mut entries, clock);
    put_bytes(&mut entries, state.as_bytes());
    let mut out = prefix.to_vec();
    out.push(1);
    put_bytes(&mut out, &entries);
    out
}

/// A binary WebSocket message of a client. The mask is zero: the bytes go out as they are.
pub fn binary(payload: &[u8]) -> Vec<u8> {
    websocket(2, payload)
}

/// A WebSocket message of a client with this opcode.
pub fn websocket(opcode: u8, payload: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(payload.len() + 14);
    out.push(0x80 | opcode);
    match payload.len() {
        length @ 0..126 => out.push(0x80 | length as u8),
        length @ 126..65536 => {
            out.push(0x80 | 126);
            out.extend((length as u16).to_be_bytes());
        }
        length => {
            out.push(0x80 | 127);
            out.extend((length as u64).to_be_bytes());
        }
    }
    out.extend([0; 4]);
    out.extend_from_slice(payload);
    out
}

#[cfg(test)]
mod tests {
    use crdt::protocol::{Frame, Sync};

    use super::*;

    #[test]
    fn frames_are_those_of_the_protocol() {
        assert_eq!(Frame::decode(&step1(&[], NOTHING)), Ok(Frame::Sync(Sync::Step1(NOTHING))));
        assert_eq!(Frame::decode(&update(&[], NO_UPDATE)), Ok(Frame::Sync(Sync::Update(NO_UPDATE))));
        assert!(matches!(Frame::decode(&presence(&[], 7, 1)), Ok(Frame::Awareness(_))));
        assert_eq!(read(&Frame::Saved(300).encode(), 0), Ok(Heard::Saved(300)));
        let named = [b"\x03doc".as_slice(), &Frame::Sync(Sync::Step2(NO_UPDATE)).encode()].concat();
        assert_eq!(read(&named, 4), Ok(Heard::Step2(NO_UPDATE)));
    }
}
