//! Presence on the wire: for each client a clock and a JSON state, `null` when it is gone.

use std::borrow::Cow;

use crate::codec::{Reader, put_bytes, put_uint};
use crate::protocol::FrameError;

/// The presence of one client.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry<'a> {
    pub client: u64,
    /// Grows with every change; the larger one wins.
    pub clock: u32,
    /// JSON. `null` says that the client has left.
    pub state: Cow<'a, str>,
}

/// Reads the payload of an awareness frame.
///
/// # Errors
/// When the bytes are not a list of entries. A count larger than the bytes can hold allocates nothing.
pub fn decode(payload: &[u8]) -> Result<Vec<Entry<'_>>, FrameError> {
    let mut reader = Reader::new(payload);
    let count = reader.uint()?;
    // The smallest entry takes three bytes.
    if count > reader.remaining() as u64 / 3 {
        return Err(FrameError::Truncated);
    }
    let mut entries = Vec::with_capacity(count as usize);
    for _ in 0..count {
        let client = reader.uint()?;
        let clock = u32::try_from(reader.uint()?).map_err(|_| FrameError::Number)?;
        entries.push(Entry { client, clock, state: Cow::Borrowed(reader.text()?) });
    }
    if reader.is_empty() { Ok(entries) } else { Err(FrameError::Trailing) }
}

/// The payload of an awareness frame.
pub fn encode(entries: &[Entry<'_>]) -> Vec<u8> {
    let mut out = Vec::new();
    put_uint(&mut out, entries.len() as u64);
    for entry in entries {
        put_uint(&mut out, entry.client);
        put_uint(&mut out, u64::from(entry.clock));
        put_bytes(&mut out, entry.state.as_bytes());
    }
    out
}
