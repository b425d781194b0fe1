//! Processes that this program starts and ends.

use std::fs::File;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::command::find;

/// A child that is ended when this value is dropped, and by the kernel when this program dies first.
#[derive(Debug)]
pub struct Guarded(Child);

impl Guarded {
    /// Starts it. `signal` ("TERM", "INT") is what tells it to end.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(program: &Command, signal: &'static str) -> std::io::Result<Self> {
        Ok(Self(ending_with_us(program, signal, None).spawn()?))
    }

    /// Starts it as another user, what it prints going to a file.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start_with_output(
        program: &Command,
        signal: &'static str,
        user: Option<User>,
        output: File,
    ) -> std::io::Result<Self> {
        let mut command = ending_with_us(program, signal, user);
        command.stdin(Stdio::null()).stderr(output.try_clone()?).stdout(output);
        Ok(Self(command.spawn()?))
    }

    /// Its exit status, if it has ended.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.0.try_wait().ok().flatten()
    }

    /// Asks it to end, and makes it end when it has not after ten seconds.
    pub fn end(&mut self, signal: &str) {
        if self.ended().is_some() {
            return;
        }
        send(signal, self.0.id());
        let patience = Instant::now() + Duration::from_secs(10);
        while self.ended().is_none() {
            if Instant::now() > patience {
                drop(self.0.kill());
                drop(self.0.wait());
                return;
            }
            sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        self.end("TERM");
    }
}

/// A user and group, by number.
#[derive(Clone, Copy, Debug)]
pub struct User {
    pub user: u32,
    pub group: u32,
}

/// The same command under `setpriv`, which makes the kernel signal it when this program dies, however it dies.
fn ending_with_us(program: &Command, signal: &str, user: Option<User>) -> Command {
    let mut command = match find("setpriv") {
        Some(setpriv) => {
            let mut command = Command::new(setpriv);
            command.args(["--pdeathsig", signal]);
            if let Some(User { user, group }) = user {
                command.arg(format!("--reuid={user}")).arg(format!("--regid={group}")).arg("--clear-groups");
            }
            command.arg(program.get_program());
            command
        }
        None => {
            let mut command = Command::new(program.get_program());
            if let Some(User { user, group }) = user {
                command.uid(user).gid(group);
            }
            command
        }
    };
    command.args(program.get_args());
    if let Some(folder) = program.get_current_dir() {
        command.current_dir(folder);
    }
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command
}

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

fn send(signal: &str, process: u32) {
    drop(Command::new("kill").arg(format!("-{signal}")).arg(process.to_string()).status());
}

/// All processes below `root`, parents before children.
fn descendants(root: u32) -> Vec<u32> {
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

fn parent_of(process: u32) -> Option<u32> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // "17 (a name) S 4 …": the name may hold anything, also brackets.
    let (_, after_name) = stat.rsplit_once(')')?;
    after_name.split_whitespace().nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
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

    fn is_running(process: u32) -> bool {
        // Ended ones stay as zombies until whoever adopted them asks.
        std::fs::read_to_string(format!("/proc/{process}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
    }
}
