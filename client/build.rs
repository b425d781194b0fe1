//! Makes one function for each message of `messages/languages/en.ftl`.

use std::path::Path;

use messages::compile::Catalogue;

fn main() {
    let folder = Path::new("messages/languages");
    println!("cargo::rerun-if-changed={}", folder.display());
    // `cargo xtask` cuts the program into parts and needs to know what leads to what.
    if std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    let out = std::env::var("OUT_DIR").expect("cargo says where");
    let catalogue = Catalogue::read(folder).unwrap_or_else(|error| panic!("{error:#}"));
    let write =
        |name: &str, text: &str| std::fs::write(Path::new(&out).join(name), text).expect("a file of cargo's own");
    write("messages.rs", &catalogue.rust());
    // What tests without a browser read.
    write("en.txt", &catalogue.text("en").unwrap_or_else(|error| panic!("{error:#}")));
}
