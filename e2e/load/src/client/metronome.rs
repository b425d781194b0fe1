//! Waiting for a moment to within some microseconds. tokio's timer counts in milliseconds, which is as much as the
//! latencies that are measured.

use std::time::{Duration, Instant};

use rustix::time::{
    Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, timerfd_create, timerfd_settime,
};
use tokio::io::unix::AsyncFd;

/// A timer of the kernel.
#[derive(Debug)]
pub struct Metronome(AsyncFd<std::os::fd::OwnedFd>);

impl Metronome {
    /// # Errors
    /// When the system gives none.
    #[expect(deprecated, reason = "its successor is unsafe; an owned descriptor is what this one is sound for")]
    pub fn new() -> std::io::Result<Self> {
        let timer = timerfd_create(TimerfdClockId::Monotonic, TimerfdFlags::NONBLOCK | TimerfdFlags::CLOEXEC)?;
        Ok(Self(AsyncFd::new(timer)?))
    }

    /// Waits until then; a moment that has passed is now.
    ///
    /// # Errors
    /// Those of the system.
    pub async fn until(&self, moment: Instant) -> std::io::Result<()> {
        let left = moment.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Ok(());
        }
        let once = Itimerspec { it_interval: timespec(Duration::ZERO), it_value: timespec(left) };
        timerfd_settime(self.0.get_ref(), TimerfdTimerFlags::empty(), &once)?;
        let mut ready = self.0.readable().await?;
        ready.clear_ready();
        Ok(())
    }
}

fn timespec(duration: Duration) -> Timespec {
    Timespec { tv_sec: duration.as_secs() as i64, tv_nsec: duration.subsec_nanos().into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn it_never_wakes_early_and_takes_moments_that_have_passed() -> std::io::Result<()> {
        let metronome = Metronome::new()?;
        for micros in [0, 300, 1_700, 4_000] {
            let moment = Instant::now() + Duration::from_micros(micros);
            metronome.until(moment).await?;
            assert!(Instant::now() >= moment);
        }
        metronome.until(Instant::now() - Duration::from_secs(1)).await
    }
}
