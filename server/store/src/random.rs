//! Randomness, passed in.

/// A source of random bytes fit for keys.
pub trait Rng: Send + Sync {
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's source, through a generator that it seeds.
#[derive(Clone, Copy, Debug)]
pub struct SystemRandom;

impl Rng for SystemRandom {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
    fn fill(&self, bytes: &mut [u8]) {
        rand::Rng::fill_bytes(&mut rand::rng(), bytes);
    }
}
