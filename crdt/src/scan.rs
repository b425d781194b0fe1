//! A look at the bytes of updates and state vectors before yrs reads them.
//!
//! yrs trusts what it reads: a few bytes may declare a hundred million entries, deep nesting runs over the stack, and
//! ids out of range end in a panic, and blocks in the wrong order spoil a document without one. This walk never recurses,
//! and allocates no more than the bytes before it.

use std::collections::HashSet;

use crate::codec::Reader;
use crate::protocol::FrameError;

/// Yjs makes ids of 32 bits; 53 is what a JavaScript number holds.
const MAX_CLIENT: u64 = (1 << 53) - 1;

/// The deepest value that a struct may carry. The schema needs two levels.
const MAX_DEPTH: usize = 32;

/// Why bytes are refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub(crate) enum ScanError {
    #[error(transparent)]
    Frame(#[from] FrameError),
    #[error("it declares more entries than it has bytes for")]
    Count,
    #[error("a client id is out of range")]
    Client,
    #[error("a clock is out of range")]
    Clock,
    #[error("it names a client twice")]
    Twice,
    #[error("a struct has no length")]
    Empty,
    #[error("values are nested too deeply")]
    Depth,
    #[error("unknown content of type {0}")]
    Content(u8),
    #[error("documents inside a document are not supported")]
    Subdocument,
}

type Result<T = ()> = std::result::Result<T, ScanError>;

/// Checks an encoded state vector.
pub(crate) fn state_vector(bytes: &[u8]) -> Result {
    let mut reader = Reader::new(bytes);
    for _ in 0..count(&mut reader, 2)? {
        client(&mut reader)?;
        clock(&mut reader)?;
    }
    end(&reader)
}

/// Checks an update in the V1 encoding.
pub(crate) fn update(bytes: &[u8]) -> Result {
    let mut reader = Reader::new(bytes);
    let mut clients = HashSet::new();
    for _ in 0..count(&mut reader, 3)? {
        // A struct takes two bytes at least: its kind and a length.
        let structs = count(&mut reader, 2)?;
        if !clients.insert(client(&mut reader)?) {
            return Err(ScanError::Twice);
        }
        let mut at = clock(&mut reader)?;
        for _ in 0..structs {
            let length = structure(&mut reader)?;
            if length == 0 {
                return Err(ScanError::Empty);
            }
            at = at.checked_add(length).filter(|at| *at <= u32::MAX.into()).ok_or(ScanError::Clock)?;
        }
    }
    delete_set(&mut reader)?;
    end(&reader)
}

fn delete_set(reader: &mut Reader<'_>) -> Result {
    for _ in 0..count(reader, 2)? {
        client(reader)?;
        for _ in 0..count(reader, 2)? {
            let (from, length) = (clock(reader)?, clock(reader)?);
            if from + length > u32::MAX.into() {
                return Err(ScanError::Clock);
            }
        }
    }
    Ok(())
}

/// Walks over one struct and gives its length in clock ticks.
fn structure(reader: &mut Reader<'_>) -> Result<u64> {
    let info = reader.byte()?;
    let kind = info & 0x1f;
    if matches!(kind, 0 | 10) {
        return clock(reader);
    }
    let (left, right) = (info & 0x80 != 0, info & 0x40 != 0);
    for _ in 0..u8::from(left) + u8::from(right) {
        client(reader)?;
        clock(reader)?;
    }
    if !left && !right {
        // The parent: a root's name, or the id of the item that holds it.
        if reader.uint()? == 1 {
            reader.text()?;
        } else {
            client(reader)?;
            clock(reader)?;
        }
        if info & 0x20 != 0 {
            reader.text()?;
        }
    }
    content(reader, kind)
}

fn content(reader: &mut Reader<'_>, kind: u8) -> Result<u64> {
    match kind {
        1 => return clock(reader),
        2 => {
            let texts = count(reader, 1)?;
            for _ in 0..texts {
                reader.text()?;
            }
            return Ok(texts);
        }
        3 => drop(reader.bytes()?),
        4 => return Ok(reader.text()?.chars().map(|c| c.len_utf16() as u64).sum()),
        5 => json(reader.text()?)?,
        6 => {
            reader.text()?;
            json(reader.text()?)?;
        }
        7 => match reader.uint()? {
            0..=2 | 4 | 6 => {}
            3 | 5 => drop(reader.text()?),
            _ => return Err(ScanError::Content(kind)),
        },
        8 => {
            let values = count(reader, 1)?;
            for _ in 0..values {
                any(reader)?;
            }
            return Ok(values);
        }
        9 => return Err(ScanError::Subdocument),
        other => return Err(ScanError::Content(other)),
    }
    Ok(1)
}

/// Walks over one lib0 value, containers inside containers by a stack of what is left in each.
fn any(reader: &mut Reader<'_>) -> Result {
    let mut open: [(u64, bool); MAX_DEPTH] = [(0, false); MAX_DEPTH];
    let mut depth = 0;
    loop {
        match reader.byte()? {
            126 | 127 | 120 | 121 => {}
            125 => drop(reader.uint()?),
            124 => reader.skip(4)?,
            123 | 122 => reader.skip(8)?,
            119 => drop(reader.text()?),
            116 => drop(reader.bytes()?),
            container @ (117 | 118) => {
                let map = container == 118;
                let entries = count(reader, if map { 2 } else { 1 })?;
                *open.get_mut(depth).ok_or(ScanError::Depth)? = (entries, map);
                depth += 1;
            }
            other => return Err(ScanError::Content(other)),
        }
        loop {
            let Some((left, map)) = depth.checked_sub(1).map(|top| &mut open[top]) else { return Ok(()) };
            if *left > 0 {
                *left -= 1;
                if *map {
                    reader.text()?;
                }
                break;
            }
            depth -= 1;
        }
    }
}

/// The nesting of a JSON text, read off its brackets.
fn json(text: &str) -> Result {
    let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => depth += 1,
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(ScanError::Depth);
        }
    }
    Ok(())
}

/// A declared number of entries of at least `least` bytes each.
fn count(reader: &mut Reader<'_>, least: usize) -> Result<u64> {
    let declared = reader.uint()?;
    if declared > (reader.remaining() / least) as u64 { Err(ScanError::Count) } else { Ok(declared) }
}

fn client(reader: &mut Reader<'_>) -> Result<u64> {
    let id = reader.uint()?;
    if id > MAX_CLIENT { Err(ScanError::Client) } else { Ok(id) }
}

fn clock(reader: &mut Reader<'_>) -> Result<u64> {
    let value = reader.uint()?;
    if value > u32::MAX.into() { Err(ScanError::Clock) } else { Ok(value) }
}

fn end(reader: &Reader<'_>) -> Result {
    if reader.is_empty() { Ok(()) } else { Err(FrameError::Trailing.into()) }
}
