//! Ours out, ours in; files of others; files that are none.

#[path = "intake/broken.rs"]
mod broken;
#[path = "intake/common.rs"]
mod common;
// The same made-up résumés as in the browser's tests.
#[path = "../../../e2e/src/corpus.rs"]
mod corpus;
#[path = "intake/foreign.rs"]
mod foreign;
#[path = "intake/marks.rs"]
mod marks;
#[path = "intake/ours.rs"]
mod ours;
#[path = "intake/pdfs.rs"]
mod pdfs;
