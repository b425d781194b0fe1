//! What a frame asks for.

use crdt::protocol::{Frame, FrameError, Sync};

/// The wish of a connection, borrowed from its frame.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Wish<'a> {
    /// To learn what it lacks; its state vector.
    CatchUp(&'a [u8]),
    /// To change the document.
    Edit(&'a [u8]),
    /// To say where it is.
    Presence(&'a [u8]),
    /// To learn where the others are.
    WhoIsHere,
}

/// Reads one frame of a client.
///
/// # Errors
/// With the words for the close frame.
pub(crate) fn read(bytes: &[u8]) -> Result<Wish<'_>, String> {
    match Frame::decode(bytes) {
        Ok(Frame::Sync(Sync::Step1(vector))) => Ok(Wish::CatchUp(vector)),
        Ok(Frame::Sync(Sync::Step2(update) | Sync::Update(update))) => Ok(Wish::Edit(update)),
        Ok(Frame::Awareness(payload)) => Ok(Wish::Presence(payload)),
        Ok(Frame::QueryAwareness) => Ok(Wish::WhoIsHere),
        Ok(Frame::AuthDenied(_) | Frame::Saved(_) | Frame::Event(_)) => {
            Err("a frame that only the server sends".to_owned())
        }
        Err(error @ FrameError::Unknown(_)) => Err(error.to_string()),
        Err(error) => Err(format!("malformed frame: {error}")),
    }
}
