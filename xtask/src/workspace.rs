//! The whole workspace but the client, built once for every suite.
//!
//! Every step selects the same packages (`--workspace --exclude client`) and differs only in the targets it runs.
//! Another selection would turn on other features of the shared dependencies, and cargo would build them again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::command::{cargo, output};
use crate::paths::{built_client, npm};

/// The packages that every suite selects.
pub const SELECTION: [&str; 3] = ["--workspace", "--exclude", "client"];

/// What `cargo test --no-run` made.
#[derive(Debug, Default)]
pub struct Built {
    binaries: BTreeMap<String, PathBuf>,
}

impl Built {
    /// The program `name`, not its tests.
    pub fn binary(&self, name: &str) -> Option<&Path> {
        self.binaries.get(name).map(PathBuf::as_path)
    }

    /// Takes note of one of cargo's JSON messages.
    pub fn note(&mut self, message: &Value) {
        let of_a_program = message["reason"] == "compiler-artifact"
            && message["profile"]["test"] == false
            && message["target"]["kind"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind == "bin"));
        if of_a_program
            && let (Some(name), Some(file)) = (message["target"]["name"].as_str(), message["executable"].as_str())
        {
            self.binaries.insert(name.into(), file.into());
        }
    }
}

/// The command that builds all tests, and the programs that they start.
pub fn test_build() -> Command {
    let mut build = cargo();
    build.arg("test").args(SELECTION).args(["--no-run", "--message-format", "json-render-diagnostics"]);
    build
}

/// Runs [`test_build`] to its end.
///
/// # Errors
/// When something does not compile.
pub fn build_tests() -> anyhow::Result<Built> {
    let mut build = test_build();
    build.stderr(std::process::Stdio::inherit());
    let mut built = Built::default();
    for line in output(&mut build)?.lines() {
        if let Ok(message) = serde_json::from_str(line) {
            built.note(&message);
        }
    }
    Ok(built)
}

/// Adds what the suites may rely on, and removes what would change the servers that they start.
pub fn environment<'a>(command: &'a mut Command, built: &Built) -> &'a mut Command {
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        let of_a_server = text.starts_with("TANDEM_") && text != "TANDEM_CHROMIUM";
        if of_a_server || text == "DATABASE_URL" || text == "REDIS_URL" {
            command.env_remove(&name);
        }
    }
    if let Some(tandem) = built.binary("tandem") {
        command.env("TANDEM_BIN", tandem);
    }
    command.env("TANDEM_CLIENT_DIR", built_client()).env("TANDEM_NPM", npm())
}

/// Names of a package's integration tests, from cargo itself.
///
/// # Errors
/// When cargo cannot read the workspace.
pub fn integration_tests(packages: &[&str]) -> anyhow::Result<Vec<String>> {
    let metadata = output(cargo().args(["metadata", "--no-deps", "--format-version", "1", "--offline"]))?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let mut tests = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        if !packages.iter().any(|name| package["name"] == *name) {
            continue;
        }
        for target in package["targets"].as_array().into_iter().flatten() {
            let is_test = target["kind"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind == "test"));
            if let (true, Some(name)) = (is_test, target["name"].as_str()) {
                tests.push(name.to_owned());
            }
        }
    }
    tests.sort();
    tests.dedup();
    Ok(tests)
}
