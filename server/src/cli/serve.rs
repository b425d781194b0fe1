//! `tandem serve`: until a signal ends it.

use std::process::ExitCode;

use anyhow::Context;
use tokio::signal::unix::{SignalKind, signal};

use crate::config::Config;
use crate::run::{Shutdown, Tools, start};

pub(super) async fn run(config: Config) -> anyhow::Result<ExitCode> {
    let shutdown = Shutdown::default();
    listen_for_signals(shutdown.clone())?;
    let server = start(config, Tools::of_this_machine()).await?;
    // Other programs wait for this line: the address follows the last space.
    println!("Tandem is ready at {}", server.local_url());
    if server.public_url() != server.local_url() {
        tracing::info!(address = %server.public_url(), "people reach it at its public address");
    }
    server.serve(shutdown).await?;
    Ok(ExitCode::SUCCESS)
}

/// The first SIGTERM or SIGINT stops gently, the second at once.
fn listen_for_signals(shutdown: Shutdown) -> anyhow::Result<()> {
    let mut terminate = signal(SignalKind::terminate()).context("SIGTERM cannot be handled")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("SIGINT cannot be handled")?;
    tokio::spawn(async move {
        for stop in [Shutdown::gently as fn(&Shutdown), Shutdown::at_once] {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            stop(&shutdown);
        }
    });
    Ok(())
}
