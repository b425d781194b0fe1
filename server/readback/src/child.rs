//! The process that reads one file and ends: what a file does to it, it does to nobody else.

use std::io::{Read, Write};
use std::process::ExitCode;

use serde::Serialize;

use crate::{Limits, read};

/// Things within things in a file take room here.
const STACK: usize = 64 << 20;

/// Reads a PDF from stdin, and writes what can be seen in it to stdout, as JSON: a [`crate::Reading`] or a
/// [`crate::Unreadable`]. See [`answer`].
pub fn child() -> ExitCode {
    let limits = Limits::default();
    answer(limits.bytes, move |bytes| read(bytes, &limits))
}

/// Takes a file from stdin, at most one byte more than `most` of it, and writes what `work` makes of it to stdout, as JSON.
/// First the process takes from itself what it does not need: memory, time, files.
pub fn answer<T, W>(most: usize, work: W) -> ExitCode
where
    T: Serialize + Send + 'static,
    W: FnOnce(Vec<u8>) -> T + Send + 'static,
{
    #[cfg(unix)]
    confine();
    let working = std::thread::Builder::new().stack_size(STACK).spawn(move || {
        let mut bytes = Vec::new();
        let most = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        std::io::stdin().lock().take(most).read_to_end(&mut bytes).ok().map(|_| work(bytes))
    });
    let Ok(Ok(Some(answer))) = working.map(|working| working.join()) else { return ExitCode::FAILURE };
    let Ok(json) = serde_json::to_vec(&answer) else { return ExitCode::FAILURE };
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
