//! What is sealed opens where it belongs, and nowhere else.

use store::{ContentKey, EnvelopeError, ResumeId, SystemClock, SystemRandom, Vault};
use uuid::Uuid;

use crate::fixture::fresh_row;

const MASTER: [u8; 32] = [7; 32];
const PLAIN: &[u8] = "Zoë".as_bytes();

fn resume() -> ResumeId {
    ResumeId::new(&SystemClock, &SystemRandom)
}

fn row() -> Uuid {
    fresh_row().into()
}

/// Nothing that was changed opens: no single bit, no end cut off, nothing added.
fn assert_no_change_opens<T>(sealed: &[u8], open: impl Fn(&[u8]) -> Result<T, EnvelopeError>) {
    assert!(open(sealed).is_ok());
    for bit in 0..sealed.len() * 8 {
        let mut changed = sealed.to_vec();
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(open(&changed).is_err(), "bit {bit}");
    }
    for length in 0..sealed.len() {
        assert!(open(&sealed[..length]).is_err(), "cut to {length} bytes");
        assert!(open(&sealed[sealed.len() - length..]).is_err(), "the last {length} bytes");
    }
    assert!(open(&[sealed, &[0]].concat()).is_err(), "a byte more");
}

#[test]
fn what_is_sealed_opens() {
    let vault = Vault::new(MASTER);
    let (resume, row) = (resume(), row());
    let (key, wrapped) = vault.new_content_key(&SystemRandom, resume);
    let again = Vault::new(MASTER);
    let unwrapped = again.unwrap_content_key(resume, &wrapped).unwrap();
    for plain in [&[][..], PLAIN, &[0; 100_000]] {
        let account = vault.seal_account(&SystemRandom, row, plain);
        assert_eq!(again.open_account(row, &account).as_deref(), Ok(plain));
        let content = key.seal(&SystemRandom, row, plain);
        assert_eq!(unwrapped.open(row, &content).as_deref(), Ok(plain));
        assert_ne!(key.seal(&SystemRandom, row, plain), content, "every seal has a nonce of its own");
    }
}

#[test]
fn nothing_that_was_changed_opens() {
    let vault = Vault::new(MASTER);
    let (resume, row) = (resume(), row());
    let (key, wrapped) = vault.new_content_key(&SystemRandom, resume);
    assert_no_change_opens(&key.seal(&SystemRandom, row, PLAIN), |sealed| key.open(row, sealed));
    assert_no_change_opens(&vault.seal_account(&SystemRandom, row, PLAIN), |sealed| vault.open_account(row, sealed));
    assert_no_change_opens(&wrapped, |sealed| vault.unwrap_content_key(resume, sealed));
}

#[test]
fn nothing_opens_in_another_row() {
    let vault = Vault::new(MASTER);
    let (here, row) = (resume(), row());
    let (key, wrapped) = vault.new_content_key(&SystemRandom, here);
    let elsewhere = self::row();
    assert_eq!(key.open(elsewhere, &key.seal(&SystemRandom, row, PLAIN)), Err(EnvelopeError::Tampered));
    let account = vault.seal_account(&SystemRandom, row, PLAIN);
    assert_eq!(vault.open_account(elsewhere, &account), Err(EnvelopeError::Tampered));
    assert_refused(vault.unwrap_content_key(resume(), &wrapped), EnvelopeError::Tampered);
}

#[test]
fn nothing_opens_with_another_key() {
    let (vault, other) = (Vault::new(MASTER), Vault::new([8; 32]));
    let (here, row) = (resume(), row());
    let (key, wrapped) = vault.new_content_key(&SystemRandom, here);
    let sealed = key.seal(&SystemRandom, row, PLAIN);
    let (others, _) = vault.new_content_key(&SystemRandom, resume());
    assert_eq!(others.open(row, &sealed), Err(EnvelopeError::OtherKey), "another résumé's");
    let (renewed, _) = vault.new_content_key(&SystemRandom, here);
    assert_eq!(renewed.open(row, &sealed), Err(EnvelopeError::Tampered), "another key of the same résumé");
    assert_eq!(vault.open_account(row, &sealed), Err(EnvelopeError::OtherKey), "content is no account's");

    let account = vault.seal_account(&SystemRandom, row, PLAIN);
    assert_eq!(other.open_account(row, &account), Err(EnvelopeError::Tampered), "another master key");
    assert_refused(other.unwrap_content_key(here, &wrapped), EnvelopeError::Tampered);
    assert_eq!(vault.open_account(here.into(), &wrapped), Err(EnvelopeError::Tampered), "a key is no account's");
}

#[test]
fn a_version_that_is_not_known_is_named() {
    let vault = Vault::new(MASTER);
    let row = row();
    let mut sealed = vault.seal_account(&SystemRandom, row, PLAIN);
    sealed[0] = 9;
    assert_eq!(vault.open_account(row, &sealed), Err(EnvelopeError::Version(9)));
    assert_eq!(vault.open_account(row, &[]), Err(EnvelopeError::Short));
}

#[test]
fn an_address_is_found_however_it_is_written() {
    let vault = Vault::new(MASTER);
    let hash = vault.address_hash("zoë@example.org");
    for written in ["ZOË@Example.ORG", "  zoë@example.org", "zoë@example.org\t\n", " Zoë@example.org "] {
        assert_eq!(vault.address_hash(written), hash, "{written:?}");
    }
    assert_ne!(vault.address_hash("zoe@example.org"), hash);
    assert_ne!(vault.address_hash("zoë@example.or"), hash);
    assert_ne!(Vault::new([8; 32]).address_hash("zoë@example.org"), hash, "it cannot be guessed without the key");
}

#[test]
fn keys_are_not_shown() {
    let vault = Vault::new([0xab; 32]);
    let (key, _) = vault.new_content_key(&SystemRandom, resume());
    assert_eq!(format!("{vault:?}"), "Vault(…)");
    assert!(format!("{key:?}").ends_with(", …)"));
}

#[track_caller]
fn assert_refused(opened: Result<ContentKey, EnvelopeError>, error: EnvelopeError) {
    assert_eq!(opened.err(), Some(error));
}
