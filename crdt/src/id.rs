//! Identifiers of the objects inside a document, and the randomness they are made of.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A source of random numbers, passed in so that tests can repeat what happened.
pub trait Random {
    /// The next 64 random bits.
    fn next_u64(&mut self) -> u64;
}

impl<R: Random + ?Sized> Random for &mut R {
    fn next_u64(&mut self) -> u64 {
        (**self).next_u64()
    }
}

/// The identifier of a section, item or bullet inside one document.
///
/// Made ids are 16 base-62 characters (95 bits); the fixed ones are short words: `basics`, `settings`, `profiles` and
/// the keys of the standard sections.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Id(Arc<str>);

const BASE62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

impl Id {
    /// A fresh id.
    pub fn random(rng: &mut dyn Random) -> Self {
        let mut text = String::with_capacity(16);
        for _ in 0..2 {
            let mut bits = rng.next_u64();
            for _ in 0..8 {
                text.push(char::from(BASE62[(bits % 62) as usize]));
                bits /= 62;
            }
        }
        Self(text.into())
    }

    /// The id of the one contact block.
    pub fn basics() -> Self {
        Self::from("basics")
    }

    /// The id under which the document's settings are addressed.
    pub fn settings() -> Self {
        Self::from("settings")
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Id {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0.as_ref().to_owned()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({})", self.0)
    }
}
