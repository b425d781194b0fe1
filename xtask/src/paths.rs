//! Where things lie in the checkout.

use std::path::{Path, PathBuf};

/// The root of the checkout.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the root")
}

/// Build output of both toolchains. `CARGO_TARGET_DIR` moves it, as it does for cargo itself.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The built client, which the server serves or embeds.
pub fn built_client() -> PathBuf {
    // Not moved by `CARGO_TARGET_DIR`: the server embeds this very folder.
    root().join("target/client")
}

/// The npm packages of the whole-system tests.
pub fn npm() -> PathBuf {
    root().join("e2e/npm")
}
