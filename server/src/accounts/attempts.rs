//! How often somebody may try: one limiter per purpose, in this process.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use time::{Duration, OffsetDateTime};

use crate::problem::{Problem, Result};

/// So many tries per key within a window that begins with the first.
#[derive(Debug)]
pub struct Limiter<K> {
    most: u32,
    window: Duration,
    /// Keys with tries in their current window. Cleared of old ones whenever it has doubled.
    tries: Mutex<Tries<K>>,
}

#[derive(Debug)]
struct Tries<K> {
    by_key: HashMap<K, (OffsetDateTime, u32)>,
    clean_at: usize,
}

const SMALLEST_CLEANING: usize = 1024;

impl<K: Eq + Hash> Limiter<K> {
    /// At most `most` tries in `window`.
    pub fn new(most: u32, window: Duration) -> Self {
        let tries = Tries { by_key: HashMap::new(), clean_at: SMALLEST_CLEANING };
        Self { most, window, tries: Mutex::new(tries) }
    }

    /// Counts a try.
    ///
    /// # Errors
    /// The time until the next one is allowed. The refused try is not counted.
    pub fn attempt(&self, key: K, now: OffsetDateTime) -> std::result::Result<(), Duration> {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        if tries.by_key.len() >= tries.clean_at {
            tries.by_key.retain(|_, (since, _)| now - *since < self.window);
            tries.clean_at = (tries.by_key.len() * 2).max(SMALLEST_CLEANING);
        }
        let (since, count) = tries.by_key.entry(key).or_insert((now, 0));
        if now - *since >= self.window {
            (*since, *count) = (now, 0);
        }
        if *count >= self.most {
            return Err(*since + self.window - now);
        }
        *count += 1;
        Ok(())
    }

    /// Forgets the tries of `key`: they ended well.
    pub fn forget(&self, key: &K) {
        self.tries.lock().unwrap_or_else(PoisonError::into_inner).by_key.remove(key);
    }
}

/// The limits around accounts.
#[derive(Debug)]
pub struct Attempts {
    on: bool,
    passwords_per_address: Limiter<[u8; 32]>,
    passwords_per_ip: Limiter<IpAddr>,
    registrations_per_ip: Limiter<IpAddr>,
    invitations_per_ip: Limiter<IpAddr>,
}

impl Attempts {
    /// `on` is false when the operator lifted the rates.
    pub fn new(on: bool) -> Self {
        let quarter = Duration::minutes(15);
        Self {
            on,
            passwords_per_address: Limiter::new(10, quarter),
            passwords_per_ip: Limiter::new(100, quarter),
            registrations_per_ip: Limiter::new(100, Duration::hours(1)),
            invitations_per_ip: Limiter::new(100, quarter),
        }
    }

    /// Counts one password against the address (its keyed hash) and the visitor's ip.
    ///
    /// # Errors
    /// 429.
    pub fn password(&self, address: [u8; 32], ip: IpAddr, now: OffsetDateTime) -> Result<()> {
        if !self.on {
            return Ok(());
        }
        self.passwords_per_ip.attempt(ip, now).map_err(too_many)?;
        self.passwords_per_address.attempt(address, now).map_err(too_many)
    }

    /// The password was right: the address starts afresh.
    pub fn password_was_right(&self, address: &[u8; 32]) {
        self.passwords_per_address.forget(address);
    }

    /// Counts one new account.
    ///
    /// # Errors
    /// 429.
    pub fn registration(&self, ip: IpAddr, now: OffsetDateTime) -> Result<()> {
        if self.on { self.registrations_per_ip.attempt(ip, now).map_err(too_many) } else { Ok(()) }
    }

    /// Counts one look at an invitation link.
    ///
    /// # Errors
    /// 429.
    pub fn invitation(&self, ip: IpAddr, now: OffsetDateTime) -> Result<()> {
        if self.on { self.invitations_per_ip.attempt(ip, now).map_err(too_many) } else { Ok(()) }
    }
}

fn too_many(wait: Duration) -> Problem {
    let minutes = (wait.whole_seconds().max(1) + 59) / 60;
    let seconds = u64::try_from(wait.whole_seconds()).unwrap_or(1);
    Problem::too_many(format!("Too many attempts. Try again in {minutes} min."), seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_reopens_and_success_clears() {
        let limiter = Limiter::new(2, Duration::minutes(1));
        let start = OffsetDateTime::UNIX_EPOCH;
        assert!(limiter.attempt("ada", start).is_ok());
        assert!(limiter.attempt("ada", start).is_ok());
        assert_eq!(limiter.attempt("ada", start + Duration::seconds(20)), Err(Duration::seconds(40)));
        assert!(limiter.attempt("bob", start).is_ok());
        assert!(limiter.attempt("ada", start + Duration::minutes(1)).is_ok());
        limiter.forget(&"bob");
        assert!(limiter.attempt("bob", start).is_ok());
    }

    #[test]
    fn old_keys_do_not_pile_up() {
        let limiter = Limiter::new(1, Duration::minutes(1));
        let mut now = OffsetDateTime::UNIX_EPOCH;
        for key in 0..10_000 {
            now += Duration::seconds(1);
            limiter.attempt(key, now).expect("each key once");
        }
        let kept = limiter.tries.lock().expect("not poisoned").by_key.len();
        assert!(kept <= SMALLEST_CLEANING, "{kept}");
    }
}
