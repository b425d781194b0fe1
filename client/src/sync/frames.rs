//! What the browser's callbacks put into the session's channel.

/// Something that happened outside.
#[derive(Debug)]
pub enum Happening {
    /// The connection of that attempt stands.
    Open { attempt: u32 },
    /// It brought a frame.
    Frame { attempt: u32, bytes: Vec<u8> },
    /// It ended.
    Closed { attempt: u32, code: u16, reason: String },
    /// The browser has a network again.
    Online,
    /// A second has passed.
    Tick,
    /// It is time for the next attempt.
    Retry { attempt: u32 },
    /// The page should take over what the document says now.
    Redraw,
    /// Nobody has typed for a moment.
    Rested,
    /// The own cursor has moved, a moment ago.
    CursorRests,
    /// Another tab of the same person says something about the same résumé.
    Neighbour { bytes: Vec<u8> },
    /// Something was written into the store of this device, or could not be.
    Kept,
    /// Something shall be taken back, or done again.
    Walk(Way),
}

/// Through what was done here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    Back,
    Forth,
}
