//! Takes out of the client what it keeps and never runs: methods that a table names and nobody calls.

use anyhow::{Context, ensure};
use walrus::ir::{Instr, InstrLocId, Unreachable};
use walrus::{FunctionKind, Module, ModuleConfig};

/// Parts of the functions' (mangled) names, and why nothing here runs them.
const NEVER: &[(&[&str], &str)] = &[
    // Errors print the way that led to them; in a browser there is none to print.
    (&["3std12backtrace_rs"], "no backtrace is ever taken"),
    (&["14rustc_demangle"], "no backtrace is ever taken"),
    // Keys are known by what they write, not by where they lie.
    (&["10dioxus_web", "13KeyboardEvent", "15HasKeyboardData", "4code"], "nobody asks for the place of a key"),
];

/// Reads the compiler's output, and makes those functions end the program instead.
///
/// # Errors
/// When it is no WebAssembly, or has no such function any more: then the list is out of date.
pub(super) fn without(wasm: &[u8]) -> anyhow::Result<Module> {
    let mut module = ModuleConfig::new()
        .strict_validate(false)
        .generate_dwarf(false)
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse(wasm)
        .context("the client is no WebAssembly")?;
    for (parts, why) in NEVER {
        let mut found = 0;
        for function in module.funcs.iter_mut() {
            let named = function.name.as_deref().is_some_and(|name| parts.iter().all(|part| name.contains(part)));
            if let (true, FunctionKind::Local(local)) = (named, &mut function.kind) {
                let entry = local.entry_block();
                let body = &mut local.block_mut(entry).instrs;
                body.clear();
                body.push((Instr::Unreachable(Unreachable {}), InstrLocId::default()));
                found += 1;
            }
        }
        ensure!(found > 0, "the client has nothing named {parts:?}: {why}");
    }
    Ok(module)
}
