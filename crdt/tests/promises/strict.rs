//! The strict export validates against the schema of JSON Resume 1.0.0, which comes from npm.

use std::path::PathBuf;

use crdt::jsonresume::{Export, export};
use proptest::prelude::*;

use crate::common::{check, json, resume, seeded};

fn schema_file(name: &str) -> serde_json::Value {
    let npm = std::env::var_os("TANDEM_NPM")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../e2e/npm")), PathBuf::from);
    let path = npm.join("node_modules/resume-schema").join(name);
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}; run `cargo xtask test`, which fetches it", path.display()));
    serde_json::from_str(&text).expect("the package's JSON")
}

fn validator() -> jsonschema::Validator {
    jsonschema::options().should_validate_formats(true).build(&schema_file("schema.json")).expect("the schema")
}

fn errors(validator: &jsonschema::Validator, strict: &crdt::json::Json) -> Vec<String> {
    let value: serde_json::Value = serde_json::from_str(&strict.to_string()).expect("our own text");
    validator.iter_errors(&value).map(|error| format!("{} at {}", error, error.instance_path())).collect()
}

#[test]
fn whatever_came_in_the_strict_export_is_valid() {
    let validator = validator();
    check(150, resume(), |came| {
        let strict = export(&seeded(&came), Export::Strict);
        prop_assert_eq!(errors(&validator, &strict), Vec::<String>::new(), "{}", strict);
        Ok(())
    });
}

#[test]
fn the_sample_of_the_schema_comes_back_and_is_valid() {
    let sample = json(&schema_file("sample.resume.json").to_string());
    let document = seeded(&sample);
    assert_eq!(export(&document, Export::Lossless), sample);
    assert_eq!(errors(&validator(), &export(&document, Export::Strict)), Vec::<String>::new());
}

#[test]
fn addresses_dates_and_hidden_things() {
    let strict = export(
        &seeded(&json(
            r#"{"basics":{"name":"Ada","email":"not an address","url":"example.org/me","image":"javascript:alert(1)"},
                "work":[{"name":"A","startDate":"2020-13","endDate":"2021","tandem":{"hidden":false}},
                        {"name":"B","tandem":{"hidden":true}}],
                "unknown":1}"#,
        )),
        Export::Strict,
    );
    assert_eq!(strict.get("basics"), Some(&json(r#"{"name":"Ada","url":"https://example.org/me"}"#)));
    assert_eq!(strict.get("work"), Some(&json(r#"[{"name":"A","endDate":"2021"}]"#)));
    assert_eq!(strict.get("unknown"), None);
}
