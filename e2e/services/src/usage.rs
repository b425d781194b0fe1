//! What `/proc` says of process trees.

use std::time::Duration;

use crate::descendants;

/// The kernel counts processor time in these.
const TICK: Duration = Duration::from_millis(10);

/// Processor time and memory of some processes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Usage {
    pub processor: Duration,
    /// Proportional set size in bytes: pages that several processes share count once.
    pub memory: u64,
}

/// The processes and everything below them.
pub fn usage(roots: &[u32]) -> Usage {
    let mut usage = Usage::default();
    for process in tree(roots) {
        usage.processor += time_of(process).unwrap_or_default();
        usage.memory += memory_of(process).unwrap_or_default();
    }
    usage
}

/// User and system time of the processes and everything below them.
pub fn processor_time(roots: &[u32]) -> Duration {
    tree(roots).into_iter().filter_map(time_of).sum()
}

/// User and system time of this process, without the servers that it has started.
pub fn own_processor_time() -> Duration {
    time_of(std::process::id()).unwrap_or_default()
}

fn tree(roots: &[u32]) -> Vec<u32> {
    roots.iter().flat_map(|root| std::iter::once(*root).chain(descendants(*root))).collect()
}

fn time_of(process: u32) -> Option<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // "17 (a name) S 4 …": the name may hold anything, also brackets. All threads are in these sums.
    let (_, after_name) = stat.rsplit_once(')')?;
    let mut fields = after_name.split_whitespace().skip(11);
    let ticks: u32 = fields.next()?.parse::<u32>().ok()? + fields.next()?.parse::<u32>().ok()?;
    Some(TICK * ticks)
}

fn memory_of(process: u32) -> Option<u64> {
    let field = |file: &str, name: &str| -> Option<u64> {
        let text = std::fs::read_to_string(format!("/proc/{process}/{file}")).ok()?;
        let line = text.lines().find_map(|line| line.strip_prefix(name))?;
        Some(line.split_whitespace().next()?.parse::<u64>().ok()? * 1024)
    };
    field("smaps_rollup", "Pss:").or_else(|| field("status", "VmRSS:"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_has_memory_and_time() {
        let us = [std::process::id()];
        assert!(usage(&us).memory > 100_000);
        let before = processor_time(&us);
        let start = std::time::Instant::now();
        while start.elapsed() < Duration::from_millis(100) {}
        assert!(processor_time(&us) > before);
    }
}
