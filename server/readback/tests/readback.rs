//! What is printed is read, field by field; what is not shown is not.

#[path = "readback/common.rs"]
mod common;
// The same made-up résumés as in the browser's tests.
#[expect(dead_code, reason = "not all of them are wanted here")]
#[path = "../../../e2e/src/corpus.rs"]
mod corpus;
#[path = "readback/hidden.rs"]
mod hidden;
#[path = "readback/templates.rs"]
mod templates;
