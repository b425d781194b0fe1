//! A look at the bytes of updates and state vectors before yrs reads them.
//!
//! yrs trusts what it reads: a few bytes may declare a hundred million entries, deep nesting runs over the stack, and
//! ids out of range end in a panic, and blocks in the wrong order spoil a document without one. This walk never recurses,
//! and allocates no more than the bytes before it.

use std::collections::HashSet;

use crate::codec::Reader;
use crate::depth::Parent;
use crate::outline::UpdateInfo;
use crate::protocol::FrameError;

/// Yjs makes ids of 32 bits; 53 is what a JavaScript number holds.
const MAX_CLIENT: u64 = (1 << 53) - 1;

/// The deepest value that a struct may carry. The schema needs two levels.
const MAX_DEPTH: usize = 32;

/// The bits of a struct's first byte that say what it is; two kinds that are no items, and that of shared types.
const KIND: u8 = 0x1f;
const GC: u8 = 0;
const SKIP: u8 = 10;
const TYPE: u8 = 7;

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
    #[error("content of type {0} is not supported")]
    Content(u8),
    #[error("an item lies where none can")]
    Place,
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

/// Checks an update in the V1 encoding, and gives what it inserts and deletes.
pub(crate) fn update(bytes: &[u8]) -> Result<UpdateInfo> {
    let mut reader = Reader::new(bytes);
    let mut info = UpdateInfo::default();
    let mut clients = HashSet::new();
    for _ in 0..count(&mut reader, 3)? {
        // A struct takes two bytes at least: its kind and a length.
        let structs = count(&mut reader, 2)?;
        let client = client(&mut reader)?;
        if !clients.insert(client) {
            return Err(ScanError::Twice);
        }
        let mut at = clock(&mut reader)?;
        for _ in 0..structs {
            let kind = reader.byte()?;
            let (length, parent) = structure(&mut reader, kind)?;
            if length == 0 {
                return Err(ScanError::Empty);
            }
            let start = at;
            at = after(start, length)?;
            if kind & KIND != SKIP {
                info.inserts(client, start, at);
            }
            if kind & KIND == TYPE {
                info.holds_type(client, start, parent);
            }
        }
    }
    delete_set(&mut reader, &mut info)?;
    end(&reader)?;
    Ok(info)
}

fn delete_set(reader: &mut Reader<'_>, info: &mut UpdateInfo) -> Result {
    let mut clients = HashSet::new();
    for _ in 0..count(reader, 2)? {
        let client = client(reader)?;
        // Of a client that is named twice yrs would keep the last ranges only.
        if !clients.insert(client) {
            return Err(ScanError::Twice);
        }
        for _ in 0..count(reader, 2)? {
            let start = clock(reader)?;
            let length = clock(reader)?;
            info.removes(client, start, after(start, length.into())?);
        }
    }
    Ok(())
}

/// Walks over one struct, whose first byte was read, and gives its length in clock ticks and where it says it lies.
fn structure(reader: &mut Reader<'_>, info: u8) -> Result<(u64, Parent)> {
    let kind = info & KIND;
    if matches!(info, GC | SKIP) {
        return Ok((clock(reader)?.into(), Parent::Unsaid));
    }
    let mut parent = Parent::Unsaid;
    let mut origins = [None, None];
    for (origin, bit) in origins.iter_mut().zip([0x80, 0x40]) {
        if info & bit != 0 {
            *origin = Some((client(reader)?, clock(reader)?));
        }
    }
    if origins == [None, None] {
        // The parent: a root's name, or the id of the item that holds it.
        if reader.uint()? == 1 {
            reader.text()?;
            parent = Parent::Root;
        } else {
            parent = Parent::Type(client(reader)?, clock(reader)?);
        }
        if info & 0x20 != 0 {
            reader.text()?;
        }
    } else if origins[0] == origins[1] {
        return Err(ScanError::Place);
    }
    Ok((content(reader, kind)?, parent))
}

fn content(reader: &mut Reader<'_>, kind: u8) -> Result<u64> {
    match kind {
        1 => return Ok(clock(reader)?.into()),
        3 => drop(reader.bytes()?),
        4 => return Ok(reader.text()?.chars().map(|c| c.len_utf16() as u64).sum()),
        5 => {
            let embedded = reader.text()?;
            // yrs reads a text that is embedded in a text as letters, and counts one for all of them.
            if embedded.trim_start().starts_with('"') {
                return Err(ScanError::Content(kind));
            }
            json(embedded)?;
        }
        6 => {
            reader.text()?;
            json(reader.text()?)?;
        }
        TYPE => match reader.uint()? {
            0..=2 | 4 | 6 => {}
            3 => drop(reader.text()?),
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
        // Also JSON texts (2) and XML hooks (a type), which no client of today writes: yrs reads one text more or less
        // than is there, and from then on other bytes than were looked at.
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

fn clock(reader: &mut Reader<'_>) -> Result<u32> {
    u32::try_from(reader.uint()?).map_err(|_| ScanError::Clock)
}

/// The clock after so many ticks.
fn after(start: u32, ticks: u64) -> Result<u32> {
    u64::from(start).checked_add(ticks).and_then(|end| u32::try_from(end).ok()).ok_or(ScanError::Clock)
}

fn end(reader: &Reader<'_>) -> Result {
    if reader.is_empty() { Ok(()) } else { Err(FrameError::Trailing.into()) }
}
