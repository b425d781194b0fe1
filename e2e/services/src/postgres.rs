//! A Postgres cluster of one's own.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};

use crate::free_port;
use crate::process::{Guarded, User, send};
use crate::programs::{is_root, postgres_programs};
use crate::tree::{descendants, is_running};

const NAME: &str = "tandem-postgres-";
const PATIENCE: Duration = Duration::from_secs(60);

/// Settings for a cluster that is thrown away and never killed: what matters is the order of commits, not the disk.
pub const CARELESS: [&str; 2] = ["fsync=off", "full_page_writes=off"];

/// A running cluster. Stopped and removed when dropped; stopped by the kernel when this program is killed.
#[derive(Debug)]
pub struct Postgres {
    server: Guarded,
    programs: PathBuf,
    folder: PathBuf,
    /// Whom it runs as, when that is not us.
    user: Option<User>,
    settings: Vec<String>,
    port: u16,
}

impl Postgres {
    /// Makes a cluster and starts it on a free port. `settings` are lines of `postgresql.conf`, such as [`CARELESS`];
    /// without any a commit is on the disk before it is confirmed.
    ///
    /// # Errors
    /// When Postgres is not installed or does not start.
    pub fn start(settings: &[&str]) -> anyhow::Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let programs = postgres_programs().context("Postgres is missing: install the package postgresql")?;
        remove_left_behind();
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("{NAME}{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        // Postgres refuses to be run by root.
        let user = if is_root() { Some(postgres_user()?) } else { None };
        if let Some(User { user, group }) = user {
            std::os::unix::fs::chown(&folder, Some(user), Some(group))?;
        }
        init(&programs, &folder, user)?;
        let always = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=300"];
        let settings: Vec<String> = always.iter().chain(settings).map(|&setting| setting.to_owned()).collect();
        let port = free_port()?;
        let server = spawn(&programs, &folder, user, &settings, port)?;
        let mut postgres = Self { server, programs, folder, user, settings, port };
        postgres.wait_until_ready()?;
        Ok(postgres)
    }

    /// Where to connect, as a user who may make databases.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Its processes: the postmaster and all that it has started.
    pub fn processes(&self) -> Vec<u32> {
        let root = self.server.id();
        std::iter::once(root).chain(descendants(root)).collect()
    }

    /// Stops it without waiting for connections, as an upgrade of the package does.
    pub fn stop(&mut self) {
        self.server.end("INT");
    }

    /// Ends it with -9, the postmaster first and then all others, in the middle of whatever they do.
    ///
    /// # Errors
    /// When some of it stays.
    pub fn kill(&mut self) -> anyhow::Result<()> {
        let below = descendants(self.server.id());
        self.server.kill();
        for process in &below {
            send("KILL", *process);
        }
        // While one is left, the shared memory is in use and the data cannot be opened.
        let start = Instant::now();
        while below.iter().any(|process| is_running(*process)) {
            ensure!(start.elapsed() < PATIENCE, "a process of Postgres survives -9");
            sleep(Duration::from_millis(5));
        }
        Ok(())
    }

    /// Starts it again on the same port with the same data.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start_again(&mut self) -> anyhow::Result<()> {
        self.stop();
        self.server = spawn(&self.programs, &self.folder, self.user, &self.settings, self.port)?;
        self.wait_until_ready()
    }

    fn wait_until_ready(&mut self) -> anyhow::Result<()> {
        let start = Instant::now();
        loop {
            let mut question = Command::new(self.programs.join("pg_isready"));
            question.args(["-q", "-h", "127.0.0.1", "-p", &self.port.to_string()]).stderr(Stdio::null());
            if question.status()?.success() {
                return Ok(());
            }
            if self.server.ended().is_some() || start.elapsed() > PATIENCE {
                bail!(
                    "Postgres did not start: {}",
                    std::fs::read_to_string(log(&self.folder)).unwrap_or_default().trim()
                );
            }
            sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.stop();
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

fn log(folder: &Path) -> PathBuf {
    folder.join("log")
}

fn spawn(
    programs: &Path,
    folder: &Path,
    user: Option<User>,
    settings: &[String],
    port: u16,
) -> anyhow::Result<Guarded> {
    let mut command = Command::new(programs.join("postgres"));
    command.arg("-D").arg(folder.join("data")).args(["-p", &port.to_string()]);
    command.args(settings.iter().flat_map(|setting| ["-c", setting]));
    let output = File::options().create(true).append(true).open(log(folder))?;
    Guarded::start_with_output(&command, "INT", user, output).context("Postgres cannot be started")
}

fn init(programs: &Path, folder: &Path, user: Option<User>) -> anyhow::Result<()> {
    let mut initdb = Command::new(programs.join("initdb"));
    initdb.arg("-D").arg(folder.join("data")).current_dir(folder);
    initdb.args(["-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"]);
    if let Some(User { user, group }) = user {
        use std::os::unix::process::CommandExt;
        initdb.uid(user).gid(group);
    }
    let output = initdb.output().context("initdb cannot be started")?;
    ensure!(output.status.success(), "initdb failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    Ok(())
}

fn postgres_user() -> anyhow::Result<User> {
    let number = |flag| -> anyhow::Result<u32> {
        let output = Command::new("id").args([flag, "postgres"]).output()?;
        let number = String::from_utf8_lossy(&output.stdout).trim().parse();
        number.context("there is no user `postgres` to run the database as: install the package postgresql")
    };
    Ok(User { user: number("-u")?, group: number("-g")? })
}

/// Folders of runs that were killed.
fn remove_left_behind() {
    for entry in std::fs::read_dir(std::env::temp_dir()).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some((process, _)) = name.strip_prefix(NAME).and_then(|rest| rest.split_once('-'))
            && !Path::new("/proc").join(process).exists()
        {
            drop(std::fs::remove_dir_all(entry.path()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(postgres: &Postgres, sql: &str) -> anyhow::Result<String> {
        let mut psql = Command::new(postgres.programs.join("psql"));
        let output = psql.args([&postgres.url(), "-Atqc", sql]).output()?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    #[test]
    fn a_cluster_answers_and_leaves_nothing_behind() -> anyhow::Result<()> {
        let postgres = Postgres::start(&CARELESS)?;
        let folder = postgres.folder.clone();
        assert_eq!(ask(&postgres, "select 6 * 7")?, "42");
        drop(postgres);
        assert!(!folder.exists());
        Ok(())
    }

    #[test]
    fn what_was_committed_survives_a_kill_and_a_stop() -> anyhow::Result<()> {
        let mut postgres = Postgres::start(&[])?;
        let url = postgres.url();
        ask(&postgres, "create table kept as select 1 as n")?;
        let before = postgres.processes();
        postgres.kill()?;
        assert!(ask(&postgres, "select 1").is_err());
        postgres.start_again()?;
        ask(&postgres, "insert into kept values (2)")?;
        postgres.stop();
        postgres.start_again()?;
        assert_eq!(ask(&postgres, "select sum(n) from kept")?, "3");
        assert_eq!(postgres.url(), url);
        assert!(postgres.processes().iter().all(|process| !before.contains(process)));
        Ok(())
    }
}
