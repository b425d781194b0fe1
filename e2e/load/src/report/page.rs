//! `docs/benchmarks.md`.

use std::fmt::Write as _;

use crate::scenarios::Scenario;
use crate::subjects::Kind;

use super::results::{Results, Runs};
use super::{Goal, heads, row};

/// What stands around the tables.
#[derive(Debug)]
pub struct Frame<'a> {
    /// The machine, a line for each.
    pub about: &'a [(&'static str, String)],
    /// When, and what of.
    pub stamp: &'a str,
    /// What people have written.
    pub notes: &'a str,
    /// The page as it is: what was not measured now keeps its section.
    pub old: &'a str,
}

/// The page: what was measured on what, a table for each scenario, and the notes.
pub fn page(results: &Results, scenarios: &[Box<dyn Scenario>], frame: &Frame<'_>) -> String {
    let mut out = String::from(INTRODUCTION);
    out.push_str("\n| | |\n| --- | --- |\n");
    for (name, value) in frame.about {
        let _ = writeln!(out, "| {name} | {value} |");
    }
    for (name, why) in &results.missing {
        let _ = writeln!(out, "\n**Missing:** {name}: {why}");
    }
    for scenario in scenarios {
        match results.scenarios.get(scenario.key()) {
            Some(runs) => section(&mut out, &**scenario, runs, frame.stamp),
            None => out.push_str(section_of(frame.old, scenario.key()).unwrap_or_default()),
        }
    }
    if !frame.notes.trim().is_empty() {
        let _ = write!(out, "\n{}\n", frame.notes.trim());
    }
    out
}

const SECTION: &str = "\n## ";

/// The section of a scenario as a page has it.
fn section_of<'a>(page: &'a str, key: &str) -> Option<&'a str> {
    let starts: Vec<usize> = page.match_indices(SECTION).map(|(at, _)| at).chain([page.len()]).collect();
    let mark = format!("\n\n`{key}`: ");
    starts.windows(2).map(|ends| &page[ends[0]..ends[1]]).find(|section| section.contains(&mark))
}

fn section(out: &mut String, scenario: &dyn Scenario, runs: &Runs, stamp: &str) {
    let columns = scenario.columns();
    let _ = writeln!(out, "{SECTION}{}\n\n`{}`: {}\n", scenario.title(), scenario.key(), scenario.about());
    let heads = heads(&columns);
    let _ = writeln!(out, "| {} |", heads.join(" | "));
    let _ = writeln!(out, "| --- |{}", " ---: |".repeat(columns.len()));
    for kind in Kind::ALL {
        if let Some(row) = row(kind, runs, &columns) {
            let _ = writeln!(out, "| {} |", row.join(" | "));
        }
    }
    let _ = writeln!(out, "\n{stamp}");
    let judged = judgements(runs, &scenario.goals(), scenario);
    if !judged.is_empty() {
        let _ = writeln!(out, "\n{}", judged.join("\n"));
    }
    for remark in remarks(runs) {
        let _ = writeln!(out, "\n{remark}");
    }
}

/// What came of the goals, a line for each of our servers.
pub fn judgements(runs: &Runs, goals: &[Goal], scenario: &dyn Scenario) -> Vec<String> {
    let columns = scenario.columns();
    let mut lines = Vec::new();
    for ours in Kind::ALL.into_iter().filter(|kind| kind.is_ours()) {
        let judged: Vec<_> = goals.iter().filter_map(|goal| goal.judge(ours, runs, &columns)).collect();
        if !judged.is_empty() {
            lines.push(format!("- {}: {}", ours.name(), judged.join("; ")));
        }
    }
    lines
}

/// Failures and warnings, each once for each server.
pub fn remarks(runs: &Runs) -> Vec<String> {
    let mut remarks = Vec::new();
    for kind in Kind::ALL {
        let all = runs.of(kind);
        for run in all {
            let texts = match run {
                Ok(figures) => figures.warnings.clone(),
                Err(error) => vec![format!("a run failed: {error}")],
            };
            for text in texts {
                let remark = format!("{}: {text}.", kind.name());
                if !remarks.contains(&remark) {
                    remarks.push(remark);
                }
            }
        }
    }
    remarks
}

const INTRODUCTION: &str = "\
# Benchmarks

Written by `cargo xtask bench`. Tandem is measured beside the Yjs servers that people use, in one run and in the same way:
as processes on one machine that also runs the load generator, each started anew with nothing in it for every run. Ours
is as it ships: every edit is committed to the database before anybody sees it, everybody is authenticated, content is
encrypted at rest. The peers are as their documentation sets them up. The *bare relay* is a hundred lines of axum that
apply each update and pass it on, without storing anything or knowing anybody: the floor.

Machines are noisy and this one is small: what counts are the ratios within one table, whose runs took turns. A cell is the median of the runs,
with the least and the most in brackets. CPU is user and system time of the server's processes; that of Postgres and
Redis is shown apart. Memory is the proportional set size of the server's processes. The limits that were lifted for
Tandem: `TANDEM_RATE_LIMITS=off`, which stands for request and frame rates and for counts of connections; sizes stay
limited. A percentage at \"load generator\" is its share of one core; near 100 % the figures are about the generator.

The client has [a page of its own](benchmarks-client.md), and so have [PDFs](benchmarks-pdf.md).

## How to run it

```
cargo xtask bench                                  # everything, about two hours; writes this page
cargo xtask bench --quick                          # everything, shorter and smaller: does it work?
cargo xtask bench --only fan-out,saved             # some scenarios: prints the tables
cargo xtask bench --only fan-out,saved --page      # and puts them in the place of those that are here
cargo xtask bench --only memory --subjects tandem-sqlite,relay --repeats 1
```

It builds the server and the load generator, and installs the peers: from npm (`e2e/peers`), and y-sweet with cargo
into `target/bench`. All figures of the last call are in `target/bench/results.json`.

## The machine
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_measured_keeps_its_section() {
        let scenarios = crate::scenarios::chosen(true, &[]).expect("all");
        let of = |keys: &[&'static str], stamp: &str, old: &str| {
            let mut results = Results::default();
            keys.iter().for_each(|key| drop(results.scenarios.insert(*key, Runs::default())));
            page(&results, &scenarios, &Frame { about: &[], stamp, notes: "## Notes\n\nSome.", old })
        };
        let first = of(&["storm", "saved", "crowd"], "Stamp A.", "");
        let second = of(&["saved", "joiners"], "Stamp B.", &first);
        let stamps =
            |key| section_of(&second, key).map(|section| (section.contains("Stamp A."), section.contains("Stamp B.")));
        assert_eq!(stamps("storm"), Some((true, false)));
        assert_eq!(stamps("crowd"), Some((true, false)));
        assert_eq!(stamps("saved"), Some((false, true)));
        assert_eq!(stamps("joiners"), Some((false, true)));
        assert_eq!(second.matches("## Notes").count(), 1);
        // Measuring the same again changes nothing.
        assert_eq!(of(&["saved", "joiners"], "Stamp B.", &second), second);
    }
}
