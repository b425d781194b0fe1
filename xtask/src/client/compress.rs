//! Compressed copies beside the files, and what they weigh.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Already compressed inside.
const LEFT_ALONE: [&str; 6] = ["woff2", "png", "jpg", "jpeg", "webp", "txt"];

/// The most that the WebAssembly with the editor may weigh on its way to the browser.
pub(super) const WASM_LIMIT: usize = 450_000;

/// Writes `.br` and `.gz` beside each file that gets smaller, prints the sizes, and gives the size of the WebAssembly
/// with the editor after brotli.
pub(super) fn beside(folder: &Path) -> anyhow::Result<usize> {
    print_line("file", ["raw", "gzip", "brotli"]);
    let mut sum = [0; 3];
    let mut wasm = 0;
    for path in files(folder)? {
        let bytes = std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        let gzip = gzip(&bytes)?;
        let brotli = brotli(&bytes)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let sizes = [bytes.len(), gzip.len(), brotli.len()];
        print_line(&name, sizes.map(|size| size.to_string()));
        // The parts are fetched after it (`client/src/parts.rs`).
        if name.starts_with("client-") && name.ends_with(".wasm") {
            wasm += brotli.len();
        }
        sum = std::array::from_fn(|at| sum[at] + sizes[at]);
        for (ending, copy) in [("gz", gzip), ("br", brotli)] {
            if copy.len() < bytes.len() {
                std::fs::write(with_ending(&path, ending), copy)?;
            }
        }
    }
    print_line("all", sum.map(|size| size.to_string()));
    Ok(wasm)
}

fn print_line(name: &str, columns: [impl std::fmt::Display; 3]) {
    let [raw, gzip, brotli] = columns;
    println!("   {name:<56} {raw:>9} {gzip:>9} {brotli:>9}");
}

fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for folder in [folder.to_owned(), folder.join("assets")] {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_file() && !LEFT_ALONE.contains(&ending.as_str()) {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn gzip(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

pub(super) fn brotli(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}
