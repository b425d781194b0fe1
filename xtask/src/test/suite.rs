//! One run of `cargo test`, and what its closing lines say.

use std::time::Instant;

use anyhow::bail;
use services::Postgres;

use super::stream::stream;
use crate::command::cargo;
use crate::workspace::{self, Built, SELECTION};

/// Passed, failed and ignored tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) passed: u64,
    pub(super) failed: u64,
    pub(super) ignored: u64,
}

impl Tally {
    /// Counts what a line says, and shows it unless it says nothing.
    pub(super) fn hear(&mut self, text: &str) {
        self.note(text);
        if !says_nothing(text) {
            println!("{text}");
        }
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
}

impl Suite<'_> {
    /// Runs it to its end, also past failures.
    pub(super) fn run(&self, built: &Built, postgres: Option<&Postgres>, tally: &mut Tally) -> anyhow::Result<()> {
        let mut command = cargo();
        command.args(["test", "--quiet", "--no-fail-fast"]).args(SELECTION).args(self.targets);
        workspace::environment(&mut command, built);
        if let Some(postgres) = postgres {
            command.env("TANDEM_TEST_POSTGRES", postgres.url());
        }
        if self.long {
            command.env("TANDEM_LONG", "1").env("PROPTEST_CASES", "10000");
        }
        if let Some(threads) = self.threads {
            command.env("RUST_TEST_THREADS", threads.to_string());
        }
        let status = stream(&mut command, self.name, self.deadline, |text| tally.hear(text))?;
        match (status.success(), *tally) {
            (true, Tally { passed: 0, failed: 0, .. }) if self.name != "doc" => bail!("It ran no test."),
            (true, _) => Ok(()),
            (false, Tally { failed: 0, .. }) => bail!("cargo test failed ({status}): see above."),
            (false, Tally { failed, .. }) => bail!("{failed} failed: see above."),
        }
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
        assert_eq!(tally, Tally { passed: 6, failed: 2, ignored: 1 });
    }
}
