//! The page's rules and the standalone file.

use crate::common::view;

#[test]
fn the_file_is_complete_and_loads_nothing() {
    let html = render::html::document(&view(r#"{"basics":{"name":"Ada"}}"#), "Ada & <Co>\n", "");
    assert!(html.starts_with("<!doctype html>\n<html lang=\"en\">"));
    assert!(html.contains("<title>Ada &amp; &lt;Co&gt;</title>") && html.contains("default-src 'none'"));
    for outside in ["url(", "@import", "src=", "<link", "<script", "http://"] {
        assert!(!html.contains(outside), "{outside}");
    }
}

#[test]
fn the_paper_and_the_accent_are_the_settings() {
    let set = |settings: &str| {
        let json = format!(r#"{{"basics":{{"name":"A"}},"meta":{{"tandem":{{"settings":{settings}}}}}}}"#);
        render::html::document(&view(&json), "A", "")
    };
    let html = set(r##"{"paper":"letter","accent":"#b0480f"}"##);
    assert!(html.contains("@page { size: letter;") && html.contains("--sheet-width: 215.9mm"));
    assert!(html.contains("--accent: #b0480f;"));
    let html = set(r##"{"paper":"folio","accent":"red;}"}"##);
    assert!(html.contains("@page { size: A4;") && html.contains("--accent: #1d5c47;"));
}

#[test]
fn every_rule_of_the_page_stays_inside_it() {
    let css = render::html::page(&view("{}")).css;
    let mut rest = css.as_str();
    while let Some((before, after)) = rest.split_once("/*") {
        let (_, behind) = after.split_once("*/").expect("a closed comment");
        for selector in selectors(before) {
            assert!(selector.starts_with(".tandem-page"), "{selector}");
        }
        rest = behind;
    }
    assert!(selectors(rest).iter().all(|selector| selector.starts_with(".tandem-page")));
}

/// The selectors of rules; a comment may cut a rule, so what has no brace before it is passed over.
fn selectors(css: &str) -> Vec<&str> {
    let ends = css.split('}').filter_map(|rule| rule.split_once('{'));
    ends.map(|(selector, _)| selector.trim()).filter(|selector| !selector.contains(';')).collect()
}
