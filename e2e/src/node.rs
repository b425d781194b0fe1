//! A script of `e2e/npm`, run by node: it is told what to do line by line, and says what it sees line by line, as JSON.

use std::process::Stdio;

use anyhow::{Context, bail};
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

use crate::tools;
use crate::until::PATIENCE;

/// A running script. Ended when dropped.
#[derive(Debug)]
pub struct Node {
    script: String,
    _child: Child,
    tell: ChildStdin,
    hear: Lines<BufReader<ChildStdout>>,
}

impl Node {
    /// Starts `script` with these arguments. What it writes to its standard error is the test's.
    ///
    /// # Errors
    /// When node or the npm packages are missing.
    pub fn start(script: &str, arguments: &[&str]) -> anyhow::Result<Self> {
        let mut command = Command::new(tools::program("node")?);
        command.arg(script).args(arguments).current_dir(tools::npm()?);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut child = command.spawn()?;
        let tell = child.stdin.take().context("no standard input")?;
        let hear = BufReader::new(child.stdout.take().context("no standard output")?).lines();
        Ok(Self { script: script.to_owned(), _child: child, tell, hear })
    }

    /// Tells it one thing.
    ///
    /// # Errors
    /// When it has ended.
    pub async fn tell(&mut self, what: &Value) -> anyhow::Result<()> {
        self.tell.write_all(format!("{what}\n").as_bytes()).await.with_context(|| format!("{} has ended", self.script))
    }

    /// Hears line after line until one is `wanted`, and gives it.
    ///
    /// # Errors
    /// When it ends or says nothing for too long.
    pub async fn hear(&mut self, what: &str, wanted: impl Fn(&Value) -> bool) -> anyhow::Result<Value> {
        let mut last = String::new();
        let heard = tokio::time::timeout(PATIENCE, async {
            while let Some(line) = self.hear.next_line().await? {
                let value: Value = serde_json::from_str(&line).with_context(|| line.clone())?;
                if wanted(&value) {
                    return Ok(value);
                }
                last = line;
            }
            bail!("{} ended before it said: {what}. Its last line: {last}", self.script)
        });
        match heard.await {
            Ok(heard) => heard,
            Err(_) => bail!("{} did not say: {what}. Its last line: {last}", self.script),
        }
    }
}
