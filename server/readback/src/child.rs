//! The process that reads one file and ends: what a file does to it, it does to nobody else.

use std::io::{Read, Write};
use std::process::ExitCode;

use crate::{Limits, Unreadable, read};

/// Things within things in a file take room here.
const STACK: usize = 64 << 20;

/// Reads a PDF from stdin, and writes what can be seen in it to stdout, as JSON: a [`crate::Reading`] or an [`Unreadable`].
/// First it takes from itself what it does not need: memory, time, files.
pub fn child() -> ExitCode {
    #[cfg(unix)]
    confine();
    let reading = std::thread::Builder::new().stack_size(STACK).spawn(|| {
        let limits = Limits::default();
        let mut bytes = Vec::new();
        let most = u64::try_from(limits.bytes).unwrap_or(u64::MAX).saturating_add(1);
        match std::io::stdin().lock().take(most).read_to_end(&mut bytes) {
            Ok(_) => read(bytes, &limits),
            Err(_) => Err(Unreadable::Damaged),
        }
    });
    let Ok(Ok(read)) = reading.map(|reading| reading.join()) else { return ExitCode::FAILURE };
    let Ok(json) = serde_json::to_vec(&read) else { return ExitCode::FAILURE };
    match std::io::stdout().lock().write_all(&json) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Room for everything that the process maps.
#[cfg(unix)]
const MEMORY: u64 = 1 << 30;
/// Seconds of work.
#[cfg(unix)]
const SECONDS: u64 = 10;

#[cfg(unix)]
fn confine() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limits = [
        (Resource::As, MEMORY),
        (Resource::Cpu, SECONDS),
        (Resource::Core, 0),
        (Resource::Fsize, 0),
        (Resource::Nofile, 16),
    ];
    for (resource, most) in limits {
        // Where a system knows one of them not, the deadline of whoever started this is left.
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) }).ok();
    }
}
