//! Figures: of processes, of latencies, of the machine.

pub mod machine;
pub mod process;
pub mod stats;

pub use process::{Usage, processor_time, usage};
pub use stats::{Spread, percentile};
