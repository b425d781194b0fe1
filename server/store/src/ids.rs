//! Identifiers of rows: uuids of version 7, which sort by the time they were made.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::{Builder, Uuid};

use crate::{Clock, Rng};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(Uuid);

        impl $name {
            /// A fresh id.
            pub fn new(clock: &dyn Clock, rng: &dyn Rng) -> Self {
                let millis = clock.now().unix_timestamp_nanos() / 1_000_000;
                let mut random = [0; 10];
                rng.fill(&mut random);
                Self(Builder::from_unix_timestamp_millis(u64::try_from(millis).unwrap_or(0), &random).into_uuid())
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                text.parse().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
    )*};
}

ids! {
    /// An account.
    UserId;
    /// A résumé.
    ResumeId;
    /// An API token.
    TokenId;
    /// An invitation to a résumé.
    InvitationId;
    /// A photo; also the associated data of its envelope.
    PhotoId;
    /// A row of the log or a snapshot; also the associated data of its envelope.
    RowId;
}
