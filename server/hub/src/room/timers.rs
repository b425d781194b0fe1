//! When a room has something to do without being told.

use std::time::Duration;

use tokio::time::Instant;

use super::Room;
use crate::config::HubConfig;

/// A pause before the log is read because of a gap: the missing rows are usually on their way.
const GAP_PAUSE: Duration = Duration::from_millis(20);

#[derive(Debug)]
pub(super) struct Timers {
    keepalive: Instant,
    announce: Instant,
    recheck: Instant,
    /// Presence waits to be told.
    pub(super) presence: Option<Instant>,
    pub(super) presence_told: Option<Instant>,
    /// The log is to be read.
    pub(super) catch_up: Option<Instant>,
    evict: Instant,
    evict_after: Duration,
}

impl Timers {
    pub(super) fn new(config: &HubConfig, now: Instant) -> Self {
        Self {
            keepalive: now + config.keepalive_every,
            announce: now + config.announce_every,
            recheck: now + config.recheck_every,
            presence: None,
            presence_told: None,
            catch_up: None,
            evict: now + config.evict_after,
            evict_after: config.evict_after,
        }
    }

    pub(super) fn next(&self) -> Instant {
        let always = self.keepalive.min(self.announce).min(self.recheck);
        let evict = Some(self.evict).filter(|at| *at > Instant::now());
        [self.presence, self.catch_up, evict].into_iter().flatten().fold(always, Instant::min)
    }

    /// The room is needed: it stays for a while after that.
    pub(super) fn somebody_came(&mut self) {
        self.evict = Instant::now() + self.evict_after;
    }

    pub(super) fn evict_is_due(&self) -> bool {
        self.evict <= Instant::now()
    }

    pub(super) fn catch_up_soon(&mut self) {
        let at = Instant::now() + GAP_PAUSE;
        self.catch_up = Some(self.catch_up.map_or(at, |before| before.min(at)));
    }

    pub(super) fn catch_up_at(&mut self, at: Instant) {
        self.catch_up = Some(at);
    }
}

impl Room {
    pub(super) fn time_passed(&mut self) {
        let now = Instant::now();
        if self.timers.presence.is_some_and(|at| at <= now) {
            self.tell_presence(now);
        }
        if self.timers.catch_up.is_some_and(|at| at <= now) {
            self.timers.catch_up = None;
            self.read_log();
        }
        if self.timers.keepalive <= now {
            self.timers.keepalive = now + self.shared.config.keepalive_every;
            self.members.keep_alive();
            self.replica.forget_answer();
            if self.queue.is_empty() && self.in_flight.is_none() {
                self.replica.take_back();
            }
        }
        if self.timers.announce <= now {
            self.timers.announce = now + self.shared.config.announce_every;
            self.announce(now);
        }
        if self.timers.recheck <= now {
            self.timers.recheck = now + self.shared.config.recheck_every;
            self.recheck_everybody();
        }
    }
}
