//! A program whose output is passed on line by line, with a sign of life and a limit of time.

use std::io::{BufRead, BufReader};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use services::end_tree;

use crate::command::line;
use crate::time::minutes;

const SIGN_OF_LIFE: Duration = Duration::from_secs(60);

/// Runs `command`; `on_line` gets each line of its standard output.
///
/// # Errors
/// When it cannot be started, or is still running at `deadline`: then it and everything below it is ended.
pub(super) fn stream(
    command: &mut Command,
    name: &str,
    deadline: Instant,
    mut on_line: impl FnMut(&str),
) -> anyhow::Result<ExitStatus> {
    let started = Instant::now();
    let mut process = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("`{}` cannot be started", line(command)))?;
    let output = process.stdout.take().context("standard output is a pipe")?;
    let (sender, lines) = channel();
    std::thread::spawn(move || {
        // A test may print anything: what is no UTF-8 is shown as well as it can be.
        for bytes in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            if sender.send(String::from_utf8_lossy(&bytes).into_owned()).is_err() {
                break;
            }
        }
    });
    let mut last_sign = started;
    let mut ended = None;
    loop {
        match lines.recv_timeout(Duration::from_millis(100)) {
            Ok(text) => {
                on_line(text.trim_end());
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => return Ok(process.wait()?),
            Err(RecvTimeoutError::Timeout) => {}
        }
        // Something that it left behind may hold its output open: the end of the program is the end.
        if let Some(status) = ended {
            return Ok(status);
        }
        ended = process.try_wait()?;
        let now = Instant::now();
        if now > deadline {
            end_tree(&mut process);
            bail!("It was still running after {} and has been ended.", minutes(started.elapsed()));
        }
        if now > last_sign + SIGN_OF_LIFE {
            println!("   … {name}: {}", minutes(started.elapsed()));
            last_sign = now;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn lines_come_one_by_one() -> anyhow::Result<()> {
        let mut lines = Vec::new();
        let deadline = Instant::now() + Duration::from_secs(60);
        let status =
            stream(&mut shell("echo one; echo two; exit 3"), "x", deadline, |text| lines.push(text.to_owned()))?;
        assert_eq!((lines, status.code()), (vec!["one".to_owned(), "two".to_owned()], Some(3)));
        Ok(())
    }

    #[test]
    fn what_takes_too_long_is_ended() {
        let deadline = Instant::now() + Duration::from_millis(50);
        let error = stream(&mut shell("sleep 300"), "x", deadline, |_| {}).expect_err("it has no time");
        assert!(error.to_string().contains("still running"), "{error}");
    }

    #[test]
    fn what_it_left_behind_is_not_waited_for() -> anyhow::Result<()> {
        let started = Instant::now();
        let deadline = started + Duration::from_secs(60);
        stream(&mut shell("sleep 20 & exit 0"), "x", deadline, |_| {})?;
        assert!(started.elapsed() < Duration::from_secs(15));
        Ok(())
    }
}
