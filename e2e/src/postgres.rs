//! A database per test, in the Postgres that `TANDEM_TEST_POSTGRES` names.

use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, bail};

use crate::tools;

/// A database of its own. Dropped with the value, whoever is still connected.
#[derive(Debug)]
pub struct Database {
    name: String,
    server: String,
}

impl Database {
    /// Makes it.
    ///
    /// # Errors
    /// When there is no Postgres, or it refuses.
    pub fn make() -> anyhow::Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let server = tools::postgres_url()?;
        let name = format!("tandem_e2e_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        psql(&server, &format!("create database {name}"))?;
        Ok(Self { name, server })
    }

    /// Its address.
    pub fn url(&self) -> String {
        let (before, options) =
            self.server.split_once('?').map_or((self.server.as_str(), ""), |(url, rest)| (url, rest));
        let host = before.rsplit_once('/').map_or(before, |(host, _)| host);
        let url = format!("{host}/{}", self.name);
        if options.is_empty() { url } else { format!("{url}?{options}") }
    }

    /// Ends every connection that the servers hold, in the middle of whatever they do.
    ///
    /// # Errors
    /// When Postgres refuses.
    pub fn cut_connections(&self) -> anyhow::Result<()> {
        let sql = format!("select pg_terminate_backend(pid) from pg_stat_activity where datname = '{}'", self.name);
        psql(&self.server, &sql).map(drop)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        psql(&self.server, &format!("drop database if exists {} with (force)", self.name)).ok();
    }
}

fn psql(url: &str, sql: &str) -> anyhow::Result<String> {
    let mut command = Command::new(tools::program("psql")?);
    command.args(["--no-psqlrc", "--quiet", "--tuples-only", "--set", "ON_ERROR_STOP=1", "--command", sql, url]);
    let output = command.output().context("psql cannot be started")?;
    if !output.status.success() {
        bail!("Postgres refuses `{sql}`: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
