//! Who sends them.

use std::time::{Duration, Instant};

use crate::client::metronome::Metronome;
use crate::client::{Client, Door};

use super::frames;

/// What became of an attack.
#[derive(Debug, Default)]
pub(super) struct Attacked {
    pub(super) sent: usize,
    /// How often the server hung up.
    pub(super) closed: usize,
    /// What was sent before the server took no connection any more.
    pub(super) last_before_death: Option<&'static str>,
}

/// Attempts to connect that may fail in a row before the server counts as gone.
const ATTEMPTS: usize = 50;
const PATIENCE: Duration = Duration::from_secs(2);

/// Sends so many frames at this distance in time.
pub(super) async fn attack(door: &Door, frames: usize, period: Duration) -> Attacked {
    let mut attacked = Attacked::default();
    let Ok(metronome) = Metronome::new() else { return attacked };
    let (start, mut client) = (Instant::now(), None::<Client>);
    let mut failed = 0;
    for number in 0..frames {
        if metronome.until(start + period * number as u32).await.is_err() {
            break;
        }
        // The server's answer to the frame before may wait to be read.
        tokio::task::yield_now().await;
        if client.as_ref().is_some_and(|client| client.state.closed.borrow().is_some()) {
            attacked.closed += 1;
            client = None;
        }
        if client.is_none() {
            let open = Client::open(door, Default::default(), Default::default());
            match tokio::time::timeout(PATIENCE, open).await {
                Ok(Ok(open)) => (client, failed) = (Some(open), 0),
                _ => failed += 1,
            }
        }
        match &client {
            Some(client) => {
                client.socket.write(&frames::message(&door.prefix, number));
                attacked.sent += 1;
            }
            None if failed >= ATTEMPTS => {
                attacked.last_before_death = Some(frames::NAMES[attacked.sent.saturating_sub(1) % frames::NAMES.len()]);
                break;
            }
            None => {}
        }
    }
    attacked
}
