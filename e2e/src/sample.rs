//! Real sample résumés of npm packages, and how JSON is compared.

use std::path::PathBuf;

use anyhow::Context;
use crdt::json::Json;
use serde_json::Value;

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

/// Samples that packages of JSON Resume and its themes bring along.
const SAMPLES: [&str; 7] = [
    "resume-schema/sample.resume.json",
    "@jsonresume/schema/sample.resume.json",
    "@jsonresume/schema/examples/career-changer.resume.json",
    "@jsonresume/schema/examples/new-grad.resume.json",
    "@jsonresume/schema/examples/senior-engineer.resume.json",
    "jsonresume-theme-onepage/resume.json",
    "jsonresume-theme-stackoverflow/docs/sample.resume.json",
];

/// All samples: where each is from, and what is in it.
///
/// # Errors
/// When the npm packages are not installed.
pub fn samples() -> anyhow::Result<Vec<(&'static str, Value)>> {
    let folder = tools::npm()?.join("node_modules");
    let read = |name| {
        let text = std::fs::read_to_string(folder.join(name)).with_context(|| format!("{name} cannot be read"))?;
        Ok((name, serde_json::from_str(&text).with_context(|| format!("{name} is no JSON"))?))
    };
    SAMPLES.into_iter().map(read).collect()
}

/// Whether two texts hold the same JSON value: keys in any order, numbers digit for digit.
///
/// # Errors
/// When one of them is not JSON.
pub fn same_json(one: &str, other: &str) -> anyhow::Result<bool> {
    let read = |text| Json::parse(text).map_err(|error| anyhow::anyhow!("{error:?} in {text}"));
    Ok(read(one)? == read(other)?)
}
