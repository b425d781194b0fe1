//! Where the programs and files lie that the tests need. What is missing is named, never skipped.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

/// How everything that is missing gets there.
const REMEDY: &str = "`cargo xtask test` (or `cargo xtask screens`) builds, installs and sets everything";

/// Whether the long versions of the tests were asked for (`TANDEM_LONG`).
pub fn long() -> bool {
    env::var_os("TANDEM_LONG").is_some()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".."))
}

/// The build folder of the workspace.
pub fn target_folder() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The server's program.
pub(crate) fn tandem() -> anyhow::Result<PathBuf> {
    existing("TANDEM_BIN", target_folder().join("debug/tandem"), "the program `tandem`")
}

/// The folder with the built client.
///
/// # Errors
/// When it is not there; with what builds it.
pub fn client() -> anyhow::Result<PathBuf> {
    existing("TANDEM_CLIENT_DIR", target_folder().join("client"), "the built client")
}

/// The folder with what comes from npm.
pub(crate) fn npm() -> anyhow::Result<PathBuf> {
    let folder = existing("TANDEM_NPM", root().join("e2e/npm"), "the folder of npm packages")?;
    if folder.join("node_modules/resume-schema/package.json").is_file() {
        return Ok(folder);
    }
    bail!("the npm packages are not installed in {}: {REMEDY}", folder.display());
}

/// The browser.
pub(crate) fn chromium() -> anyhow::Result<PathBuf> {
    if let Some(named) = env::var_os("TANDEM_CHROMIUM") {
        return found("Chromium", PathBuf::from(named));
    }
    program("chromium").or_else(|_| program("google-chrome"))
}

/// The address of the Postgres in which each test makes its own database.
pub(crate) fn postgres_url() -> anyhow::Result<String> {
    match env::var("TANDEM_TEST_POSTGRES") {
        Ok(url) if !url.is_empty() => Ok(url),
        _ => bail!("TANDEM_TEST_POSTGRES names no Postgres: {REMEDY}"),
    }
}

/// A program by its name, from PATH or from where Debian keeps Postgres' programs.
pub(crate) fn program(name: &str) -> anyhow::Result<PathBuf> {
    services::program(name).context(REMEDY)
}

fn existing(variable: &str, otherwise: PathBuf, what: &str) -> anyhow::Result<PathBuf> {
    found(what, env::var_os(variable).map_or(otherwise, PathBuf::from))
}

fn found(what: &str, path: PathBuf) -> anyhow::Result<PathBuf> {
    if path.exists() { Ok(path) } else { bail!("{what} is not at {}: {REMEDY}", path.display()) }
}
