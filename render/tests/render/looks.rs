//! What is chosen of the look, as far as it is in the page's words and marks.

use crdt::json::Json;

use crate::common::{all, body, view, words};

const RESUME: &str = r#"
    "basics":{"name":"Ada <L>","email":"a@example.org","location":{"city":"London"},"summary":"Counts."},
    "work":[
        {"name":"Navy","position":"Captain","startDate":"2019-03","highlights":["one"],"tandem":{"group":"g","breakBefore":true}},
        {"name":"Navy","position":"Mate","startDate":"2015-12-24","endDate":"2019-02","tandem":{"group":"g","keepTogether":true}}],
    "education":[{"institution":"School","score":"2","courses":["Sums"],"tandem":{"breakBefore":true,"keepTogether":true}}]"#;

fn with(settings: &str, sections: &str) -> String {
    format!(r#"{{{RESUME},"meta":{{"tandem":{{"settings":{settings}{sections}}}}}}}"#)
}

#[test]
fn what_nobody_typed_is_in_the_chosen_language_and_dates_in_the_chosen_form() {
    let german = view(&with(r#"{"language":"de","dates":"long"}"#, ""));
    for said in all(&german).map(|said| words(&said).replace('\\', "")) {
        for word in
            ["Berufserfahrung", "Ausbildung", "Profil", "März 2019", "heute", "24. Dezember 2015", "Note", "Kurse: "]
        {
            assert!(said.contains(word), "{word}\n{said}");
        }
        for word in ["Experience", "present", "Mar 2019", "grade"] {
            assert!(!said.contains(word), "{word}\n{said}");
        }
    }
    assert!(render::html::print(&german, "A").contains("<html lang=\"de\">"));
    let arabic = body(&with(r#"{"language":"ar","dates":"digits"}"#, ""));
    assert!(arabic.starts_with("<article class=\"tandem-page\" lang=\"ar\" dir=\"rtl\">"), "{arabic}");
    // Its marks of direction aside.
    let arabic = arabic.replace('\u{200f}', "");
    assert!(arabic.contains(">03/2019</time> – <span") && arabic.contains("datetime=\"2019-03\""));
    // A heading that somebody has written stays theirs.
    let renamed = body(&with(r#"{"language":"de"}"#, r#","sections":[{"kind":"work","title":"My work"}]"#));
    assert!(renamed.contains(">My work<") && renamed.contains(">Ausbildung<"));
}

#[test]
fn the_foot_and_the_pictures_are_off_until_they_are_wanted() {
    let plain = body(&with("{}", ""));
    assert!(!plain.contains("data-numbers") && !plain.contains("data-running") && !plain.contains("<svg"));
    let full = body(&with(r#"{"page-numbers":"on","running-name":"on","icons":"on"}"#, ""));
    assert!(full.contains(" data-numbers=\"\" data-running=\"Ada &lt;L&gt;\">"), "{full}");
    assert_eq!(full.matches("<svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">").count(), 2);
    assert_eq!(words(&full), words(&plain), "pictures say nothing");
}

#[test]
fn what_is_wanted_of_the_pages_is_in_the_marks_of_the_page() {
    let page = body(&with("{}", r#","sections":[{"kind":"work","keepTogether":true}]"#));
    assert!(page.contains("<section data-object=\"work\" data-keep>"), "{page}");
    // The first of several roles takes the heading of the company along.
    assert!(page.contains("<div class=\"group\" data-break>"), "{page}");
    assert_eq!(page.matches(" data-break").count(), 2);
    assert_eq!(page.matches(" data-keep>").count(), 3);
    let file = render::html::document(&view(&with("{}", "")), "A", "");
    assert!(file.contains("[data-break] { break-before: page; }"));
    let print = render::html::print(&view(&with("{}", "")), "A");
    assert!(!print.contains("[data-break]"), "the sheets are made by the paginator");
}

#[test]
fn text_too_pale_to_read_is_printed_darker() {
    let settings =
        |text: &str| view(&with(&Json::parse(&format!(r#"{{"text":"{text}"}}"#)).expect("JSON").to_string(), ""));
    assert!(render::html::page(&settings("#ffee88")).css.contains("--ink: #"));
    assert!(!render::html::page(&settings("#ffee88")).css.contains("--ink: #ffee88"));
    assert!(render::html::page(&settings("#2b3440")).css.contains("--ink: #2b3440;"));
}
