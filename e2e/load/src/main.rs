//! The benchmark: starts servers as processes, puts load on them, measures. `cargo xtask bench` builds and calls it.

mod client;
mod measure;
mod relay;
mod report;
mod run;
mod scenarios;
mod subjects;
mod traffic;

use std::net::SocketAddr;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use rustix::process::{Resource, getrlimit, setrlimit};
use tokio::task::LocalSet;

/// Measures Tandem beside other Yjs servers.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Measure.
    Run(run::Arguments),
    /// Be the bare relay.
    Relay { address: SocketAddr },
}

fn main() -> ExitCode {
    match start(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn start(task: Task) -> anyhow::Result<()> {
    // One thread: the servers under test need the cores. It is also the thread whose end would end them.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    raise_the_limit_of_open_files();
    match task {
        Task::Run(arguments) => runtime.block_on(LocalSet::new().run_until(run::run(&arguments))),
        Task::Relay { address } => runtime.block_on(relay::serve(address)),
    }
}

/// Thousands of connections are open at once, here and in the servers, which inherit the limit.
fn raise_the_limit_of_open_files() {
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    if let Err(error) = setrlimit(Resource::Nofile, limit) {
        eprintln!("the limit of open files stays as it is: {error}");
    }
}
