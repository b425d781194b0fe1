//! The wasm target of the toolchain that runs this program, added by rustup where that is allowed.

use std::path::Path;

use services::find;

use super::TARGET;
use crate::command::{command, output, run};

/// Whether the toolchain has the target's standard library.
pub fn has_target() -> bool {
    let folder = output(command("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    folder.is_ok_and(|folder| has_std(Path::new(&folder)))
}

/// Whether `folder` holds a standard library.
pub fn has_std(folder: &Path) -> bool {
    let names = std::fs::read_dir(folder).into_iter().flatten().flatten();
    names.into_iter().any(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with("libstd-") && name.ends_with(".rlib")
    })
}

/// Asks rustup for the target.
///
/// # Errors
/// Why there is none: no rustup, rustup may not download here, or it could not.
pub fn add_target() -> Result<(), String> {
    if find("rustup").is_none() {
        return Err("rustup is not on this machine".into());
    }
    // Set by whoever runs this machine, and not ours to override.
    if std::env::var_os("RUSTUP_AUTO_INSTALL").is_some_and(|value| value == "0") {
        return Err("RUSTUP_AUTO_INSTALL=0 keeps rustup from downloading".into());
    }
    println!("   adding the target {TARGET} with rustup");
    run(command("rustup").args(["target", "add", TARGET])).map_err(|error| error.to_string())?;
    if has_target() { Ok(()) } else { Err("rustup added the target, and it is still not there".into()) }
}

/// Whether the toolchain has the source of its standard library.
pub fn has_source() -> bool {
    let sysroot = output(command("rustc").args(["--print", "sysroot"]));
    sysroot.is_ok_and(|sysroot| Path::new(&sysroot).join("lib/rustlib/src/rust/library/std/Cargo.toml").exists())
}

/// Asks rustup for the source; gives whether it is there now.
pub fn add_source() -> bool {
    let may_download = std::env::var_os("RUSTUP_AUTO_INSTALL").is_none_or(|value| value != "0");
    find("rustup").is_some()
        && may_download
        && run(command("rustup").args(["component", "add", "rust-src"])).is_ok()
        && has_source()
}
