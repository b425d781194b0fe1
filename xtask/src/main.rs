//! `cargo xtask …`: everything a person types to run, test and build Tandem.

mod bench;
mod build;
mod client;
mod command;
mod dev;
mod installed;
mod paths;
mod run;
mod screens;
mod server;
mod test;
mod time;
mod wasm;
mod workspace;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Runs, tests and builds Tandem.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Build the client and the server, start on SQLite in ./data, print the address. Ctrl-C ends it.
    Run {
        /// Optimise both. The build takes minutes instead of seconds.
        #[arg(long)]
        release: bool,
    },
    /// Prove everything: format, lints, unit, store, hub, server and browser tests.
    Test(test::Arguments),
    /// Like `run`, and rebuild, restart and reload the browsers when a file changes.
    Dev,
    /// Make one release binary with the client inside.
    Build,
    /// Play a plan of live editing again that a test has kept because it failed.
    Plan { file: PathBuf },
    /// Measure the server beside other Yjs servers, and write docs/benchmarks.md. Takes two hours.
    Bench(bench::Arguments),
    /// Take pictures of every page, into target/screens.
    Screens,
    /// Build the client alone, into target/client.
    Client {
        /// The small one: minutes instead of seconds.
        #[arg(long)]
        release: bool,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> anyhow::Result<()> {
    match task {
        Task::Run { release } => run::run(release),
        Task::Test(arguments) => test::run(&arguments),
        Task::Dev => dev::run(),
        Task::Build => build::run(),
        Task::Plan { file } => test::replay(&file),
        Task::Bench(arguments) => bench::run(&arguments),
        Task::Screens => screens::run(),
        Task::Client { release } => client::build(client::Kind::of(release)).map(drop),
    }
}
