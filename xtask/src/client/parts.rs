//! Cuts the client's WebAssembly into the program and the parts that are loaded later (`client/src/parts.rs`).

use anyhow::{Context, ensure};
use wasm_split_cli_support::{Options, transform};

use crate::paths::target;

/// The module that the program imports its loaders from, and that imports the program's script in turn.
const LOADER: &str = "./loader.js";
const PROGRAM: &str = "./program.js";

/// The pieces.
#[derive(Debug)]
pub(super) struct Cut {
    /// Without bindings yet.
    pub(super) main: Vec<u8>,
    /// A module that exports a function for each part, which fetches it.
    pub(super) loader: String,
    /// The file name in the loader ("shelf.wasm"), and what is in it.
    pub(super) parts: Vec<(String, Vec<u8>)>,
}

/// Cuts what the compiler wrote.
///
/// # Errors
/// When it does not say what leads to what (`--emit-relocs`, in `client/build.rs`).
pub(super) fn cut(wasm: &[u8]) -> anyhow::Result<Cut> {
    let folder = target().join("parts");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let main = folder.join("main.wasm");
    let mut options = Options::new(wasm);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = LOADER;
    options.main_module = PROGRAM;
    let split =
        transform(options).map_err(|error| anyhow::anyhow!("the client cannot be cut into parts: {error:#}"))?;
    let mut parts = Vec::new();
    for path in split.split_modules {
        let name = path.file_name().context("a part without a name")?.to_string_lossy().into_owned();
        parts.push((name, std::fs::read(&path)?));
    }
    ensure!(!parts.is_empty(), "the client has no parts: is client/src/parts.rs used?");
    Ok(Cut { main: std::fs::read(&main)?, loader: std::fs::read_to_string(folder.join(LOADER))?, parts })
}

/// One module of the two that import each other: a file that is named by what is in it cannot name one that names it.
///
/// # Errors
/// When either is not written as we know it.
pub(super) fn join(script: &str, loader: &str) -> anyhow::Result<String> {
    let own = format!("import {{ initSync }} from \"{PROGRAM}\";");
    ensure!(loader.contains(&own), "the loader does not ask the program as it used to");
    let mut joined = String::from("const parts = (() => {\n");
    let mut exported = Vec::new();
    for line in loader.replace(&own, "").lines() {
        if let Some(rest) = line.strip_prefix("export const ") {
            exported.push(rest.split(' ').next().unwrap_or_default().to_owned());
        }
        joined.push_str(line.strip_prefix("export ").unwrap_or(line));
        joined.push('\n');
    }
    joined.push_str(&format!("return {{ {} }};\n}})();\n", exported.join(", ")));
    let mut imports = 0;
    for line in script.lines() {
        match line.strip_prefix("import * as ").filter(|_| line.contains(LOADER)) {
            Some(rest) => {
                imports += 1;
                joined.push_str(&format!("const {} = parts;", rest.split(' ').next().unwrap_or_default()));
            }
            None => joined.push_str(line),
        }
        joined.push('\n');
    }
    ensure!(
        imports > 0 && !joined.contains(&format!("from \"{LOADER}\"")),
        "the bindings import the loader in another way"
    );
    Ok(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_modules_become_one() -> anyhow::Result<()> {
        let script = "import * as a1 from \"./loader.js\"\nimport * as a2 from \"./snippets/x.js\"\n\
                      import * as a3 from \"./loader.js\"\nrun(a1.load)\n";
        let loader = "import { initSync } from \"./program.js\";\nconst all = initSync(undefined, undefined);\n\
                      export const load = () => all;\n";
        let joined = join(script, loader)?;
        assert!(
            !joined.contains("loader.js") && !joined.contains("program.js") && !joined.contains("export"),
            "{joined}"
        );
        assert!(joined.contains("return { load };"), "{joined}");
        assert!(joined.contains("const a1 = parts;") && joined.contains("const a3 = parts;"), "{joined}");
        assert!(join("run()", loader).is_err());
        Ok(())
    }
}
