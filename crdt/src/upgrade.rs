//! Bringing documents of older shapes up to date.
//!
//! A step changes version `n` into `n + 1` by an ordinary edit, which takes the path of every edit. Steps only add and
//! move: what they do not know stays.

use yrs::{Any, Map, Out, ReadTxn};

use crate::document::{Document, Roots};
use crate::edit::Edit;
use crate::schema::VERSION;

type Step = fn(&mut Edit<'_, '_>);

/// The step at index `n` upgrades version `n`.
const STEPS: [Step; VERSION as usize] = [start];

/// Version 0 is a document that nobody has seeded: give it the sections and texts that every résumé has.
fn start(edit: &mut Edit<'_, '_>) {
    edit.ensure_standard();
}

pub(crate) fn version<T: ReadTxn>(txn: &T, roots: &Roots) -> i64 {
    match roots.meta.get(txn, "schema") {
        Some(Out::Any(Any::Number(version))) => version.as_i64().unwrap_or(0),
        _ => 0,
    }
}

pub(crate) fn upgrade(document: &mut Document) -> Vec<u8> {
    let from = document.schema_version();
    let steps = usize::try_from(from).ok().and_then(|from| STEPS.get(from..)).unwrap_or_default();
    if steps.is_empty() {
        return Vec::new();
    }
    let ((), update) = document.edit(|edit| {
        steps.iter().for_each(|step| step(edit));
        edit.set_schema(VERSION);
    });
    update
}
