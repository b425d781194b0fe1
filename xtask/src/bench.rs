//! `cargo xtask bench`: what the server costs, beside other Yjs servers.

mod client;
mod pdf;
mod shipped;

use std::path::PathBuf;
use std::process::Command;

use crate::command::{cargo, command, run as execute};
use crate::installed;
use crate::paths::{built_client, root, target};

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    part: Option<Part>,
    /// Only these scenarios, separated by commas; `fan-out` stands for all that begin so. Prints the tables.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Only these servers: tandem-postgres, tandem-sqlite, relay, y-websocket, hocuspocus, y-sweet.
    #[arg(long, value_delimiter = ',')]
    subjects: Vec<String>,
    /// How often each scenario runs on each server.
    #[arg(long, default_value_t = 3)]
    repeats: usize,
    /// Shorter and smaller: does everything work? Prints, writes no page.
    #[arg(long)]
    quick: bool,
    /// Also puts what `--only` measures in its place on the page, `docs/benchmarks.md`.
    #[arg(long, requires = "only", conflicts_with_all = ["subjects", "quick"])]
    page: bool,
}

#[derive(Debug, clap::Subcommand)]
enum Part {
    /// Measure the client in a browser, and write docs/benchmarks-client.md. Takes ten minutes.
    Client(client::Arguments),
    /// Measure PDFs beside other tools, and write docs/benchmarks-pdf.md. Takes a quarter of an hour.
    Pdf(pdf::Arguments),
}

/// The newest that was there when the figures to reach were taken.
const Y_SWEET: &str = "0.9.1";

/// Builds the server and the load generator, installs the peers, and lets the generator do the rest.
///
/// # Errors
/// When something of ours does not build, or a program is missing that cannot be installed. A peer that cannot be
/// installed is named, and left out.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    match &arguments.part {
        Some(Part::Client(arguments)) => return client::run(arguments),
        Some(Part::Pdf(arguments)) => return pdf::run(arguments),
        None => {}
    }
    installed::ensure(&[installed::POSTGRES, installed::REDIS])?;
    println!("Building the server and the load generator …");
    // One after the other: together, each would be built with what the other wants of their shared dependencies.
    for package in ["server", "load"] {
        execute(cargo().args(["build", "--release", "-p", package]))?;
    }
    let folder = target().join("bench");
    std::fs::create_dir_all(&folder)?;
    std::fs::create_dir_all(built_client())?;
    let wanted = |names: &[&str]| {
        arguments.subjects.is_empty() || arguments.subjects.iter().any(|subject| names.contains(&subject.as_str()))
    };
    let y_sweet = folder.join("y-sweet");
    if wanted(&["hocuspocus", "y-websocket"]) {
        try_to("the peers from npm", install_npm(&peers()));
    }
    if wanted(&["y-sweet"]) {
        try_to("y-sweet", install_y_sweet(&y_sweet));
    }
    execute(&mut load(arguments, &folder, &y_sweet))
}

fn load(arguments: &Arguments, folder: &std::path::Path, y_sweet: &std::path::Path) -> Command {
    let mut load = command(target().join("release/load"));
    load.arg("run").arg("--repeats").arg(arguments.repeats.to_string());
    load.arg("--tandem").arg(target().join("release/tandem")).arg("--client").arg(built_client());
    load.arg("--peers").arg(peers()).arg("--y-sweet").arg(y_sweet.join("bin/y-sweet"));
    load.arg("--results").arg(folder.join("results.json"));
    if arguments.quick {
        load.arg("--quick");
    }
    for (flag, names) in [("--only", &arguments.only), ("--subjects", &arguments.subjects)] {
        if !names.is_empty() {
            load.arg(flag).arg(names.join(","));
        }
    }
    // A table without some of the servers would look as if they had nothing to show.
    if arguments.page || arguments.only.is_empty() && arguments.subjects.is_empty() && !arguments.quick {
        load.arg("--page").arg(root().join("docs/benchmarks.md"));
        load.arg("--notes").arg(root().join("e2e/load/notes.md"));
    }
    load
}

fn peers() -> PathBuf {
    root().join("e2e/peers")
}

/// Installs what the `package-lock.json` of a folder says, unless it is there.
fn install_npm(folder: &std::path::Path) -> anyhow::Result<()> {
    let stamp = folder.join("node_modules/.installed-for");
    let lock = std::fs::read(folder.join("package-lock.json"))?;
    let wanted = blake3::hash(&lock).to_hex().to_string();
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    installed::ensure(&[installed::NODE, installed::NPM])?;
    println!("Installing the peers from npm …");
    let mut npm = command("npm");
    // No package runs code of its own here. What is optional would have to be compiled, and nobody asks for it.
    execute(npm.args(["ci", "--ignore-scripts", "--omit=optional"]).current_dir(folder))?;
    std::fs::write(stamp, wanted)?;
    Ok(())
}

fn install_y_sweet(folder: &std::path::Path) -> anyhow::Result<()> {
    if folder.join("bin/y-sweet").is_file() {
        return Ok(());
    }
    println!("Compiling y-sweet {Y_SWEET} …");
    let package = format!("y-sweet@{Y_SWEET}");
    execute(cargo().args(["install", "--locked", &package, "--root"]).arg(folder))
}

fn try_to(what: &str, done: anyhow::Result<()>) {
    if let Err(error) = done {
        println!("{what}: {error:#}. The benchmark goes on without.");
    }
}
