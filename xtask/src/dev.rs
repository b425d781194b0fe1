//! `cargo xtask dev`: rebuild, restart, reload.

use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use services::Guarded;

use crate::client::{self, Kind};
use crate::paths::root;
use crate::server;

/// What the client is made from, and what the server is made from.
const CLIENT: [&str; 5] = ["client", "render", "checkup", "crdt", "Cargo.lock"];
const SERVER: [&str; 6] = ["server", "render", "checkup", "crdt", "migrations", "Cargo.lock"];

/// Watches until Ctrl-C. A build that fails says so and leaves the running server as it is.
///
/// # Errors
/// When the first build fails or the server cannot be started.
pub fn run() -> anyhow::Result<()> {
    client::build(Kind::Reloading)?;
    let mut binary = server::build(false)?;
    let mut running = start(&binary)?;
    println!("Watching. Save a file to rebuild; Ctrl-C ends it.");
    let mut seen = (newest(&CLIENT), newest(&SERVER));
    loop {
        sleep(Duration::from_millis(400));
        let now = (newest(&CLIENT), newest(&SERVER));
        if now.0 != seen.0
            && let Err(error) = client::build(Kind::Reloading)
        {
            println!("{error:#}");
        }
        if now.1 != seen.1 {
            match server::build(false) {
                Ok(built) => {
                    binary = built;
                    running.end("TERM");
                    running = start(&binary)?;
                }
                Err(error) => println!("{error:#}. The old server still runs."),
            }
        } else if let Some(status) = running.ended() {
            println!("The server ended ({status}). It starts again when one of its files changes.");
            wait_for_change(now.1);
            continue;
        }
        seen = now;
    }
}

fn start(binary: &Path) -> anyhow::Result<Guarded> {
    Ok(Guarded::start(&server::serve(binary), "TERM")?)
}

fn wait_for_change(seen: Option<SystemTime>) {
    while newest(&SERVER) == seen {
        sleep(Duration::from_millis(400));
    }
}

/// When the latest change under these paths was.
fn newest(paths: &[&str]) -> Option<SystemTime> {
    paths.iter().filter_map(|path| newest_below(root().join(path))).max()
}

fn newest_below(path: PathBuf) -> Option<SystemTime> {
    let facts = std::fs::metadata(&path).ok()?;
    // A folder's own time changes when a file in it is removed or renamed.
    let own = facts.modified().ok()?;
    if !facts.is_dir() {
        return Some(own);
    }
    let below = std::fs::read_dir(&path).ok()?.flatten().filter_map(|entry| newest_below(entry.path()));
    below.max().max(Some(own))
}
