//! The client's crate, compiled to wasm.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, bail};
use serde_json::Value;

use super::Kind;
use crate::wasm::{TARGET, Toolchain};

/// The compiler's output, before the bindings are made.
#[derive(Debug)]
pub(super) struct Compiled {
    pub(super) wasm: Vec<u8>,
    /// Warnings in our own crates. Cargo repeats them when nothing had to be compiled.
    pub(super) warnings: usize,
}

pub(super) fn compile(toolchain: &Toolchain, kind: Kind) -> anyhow::Result<Compiled> {
    let mut cargo = toolchain.cargo();
    let profile = kind.profile();
    if kind == Kind::Release {
        match toolchain.has_std_source() {
            true => small(&mut cargo),
            false => {
                println!("   client: without the source of the standard library (rustup's rust-src), so it is bigger")
            }
        }
    }
    cargo
        .args(["build", "-p", "client", "--target", TARGET, "--profile", profile])
        .args(["--message-format", "json-render-diagnostics"])
        .stdout(Stdio::piped());
    let mut process = cargo.spawn().with_context(|| format!("{} cannot be started", crate::command::line(&cargo)))?;
    let messages = process.stdout.take().context("cargo's output is a pipe")?;
    let mut warnings = 0;
    let mut wasm = None;
    for line in BufReader::new(messages).lines() {
        let Ok(message) = serde_json::from_str::<Value>(&line?) else { continue };
        warnings += usize::from(is_warning(&message));
        wasm = client_wasm(&message).or(wasm);
    }
    let status = process.wait()?;
    if !status.success() {
        bail!("the client does not compile ({status}): see above");
    }
    let path = wasm.context("cargo named no client.wasm")?;
    let wasm = std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    Ok(Compiled { wasm, warnings })
}

/// What is built for the size alone: a standard library of its own, and no words for panics. A page that has failed says
/// so all the same (`client/src/crash.rs`).
fn small(cargo: &mut Command) {
    cargo.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
    // These are unstable: a stable toolchain takes them when it is told that it is its own compiler's.
    cargo.env("RUSTC_BOOTSTRAP", "1");
    cargo.env("RUSTFLAGS", "-Zlocation-detail=none -Zfmt-debug=none -Cpanic=immediate-abort -Zunstable-options");
}

fn is_warning(message: &Value) -> bool {
    // Cargo sends none for crates from the registry. The last one of a crate only counts the others.
    message["reason"] == "compiler-message"
        && message["message"]["level"] == "warning"
        && message["message"]["spans"].as_array().is_some_and(|spans| !spans.is_empty())
}

fn client_wasm(message: &Value) -> Option<PathBuf> {
    if message["reason"] != "compiler-artifact" || message["target"]["name"] != "client" {
        return None;
    }
    let files = message["filenames"].as_array()?.iter().filter_map(Value::as_str);
    files.map(PathBuf::from).find(|file| file.extension().is_some_and(|ending| ending == "wasm"))
}
