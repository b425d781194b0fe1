//! Debian's second Rust toolchain, in /usr/bin. Its wasm standard library is not packaged: it is built once, from the
//! packaged source.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};
use services::{find, is_root};

use super::TARGET;
use crate::command::{command, output, run};
use crate::installed::install;

const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];
const STD_SOURCE: &str = "/usr/lib/rustlib/src/rust/library/sysroot/Cargo.toml";
const STD_LIBRARY: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";

/// Makes sure that the toolchain and its wasm standard library are there.
///
/// # Errors
/// When they are not and cannot be installed. The message says why rustup was no help (`reason`), and what to do.
pub fn ensure(reason: &str) -> anyhow::Result<()> {
    packages().with_context(|| {
        format!(
            "the client needs the Rust target {TARGET}, and {reason}.\n\
             Either run `rustup target add {TARGET}`, or use Debian's toolchain: {}",
            PACKAGES.join(" ")
        )
    })?;
    let compiler = output(Command::new("/usr/bin/rustc").arg("-vV"))?;
    let stamp = Path::new(STD_LIBRARY).join("built-for.txt");
    let fresh = std::fs::read_to_string(&stamp).is_ok_and(|built_for| built_for.trim() == compiler);
    if fresh && super::rustup::has_std(Path::new(STD_LIBRARY)) {
        return Ok(());
    }
    if !is_root() {
        bail!("the wasm standard library goes to {STD_LIBRARY}: run `cargo xtask client` once as root");
    }
    build_std()?;
    std::fs::write(&stamp, compiler).with_context(|| format!("{} cannot be written", stamp.display()))
}

/// Whether the packaged source is there.
pub fn has_source() -> bool {
    Path::new(STD_SOURCE).exists()
}

/// Debian's cargo with Debian's compiler, whatever rustup has put into the environment.
pub fn cargo() -> Command {
    let mut path = vec![PathBuf::from("/usr/bin")];
    path.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let mut command = command("/usr/bin/cargo");
    if let Ok(path) = std::env::join_paths(path) {
        command.env("PATH", path);
    }
    command.env("RUSTC", "/usr/bin/rustc").env("RUSTDOC", "/usr/bin/rustdoc");
    for of_the_host in ["CARGO", "LD_LIBRARY_PATH", "RUSTUP_TOOLCHAIN"] {
        command.env_remove(of_the_host);
    }
    command
}

fn packages() -> anyhow::Result<()> {
    let present = ["/usr/bin/rustc", "/usr/bin/cargo", STD_SOURCE].iter().all(|file| Path::new(file).exists());
    if !present {
        install(&PACKAGES)?;
    }
    // The compiler names its linker by a link whose target is in a package that it only suggests.
    let linker =
        std::fs::read_link("/usr/bin/rust-lld").context("/usr/bin/rust-lld is missing: is rust-web-llvm installed?")?;
    let linker = linker.file_name().context("/usr/bin/rust-lld leads nowhere")?.to_string_lossy().into_owned();
    if find(&linker).is_none() {
        install(&[&linker])?;
    }
    Ok(())
}

/// Half a minute, once for each version of the compiler.
fn build_std() -> anyhow::Result<()> {
    println!("   building the wasm standard library for /usr/bin/rustc (half a minute, once)");
    let output = crate::paths::target().join("wasm-std");
    run(cargo()
        .args(["build", "--release", "--target", TARGET, "--manifest-path", STD_SOURCE])
        .env("CARGO_TARGET_DIR", &output)
        // What the compiler's own build sets: the library uses unstable features, and fat LTO needs its bitcode.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Zforce-unstable-if-unmarked -Cembed-bitcode=yes")
        .env("__CARGO_DEFAULT_LIB_METADATA", "stablestd"))?;
    let built = output.join(TARGET).join("release/deps");
    copy_libraries(&built, Path::new(STD_LIBRARY))?;
    std::fs::remove_dir_all(&output).with_context(|| format!("{} cannot be removed", output.display()))
}

fn copy_libraries(from: &Path, to: &Path) -> anyhow::Result<()> {
    let next = to.with_extension("next");
    std::fs::create_dir_all(&next).with_context(|| format!("{} cannot be made", next.display()))?;
    for entry in std::fs::read_dir(from).with_context(|| format!("{} cannot be read", from.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "rlib")
            && let Some(name) = path.file_name()
        {
            std::fs::copy(&path, next.join(name)).with_context(|| format!("{} cannot be copied", path.display()))?;
        }
    }
    // Libraries of an older compiler beside the new ones would be ambiguous.
    if to.exists() {
        std::fs::remove_dir_all(to).with_context(|| format!("{} cannot be emptied", to.display()))?;
    }
    std::fs::rename(&next, to).with_context(|| format!("{} cannot be replaced", to.display()))
}
