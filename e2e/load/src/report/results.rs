//! All runs, and the file that keeps them.

use std::collections::BTreeMap;

use serde_json::json;

use super::{Figures, Value};
use crate::measure::Spread;
use crate::subjects::Kind;

/// The runs of one scenario.
#[derive(Clone, Debug, Default)]
pub struct Runs {
    of: BTreeMap<&'static str, Vec<Result<Figures, String>>>,
}

/// Several runs of one column.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    Numbers(Spread),
    /// Different words of different runs.
    Words(Vec<String>),
    Nothing,
}

impl Runs {
    pub fn add(&mut self, kind: Kind, run: Result<Figures, String>) {
        self.of.entry(kind.key()).or_default().push(run);
    }

    pub fn of(&self, kind: Kind) -> &[Result<Figures, String>] {
        self.of.get(kind.key()).map_or(&[], Vec::as_slice)
    }

    /// What the runs that succeeded show under this key.
    pub fn values(&self, kind: Kind, key: &str) -> Vec<Value> {
        self.of(kind).iter().flatten().filter_map(|figures| figures.values.get(key)).cloned().collect()
    }

    pub fn cell(&self, kind: Kind, key: &str) -> Cell {
        let (mut numbers, mut words) = (Vec::new(), Vec::new());
        for value in self.values(kind, key) {
            match value {
                Value::Number(number) => numbers.push(number),
                Value::Word(word) if !words.contains(&word) => words.push(word),
                Value::Word(_) => {}
            }
        }
        match Spread::of(&numbers) {
            _ if !words.is_empty() => Cell::Words(words),
            Some(spread) => Cell::Numbers(spread),
            None => Cell::Nothing,
        }
    }

    pub fn median(&self, kind: Kind, key: &str) -> Option<f64> {
        match self.cell(kind, key) {
            Cell::Numbers(spread) => Some(spread.median),
            _ => None,
        }
    }
}

/// Everything that one call of the benchmark has measured.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// By the keys of scenarios.
    pub scenarios: BTreeMap<&'static str, Runs>,
    /// Servers that could not be started, and why.
    pub missing: BTreeMap<&'static str, String>,
}

impl Results {
    /// Whether this server has run.
    pub fn has(&self, kind: Kind) -> bool {
        self.scenarios.values().any(|runs| !runs.of(kind).is_empty())
    }

    /// As JSON.
    pub fn to_json(&self, about: &[(&str, String)]) -> serde_json::Value {
        let scenarios: BTreeMap<_, _> = self.scenarios.iter().map(|(key, runs)| (*key, runs_json(runs))).collect();
        let about: BTreeMap<_, _> = about.iter().map(|(name, value)| (*name, value.clone())).collect();
        json!({ "about": about, "missing": self.missing, "scenarios": scenarios })
    }
}

fn runs_json(runs: &Runs) -> serde_json::Value {
    let run = |run: &Result<Figures, String>| match run {
        Err(error) => json!({ "failed": error }),
        Ok(figures) => {
            let values: BTreeMap<_, _> = figures.values.iter().map(|(key, value)| (*key, value_json(value))).collect();
            json!({ "figures": values, "warnings": figures.warnings })
        }
    };
    let of: BTreeMap<_, Vec<_>> = runs.of.iter().map(|(kind, runs)| (*kind, runs.iter().map(run).collect())).collect();
    json!(of)
}

fn value_json(value: &Value) -> serde_json::Value {
    match value {
        Value::Number(number) => json!(number),
        Value::Word(word) => json!(word),
    }
}
