//! Randomness from the browser.

use crdt::Random;

/// The browser's cryptographic source.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserRandom;

impl Random for BrowserRandom {
    fn next_u64(&mut self) -> u64 {
        let mut bytes = [0; 8];
        let filled = web_sys::window()
            .and_then(|window| window.crypto().ok())
            .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
        if filled {
            return u64::from_le_bytes(bytes);
        }
        // Every browser that runs wasm has the source above; this only keeps a strange one alive.
        (js_sys::Math::random() * 2f64.powi(53)) as u64
    }
}

/// A client id that no other tab or load has: below 2³², as stock Yjs clients make them.
pub fn client_id() -> u64 {
    (BrowserRandom.next_u64() >> 32).max(1)
}
