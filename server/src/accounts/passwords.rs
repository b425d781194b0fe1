//! Argon2id, off the async threads and a few at a time: one hash takes 19 MiB and tens of milliseconds.

use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use crate::config::Hashing;
use crate::problem::{Problem, Result};

/// The shortest password that is accepted, in characters.
pub const SHORTEST: usize = 10;
/// The longest, in bytes: hashing must not become somebody's free computer.
pub const LONGEST: usize = 1024;

/// Hashes and checks passwords.
#[derive(Clone, Debug)]
pub struct Passwords {
    argon2: Argon2<'static>,
    permits: Arc<Semaphore>,
    /// The hash of no password. Checked when the address is unknown, so that this takes as long as a wrong password.
    nobody: Arc<str>,
}

impl Passwords {
    /// Ready to hash, at most one password per core at a time.
    ///
    /// # Errors
    /// The system gives no randomness for the salt.
    pub fn new(hashing: Hashing) -> anyhow::Result<Self> {
        let params = match hashing {
            Hashing::Strong => Params::new(19 * 1024, 2, 1, None),
            Hashing::Cheap => Params::new(8, 1, 1, None),
        };
        let params = params.map_err(|error| anyhow::anyhow!("argon2 refuses its parameters: {error}"))?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let nobody = hash_now(&argon2, "the password of nobody").map_err(|error| anyhow::anyhow!("argon2: {error}"))?;
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Ok(Self { argon2, permits: Arc::new(Semaphore::new(cores)), nobody: nobody.into() })
    }

    /// The PHC string of a password that was checked with [`check_shape`].
    ///
    /// # Errors
    /// 500 when the system gives no randomness.
    pub async fn hash(&self, password: &str) -> Result<String> {
        let (argon2, password) = (self.argon2.clone(), password.to_owned());
        self.off_thread(move || hash_now(&argon2, &password)).await?.map_err(Problem::internal)
    }

    /// Whether `password` is the one behind `hash`. Without a hash: no, after the same time.
    ///
    /// # Errors
    /// 500 when the stored hash is damaged.
    pub async fn verify(&self, password: &str, hash: Option<&str>) -> Result<bool> {
        let known = hash.is_some();
        let stored = hash.unwrap_or(&self.nobody).to_owned();
        let (argon2, password) = (self.argon2.clone(), password.to_owned());
        let fits = self.off_thread(move || verify_now(&argon2, &password, &stored)).await?;
        Ok(fits.map_err(Problem::internal)? && known)
    }

    async fn off_thread<R: Send + 'static>(&self, work: impl FnOnce() -> R + Send + 'static) -> Result<R> {
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(Problem::internal)?;
        tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work()
        })
        .await
        .map_err(Problem::internal)
    }
}

/// At least ten characters, at most a kilobyte.
///
/// # Errors
/// 422 naming the field.
pub fn check_shape(password: &str) -> Result<()> {
    if password.chars().count() < SHORTEST {
        return Err(Problem::invalid_field("password", format!("must have at least {SHORTEST} characters")));
    }
    if password.len() > LONGEST {
        return Err(Problem::invalid_field("password", format!("must have at most {LONGEST} bytes")));
    }
    Ok(())
}

fn hash_now(argon2: &Argon2<'_>, password: &str) -> argon2::password_hash::Result<String> {
    Ok(PasswordHasher::<PasswordHash>::hash_password(argon2, password.as_bytes())?.to_string())
}

fn verify_now(argon2: &Argon2<'_>, password: &str, stored: &str) -> argon2::password_hash::Result<bool> {
    let stored = PasswordHash::new(stored).map_err(|_| argon2::password_hash::Error::EncodingInvalid)?;
    match PasswordVerifier::<PasswordHash>::verify_password(argon2, password.as_bytes(), &stored) {
        Ok(()) => Ok(true),
        Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_right_password_fits_and_no_other() {
        let passwords = Passwords::new(Hashing::Cheap).expect("argon2 works");
        let hash = passwords.hash("correct horse battery").await.expect("hashed");
        assert!(passwords.verify("correct horse battery", Some(&hash)).await.expect("checked"));
        assert!(!passwords.verify("correct horse batterz", Some(&hash)).await.expect("checked"));
        assert!(!passwords.verify("the password of nobody", None).await.expect("checked"));
        assert!(passwords.verify("x", Some("damaged")).await.is_err());
    }

    #[test]
    fn characters_count_not_bytes() {
        assert!(check_shape("ünïcödé-10").is_ok());
        assert!(check_shape("ünïcödé-9").is_err());
    }
}
