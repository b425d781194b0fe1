//! Takes out of the client what it keeps and never runs: methods that a table names and nobody calls.

use anyhow::{Context, ensure};
use walrus::ir::{Instr, InstrLocId, Unreachable};
use walrus::{FunctionKind, Module, ModuleConfig};

/// How the functions' paths begin and end, and why nothing here runs them. The whole path, and not a part of the mangled
/// name: that also says in which crate a generic function was made, and everybody calls what was made there.
const NEVER: &[(&str, &str, &str)] = &[
    // Errors print the way that led to them; in a browser there is none to print.
    ("std::backtrace_rs::", "", "no backtrace is ever taken"),
    ("rustc_demangle::", "", "no backtrace is ever taken"),
    // Keys are known by what they write, not by where they lie.
    ("dioxus_web::", "HasKeyboardData>::code", "nobody asks for the place of a key"),
    ("dioxus_web::", "HasFormData>::values", "fields are read one by one, never all of a form"),
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
    let mut found = [0; NEVER.len()];
    for function in module.funcs.iter_mut() {
        let Some(never) = function.name.as_deref().and_then(never) else { continue };
        if let FunctionKind::Local(local) = &mut function.kind {
            let entry = local.entry_block();
            let body = &mut local.block_mut(entry).instrs;
            body.clear();
            body.push((Instr::Unreachable(Unreachable {}), InstrLocId::default()));
            found[never] += 1;
        }
    }
    for ((begin, end, why), found) in NEVER.iter().zip(found) {
        ensure!(found > 0, "the client has no function `{begin}…{end}`: {why}");
    }
    Ok(module)
}

/// Where a function of that mangled name stands in the list.
fn never(name: &str) -> Option<usize> {
    let path = format!("{:#}", rustc_demangle::demangle(name));
    let path = path.trim_start_matches(['<', '&']);
    NEVER.iter().position(|(begin, end, _)| path.starts_with(begin) && path.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_call_stays_wherever_it_was_made() {
        let made_there = "_RNvMNtCsaatNRbUEljR_4core5sliceSh11starts_withCs1gtfeLHBxS6_14rustc_demangle";
        assert_eq!(never(made_there), None);
        assert_eq!(never("_RNvMs2_NtCs1gtfeLHBxS6_14rustc_demangle2v0NtB5_6Parser4next"), Some(1));
    }
}
