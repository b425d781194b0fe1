//! A Postgres cluster for one run of the tests.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use crate::command::{find, output, run};
use crate::installed::is_root;
use crate::processes::{Guarded, User};

const NAME: &str = "tandem-test-postgres-";

/// The folder with `initdb` and `postgres`: Debian keeps them out of `PATH`.
pub fn programs() -> Option<PathBuf> {
    if let Some(initdb) = find("initdb") {
        return std::fs::canonicalize(initdb).ok()?.parent().map(Path::to_owned);
    }
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten();
    let mut folders: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, folder)| folder.join("initdb").is_file())
        .collect();
    folders.sort();
    folders.pop().map(|(_, folder)| folder)
}

/// A running cluster. Stopped and removed when dropped; stopped by the kernel when this program is killed.
#[derive(Debug)]
pub(super) struct Postgres {
    server: Guarded,
    folder: PathBuf,
    port: u16,
}

impl Postgres {
    /// Makes a cluster and starts it on a free port.
    pub(super) fn start() -> anyhow::Result<Self> {
        let programs = programs().context("Postgres is missing: install the package postgresql")?;
        remove_left_behind();
        let folder = std::env::temp_dir().join(format!("{NAME}{}", std::process::id()));
        std::fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        // Postgres refuses to be run by root.
        let user = if is_root() { Some(postgres_user()?) } else { None };
        if let Some(User { user, group }) = user {
            std::os::unix::fs::chown(&folder, Some(user), Some(group))?;
        }
        init(&programs, &folder, user)?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let log = folder.join("log");
        let mut command = Command::new(programs.join("postgres"));
        command.arg("-D").arg(folder.join("data")).args(["-p", &port.to_string()]);
        let settings = [
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=300",
            // The cluster is thrown away; what is tested is the order of commits, not the disk.
            "fsync=off",
            "full_page_writes=off",
        ];
        command.args(settings.iter().flat_map(|setting| ["-c", setting]));
        let file = File::create(&log)?;
        let server = Guarded::start_with_output(&command, "INT", user, file).context("Postgres cannot be started")?;
        let mut postgres = Self { server, folder, port };
        postgres.wait_until_ready(&programs, &log)?;
        Ok(postgres)
    }

    /// Where tests connect, as a user who may make databases.
    pub(super) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn wait_until_ready(&mut self, programs: &Path, log: &Path) -> anyhow::Result<()> {
        let patience = Instant::now() + Duration::from_secs(60);
        loop {
            let mut question = Command::new(programs.join("pg_isready"));
            question.args(["-q", "-h", "127.0.0.1", "-p", &self.port.to_string()]).stderr(Stdio::null());
            if question.status()?.success() {
                return Ok(());
            }
            if self.server.ended().is_some() || Instant::now() > patience {
                let log = std::fs::read_to_string(log).unwrap_or_default();
                bail!("Postgres did not start: {}", log.trim());
            }
            sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // A fast shutdown: it does not wait for connections.
        self.server.end("INT");
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

fn init(programs: &Path, folder: &Path, user: Option<User>) -> anyhow::Result<()> {
    let mut initdb = Command::new(programs.join("initdb"));
    initdb.arg("-D").arg(folder.join("data")).current_dir(folder);
    initdb.args(["-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"]);
    initdb.stdout(Stdio::null());
    if let Some(User { user, group }) = user {
        use std::os::unix::process::CommandExt;
        initdb.uid(user).gid(group);
    }
    run(&mut initdb)
}

fn postgres_user() -> anyhow::Result<User> {
    let number = |flag| -> anyhow::Result<u32> {
        let number = output(Command::new("id").args([flag, "postgres"]))
            .context("there is no user `postgres` to run the database as: install the package postgresql")?;
        Ok(number.parse()?)
    };
    Ok(User { user: number("-u")?, group: number("-g")? })
}

/// Folders of runs that were killed.
fn remove_left_behind() {
    for entry in std::fs::read_dir(std::env::temp_dir()).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some(process) = name.strip_prefix(NAME)
            && !Path::new("/proc").join(process).exists()
        {
            drop(std::fs::remove_dir_all(entry.path()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_answers_and_leaves_nothing_behind() -> anyhow::Result<()> {
        let postgres = Postgres::start()?;
        let folder = postgres.folder.clone();
        let programs = programs().context("it was just started")?;
        let answer = output(Command::new(programs.join("psql")).args([&postgres.url(), "-Atc", "select 6 * 7"]))?;
        assert_eq!(answer, "42");
        drop(postgres);
        assert!(!folder.exists());
        Ok(())
    }
}
