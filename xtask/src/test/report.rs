//! What came of the steps.

use std::time::Duration;

use super::suite::Tally;
use crate::time::minutes;

/// What came of one step.
#[derive(Debug)]
pub(super) enum Outcome {
    Done { took: Duration, tally: Option<Tally>, failure: Option<String> },
    Skipped { needs: &'static str },
}

impl Outcome {
    /// The line that ends a step.
    pub(super) fn line(&self, name: &str) -> String {
        match self {
            Self::Done { took, tally, failure: None } => {
                format!("   {name}: ok in {}{}\n", minutes(*took), counts(*tally))
            }
            Self::Done { took, failure: Some(failure), .. } => {
                format!("   {name}: FAILED after {}. {failure}\n   Again: cargo xtask test {name}\n", minutes(*took))
            }
            Self::Skipped { needs } => format!("── {name}: skipped, because `{needs}` failed\n"),
        }
    }
}

fn counts(tally: Option<Tally>) -> String {
    tally.map_or(String::new(), |tally| format!(", {} passed", tally.passed))
}

/// All steps so far.
#[derive(Debug, Default)]
pub(super) struct Report {
    steps: Vec<(&'static str, Outcome)>,
    more: Vec<String>,
}

impl Report {
    pub(super) fn add(&mut self, name: &'static str, outcome: Outcome) {
        self.steps.push((name, outcome));
    }

    /// A failure of the whole.
    pub(super) fn fail(&mut self, sentence: String) {
        self.more.push(sentence);
    }

    /// Whether `need` was taken and is of no use now.
    pub(super) fn is_without(&self, need: &str) -> bool {
        self.steps.iter().any(|(name, outcome)| *name == need && !is_good(outcome))
    }

    pub(super) fn has_failed(&self) -> bool {
        !self.more.is_empty() || self.steps.iter().any(|(_, outcome)| !is_good(outcome))
    }

    /// One line a step, and the sum.
    pub(super) fn table(&self, took: Duration) -> String {
        let mut table = format!("{:<10} {:>7} {:>7} {:>7}  {}\n", "step", "time", "passed", "failed", "result");
        for (name, outcome) in &self.steps {
            let (time, tally, result) = match outcome {
                Outcome::Done { took, tally, failure: None } => {
                    let result = match tally.map_or(0, |tally| tally.unsteady) {
                        0 => "ok".to_owned(),
                        unsteady => format!("ok, {unsteady} at the second try"),
                    };
                    (minutes(*took), *tally, result)
                }
                Outcome::Done { took, tally, failure: Some(failure) } => {
                    let first = failure.lines().next().unwrap_or_default();
                    (minutes(*took), *tally, format!("FAILED: {first}"))
                }
                Outcome::Skipped { needs } => (String::new(), None, format!("skipped, needs {needs}")),
            };
            let count = |of: fn(Tally) -> u64| tally.map_or(String::new(), |tally| of(tally).to_string());
            let (passed, failed) = (count(|tally| tally.passed), count(|tally| tally.failed));
            table += &format!("{name:<10} {time:>7} {passed:>7} {failed:>7}  {result}\n");
        }
        let sum = self.sum();
        table += &format!("{:<10} {:>7} {:>7} {:>7}\n", "all", minutes(took), sum.passed, sum.failed);
        table
    }

    pub(super) fn print(&self, took: Duration) {
        println!("{}", self.table(took));
    }

    /// The last line: `N passed, N failed`.
    pub(super) fn print_verdict(&self) {
        for sentence in &self.more {
            println!("{sentence}");
        }
        let again: Vec<&str> =
            self.steps.iter().filter(|(_, outcome)| !is_good(outcome)).map(|(name, _)| *name).collect();
        if !again.is_empty() {
            println!("Again, only what failed: cargo xtask test {}", again.join(" "));
        }
        println!("{}", self.verdict());
    }

    /// Tests, and failed steps in which no test failed.
    pub(super) fn verdict(&self) -> String {
        let sum = self.sum();
        let without_tests = self.steps.iter().filter(|(_, outcome)| match outcome {
            Outcome::Done { failure: Some(_), tally, .. } => tally.is_none_or(|tally| tally.failed == 0),
            _ => false,
        });
        let failed = sum.failed + without_tests.count() as u64 + self.more.len() as u64;
        let ignored = if sum.ignored > 0 { format!(", {} skipped", sum.ignored) } else { String::new() };
        let unsteady = if sum.unsteady > 0 { format!(", {} at the second try", sum.unsteady) } else { String::new() };
        format!("{} passed, {failed} failed{ignored}{unsteady}", sum.passed)
    }

    fn sum(&self) -> Tally {
        let mut sum = Tally::default();
        for (_, outcome) in &self.steps {
            if let Outcome::Done { tally: Some(tally), .. } = outcome {
                sum.passed += tally.passed;
                sum.failed += tally.failed;
                sum.ignored += tally.ignored;
                sum.unsteady += tally.unsteady;
            }
        }
        sum
    }
}

fn is_good(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Done { failure: None, .. })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(tally: Option<Tally>, failure: Option<&str>) -> Outcome {
        Outcome::Done { took: Duration::from_secs(1), tally, failure: failure.map(str::to_owned) }
    }

    #[test]
    fn the_last_line_counts_what_failed_without_a_test() {
        let mut report = Report::default();
        report.add("unit", done(Some(Tally { passed: 7, failed: 0, ignored: 1, unsteady: 0 }), None));
        assert_eq!(report.verdict(), "7 passed, 0 failed, 1 skipped");
        assert!(!report.has_failed());
        report.add("lint", done(None, Some("a warning")));
        report.add("e2e", done(Some(Tally { passed: 1, failed: 2, ignored: 0, unsteady: 0 }), Some("2 failed")));
        assert_eq!(report.verdict(), "8 passed, 3 failed, 1 skipped");
        assert!(report.has_failed());
        assert!(report.is_without("lint") && !report.is_without("unit") && !report.is_without("npm"));
    }
}
