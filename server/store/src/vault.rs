//! Encryption at rest: the envelope of every stored blob, and the keys.
//!
//! An envelope is `version (1) | key id (16) | nonce (24) | XChaCha20-Poly1305 ciphertext`, with the id of its row as
//! associated data: a blob copied to another row does not open. Each résumé has a key of its own, wrapped by a key
//! that is derived from the master key. Random 24-byte nonces do not repeat.

use std::fmt;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{ResumeId, Rng};

const VERSION: u8 = 1;
const KEY_ID: usize = 16;
const NONCE: usize = 24;
const HEADER: usize = 1 + KEY_ID + NONCE;

/// The key id of blobs that are sealed by the master key itself.
const MASTER: [u8; KEY_ID] = [0; KEY_ID];

/// A blob that does not open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum EnvelopeError {
    #[error("the blob is too short to be an envelope")]
    Short,
    #[error("the envelope's version {0} is not known here")]
    Version(u8),
    #[error("the blob was sealed with another key")]
    OtherKey,
    #[error("the blob was changed, belongs to another row, or the secret key is not the one it was sealed with")]
    Tampered,
}

/// Seals what belongs to accounts, and keeps the keys of résumés.
#[derive(Clone)]
pub struct Vault {
    accounts: ContentKey,
    wrapping: ContentKey,
    addresses: Zeroizing<[u8; 32]>,
}

/// The key of one résumé's content.
#[derive(Clone)]
pub struct ContentKey {
    id: [u8; KEY_ID],
    key: Zeroizing<[u8; 32]>,
}

impl Vault {
    /// Derives all keys from the master key.
    pub fn new(master: [u8; 32]) -> Self {
        let master = Zeroizing::new(master);
        let derive = |purpose: &str| Zeroizing::new(blake3::derive_key(purpose, &*master));
        Self {
            accounts: ContentKey { id: MASTER, key: derive("tandem 2026 accounts") },
            wrapping: ContentKey { id: MASTER, key: derive("tandem 2026 wrapping of content keys") },
            addresses: derive("tandem 2026 address look-up"),
        }
    }

    /// The hash by which an address is found: the same for every writing of it in capitals or with spaces around.
    pub fn address_hash(&self, address: &str) -> [u8; 32] {
        *blake3::keyed_hash(&self.addresses, address.trim().to_lowercase().as_bytes()).as_bytes()
    }

    /// Seals a field of an account or invitation.
    pub fn seal_account(&self, rng: &dyn Rng, row: Uuid, plain: &[u8]) -> Vec<u8> {
        self.accounts.seal(rng, row, plain)
    }

    /// Opens a field of an account or invitation.
    ///
    /// # Errors
    /// When it does not belong to that row or key.
    pub fn open_account(&self, row: Uuid, sealed: &[u8]) -> Result<Vec<u8>, EnvelopeError> {
        self.accounts.open(row, sealed)
    }

    /// Makes the key of a new résumé, and its wrapping to be stored.
    pub fn new_content_key(&self, rng: &dyn Rng, resume: ResumeId) -> (ContentKey, Vec<u8>) {
        let mut key = Zeroizing::new([0; 32]);
        rng.fill(&mut *key);
        let wrapped = self.wrapping.seal(rng, resume.into(), &*key);
        (ContentKey { id: *Uuid::from(resume).as_bytes(), key }, wrapped)
    }

    /// Opens a stored key.
    ///
    /// # Errors
    /// When it is not that résumé's, or the master key is another.
    pub fn unwrap_content_key(&self, resume: ResumeId, wrapped: &[u8]) -> Result<ContentKey, EnvelopeError> {
        let plain = Zeroizing::new(self.wrapping.open(resume.into(), wrapped)?);
        let key = <[u8; 32]>::try_from(plain.as_slice()).map_err(|_| EnvelopeError::Tampered)?;
        Ok(ContentKey { id: *Uuid::from(resume).as_bytes(), key: Zeroizing::new(key) })
    }
}

impl ContentKey {
    /// Seals a blob for one row.
    pub fn seal(&self, rng: &dyn Rng, row: Uuid, plain: &[u8]) -> Vec<u8> {
        let mut nonce = [0; NONCE];
        rng.fill(&mut nonce);
        let payload = Payload { msg: plain, aad: row.as_bytes() };
        // Only a message of 256 GiB is refused.
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), payload).unwrap_or_default();
        let mut envelope = Vec::with_capacity(HEADER + sealed.len());
        envelope.push(VERSION);
        envelope.extend_from_slice(&self.id);
        envelope.extend_from_slice(&nonce);
        envelope.extend_from_slice(&sealed);
        envelope
    }

    /// Opens the blob of a row.
    ///
    /// # Errors
    /// When it was changed, belongs to another row, or was sealed with another key.
    pub fn open(&self, row: Uuid, envelope: &[u8]) -> Result<Vec<u8>, EnvelopeError> {
        let (header, sealed) = envelope.split_at_checked(HEADER).ok_or(EnvelopeError::Short)?;
        if header[0] != VERSION {
            return Err(EnvelopeError::Version(header[0]));
        }
        if header[1..=KEY_ID] != self.id {
            return Err(EnvelopeError::OtherKey);
        }
        let nonce = <[u8; NONCE]>::try_from(&header[1 + KEY_ID..]).map_err(|_| EnvelopeError::Short)?;
        let payload = Payload { msg: sealed, aad: row.as_bytes() };
        self.cipher().decrypt(&XNonce::from(nonce), payload).map_err(|_| EnvelopeError::Tampered)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&Key::from(*self.key))
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault(…)")
    }
}

impl fmt::Debug for ContentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ContentKey({}, …)", Uuid::from_bytes(self.id))
    }
}
