//! Makes a document of JSON Resume, always the same one: `cargo run -p crdt --example seed < resume.json > update.bin`.

use std::io::{Read as _, Write as _};

use crdt::json::Json;
use crdt::{Document, Seeded, jsonresume};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let json = Json::parse(&text).map_err(|error| error.to_string())?;
    let mut document = Document::new(1);
    jsonresume::import(&mut document, &json, &mut Seeded::new(1))?;
    Ok(std::io::stdout().write_all(&document.encode())?)
}
