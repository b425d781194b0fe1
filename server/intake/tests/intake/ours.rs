//! What we write comes back, field by field.

use std::collections::BTreeMap;

use intake::Kind;
use serde_json::{Value, json};

use crate::common::{full, read, view};
use crate::corpus;

/// The sample set.
pub fn samples() -> Vec<Value> {
    let parse = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
    vec![
        full(),
        parse(include_str!("../../../../client/sample.json")),
        parse(include_str!("../../../../render/tests/render/dense.json")),
        parse(&official()),
    ]
}

/// The sample of the npm package `resume-schema`, which `cargo xtask test npm` installs.
fn official() -> String {
    let own = || concat!(env!("CARGO_MANIFEST_DIR"), "/../../e2e/npm").into();
    let npm = std::env::var_os("TANDEM_NPM").map_or_else(own, std::path::PathBuf::from);
    let file = npm.join("node_modules/resume-schema/sample.resume.json");
    std::fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{}: {error}; run `cargo xtask test npm`", file.display()))
}

/// The fields of a résumé by their paths, as far as paper can say them.
pub fn leaves(resume: &Value) -> BTreeMap<String, String> {
    let mut leaves = BTreeMap::new();
    add(&mut leaves, resume, "");
    leaves
}

fn add(leaves: &mut BTreeMap<String, String>, value: &Value, path: &str) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                match key.as_str() {
                    // Not on the page.
                    "$schema" | "meta" | "image" | "tandem" => {}
                    // A word with a comma is two words in a row.
                    "keywords" | "courses" | "roles" => {
                        let words: Vec<&str> =
                            value.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                        leaves.insert(format!("{path}.{key}"), words.join(" ").replace(',', " "));
                    }
                    _ => add(leaves, value, &format!("{path}.{key}")),
                }
            }
            // A month in which something began and ended stands there once.
            let same = members.get("startDate").is_some_and(|start| Some(start) == members.get("endDate"));
            if same {
                leaves.remove(&format!("{path}.startDate"));
            }
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| add(leaves, item, &format!("{path}[{at}]")));
        }
        Value::String(words) => {
            leaves.insert(path.to_owned(), words.clone());
        }
        other => {
            leaves.insert(path.to_owned(), other.to_string());
        }
    }
    leaves.values_mut().for_each(|words| *words = words.split_whitespace().collect::<Vec<_>>().join(" "));
    leaves.retain(|_, words| !words.is_empty());
}

/// An address as paper has it.
fn short(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.trim_start_matches("www.").trim_end_matches('/').to_owned()
}

/// The fields that did not come back.
pub fn lost(resume: &Value, found: &Value) -> Vec<String> {
    let found = leaves(found);
    let get = |path: &str| found.get(path).cloned().unwrap_or_default();
    let mut lost = Vec::new();
    for (path, wanted) in leaves(resume) {
        let is_same = match path.rsplit('.').next().unwrap_or_default() {
            "url" => short(&wanted) == short(&get(&path)),
            "network" => wanted.eq_ignore_ascii_case(&get(&path)),
            "username" => wanted.trim_start_matches('@') == get(&path).trim_start_matches('@'),
            _ => wanted == get(&path),
        };
        if !is_same {
            lost.push(format!("{path}: “{wanted}”, found “{}”", get(&path)));
        }
    }
    lost
}

/// Made up; names end with no comma, which parts the words of a row.
pub fn made_up(seed: u64, size: usize) -> Value {
    let text = [("\",", ",\","), ("\"}", ",\"}"), ("\"]", ",\"]")]
        .iter()
        .fold(corpus::resume(seed, size).to_string(), |text, (end, odd)| text.replace(odd, end));
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn word_files_come_back() {
    let made_up = (0..20).map(|seed| made_up(seed, 1 + seed as usize % 8));
    for resume in samples().into_iter().chain(made_up) {
        let file = docx::write(&view(&resume), "x").expect("a file");
        let understood = read(&file).expect("a résumé");
        assert_eq!(understood.kind, Kind::Docx);
        assert_eq!(lost(&resume, &understood.resume), [""; 0]);
    }
}

#[test]
fn markdown_comes_back() {
    for resume in samples() {
        let understood = read(render::markdown(&view(&resume)).as_bytes()).expect("a résumé");
        assert_eq!(understood.kind, Kind::Markdown);
        assert_eq!(lost(&joined(&resume), &joined(&understood.resume)), [""; 0]);
        let guesses: Vec<&str> = understood.unsure.iter().map(|guess| guess.path.as_str()).collect();
        assert!(
            guesses.contains(&"education[0].institution"),
            "a title and a place on one line are a guess: {guesses:?}"
        );
    }
}

#[test]
fn text_comes_back() {
    for resume in samples() {
        let understood = read(render::text(&view(&resume)).as_bytes()).expect("a résumé");
        assert_eq!(understood.kind, Kind::Text);
        assert_eq!(lost(&joined(&resume), &joined(&understood.resume)), [""; 0], "{}", render::text(&view(&resume)));
    }
}

/// Without looks, what a company does and what somebody did there are one text.
pub fn joined(resume: &Value) -> Value {
    let mut resume = resume.clone();
    for role in resume["work"].as_array_mut().into_iter().flatten() {
        let texts = ["description", "summary"].map(|key| role[key].take());
        let texts: Vec<&str> = texts.iter().filter_map(Value::as_str).collect();
        role["summary"] = texts.join(" ").into();
    }
    resume
}

#[test]
fn sections_of_ones_own_and_their_order_come_back() {
    let resume = json!({
        "basics": { "name": "Ada" },
        "work": [{ "position": "Analyst", "name": "Engine", "startDate": "1942" }],
        "skills": [{ "name": "Numbers" }],
        "meta": { "tandem": { "sections": [
            { "kind": "skills" },
            { "kind": "custom", "title": "Talks", "items": [
                { "name": "On engines", "subtitle": "London", "startDate": "1943-05", "endDate": "1943-06", "summary": "Long.",
                  "highlights": ["Notes"] }] },
            { "kind": "work", "title": "Work history" }
        ] } }
    });
    let file = docx::write(&view(&resume), "x").expect("a file");
    let found = read(&file).expect("a résumé").resume;
    assert_eq!(found["meta"]["tandem"]["sections"], resume["meta"]["tandem"]["sections"]);
    assert_eq!(found["work"], resume["work"]);
    // And we take it as it is.
    assert_eq!(render::markdown(&view(&found)), render::markdown(&view(&resume)));
}
