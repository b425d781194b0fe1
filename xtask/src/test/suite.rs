//! One run of `cargo test`, and what its closing lines say.

use std::time::Instant;

use anyhow::bail;
use services::Postgres;

use super::stream::stream;
use crate::command::cargo;
use crate::workspace::{self, Built, SELECTION};

/// More failures than this are no chance: they are not tried again.
const MOST_UNSTEADY: usize = 3;
/// Tests of what must not be lost, whatever fails: one loss in a hundred is a loss.
const NO_SECOND_TRY: [&str; 4] = ["faults::", "kill_loop::", "redis_away::", "two_replicas::"];

/// Passed, failed and ignored tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) passed: u64,
    pub(super) failed: u64,
    pub(super) ignored: u64,
    /// Those of the passed ones that failed before.
    pub(super) unsteady: u64,
}

impl Tally {
    /// Counts what a line says, and shows it unless it says nothing.
    pub(super) fn hear(&mut self, text: &str) {
        self.note(text);
        if !says_nothing(text) {
            println!("{text}");
        }
    }

    /// Of `tried` tests that had failed, `second` says what came of the second time: all of them pass, or none counts.
    fn take_second(&mut self, tried: u64, second: Self) {
        let steadied = if second.failed == 0 && second.passed == tried { tried.min(self.failed) } else { 0 };
        self.failed -= steadied;
        self.passed += steadied;
        self.unsteady += steadied;
    }

    /// Adds a line like `test result: ok. 5 passed; 0 failed; 1 ignored; …`; other lines count nothing.
    fn note(&mut self, text: &str) {
        let Some(result) = text.trim_start().strip_prefix("test result: ") else { return };
        let counts = result.split_once(". ").map_or("", |(_, counts)| counts);
        for count in counts.split(';') {
            if let Some((number, kind)) = count.trim().split_once(' ')
                && let Ok(number) = number.parse::<u64>()
            {
                match kind {
                    "passed" => self.passed += number,
                    "failed" => self.failed += number,
                    "ignored" => self.ignored += number,
                    _ => {}
                }
            }
        }
    }
}

#[derive(Debug)]
pub(super) struct Suite<'a> {
    pub(super) name: &'a str,
    /// Arguments that choose targets: `--lib`, `--test api`.
    pub(super) targets: &'a [&'a str],
    /// How many tests at a time; the machine's number of cores when there is none.
    pub(super) threads: Option<usize>,
    pub(super) long: bool,
    pub(super) deadline: Instant,
    /// Whether what fails is tried again by itself, and counted as unsteady when it passes then.
    pub(super) second_try: bool,
}

impl Suite<'_> {
    /// Runs it to its end, also past failures.
    pub(super) fn run(&self, built: &Built, postgres: Option<&Postgres>, tally: &mut Tally) -> anyhow::Result<()> {
        let failed = self.run_these(&[], built, postgres, tally)?;
        let is_known = failed.len() as u64 == tally.failed && (1..=MOST_UNSTEADY).contains(&failed.len());
        let must_hold = |name: &String| NO_SECOND_TRY.iter().any(|module| name.starts_with(module));
        if !self.second_try || !is_known || failed.iter().any(must_hold) {
            return verdict(self.name, *tally);
        }
        println!("   Failed, and tried once more: {}", failed.join(", "));
        let mut second = Tally::default();
        self.run_these(&failed, built, postgres, &mut second)?;
        tally.take_second(failed.len() as u64, second);
        if tally.unsteady > 0 {
            println!("   Unsteady, for they passed the second time: {}", failed.join(", "));
        }
        verdict(self.name, *tally)
    }

    /// Runs the tests with these names, or all; the names of those that failed.
    fn run_these(
        &self,
        names: &[String],
        built: &Built,
        postgres: Option<&Postgres>,
        tally: &mut Tally,
    ) -> anyhow::Result<Vec<String>> {
        let mut command = cargo();
        command.args(["test", "--quiet", "--no-fail-fast"]).args(SELECTION).args(self.targets);
        if !names.is_empty() {
            command.args(["--", "--exact"]).args(names);
        }
        workspace::environment(&mut command, built);
        // What was waited for in vain says where it was; the frames of a runtime say nothing.
        command.env("RUST_LIB_BACKTRACE", "0");
        if let Some(postgres) = postgres {
            command.env("TANDEM_TEST_POSTGRES", postgres.url());
        }
        if self.long {
            command.env("TANDEM_LONG", "1").env("PROPTEST_CASES", "10000");
        }
        if let Some(threads) = self.threads {
            command.env("RUST_TEST_THREADS", threads.to_string());
        }
        let mut failed = Vec::new();
        let status = stream(&mut command, self.name, self.deadline, |text| {
            tally.hear(text);
            failed.extend(text.strip_suffix(" --- FAILED").map(str::to_owned));
        })?;
        if !status.success() && tally.failed == 0 {
            bail!("cargo test failed ({status}): see above.");
        }
        Ok(failed)
    }
}

fn verdict(name: &str, tally: Tally) -> anyhow::Result<()> {
    match tally {
        Tally { passed: 0, failed: 0, .. } if name != "doc" => bail!("It ran no test."),
        Tally { failed: 0, .. } => Ok(()),
        Tally { failed, .. } => bail!("{failed} failed: see above."),
    }
}

/// Lines of test programs without tests, of which `--lib --bins` starts a few.
fn says_nothing(text: &str) -> bool {
    text.is_empty() || text == "running 0 tests" || text.starts_with("test result: ok. 0 passed; 0 failed; 0 ignored;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_added_up() {
        let mut tally = Tally::default();
        for line in [
            "running 6 tests",
            "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.01s",
            "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s",
        ] {
            tally.note(line);
        }
        assert_eq!(tally, Tally { passed: 6, failed: 2, ignored: 1, unsteady: 0 });
    }

    #[test]
    fn what_passes_the_second_time_is_counted_as_that() {
        let first = Tally { passed: 120, failed: 2, ..Tally::default() };
        let after = |passed| {
            let mut tally = first;
            tally.take_second(2, Tally { passed, failed: 2 - passed, ..Tally::default() });
            tally
        };
        assert_eq!(after(0), first);
        assert_eq!(after(1), first);
        assert_eq!(after(2), Tally { passed: 122, failed: 0, ignored: 0, unsteady: 2 });
    }
}
