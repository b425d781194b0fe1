//! The real sample résumé of the npm package `resume-schema`, and how JSON is compared.

use std::path::PathBuf;

use anyhow::Context;
use crdt::json::Json;

use crate::tools;

/// Where the sample lies.
///
/// # Errors
/// When the npm packages are not installed.
pub fn sample_file() -> anyhow::Result<PathBuf> {
    Ok(tools::npm()?.join("node_modules/resume-schema/sample.resume.json"))
}

/// The sample as it is in the file.
///
/// # Errors
/// When the npm packages are not installed.
pub fn sample_text() -> anyhow::Result<String> {
    let file = sample_file()?;
    std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))
}

/// Whether two texts hold the same JSON value: keys in any order, numbers digit for digit.
///
/// # Errors
/// When one of them is not JSON.
pub fn same_json(one: &str, other: &str) -> anyhow::Result<bool> {
    let read = |text| Json::parse(text).map_err(|error| anyhow::anyhow!("{error:?} in {text}"));
    Ok(read(one)? == read(other)?)
}
