//! A cover letter, whole: the head and the look of its résumé, and what it says below.

use crdt::json::Json;
use crdt::view::ResumeView;
use crdt::{Document, Seeded, cover};

use crate::common::{all, view, words};

const RESUME: &str = r#"{"basics": {"name": "Mina Okafor", "label": "Designer", "email": "mina@example.org",
    "summary": "Tools for people.", "image": "data:image/png;base64,AAAA"}, "work": [{"name": "Halden"}]}"#;
const LETTER: &str = r#"{"recipient": "Grace Hopper", "jobTitle": "Head of Design", "company": "Norrsken & Co",
    "address": ["Storgatan 1", "411 01 Gothenburg"], "date": "2026-11-26", "subject": "Lead designer",
    "greeting": "Dear Ms Hopper,", "paragraphs": ["Planning fell from 50 to 18 minutes.", "", "- Led\neleven <teams>"],
    "closing": "Kind regards,", "signature": "Mina",
    "tandem": {"lists": {"paragraphs": [
        {"rich": [{"text": "Planning fell from "}, {"text": "50 to 18 minutes", "bold": true}, {"text": "."}]}, {}, {}]}}}"#;

fn letter(resume: &str, letter: &str) -> ResumeView {
    let mut document = Document::new(1);
    cover::seed(&mut document, &Json::parse(letter).expect("JSON"), &mut Seeded::new(5)).expect("a letter");
    cover::beside(&view(resume), &document.read())
}

#[test]
fn as_text() {
    let expected = "\
Mina Okafor
Designer
mina@example.org

Grace Hopper
Head of Design
Norrsken & Co
Storgatan 1
411 01 Gothenburg

26 November 2026

Lead designer

Dear Ms Hopper,

Planning fell from 50 to 18 minutes.

- Led
eleven <teams>

Kind regards,

Mina
";
    assert_eq!(render::text(&letter(RESUME, LETTER)), expected);
}

#[test]
fn as_markdown() {
    let expected = r"# Mina Okafor

Designer

[mina@example.org](mailto:mina@example.org)

Grace Hopper\
Head of Design\
Norrsken & Co\
Storgatan 1\
411 01 Gothenburg

26 November 2026

**Lead designer**

Dear Ms Hopper,

Planning fell from **50 to 18 minutes**.

\- Led\
eleven \<teams>

Kind regards,

Mina
";
    assert_eq!(render::markdown(&letter(RESUME, LETTER)), expected);
}

#[test]
fn as_a_page() {
    let page = render::html::page(&letter(RESUME, LETTER));
    let body = page.body;
    assert!(body.contains("<h1>") && !body.contains("<h2>") && !body.contains("<img") && !body.contains("Halden"));
    for (class, says) in [("subject", "Lead designer"), ("greeting", "Dear Ms Hopper,"), ("signature", "Mina")] {
        let (_, behind) = body.split_once(&format!("<p class=\"{class}\">")).expect(class);
        assert!(words(&behind[..behind.find("</p>").expect("an end")]).contains(says), "{class}");
    }
    assert!(body.contains("<time datetime=\"2026-11-26\" data-field=\"message/date\">26 November 2026</time>"));
    let (_, ending) = body.split_once("<div class=\"ending\" data-keep>").expect("an ending");
    assert!(words(ending).trim_start().starts_with("- Led"), "the last paragraph stays with the end: {ending}");
}

#[test]
fn every_field_is_in_every_form_and_nothing_blank() {
    let view = letter(RESUME, LETTER);
    let shown = render::flow::shown(&view);
    assert_eq!(shown.len(), 3 + 3 + 2 + 1 + 1 + 1 + 2 + 2);
    let [page, markdown, text] = all(&view);
    for plain in [words(&page), markdown.replace('\\', "").replace("**", ""), text] {
        for field in &shown {
            for line in field.words.split('\n') {
                assert!(plain.contains(line), "{line} in {plain}");
            }
        }
    }
    let blank = letter("{}", "{}");
    assert_eq!((render::text(&blank), render::markdown(&blank)), (String::new(), String::new()));
    assert_eq!(render::html::page(&blank).body, "<article class=\"tandem-page\"></article>");
}

#[test]
fn a_letter_and_its_resume_are_one_print() {
    let (letter, resume) = (letter(RESUME, LETTER), view(RESUME));
    let both = render::html::print_all(&[&letter, &resume], "Both");
    assert_eq!(both.matches("<article class=\"tandem-page\"").count(), 2);
    assert!(both.find("Dear Ms Hopper").expect("the letter") < both.find("Halden").expect("the résumé"));
    assert_eq!(render::html::print_all(&[&resume], "One"), render::html::print(&resume, "One"));
    assert_eq!(render::html::print_all(&[], "None"), "");
}

/// What only a stock client could have put into a résumé.
#[test]
fn a_letter_among_sections_is_no_letter() {
    let odd = view(
        r#"{"work":[{"name":"A"}],"meta":{"tandem":{"sections":[{"kind":"letter","title":"T","items":[{"name":"x"}]}]}}}"#,
    );
    assert!(render::text(&odd).contains("T\n-\nx"), "it is read as a section that somebody made");
}
