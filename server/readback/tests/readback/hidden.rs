//! What nobody can see is not read; what is no PDF is refused.

use readback::{Limits, Sight, Unreadable};
use render::flow::shown;
use serde_json::json;

use crate::common::{print, print_html, printer, read, view};

#[tokio::test]
async fn what_cannot_be_seen_is_not_read() {
    const HIDDEN: &[&str] = &[
        "<p style=\"color: #fff\">SECRET white</p>",
        "<p style=\"color: #fdfdfd\">SECRET nearly white</p>",
        "<p style=\"color: rgba(0, 0, 0, 0.01)\">SECRET transparent</p>",
        "<p style=\"opacity: 0.01\">SECRET faint</p>",
        "<p style=\"background: #123; color: #123\">SECRET dark on dark</p>",
        "<p style=\"font-size: 0.5px\">SECRET tiny</p>",
        "<p style=\"position: absolute; left: 120vw\">SECRET beside the page</p>",
        "<p style=\"position: absolute; top: -90px\">SECRET above the page</p>",
        "<div style=\"height: 0; overflow: hidden\"><p>SECRET cut off</p></div>",
        "<div style=\"position: relative\"><p>SECRET covered</p><div style=\"position: absolute; inset: -4px; background: #ccc\"></div></div>",
        "<img alt=\"SECRET text of a picture\" width=\"9\" height=\"9\" src=\"data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==\">",
        "<p aria-label=\"SECRET label\" title=\"SECRET title\">label</p>",
    ];
    let shown =
        "<p style=\"background: #123; color: #fff\">White on dark</p><p style=\"color: #bbb\">Grey</p><h1>Plain</h1>";
    let printer = printer();
    let pdf = print_html(&printer, &format!("{}{shown}", HIDDEN.concat())).await;
    printer.close().await;
    let text = read(&pdf).expect("text").text();
    for words in ["White on dark", "Grey", "Plain", "label"] {
        assert!(text.contains(words), "{words:?} is not in\n{text}");
    }
    assert!(!text.contains("SECRET"), "{text}");
}

/// A field in white is missing, and that is said.
#[tokio::test]
async fn a_field_in_white_is_not_found() {
    let resume = json!({ "basics": { "name": "Ada Lovelace" },
        "work": [{ "position": "Analyst", "name": "Engine", "highlights": ["Seen by all", "Seen by nobody"] }] });
    let view = view(&resume);
    let printer = printer();
    let html =
        render::html::print(&view, "x").replace("Seen by nobody", "<span style=\"color: #fff\">Seen by nobody</span>");
    let job = pdf::Job { html, before: render::html::paginate() };
    let pdf = printer.print(&job).await.expect("a print").pdf;
    let whole = print(&printer, &view).await;
    printer.close().await;
    let fields = shown(&view);
    let words: Vec<&str> = fields.iter().map(|field| field.words.as_str()).collect();
    let missing = |pdf: &[u8]| {
        let sights = readback::find(&read(pdf).expect("text").flow(), &words);
        let missing = sights.into_iter().zip(&words).filter(|(sight, _)| matches!(sight, Sight::Missing(_)));
        missing.map(|(_, words)| (*words).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(missing(&whole), [""; 0]);
    assert_eq!(missing(&pdf), ["Seen by nobody"]);
}

#[tokio::test]
async fn what_cannot_be_read_says_why() {
    assert_eq!(read(b"%PDF-1.7 and nothing more"), Err(Unreadable::Damaged));
    assert_eq!(read(b""), Err(Unreadable::Damaged));
    let printer = printer();
    let picture = "<svg width=\"400\" height=\"400\"><circle cx=\"200\" cy=\"200\" r=\"90\"/></svg>";
    let scanned = print_html(&printer, picture).await;
    let words = print_html(&printer, "<h1>Words</h1>").await;
    printer.close().await;
    assert_eq!(read(&scanned), Err(Unreadable::NoText));
    let few = Limits { bytes: 100, ..Limits::default() };
    assert_eq!(readback::read(words.clone(), &few), Err(Unreadable::TooLarge));
    // What comes after the bound is not read, and that is said.
    let few = Limits { letters: 3, ..Limits::default() };
    let reading = readback::read(words.clone(), &few).expect("text");
    assert_eq!((reading.text().trim(), reading.is_whole), ("Wor", false));
    // Cut anywhere: text or an error, no panic.
    for part in 1..16 {
        let _ = read(&words[..words.len() * part / 16]);
    }
}
