//! Figures: of processes, of latencies, of the machine.

pub mod machine;
mod peak;
mod process;
mod stats;

pub use peak::Peak;
pub use process::{own_processor_time, processor_time, usage};
pub use stats::{Spread, percentile};
