//! Figures: of processes, of latencies.

mod peak;
mod stats;

pub use peak::Peak;
pub use services::usage::{own_processor_time, processor_time, usage};
pub use stats::{Spread, percentile};
