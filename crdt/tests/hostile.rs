//! What bytes from the network can do to a document: be refused, or be taken by everybody alike. Never a crash, a hang,
//! or memory far beyond their size. `TANDEM_LONG=1` runs many more cases.
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

#[path = "hostile/decoders.rs"]
mod decoders;
#[path = "hostile/fields.rs"]
mod fields;
#[path = "hostile/index.rs"]
mod index;
#[path = "hostile/regressions.rs"]
mod regressions;
#[path = "hostile/room.rs"]
mod room;
#[path = "hostile/struct_by_struct.rs"]
mod struct_by_struct;
#[path = "hostile/updates.rs"]
mod updates;

/// How many cases run: a slice with fixed seeds, or many.
fn cases(slice: u64) -> u64 {
    if std::env::var_os("TANDEM_LONG").is_some() { slice * 20 } else { slice }
}
