//! JSON values survive as they were written, and errors say where.

use crdt::json::Json;
use proptest::prelude::*;

use crate::common::{any_json, check};

#[test]
fn values_come_back_as_they_were() {
    check(300, any_json(), |value| {
        prop_assert_eq!(&Json::parse(&value.to_string()).expect("our own text"), &value);
        prop_assert_eq!(&Json::parse(&value.pretty()).expect("our own text"), &value);
        Ok(())
    });
}

#[test]
fn errors_have_a_line_and_a_column() {
    let error = Json::parse("{\n  \"basics\": {\"name\": \"Ada\",}\n}").expect_err("a comma too many");
    assert_eq!(error.line, 2);
    assert!(error.column > 20 && !error.message.contains("line"), "{error:?}");
    assert!(Json::parse("").is_err());
    assert!(Json::parse("{} {}").is_err());
    assert_eq!(Json::parse("\u{feff}{}").expect("a byte order mark"), Json::parse("{}").expect("an object"));
}

#[test]
fn nesting_is_bounded() {
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(Json::parse(&deep(40)).is_ok());
    assert!(Json::parse(&deep(100)).expect_err("too deep").message.contains("deeper"));
    assert!(Json::parse(&deep(1_000_000)).is_err());
}
