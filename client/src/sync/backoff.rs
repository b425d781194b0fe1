//! How long to wait before the next attempt.

use crdt::Random;

use super::random::BrowserRandom;

const FIRST_MS: u32 = 400;
const LONGEST_MS: u32 = 20_000;

/// Doubles with each failure; between half and all of it, so that a thousand tabs do not come back at once.
pub fn delay_ms(failures: u32) -> u32 {
    let whole = FIRST_MS.saturating_mul(1 << failures.min(10)).min(LONGEST_MS);
    let half = whole / 2;
    half + (BrowserRandom.next_u64() % u64::from(half.max(1))) as u32
}
