//! `cargo xtask bench pdf`: how long PDFs take, and what comes out of them again, beside other tools.

use std::path::{Path, PathBuf};

use anyhow::Context;

use super::{install_npm, shipped, try_to};
use crate::command::{command, run as execute};
use crate::installed;
use crate::paths::{root, target};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Only these parts, separated by commas: speed, crowd, recall, peers. Prints the tables.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Fewer and shorter: does it work? Prints, writes no page.
    #[arg(long)]
    quick: bool,
    /// Also puts what `--only` measures in its place on the page, `docs/benchmarks-pdf.md`.
    #[arg(long, requires = "only", conflicts_with = "quick")]
    page: bool,
}

/// Builds what ships, installs the others, and lets `e2e` measure them.
///
/// # Errors
/// When something of ours does not build, or the readers of PDFs cannot be installed.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    installed::ensure(&[installed::CHROMIUM, installed::POPPLER])?;
    let (folder, printers) = (target().join("bench"), root().join("e2e/printers"));
    let mut bench = shipped::bench("pdf", &arguments.only, arguments.quick, arguments.page)?;
    try_to("the printers from npm", install_npm(&printers));
    let python = python(&folder.join("python"), &printers)?;
    bench.env("XDG_CACHE_HOME", packages_of_typst(&folder)?);
    execute(bench.arg("--printers").arg(printers).arg("--python").arg(python))
}

/// A Python with what `requirements.txt` says; RenderCV wants 3.12 or newer.
fn python(folder: &Path, printers: &Path) -> anyhow::Result<PathBuf> {
    let (python, wanted) = (folder.join("bin/python"), printers.join("requirements.txt"));
    let stamp = folder.join("installed-for");
    let list = std::fs::read_to_string(&wanted)?;
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == list) {
        return Ok(python);
    }
    println!("Installing the printers from PyPI …");
    let makes = |name: &str| {
        let is_new = "import sys; sys.exit(sys.version_info < (3, 12))";
        command(name).args(["-c", is_new]).status().is_ok_and(|status| status.success())
    };
    let name = ["python3", "python3.14", "python3.13", "python3.12"].into_iter().find(|name| makes(name));
    let name = name.context("Python 3.12 or newer is missing on this machine; Debian 13 has it as python3")?;
    std::fs::remove_dir_all(folder).ok();
    execute(command(name).args(["-m", "venv"]).arg(folder))?;
    execute(command(&python).args(["-m", "pip", "install", "--quiet", "-r"]).arg(wanted))?;
    std::fs::write(stamp, list)?;
    Ok(python)
}

/// RenderCV draws its icons with a package that it fetches from a place which is no package registry. One that draws
/// nothing stands in.
fn packages_of_typst(folder: &Path) -> anyhow::Result<PathBuf> {
    let cache = folder.join("cache");
    let package = cache.join("typst/packages/preview/fontawesome/0.6.0");
    std::fs::create_dir_all(&package)?;
    let about = "[package]\nname = \"fontawesome\"\nversion = \"0.6.0\"\nentrypoint = \"lib.typ\"\n";
    std::fs::write(package.join("typst.toml"), about)?;
    std::fs::write(package.join("lib.typ"), "#let fa-icon(..arguments) = []\n")?;
    Ok(cache)
}
