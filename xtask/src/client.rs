//! The client, from its source to the folder that the server serves.

mod assets;
mod bindings;
mod compile;
mod compress;
mod page;
mod parts;
mod sources;
mod unused;
mod worker;

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, ensure};

use assets::Assets;
use sources::Sources;

/// What the built client is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Quick to build.
    Quick,
    /// Quick to build, and the page reloads itself when the next build is there.
    Reloading,
    /// Small to load, with compressed copies.
    Release,
}

impl Kind {
    /// From the flag `--release`.
    pub fn of(release: bool) -> Self {
        if release { Self::Release } else { Self::Quick }
    }

    fn profile(self) -> &'static str {
        if self == Self::Release { "wasm-release" } else { "wasm-dev" }
    }
}

/// What a build did.
#[derive(Debug)]
pub struct Built {
    /// Warnings of our own crates, as the compiler printed them.
    pub warnings: usize,
}

/// Builds the client into `target/client`. Does nothing there when nothing changed.
///
/// # Errors
/// When it does not compile, or a page or a style names a file that is not there.
pub fn build(kind: Kind) -> anyhow::Result<Built> {
    let started = Instant::now();
    let toolchain = crate::wasm::Toolchain::ensure()?;
    let compiled = compile::compile(&toolchain, kind)?;
    let sources = Sources::read(&crate::paths::root().join("client"))?;
    let fingerprint = fingerprint(kind, &compiled.wasm, &sources);
    let folder = crate::paths::built_client();
    let stamp = folder.join("built-from.txt");
    if std::fs::read_to_string(&stamp).is_ok_and(|built_from| built_from == fingerprint) {
        println!("   client: unchanged");
        return Ok(Built { warnings: compiled.warnings });
    }

    let mut assets = Assets::default();
    let page = page::build(kind, compiled.wasm, &sources, &fingerprint, &mut assets)?;
    // While the client is rebuilt every minute, nobody wants to be asked about each version.
    let worker = (kind != Kind::Reloading).then(|| worker::build(&sources.worker, &page, &assets)).transpose()?;
    let next = folder.with_extension("next");
    write(&next, &page, worker.as_deref(), &assets, &fingerprint)
        .with_context(|| format!("{} cannot be written", next.display()))?;
    if kind == Kind::Release {
        let wasm = compress::beside(&next)?;
        let (weighs, limit) = (wasm / 1_000, compress::WASM_LIMIT / 1_000);
        println!("   the WebAssembly weighs {weighs} kB after brotli, of at most {limit} kB");
        ensure!(
            wasm <= compress::WASM_LIMIT,
            "the WebAssembly is too heavy: let something in it be a part that comes later (client/src/parts.rs)"
        );
    }
    replace(&folder, &next).with_context(|| format!("{} cannot be replaced", folder.display()))?;
    println!("   client: built in {}", crate::time::minutes(started.elapsed()));
    Ok(Built { warnings: compiled.warnings })
}

/// Changes when anything in the folder would.
fn fingerprint(kind: Kind, wasm: &[u8], sources: &Sources) -> String {
    let mut hash = blake3::Hasher::new();
    // The way the folder is made is part of what it is made from: this very program.
    let program = std::env::current_exe().and_then(std::fs::read).unwrap_or_default();
    hash.update(blake3::hash(&program).as_bytes());
    hash.update(format!("{kind:?}").as_bytes());
    hash.update(blake3::hash(wasm).as_bytes());
    sources.hash_into(&mut hash);
    hash.finalize().to_hex().to_string()
}

fn write(folder: &Path, page: &str, worker: Option<&str>, assets: &Assets, fingerprint: &str) -> std::io::Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder.join("assets"))?;
    for (name, bytes) in assets.files() {
        std::fs::write(folder.join("assets").join(name), bytes)?;
    }
    std::fs::write(folder.join("index.html"), page)?;
    if let Some(worker) = worker {
        // In the root: a worker is in charge of what lies beside and below it.
        std::fs::write(folder.join("worker.js"), worker)?;
    }
    std::fs::write(folder.join("built-from.txt"), fingerprint)
}

/// Puts `next` where `folder` is: a server never sees a half-written client.
fn replace(folder: &Path, next: &Path) -> std::io::Result<()> {
    let previous: PathBuf = folder.with_extension("previous");
    if previous.exists() {
        std::fs::remove_dir_all(&previous)?;
    }
    if folder.exists() {
        std::fs::rename(folder, &previous)?;
    }
    std::fs::rename(next, folder)?;
    if previous.exists() {
        std::fs::remove_dir_all(&previous)?;
    }
    Ok(())
}
