//! What we want to reach, and whether we have.

use crate::subjects::Kind;

use super::figures::digits;
use super::results::Runs;
use super::{Column, Value};

/// A wish about one column.
#[derive(Clone, Copy, Debug)]
pub struct Goal {
    pub column: &'static str,
    measure: Measure,
}

#[derive(Clone, Copy, Debug)]
enum Measure {
    AtMost(f64),
    Word(&'static str),
    OfRelay(f64),
    OfBestPeer(f64),
    AtLeastBestPeer,
    OfColumn(&'static str, f64),
}

impl Goal {
    /// Not more than this, in the unit of the column.
    pub fn at_most(column: &'static str, most: f64) -> Self {
        Self { column, measure: Measure::AtMost(most) }
    }

    /// This word in every run.
    pub fn word(column: &'static str, word: &'static str) -> Self {
        Self { column, measure: Measure::Word(word) }
    }

    /// Not more than so many times what the bare relay needs.
    pub fn of_relay(column: &'static str, factor: f64) -> Self {
        Self { column, measure: Measure::OfRelay(factor) }
    }

    /// Not more than so many times what the best peer needs.
    pub fn of_best_peer(column: &'static str, factor: f64) -> Self {
        Self { column, measure: Measure::OfBestPeer(factor) }
    }

    /// As much as the best peer.
    pub fn at_least_best_peer(column: &'static str) -> Self {
        Self { column, measure: Measure::AtLeastBestPeer }
    }

    /// Not more than so many times what another column shows.
    pub fn of_column(column: &'static str, other: &'static str, factor: f64) -> Self {
        Self { column, measure: Measure::OfColumn(other, factor) }
    }

    /// The wish and what came of it, for one of our servers: "server CPU per delivery: 1.32 × the bare relay (≤ 1.5) ✓".
    /// Nothing when it was not measured.
    pub fn judge(&self, ours: Kind, runs: &Runs, columns: &[Column]) -> Option<String> {
        let column = columns.iter().find(|column| column.key == self.column)?;
        let head = column.head;
        if let Measure::Word(word) = self.measure {
            let values = runs.values(ours, self.column);
            let reached = !values.is_empty() && values.iter().all(|value| *value == Value::Word(word.into()));
            return (!values.is_empty()).then(|| format!("{head}: wanted “{word}” {}", mark(reached)));
        }
        let value = runs.median(ours, self.column)?;
        let peers =
            || Kind::ALL.into_iter().filter(|kind| kind.is_peer()).filter_map(|kind| runs.median(kind, self.column));
        let ratio = |to: f64, factor: f64, what: &str| {
            let ratio = value / to;
            format!("{head}: {} × {what} (≤ {factor}) {}", digits(ratio), mark(ratio <= factor))
        };
        Some(match self.measure {
            Measure::AtMost(most) => {
                let (is, most_written) = (column.unit.write(value), column.unit.write(most));
                format!("{head}: {is} (≤ {most_written}) {}", mark(value <= most))
            }
            Measure::OfRelay(factor) => ratio(runs.median(Kind::Relay, self.column)?, factor, "the bare relay"),
            Measure::OfBestPeer(factor) => ratio(peers().min_by(f64::total_cmp)?, factor, "the best peer"),
            Measure::AtLeastBestPeer => {
                let ratio = value / peers().max_by(f64::total_cmp)?;
                format!("{head}: {} × the best peer (≥ 1) {}", digits(ratio), mark(ratio >= 1.0))
            }
            Measure::OfColumn(other, factor) => {
                let head = columns.iter().find(|column| column.key == other)?.head;
                ratio(runs.median(ours, other)?, factor, &format!("“{head}”"))
            }
            Measure::Word(_) => return None,
        })
    }
}

fn mark(reached: bool) -> &'static str {
    if reached { "✓" } else { "✗" }
}
