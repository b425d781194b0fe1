//! The JavaScript around the wasm.

use anyhow::{Context, bail};
use wasm_bindgen_cli_support::Bindgen;

use super::{Kind, parts, unused};

/// What the browser loads.
#[derive(Debug)]
pub(super) struct Bindings {
    pub(super) wasm: Vec<u8>,
    /// Files that the script fetches later, by their names.
    pub(super) parts: Vec<(String, Vec<u8>)>,
    /// An ES module; its default export takes `{ module_or_path }`.
    pub(super) script: String,
    /// Modules that the script imports: the specifier in the script, and the contents.
    pub(super) snippets: Vec<(String, String)>,
}

pub(super) fn generate(kind: Kind, wasm: Vec<u8>) -> anyhow::Result<Bindings> {
    let cut = parts::cut(&wasm)?;
    let mut bindgen = Bindgen::new();
    match kind {
        Kind::Release => bindgen.input_module("client", unused::without(&cut.main)?),
        _ => bindgen.input_bytes("client", cut.main),
    };
    bindgen.web(true)?;
    // The parts use the same table of functions and the same stack.
    bindgen.typescript(false).omit_default_module_path(true).keep_lld_exports(true);
    if kind == Kind::Release {
        bindgen.remove_name_section(true).remove_producers_section(true);
    }
    let mut output = bindgen.generate_output().context("the bindings of the client cannot be made")?;
    let mut snippets = Vec::new();
    for (crate_name, modules) in output.snippets() {
        for (number, contents) in modules.iter().enumerate() {
            snippets.push((format!("./snippets/{crate_name}/inline{number}.js"), contents.clone()));
        }
    }
    for (path, contents) in output.local_modules() {
        snippets.push((format!("./snippets/{path}"), contents.clone()));
    }
    // A crate brings all its modules, also those that nothing here uses.
    snippets.retain(|(specifier, _)| output.js().contains(specifier.as_str()));
    snippets.sort();
    for (specifier, contents) in &snippets {
        if contents.contains("from \"./") || contents.contains("from './") || contents.contains("from \"../") {
            bail!("{specifier} imports a module beside it: give it what it needs in one file");
        }
    }
    let script = parts::join(output.js(), &cut.loader)?;
    Ok(Bindings { wasm: output.wasm_mut().emit_wasm(), parts: cut.parts, script, snippets })
}
