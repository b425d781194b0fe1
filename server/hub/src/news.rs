//! What replicas tell each other of a résumé.

use store::RowId;
use uuid::Uuid;

/// A message between replicas. It carries sealed rows as they are in the log: who listens to Redis reads nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum News {
    /// Rows of the log, the first at this number, the others behind it.
    Rows { first_seq: i64, rows: Vec<(RowId, Vec<u8>)> },
    /// Presence, as the payload of an awareness frame.
    Presence(Vec<u8>),
    /// Somebody's rights have changed.
    Access(Uuid),
}

impl News {
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        match self {
            Self::Rows { first_seq, rows } => {
                out.push(1);
                out.extend_from_slice(&first_seq.to_be_bytes());
                for (id, blob) in rows {
                    out.extend_from_slice(Uuid::from(*id).as_bytes());
                    out.extend_from_slice(&(blob.len() as u32).to_be_bytes());
                    out.extend_from_slice(blob);
                }
            }
            Self::Presence(payload) => {
                out.push(2);
                out.extend_from_slice(payload);
            }
            Self::Access(user) => {
                out.push(3);
                out.extend_from_slice(user.as_bytes());
            }
        }
        out
    }

    /// Reads a message; `None` for one that is not ours or of a later version.
    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        let (kind, rest) = bytes.split_first()?;
        match kind {
            1 => {
                let (seq, mut rest) = rest.split_first_chunk::<8>()?;
                let mut rows = Vec::new();
                while !rest.is_empty() {
                    let (id, behind) = rest.split_first_chunk::<16>()?;
                    let (len, behind) = behind.split_first_chunk::<4>()?;
                    let (blob, behind) = behind.split_at_checked(u32::from_be_bytes(*len) as usize)?;
                    rows.push((Uuid::from_bytes(*id).into(), blob.to_vec()));
                    rest = behind;
                }
                Some(Self::Rows { first_seq: i64::from_be_bytes(*seq), rows })
            }
            2 => Some(Self::Presence(rest.to_vec())),
            3 => Some(Self::Access(Uuid::from_slice(rest).ok()?)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_read_as_they_were_written() {
        let rows = vec![(Uuid::from_u128(1).into(), vec![1, 2, 3]), (Uuid::from_u128(2).into(), Vec::new())];
        for news in [News::Rows { first_seq: 7, rows }, News::Presence(vec![0]), News::Access(Uuid::from_u128(9))] {
            let bytes = news.encode();
            assert_eq!(News::decode(&bytes), Some(news));
            for cut in 0..bytes.len().min(30) {
                // A cut message is another one or none, never a panic.
                drop(News::decode(&bytes[..cut]));
            }
        }
        assert_eq!(News::decode(&[9, 9]), None);
    }
}
