//! Good résumés are left alone.

use crate::common::said;

#[test]
fn the_sample_that_anybody_can_try() {
    assert_eq!(said(include_str!("../../../client/sample.json")), [""; 0]);
}

#[test]
fn a_dense_one() {
    let said = said(include_str!("../../../render/tests/render/dense.json"));
    println!("{said:#?}");
    assert!(said.len() <= 8, "{said:#?}");
}
