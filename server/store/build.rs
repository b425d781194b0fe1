//! Migrations are read at compile time: build again when they change.

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
