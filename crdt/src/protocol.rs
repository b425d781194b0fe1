//! The frames of a sync connection: the y-protocols' own, and two extensions of the subprotocol `tandem.v1`.
//!
//! A frame is a tag and its fields, all in lib0's variable-length integers. Stock Yjs clients know the tags 0 to 3.

use crate::codec::{Reader, put_bytes, put_uint};

/// The WebSocket subprotocol whose clients also get [`Frame::Saved`] and [`Frame::Event`].
pub const SUBPROTOCOL: &str = "tandem.v1";

const SYNC: u64 = 0;
const AWARENESS: u64 = 1;
const AUTH: u64 = 2;
const QUERY_AWARENESS: u64 = 3;
const SAVED: u64 = 100;
const EVENT: u64 = 101;

/// Why a connection is closed. Stock clients take 4400–4499 as final and come back after the others.
pub mod close {
    /// A frame that is not one.
    pub const MALFORMED: u16 = 4400;
    /// No session or token, or an expired one.
    pub const SIGNED_OUT: u16 = 4401;
    /// Not a member, or the role does not allow what was sent.
    pub const NOT_ALLOWED: u16 = 4403;
    /// The role has changed: come back to learn the new one.
    pub const ACCESS_CHANGED: u16 = 4509;
    /// Too many frames or bytes.
    pub const TOO_FAST: u16 = 4529;
    /// Come back later.
    pub const TRY_AGAIN: u16 = 1013;
}

/// One message of a connection.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Frame<'a> {
    Sync(Sync<'a>),
    /// The presence of some clients, see [`crate::awareness`].
    Awareness(&'a [u8]),
    /// The server refuses, with its reason.
    AuthDenied(&'a str),
    QueryAwareness,
    /// The first `n` frames of kind step 2 or update received on this connection are durable.
    Saved(u64),
    /// A JSON object with a `type`.
    Event(&'a str),
}

/// The three messages that bring two documents together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sync<'a> {
    /// "This is my state vector."
    Step1(&'a [u8]),
    /// "This is what you lack."
    Step2(&'a [u8]),
    /// "This just happened."
    Update(&'a [u8]),
}

/// A frame that is not one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FrameError {
    #[error("the frame ends too early")]
    Truncated,
    #[error("a number in the frame is too large")]
    Number,
    #[error("a text in the frame is not UTF-8")]
    NotUtf8,
    #[error("unknown frame type {0}")]
    Unknown(u64),
    #[error("the frame goes on after its end")]
    Trailing,
}

impl<'a> Frame<'a> {
    /// Reads one frame; it borrows from the bytes.
    ///
    /// # Errors
    /// When the bytes are not exactly one frame.
    pub fn decode(bytes: &'a [u8]) -> Result<Self, FrameError> {
        let mut reader = Reader::new(bytes);
        let frame = match reader.uint()? {
            SYNC => Self::Sync(match reader.uint()? {
                0 => Sync::Step1(reader.bytes()?),
                1 => Sync::Step2(reader.bytes()?),
                2 => Sync::Update(reader.bytes()?),
                other => return Err(FrameError::Unknown(other)),
            }),
            AWARENESS => Self::Awareness(reader.bytes()?),
            AUTH => match reader.uint()? {
                0 => Self::AuthDenied(reader.text()?),
                other => return Err(FrameError::Unknown(other)),
            },
            QUERY_AWARENESS => Self::QueryAwareness,
            SAVED => Self::Saved(reader.uint()?),
            EVENT => Self::Event(reader.text()?),
            other => return Err(FrameError::Unknown(other)),
        };
        if reader.is_empty() { Ok(frame) } else { Err(FrameError::Trailing) }
    }

    /// The bytes of this frame.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        match self {
            Self::Sync(sync) => {
                let (kind, bytes) = match sync {
                    Sync::Step1(bytes) => (0, bytes),
                    Sync::Step2(bytes) => (1, bytes),
                    Sync::Update(bytes) => (2, bytes),
                };
                out.reserve(bytes.len() + 8);
                put_uint(&mut out, SYNC);
                put_uint(&mut out, kind);
                put_bytes(&mut out, bytes);
            }
            Self::Awareness(bytes) => {
                put_uint(&mut out, AWARENESS);
                put_bytes(&mut out, bytes);
            }
            Self::AuthDenied(reason) => {
                put_uint(&mut out, AUTH);
                put_uint(&mut out, 0);
                put_bytes(&mut out, reason.as_bytes());
            }
            Self::QueryAwareness => put_uint(&mut out, QUERY_AWARENESS),
            Self::Saved(n) => {
                put_uint(&mut out, SAVED);
                put_uint(&mut out, *n);
            }
            Self::Event(json) => {
                put_uint(&mut out, EVENT);
                put_bytes(&mut out, json.as_bytes());
            }
        }
        out
    }
}
