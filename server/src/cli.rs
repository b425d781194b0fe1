//! The command line. Each command says in plain sentences what it did or what is wrong.

mod copy;
mod doctor;
mod migrate;
mod serve;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::config::Config;

/// Tandem: a résumé editor for people who work on a résumé together.
///
/// Everything is set by environment variables: TANDEM_LISTEN, TANDEM_DATA_DIR, TANDEM_PUBLIC_URL, DATABASE_URL,
/// REDIS_URL and others. Secrets may lie in files: DATABASE_URL_FILE, REDIS_URL_FILE, TANDEM_SECRET_KEY_FILE.
#[derive(Debug, Parser)]
#[command(name = "tandem", version)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

/// What the process is asked to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(flatten)]
    Work(Work),
    /// Read a PDF from stdin and write what can be seen in it to stdout: what the server starts for each file.
    #[command(hide = true)]
    ReadPdf,
    /// Read a résumé in a file of another program from stdin and write what it says to stdout, likewise.
    #[command(hide = true)]
    ReadFile,
}

/// What needs a configuration, and threads.
#[derive(Debug, Subcommand)]
pub enum Work {
    /// Serve (this is also what happens without a command).
    Serve,
    /// Bring the database to this version and stop.
    Migrate,
    /// Check each outside part: one line each, what is wrong and what to do.
    Doctor,
    /// Copy everything from the configured database to another, empty one.
    Copy {
        /// Where to: postgres://… or the path of a SQLite file.
        #[arg(long)]
        to: String,
    },
}

impl Command {
    /// From the process' arguments.
    pub fn of_process() -> Self {
        Arguments::parse().command.unwrap_or(Self::Work(Work::Serve))
    }
}

/// Does the work, and says what went wrong.
pub async fn run(work: Work) -> ExitCode {
    log_to_stderr();
    match done(work).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("tandem: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn done(work: Work) -> anyhow::Result<ExitCode> {
    let config = Config::from_environment()?;
    match work {
        Work::Serve => serve::run(config).await,
        Work::Migrate => migrate::run(&config).await,
        Work::Doctor => doctor::run(&config).await,
        Work::Copy { to } => copy::run(&config, &to).await,
    }
}

/// Logs go to stderr, so that stdout holds only what the commands say. `RUST_LOG` chooses what is logged.
fn log_to_stderr() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let colours = std::io::IsTerminal::is_terminal(&std::io::stderr());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(colours).init();
}
