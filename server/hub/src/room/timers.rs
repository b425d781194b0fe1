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
    digest: Instant,
    /// Presence waits to be told.
    pub(super) presence: Option<Instant>,
    pub(super) presence_told: Option<Instant>,
    /// The log is to be read.
    pub(super) catch_up: Option<Instant>,
    evict: Instant,
    evict_after: Duration,
    /// The document is kept as bytes only from then on, unless something happens before.
    rest: Option<Instant>,
    rest_after: Duration,
}

impl Timers {
    pub(super) fn new(config: &HubConfig, now: Instant) -> Self {
        Self {
            keepalive: now + config.keepalive_every,
            announce: now + config.announce_every,
            digest: now + config.digest_every,
            presence: None,
            presence_told: None,
            catch_up: None,
            evict: now + config.evict_after,
            evict_after: config.evict_after,
            rest: Some(now + config.rest_after),
            rest_after: config.rest_after,
        }
    }

    pub(super) fn next(&self) -> Instant {
        let always = self.keepalive.min(self.announce).min(self.digest);
        let evict = Some(self.evict).filter(|at| *at > Instant::now());
        [self.presence, self.catch_up, self.rest, evict].into_iter().flatten().fold(always, Instant::min)
    }

    /// The room is needed: it stays for a while after that.
    pub(super) fn somebody_came(&mut self) {
        self.evict = Instant::now() + self.evict_after;
        self.something_changed();
    }

    /// The document is needed.
    pub(super) fn something_changed(&mut self) {
        self.rest = Some(Instant::now() + self.rest_after);
    }

    /// Memory is short: nothing is kept longer than it is needed.
    pub(super) fn hurry(&mut self) {
        let now = Instant::now();
        (self.evict, self.rest) = (now, self.rest.map(|_| now));
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
            self.repeat_presence();
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
        if self.timers.digest <= now {
            self.timers.digest = now + self.shared.config.digest_every;
            self.tell_digest();
        }
        if self.timers.rest.is_some_and(|at| at <= now) {
            self.timers.rest = match self.is_quiet() && !self.replica.has_gap() {
                true => {
                    // Now that it is quiet, others are likely to be at the same row.
                    self.tell_digest();
                    self.replica.rest();
                    self.queue.shrink_to_fit();
                    self.own.shrink_to_fit();
                    self.members.rest();
                    None
                }
                false => Some(now + self.shared.config.rest_after),
            };
        }
    }
}
