//! Sets a JSON Resume file: `cargo run -p render --example page -- resume.json page.html`.
//!
//! The ending of the second name chooses what is written: .html, .md or .txt.

use std::error::Error;
use std::path::PathBuf;

use crdt::json::Json;
use crdt::{Document, Seeded, jsonresume};

fn main() -> Result<(), Box<dyn Error>> {
    let mut names = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(source), Some(target)) = (names.next(), names.next()) else {
        return Err("say which JSON file to read and which file to write".into());
    };
    let mut document = Document::new(1);
    // The ids of a page that nobody edits need not be hard to guess.
    jsonresume::import(&mut document, &Json::parse(&std::fs::read_to_string(source)?)?, &mut Seeded::new(1))?;
    let view = document.read();
    let written = match target.extension().and_then(|ending| ending.to_str()) {
        Some("md") => render::markdown(&view),
        Some("txt") => render::text(&view),
        _ => render::html::document(
            &view,
            &view.basics.fields.plain("name"),
            render::templates::css(&view.settings.template),
        ),
    };
    std::fs::write(target, written)?;
    Ok(())
}
