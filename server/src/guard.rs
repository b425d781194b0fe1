//! What every request passes before its handler, and every response after it.

pub mod cross_site;
pub mod headers;
pub mod log;
pub mod panics;
