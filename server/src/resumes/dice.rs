//! The document's randomness, drawn from the server's.

use std::sync::Arc;

use store::Rng;

/// `crdt::Random` over `store::Rng`.
#[derive(Clone)]
pub struct Dice(pub Arc<dyn Rng>);

impl Dice {
    /// A client id nobody has: 32 random bits, what Yjs itself draws.
    pub fn client_id(&mut self) -> u64 {
        crdt::Random::next_u64(self) >> 32
    }
}

impl crdt::Random for Dice {
    fn next_u64(&mut self) -> u64 {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        u64::from_le_bytes(bytes)
    }
}

impl std::fmt::Debug for Dice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Dice")
    }
}
