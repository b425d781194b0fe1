//! Programs of the machine: installed where we may, asked for where we may not.

use std::process::Command;

use anyhow::bail;
use services::{find, is_root};

use crate::command::run;

/// A program that some step needs, and the Debian packages that bring it.
#[derive(Clone, Copy, Debug)]
pub struct Tool {
    /// What it is for: "the browser of the whole-system tests".
    pub what: &'static str,
    /// Whether it is there.
    pub present: fn() -> bool,
    /// Debian's and Ubuntu's packages.
    pub packages: &'static [&'static str],
}

/// The browser of the whole-system tests.
pub const CHROMIUM: Tool = Tool { what: "Chromium", present: || find("chromium").is_some(), packages: &["chromium"] };

/// The other browser of the whole-system tests.
pub const FIREFOX: Tool =
    Tool { what: "Firefox", present: || find("firefox-esr").is_some(), packages: &["firefox-esr"] };

/// Reads PDFs as other programs do.
pub const POPPLER: Tool =
    Tool { what: "pdftotext", present: || find("pdftotext").is_some(), packages: &["poppler-utils"] };

/// Opens Word files as other programs do.
pub const OFFICE: Tool =
    Tool { what: "LibreOffice", present: || find("soffice").is_some(), packages: &["libreoffice-writer-nogui"] };

/// News between replicas.
pub const REDIS: Tool = Tool { what: "Redis", present: || find("redis-server").is_some(), packages: &["redis-server"] };

/// The database server; each run of the tests makes a cluster of its own.
pub const POSTGRES: Tool =
    Tool { what: "Postgres", present: || services::postgres_programs().is_some(), packages: &["postgresql"] };

/// Runs the stock Yjs client.
pub const NODE: Tool = Tool { what: "Node.js", present: || find("node").is_some(), packages: &["nodejs"] };

/// Fetches the stock Yjs client and the sample résumé.
pub const NPM: Tool = Tool { what: "npm", present: || find("npm").is_some(), packages: &["npm"] };

/// Makes sure that the tools are there. Installs what is missing with apt-get when that is possible.
///
/// # Errors
/// When something is missing and cannot be installed; the message says exactly what to install.
pub fn ensure(tools: &[Tool]) -> anyhow::Result<()> {
    let missing = || tools.iter().filter(|tool| !(tool.present)());
    let packages: Vec<&str> = missing().flat_map(|tool| tool.packages).copied().collect();
    if packages.is_empty() {
        return Ok(());
    }
    install(&packages)?;
    if let Some(tool) = missing().next() {
        bail!("{} is still missing after its packages were installed: {}", tool.what, tool.packages.join(" "));
    }
    Ok(())
}

/// Installs Debian packages.
///
/// # Errors
/// When this is not Debian, or not root; the message says what to install. When apt-get fails.
pub fn install(packages: &[&str]) -> anyhow::Result<()> {
    let packages_line = packages.join(" ");
    if find("apt-get").is_none() {
        bail!("missing on this machine: {packages_line} (names of Debian's packages). Install them and start again");
    }
    if !is_root() {
        bail!("missing on this machine: {packages_line}. Install them with: sudo apt-get install {packages_line}");
    }
    println!("   installing {packages_line}");
    run(apt_get().args(["-qq", "update"]))?;
    run(apt_get().args(["-qq", "install", "--yes", "--no-install-recommends"]).args(packages))
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    // The run level keeps packages from starting their services: the tests start their own.
    command.env("DEBIAN_FRONTEND", "noninteractive").env("RUNLEVEL", "1");
    command
}
