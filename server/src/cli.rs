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

#[derive(Debug, Subcommand)]
enum Command {
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
    /// Read a PDF from stdin and write what can be seen in it to stdout: what the server starts for each file.
    #[command(hide = true)]
    ReadPdf,
}

/// Runs the command in the process' arguments if it is one that needs no threads and no configuration.
pub fn alone() -> Option<ExitCode> {
    match Arguments::parse().command {
        Some(Command::ReadPdf) => Some(readback::child()),
        _ => None,
    }
}

/// Runs the command in the process' arguments.
pub async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    log_to_stderr();
    match run(arguments.command.unwrap_or(Command::Serve)).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("tandem: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> anyhow::Result<ExitCode> {
    let config = Config::from_environment()?;
    match command {
        Command::Serve => serve::run(config).await,
        Command::Migrate => migrate::run(&config).await,
        Command::Doctor => doctor::run(&config).await,
        Command::Copy { to } => copy::run(&config, &to).await,
        Command::ReadPdf => Ok(readback::child()),
    }
}

/// Logs go to stderr, so that stdout holds only what the commands say. `RUST_LOG` chooses what is logged.
fn log_to_stderr() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let colours = std::io::IsTerminal::is_terminal(&std::io::stderr());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(colours).init();
}
