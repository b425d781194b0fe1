//! The same bullet twice.

use std::collections::HashSet;

use crate::finding::{Finding, Rule, Severity};
use crate::reading::{Reading, remark};
use crate::words::{lower, quoted};

/// Shorter ones may well stand twice.
const FEWEST: usize = 3;

pub(super) fn rule(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let mut seen = HashSet::new();
    for bullet in reading.entries.iter().flat_map(|entry| &entry.bullets) {
        let words: Vec<String> = lower(&bullet.text).collect();
        if words.len() >= FEWEST && !seen.insert(words) {
            let remark = remark(Rule::SameBullet, Severity::Problem, bullet.at());
            found.push(Finding { words: quoted(&bullet.text), ..remark });
        }
    }
}
