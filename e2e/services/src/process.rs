//! Processes that end with whoever started them.

use std::fs::File;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::programs::find;

/// How long a process may take to end when it was asked to.
const PATIENCE: Duration = Duration::from_secs(10);

/// A child that is ended when this value is dropped, and by the kernel when the thread that started it ends first.
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

    /// Its number.
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// Its exit status, if it has ended.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.0.try_wait().ok().flatten()
    }

    /// Asks it to end, and does not wait.
    pub fn ask(&mut self, signal: &str) {
        if self.ended().is_none() {
            send(signal, self.id());
        }
    }

    /// Asks it to end, and makes it end when it has not after ten seconds.
    pub fn end(&mut self, signal: &str) {
        self.ask(signal);
        let start = Instant::now();
        while self.ended().is_none() {
            if start.elapsed() > PATIENCE {
                return self.kill();
            }
            sleep(Duration::from_millis(20));
        }
    }

    /// Ends it with -9, and waits until it is gone.
    pub fn kill(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
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

/// Sends a signal; to a process that is gone already it is none.
pub fn send(signal: &str, process: u32) {
    let mut command = Command::new("kill");
    drop(command.arg(format!("-{signal}")).arg(process.to_string()).stderr(Stdio::null()).status());
}

/// The same command under `setpriv`, which makes the kernel signal it when we die, however we die.
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
