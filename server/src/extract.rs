//! Reading requests: bodies, paths and queries whose mistakes are answered as problems.

mod body;
mod path;

pub use body::{Body, whole_body};
pub use path::{Path, Query};
