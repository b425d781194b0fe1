//! What the document promises, as properties. `TANDEM_LONG=1` runs many more cases.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "promises/acts.rs"]
mod acts;
#[path = "promises/common.rs"]
mod common;
#[path = "promises/companies.rs"]
mod companies;
#[path = "promises/convergence.rs"]
mod convergence;
#[path = "promises/copies.rs"]
mod copies;
#[path = "promises/covers.rs"]
mod covers;
#[path = "promises/fallen.rs"]
mod fallen;
#[path = "promises/json_numbers.rs"]
mod json_numbers;
#[path = "promises/looks.rs"]
mod looks;
#[path = "promises/lossless.rs"]
mod lossless;
#[path = "promises/replacing.rs"]
mod replacing;
#[path = "promises/strict.rs"]
mod strict;
#[path = "promises/structure.rs"]
mod structure;
#[path = "promises/undo.rs"]
mod undo;
#[path = "promises/wire.rs"]
mod wire;
