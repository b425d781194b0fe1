//! A process and everything below it.

use std::process::Child;

use crate::process::send;

/// Ends a process that was started by this program and everything that it started.
pub fn end_tree(root: &mut Child) {
    // Who they are is known only while their parents live; parents first, so that none starts another.
    let below = descendants(root.id());
    drop(root.kill());
    for process in below {
        send("KILL", process);
    }
    drop(root.wait());
}

/// All processes below `root`, parents before children.
pub fn descendants(root: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> = std::fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_string_lossy().parse::<u32>().ok())
        .filter_map(|process| Some((process, parent_of(process)?)))
        .collect();
    let mut found = vec![root];
    let mut next = 0;
    while next < found.len() {
        let parent = found[next];
        found.extend(parents.iter().filter(|(_, of)| *of == parent).map(|(process, _)| *process));
        next += 1;
    }
    found.split_off(1)
}

/// Whether it is there and runs: ended ones stay as zombies until whoever adopted them asks.
pub(crate) fn is_running(process: u32) -> bool {
    stat(process).is_some_and(|stat| !stat.starts_with('Z'))
}

fn parent_of(process: u32) -> Option<u32> {
    stat(process)?.split_whitespace().nth(1)?.parse().ok()
}

/// What `/proc` says of a process from its state on: "S 4 …".
fn stat(process: u32) -> Option<String> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // "17 (a name) S 4 …": the name may hold anything, also brackets.
    stat.rsplit_once(") ").map(|(_, after_name)| after_name.to_owned())
}

#[cfg(test)]
mod tests {
    use std::process::Command;
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    use super::*;

    #[test]
    fn a_tree_ends_whole() -> anyhow::Result<()> {
        let mut shell = Command::new("sh").args(["-c", "sleep 300 & sleep 300"]).spawn()?;
        let patience = Instant::now() + Duration::from_secs(10);
        while descendants(shell.id()).len() < 2 && Instant::now() < patience {
            sleep(Duration::from_millis(5));
        }
        let below = descendants(shell.id());
        assert_eq!(below.len(), 2);
        end_tree(&mut shell);
        while below.iter().any(|process| is_running(*process)) && Instant::now() < patience {
            sleep(Duration::from_millis(5));
        }
        assert!(!below.iter().any(|process| is_running(*process)));
        Ok(())
    }
}
