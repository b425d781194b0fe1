//! The steps, in their order.

use std::time::{Duration, Instant};

use anyhow::bail;
use services::{CARELESS, Postgres};

use super::stream::stream;
use super::suite::{Suite, Tally};
use crate::client::{self, Kind};
use crate::command::{cargo, line};
use crate::installed::{self, ensure};
use crate::workspace::{self, Built};

/// One line of the table.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) name: &'static str,
    pub(super) what: &'static str,
    /// Minutes from a cold clone on two cores.
    pub(super) minutes: u64,
    /// Steps without which this one is of no use.
    pub(super) needs: &'static [&'static str],
    pub(super) run: fn(&mut Workbench) -> anyhow::Result<()>,
}

impl Step {
    pub(super) fn budget(&self, long: bool) -> Duration {
        let factor = if long { 20 } else { 1 };
        Duration::from_secs(self.minutes * 60 * factor)
    }
}

/// Quick ones first, so that a small mistake is known early.
#[rustfmt::skip]
pub(super) const STEPS: [Step; 15] = [
    Step { name: "tools", what: "browsers, Redis, Postgres, Node.js, LibreOffice", minutes: 10, needs: &[], run: tools },
    Step { name: "format", what: "cargo fmt --check", minutes: 1, needs: &[], run: format },
    Step { name: "lint", what: "clippy, warnings denied", minutes: 20, needs: &[], run: lint },
    Step { name: "client", what: "the web app for the tests, warnings denied", minutes: 20, needs: &[], run: client },
    Step { name: "build", what: "server and all tests", minutes: 20, needs: &[], run: build },
    Step { name: "npm", what: "the stock Yjs client and the sample résumé", minutes: 3, needs: &["tools"], run: npm },
    Step { name: "unit", what: "unit tests of every part", minutes: 6, needs: &["build", "tools"], run: unit },
    Step { name: "doc", what: "examples in the documentation", minutes: 3, needs: &["build"], run: doc },
    Step { name: "app", what: "the web app's logic, without a browser", minutes: 6, needs: &[], run: app },
    Step { name: "document", what: "crdt, render, check-up, languages, Word: convergence, round trips", minutes: 8, needs: &["build", "npm", "tools"], run: document },
    Step { name: "store", what: "one conformance suite on SQLite, on Postgres and in memory", minutes: 5, needs: &["build", "tools"], run: store },
    Step { name: "hub", what: "rooms, the log writer, replicas over Redis, random plans", minutes: 8, needs: &["build", "tools"], run: hub },
    Step { name: "server", what: "the API and the WebSocket endpoint", minutes: 8, needs: &["build", "npm", "tools"], run: server },
    Step { name: "pdf", what: "printing with Chromium, what is read in the print, files that are brought along", minutes: 10, needs: &["build", "tools"], run: pdf },
    Step { name: "e2e", what: "browsers, replicas, faults", minutes: 40, needs: &["build", "client", "npm"], run: e2e },
];

/// The step with this name.
pub(super) fn find(name: &str) -> Option<&'static Step> {
    STEPS.iter().find(|step| step.name == name)
}

/// All names.
pub(super) fn names() -> Vec<&'static str> {
    STEPS.iter().map(|step| step.name).collect()
}

/// The table for `--help`.
pub(super) fn help() -> String {
    let lines: Vec<String> = STEPS.iter().map(|step| format!("  {:<10} {}", step.name, step.what)).collect();
    format!("Steps:\n{}", lines.join("\n"))
}

/// What the steps share.
#[derive(Debug)]
pub(super) struct Workbench {
    pub(super) long: bool,
    built: Built,
    postgres: Option<Postgres>,
    name: &'static str,
    deadline: Instant,
    tally: Option<Tally>,
    second_try: bool,
}

impl Workbench {
    pub(super) fn new(long: bool) -> Self {
        let (built, deadline) = (Built::default(), Instant::now());
        Self { long, built, postgres: None, name: "", deadline, tally: None, second_try: false }
    }

    pub(super) fn begin(&mut self, name: &'static str, deadline: Instant) {
        (self.name, self.deadline, self.tally, self.second_try) = (name, deadline, None, false);
    }

    /// What the tests of the step came to; `None` for a step without tests.
    pub(super) fn tally(&self) -> Option<Tally> {
        self.tally
    }

    fn check(&mut self, mut command: std::process::Command) -> anyhow::Result<()> {
        let status = stream(&mut command, self.name, self.deadline, |text| println!("{text}"))?;
        if status.success() { Ok(()) } else { bail!("`{}` failed ({status}): see above.", line(&command)) }
    }

    fn suite(&mut self, targets: &[&str], threads: Option<usize>) -> anyhow::Result<()> {
        let Self { name, long, deadline, second_try, .. } = *self;
        let suite = Suite { name, targets, threads, long, deadline, second_try };
        let tally = self.tally.insert(Tally::default());
        suite.run(&self.built, self.postgres.as_ref(), tally)
    }

    /// Tests that are run by a command of their own.
    fn tests_by(&mut self, mut command: std::process::Command) -> anyhow::Result<()> {
        let tally = self.tally.insert(Tally::default());
        let status = stream(&mut command, self.name, self.deadline, |text| tally.hear(text))?;
        if status.success() { Ok(()) } else { bail!("`{}` failed ({status}): see above.", line(&command)) }
    }

    /// The integration tests of these packages.
    fn tests_of(&mut self, packages: &[&str], threads: Option<usize>) -> anyhow::Result<()> {
        let names = workspace::integration_tests(packages)?;
        if names.is_empty() {
            bail!("there are no tests in {}", packages.join(", "));
        }
        let targets: Vec<&str> = names.iter().flat_map(|name| ["--test", name]).collect();
        self.suite(&targets, threads)
    }

    fn with_postgres(&mut self) -> anyhow::Result<()> {
        if self.postgres.is_none() {
            self.postgres = Some(Postgres::start(&CARELESS)?);
        }
        Ok(())
    }
}

fn tools(_: &mut Workbench) -> anyhow::Result<()> {
    use installed::{CHROMIUM, FIREFOX, NODE, NPM, OFFICE, POPPLER, POSTGRES, REDIS};
    ensure(&[CHROMIUM, FIREFOX, POPPLER, OFFICE, REDIS, POSTGRES, NODE, NPM])
}

fn format(bench: &mut Workbench) -> anyhow::Result<()> {
    let mut command = cargo();
    command.args(["fmt", "--all", "--check"]);
    bench.check(command)
}

fn lint(bench: &mut Workbench) -> anyhow::Result<()> {
    // The client too, for this machine's own target: a toolchain with both clippy and the wasm target is not to be had
    // everywhere. The step `client` denies the compiler's warnings for wasm.
    let mut command = cargo();
    command.args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    bench.check(command)
}

fn client(bench: &mut Workbench) -> anyhow::Result<()> {
    // What ships is built in minutes, and proved where there are hours.
    match client::build(Kind::of(bench.long))?.warnings {
        0 => Ok(()),
        warnings => bail!("The client compiles with {warnings} warnings: see above."),
    }
}

fn build(bench: &mut Workbench) -> anyhow::Result<()> {
    let mut command = workspace::test_build();
    let built = &mut bench.built;
    let status = stream(&mut command, bench.name, bench.deadline, |text| {
        if let Ok(message) = serde_json::from_str(text) {
            built.note(&message);
        }
    })?;
    if status.success() { Ok(()) } else { bail!("The tests do not compile: see above.") }
}

fn npm(bench: &mut Workbench) -> anyhow::Result<()> {
    match super::npm::install() {
        Some(command) => {
            bench.check(command)?;
            super::npm::remember()
        }
        None => Ok(()),
    }
}

fn unit(bench: &mut Workbench) -> anyhow::Result<()> {
    bench.suite(&["--lib", "--bins"], None)
}

fn doc(bench: &mut Workbench) -> anyhow::Result<()> {
    bench.suite(&["--doc"], None)
}

fn app(bench: &mut Workbench) -> anyhow::Result<()> {
    let mut command = cargo();
    command.args(["test", "--quiet", "--package", "client"]);
    bench.tests_by(command)
}

fn document(bench: &mut Workbench) -> anyhow::Result<()> {
    bench.tests_of(&["crdt", "render", "checkup", "messages", "docx"], None)
}

fn store(bench: &mut Workbench) -> anyhow::Result<()> {
    bench.with_postgres()?;
    bench.tests_of(&["store"], None)
}

fn hub(bench: &mut Workbench) -> anyhow::Result<()> {
    bench.with_postgres()?;
    bench.tests_of(&["hub"], None)
}

fn server(bench: &mut Workbench) -> anyhow::Result<()> {
    bench.with_postgres()?;
    bench.tests_of(&["server"], None)
}

fn pdf(bench: &mut Workbench) -> anyhow::Result<()> {
    bench.tests_of(&["pdf", "readback", "intake"], Some(1))
}

fn e2e(bench: &mut Workbench) -> anyhow::Result<()> {
    bench.with_postgres()?;
    // One at a time: each starts browsers, and two cores are soon busy. What browsers do to one test in thousands is named
    // at the end, and stops nobody.
    bench.second_try = true;
    bench.tests_of(&["e2e"], Some(1))
}
