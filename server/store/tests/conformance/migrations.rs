//! Both databases have the same history.

use std::collections::BTreeSet;
use std::path::Path;

fn files(database: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations").join(database);
    let files = std::fs::read_dir(folder).unwrap();
    files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn both_databases_have_the_same_migrations() {
    assert!(!files("postgres").is_empty());
    assert_eq!(files("postgres"), files("sqlite"));
}
