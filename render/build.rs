//! Finds the templates: each folder of `templates` is one, so that adding one touches nothing else.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What a manifest says, in the order of the fields of `Template`.
const SAID: [&str; 7] = ["name", "accent", "font", "heading-font", "size", "leading", "margins"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=templates");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("templates");
    let mut folders: Vec<PathBuf> = fs::read_dir(&root)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    folders.sort();
    let mut list = String::from("pub const TEMPLATES: &[Template] = &[\n");
    let mut css = String::from("const CSS: &[(&str, &str)] = &[\n");
    for folder in folders {
        let key = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let manifest = manifest(&folder.join("template.txt"))?;
        writeln!(list, "Template {{ key: {key:?}, {manifest} }},").map_err(io::Error::other)?;
        let path = folder.join("template.css");
        writeln!(css, "({key:?}, include_str!({path:?})),").map_err(io::Error::other)?;
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("templates.rs"), format!("{list}];\n{css}];\n"))
}

/// Lines of `key: value`, as the fields of a `Template`.
fn manifest(path: &Path) -> io::Result<String> {
    let text = fs::read_to_string(path)?;
    let value = |key: &str| {
        let found = text.lines().find_map(|line| Some(line.strip_prefix(key)?.strip_prefix(':')?.trim()));
        found.ok_or_else(|| io::Error::other(format!("{} does not say {key}", path.display())))
    };
    let fields: io::Result<Vec<String>> =
        SAID.iter().map(|key| Ok(format!("{}: {:?}", key.replace('-', "_"), value(key)?))).collect();
    Ok(fields?.join(", "))
}
