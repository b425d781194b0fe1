//! Figures: of processes, of latencies.

mod peak;
mod process;
mod stats;

pub use peak::Peak;
pub use process::{own_processor_time, processor_time, usage};
pub use stats::{Spread, percentile};
