//! Where programs lie.

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use anyhow::Context;

/// Where `program` lies, if it is in `PATH`.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// The folder with `initdb` and `postgres`: Debian keeps them out of `PATH`.
pub fn postgres_programs() -> Option<PathBuf> {
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

/// A program by its name, from `PATH` or from among Postgres' own.
///
/// # Errors
/// When it is missing.
pub fn program(name: &str) -> anyhow::Result<PathBuf> {
    let of_postgres = || Some(postgres_programs()?.join(name)).filter(|file| file.is_file());
    find(name).or_else(of_postgres).with_context(|| format!("the program `{name}` is missing"))
}

/// Whether this process is root's. Postgres and the sandbox of Chromium refuse to run as root.
pub fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}
