//! One connection's protocol, without I/O: bytes in, what they mean out.

use crdt::awareness::{self, Entry};
use crdt::limits::MAX_FRAME_BYTES;
use crdt::protocol::{Frame, Sync, close};
use tokio::time::Instant;

use crate::config::Rate;
use crate::ledger::Ledger;

/// Two hundred people's presence, echoed by a stock client, and some.
const MAX_AWARENESS_BYTES: usize = 256 * 1024;

/// What a frame asks for. It borrows from the frame.
#[derive(PartialEq, Eq, Debug)]
pub(crate) enum Intent<'a> {
    /// "This is what I have": wants a step 2.
    Hello { state_vector: &'a [u8] },
    /// An update. Its number counts frames of this kind, from 1.
    Edit { number: u64, update: &'a [u8], whole: bool },
    /// Presence, own and echoed.
    Presence(Vec<Entry<'a>>),
    /// Wants everybody's presence.
    QueryPresence,
}

/// Why a connection ends: a close code and a reason for people.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Ending {
    pub(crate) code: u16,
    pub(crate) reason: String,
}

impl Ending {
    pub(crate) fn new(code: u16, reason: impl Into<String>) -> Self {
        Self { code, reason: reason.into() }
    }

    pub(crate) fn malformed(what: impl std::fmt::Display) -> Self {
        Self::new(close::MALFORMED, what.to_string())
    }
}

/// The state of one connection's protocol.
#[derive(Debug)]
pub(crate) struct Connection {
    pub(crate) ledger: Ledger,
    bucket: Option<Bucket>,
}

impl Connection {
    pub(crate) fn new(rate: Option<Rate>, now: Instant) -> Self {
        Self { ledger: Ledger::default(), bucket: rate.map(|rate| Bucket::full(rate, now)) }
    }

    /// Reads one frame.
    ///
    /// # Errors
    /// The connection has to end.
    pub(crate) fn receive<'a>(&mut self, frame: &'a [u8], now: Instant) -> Result<Intent<'a>, Ending> {
        if frame.len() > MAX_FRAME_BYTES {
            return Err(Ending::malformed(format_args!("a frame may have {MAX_FRAME_BYTES} bytes at most")));
        }
        if !self.bucket.as_mut().is_none_or(|bucket| bucket.take(frame.len(), now)) {
            return Err(Ending::new(close::TOO_FAST, "too many frames at once; come back a little slower"));
        }
        match Frame::decode(frame).map_err(Ending::malformed)? {
            Frame::Sync(Sync::Step1(state_vector)) => Ok(Intent::Hello { state_vector }),
            Frame::Sync(Sync::Step2(update)) => Ok(self.edit(update, true)),
            Frame::Sync(Sync::Update(update)) => Ok(self.edit(update, false)),
            Frame::Awareness(payload) if payload.len() > MAX_AWARENESS_BYTES => {
                Err(Ending::malformed("a presence frame of that size is not one"))
            }
            Frame::Awareness(payload) => Ok(Intent::Presence(awareness::decode(payload).map_err(Ending::malformed)?)),
            Frame::QueryAwareness => Ok(Intent::QueryPresence),
            Frame::AuthDenied(_) | Frame::Saved(_) | Frame::Event(_) => {
                Err(Ending::malformed("only the server sends frames of this type"))
            }
        }
    }

    fn edit<'a>(&mut self, update: &'a [u8], whole: bool) -> Intent<'a> {
        Intent::Edit { number: self.ledger.count(), update, whole }
    }
}

/// What may still be sent; refills with time.
#[derive(Debug)]
struct Bucket {
    rate: Rate,
    frames: f64,
    bytes: f64,
    filled: Instant,
}

impl Bucket {
    fn full(rate: Rate, now: Instant) -> Self {
        Self { rate, frames: rate.burst.into(), bytes: rate.burst_bytes.into(), filled: now }
    }

    fn take(&mut self, bytes: usize, now: Instant) -> bool {
        let passed = now.saturating_duration_since(self.filled).as_secs_f64();
        self.filled = now;
        self.frames = (self.frames + passed * f64::from(self.rate.frames)).min(self.rate.burst.into()) - 1.0;
        self.bytes = (self.bytes + passed * f64::from(self.rate.bytes)).min(self.rate.burst_bytes.into());
        self.bytes -= bytes as f64;
        self.frames >= 0.0 && self.bytes >= 0.0
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn connection(rate: Option<Rate>) -> Connection {
        Connection::new(rate, Instant::now())
    }

    #[test]
    fn edits_are_numbered_and_nothing_else_is() {
        let mut connection = connection(None);
        let now = Instant::now();
        let step1 = Frame::Sync(Sync::Step1(&[0])).encode();
        let step2 = Frame::Sync(Sync::Step2(&[0, 0])).encode();
        let update = Frame::Sync(Sync::Update(&[0, 0])).encode();
        assert_eq!(connection.receive(&step1, now), Ok(Intent::Hello { state_vector: &[0] }));
        assert_eq!(connection.receive(&step2, now), Ok(Intent::Edit { number: 1, update: &[0, 0], whole: true }));
        assert_eq!(connection.receive(&Frame::QueryAwareness.encode(), now), Ok(Intent::QueryPresence));
        assert_eq!(connection.receive(&update, now), Ok(Intent::Edit { number: 2, update: &[0, 0], whole: false }));
    }

    #[test]
    fn what_is_no_frame_of_a_client_ends_the_connection() {
        let now = Instant::now();
        let huge = vec![0; MAX_FRAME_BYTES + 1];
        for frame in [&[255, 255][..], &[], &huge, &Frame::Saved(3).encode(), &Frame::Awareness(&[9, 9]).encode()] {
            assert_eq!(connection(None).receive(frame, now).expect_err("refused").code, close::MALFORMED);
        }
    }

    #[test]
    fn too_fast_is_said_and_passes() {
        let rate = Rate { frames: 10, burst: 3, bytes: 1000, burst_bytes: 1000 };
        let mut connection = connection(Some(rate));
        let (now, frame) = (Instant::now(), Frame::QueryAwareness.encode());
        for _ in 0..3 {
            connection.receive(&frame, now).expect("within the burst");
        }
        assert_eq!(connection.receive(&frame, now).expect_err("too fast").code, close::TOO_FAST);
        connection.receive(&frame, now + Duration::from_secs(1)).expect("refilled");
    }
}
