//! What replicas say to each other, in bytes: version, sender, kind, and the kind's fields, big-endian.

use bytes::{Buf, BufMut, Bytes, BytesMut};
use store::{RowId, UserId};
use uuid::Uuid;

const VERSION: u8 = 1;

/// One message in a résumé's channel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Message {
    /// The replica that sent it, a random number that it drew when it started.
    pub(crate) from: u64,
    pub(crate) news: News,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum News {
    Update(Update),
    /// Presence on the sender's side, an awareness payload. `everybody`: all of it, and the sender lives.
    Presence {
        everybody: bool,
        payload: Bytes,
    },
    /// "I just opened this room: who is there?"
    WhoIsThere,
    /// This person's rights have changed.
    AccessChanged(UserId),
    /// A hash of what the sender has at a row, deletions too.
    Digest {
        seq: i64,
        hash: [u8; 32],
    },
    /// The list of the letters beside it has changed.
    LettersChanged,
}

/// Rows that were committed, in the envelopes of the log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Update {
    /// The number of the first row.
    pub(crate) first_seq: i64,
    pub(crate) last_seq: i64,
    /// All of them, or none where they are too large for a hint.
    pub(crate) rows: Vec<(RowId, Bytes)>,
}

impl Message {
    pub(crate) fn encode(&self) -> Bytes {
        let mut out = BytesMut::new();
        out.put_u8(VERSION);
        out.put_u64(self.from);
        match &self.news {
            News::Update(update) => {
                out.put_u8(0);
                out.put_i64(update.first_seq);
                out.put_i64(update.last_seq);
                for (row, blob) in &update.rows {
                    out.put_slice(Uuid::from(*row).as_bytes());
                    out.put_u32(blob.len() as u32);
                    out.put_slice(blob);
                }
            }
            News::Presence { everybody, payload } => {
                out.put_u8(1);
                out.put_u8(u8::from(*everybody));
                out.put_slice(payload);
            }
            News::WhoIsThere => out.put_u8(2),
            News::AccessChanged(user) => {
                out.put_u8(3);
                out.put_slice(Uuid::from(*user).as_bytes());
            }
            News::Digest { seq, hash } => {
                out.put_u8(4);
                out.put_i64(*seq);
                out.put_slice(hash);
            }
            News::LettersChanged => out.put_u8(5),
        }
        out.freeze()
    }

    /// Who says a message, read off its beginning.
    pub(crate) fn sender(mut bytes: &[u8]) -> Option<u64> {
        (bytes.try_get_u8().ok()? == VERSION).then(|| bytes.try_get_u64().ok()).flatten()
    }

    /// `None` for what this version does not understand.
    pub(crate) fn decode(mut bytes: Bytes) -> Option<Self> {
        if bytes.try_get_u8().ok()? != VERSION {
            return None;
        }
        let from = bytes.try_get_u64().ok()?;
        let news = match bytes.try_get_u8().ok()? {
            0 => News::Update(Update::decode(bytes)?),
            1 => News::Presence { everybody: bytes.try_get_u8().ok()? != 0, payload: bytes },
            2 => News::WhoIsThere,
            3 => News::AccessChanged(id(&mut bytes)?.into()),
            4 => News::Digest { seq: bytes.try_get_i64().ok()?, hash: bytes.as_ref().try_into().ok()? },
            5 => News::LettersChanged,
            _ => return None,
        };
        Some(Self { from, news })
    }
}

impl Update {
    fn decode(mut bytes: Bytes) -> Option<Self> {
        let (first_seq, last_seq) = (bytes.try_get_i64().ok()?, bytes.try_get_i64().ok()?);
        let mut rows = Vec::new();
        while bytes.has_remaining() {
            let row = id(&mut bytes)?.into();
            let length = bytes.try_get_u32().ok()? as usize;
            if length > bytes.remaining() {
                return None;
            }
            rows.push((row, bytes.split_to(length)));
        }
        let declared = last_seq.checked_sub(first_seq)?.checked_add(1)?;
        let fits = declared >= 1 && (rows.is_empty() || rows.len() as i64 == declared);
        fits.then_some(Self { first_seq, last_seq, rows })
    }
}

fn id(bytes: &mut Bytes) -> Option<Uuid> {
    let mut raw = [0; 16];
    bytes.try_copy_to_slice(&mut raw).ok()?;
    Some(Uuid::from_bytes(raw))
}

#[cfg(test)]
mod tests {
    use crdt::Seeded;

    use super::*;

    fn messages() -> Vec<Message> {
        let row = |n: u128| RowId::from(Uuid::from_u128(n));
        let rows = vec![(row(1), Bytes::from_static(b"sealed")), (row(2), Bytes::new())];
        [
            News::Update(Update { first_seq: 7, last_seq: 8, rows }),
            News::Update(Update { first_seq: 7, last_seq: 70, rows: Vec::new() }),
            News::Presence { everybody: true, payload: Bytes::from_static(&[0]) },
            News::WhoIsThere,
            News::AccessChanged(UserId::from(Uuid::from_u128(9))),
            News::Digest { seq: 5, hash: [7; 32] },
            News::LettersChanged,
        ]
        .map(|news| Message { from: 42, news })
        .to_vec()
    }

    #[test]
    fn messages_are_read_as_they_were_written() {
        for message in messages() {
            assert_eq!(Message::sender(&message.encode()), Some(message.from));
            assert_eq!(Message::decode(message.encode()), Some(message));
        }
    }

    #[test]
    fn whatever_comes_is_read_as_what_it_is_or_not_at_all() {
        let mut read = 0;
        for seed in 0..if std::env::var_os("TANDEM_LONG").is_some() { 400_000 } else { 20_000 } {
            let mut dice = Seeded::new(seed);
            let all = messages();
            let mut bytes = all[dice.below(all.len())].encode().to_vec();
            for _ in 0..dice.below(4) {
                let at = dice.below(bytes.len());
                match dice.below(5) {
                    0 => bytes[at] = [0, 1, 0x7f, 0x80, 0xff][dice.below(5)],
                    1 => bytes[at] ^= 1 << dice.below(8),
                    2 => bytes.truncate(at),
                    3 => bytes.insert(at, dice.below(256) as u8),
                    _ => bytes.extend_from_within(at..),
                }
                if bytes.is_empty() {
                    break;
                }
            }
            if let Some(message) = Message::decode(bytes.clone().into()) {
                read += 1;
                let again = message.encode();
                assert!(again.len() <= bytes.len(), "seed {seed}");
                assert_eq!(Message::decode(again), Some(message), "seed {seed}");
            }
        }
        assert!(read > 1_000, "{read}");
    }

    #[test]
    fn what_is_cut_or_strange_is_nothing_and_never_a_panic() {
        for message in messages() {
            let bytes = message.encode();
            for cut in 0..bytes.len() {
                let _ = Message::decode(bytes.slice(..cut));
            }
            let mut other = bytes.to_vec();
            other[0] = 9;
            assert_eq!(Message::decode(other.into()), None);
        }
        let wrong = Update { first_seq: 5, last_seq: 4, rows: Vec::new() };
        assert_eq!(Message::decode(Message { from: 1, news: News::Update(wrong) }.encode()), None);
    }
}
