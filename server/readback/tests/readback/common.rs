//! Pages that are printed, and what is read in them.

use std::io::Write;
use std::process::{Command, Stdio};

use crdt::json::Json;
use crdt::view::ResumeView;
use crdt::{Document, Seeded, jsonresume};
use pdf::{Job, Printer};
use readback::{Limits, Reading, Unreadable};
use serde_json::Value;

pub fn printer() -> Printer {
    let program = pdf::find().expect("Chromium, which `cargo xtask test tools` installs");
    Printer::new(Some(program), pdf::Limits::default())
}

pub fn view(resume: &Value) -> ResumeView {
    let mut document = Document::new(1);
    let json = Json::parse(&resume.to_string()).expect("JSON");
    jsonresume::import(&mut document, &json, &mut Seeded::new(1)).expect("a résumé");
    document.read()
}

/// A résumé as the server prints it.
pub async fn print(printer: &Printer, view: &ResumeView) -> Vec<u8> {
    let job = Job { html: render::html::print(view, "Résumé"), before: render::html::paginate() };
    printer.print(&job).await.expect("a print").pdf.to_vec()
}

/// A page of somebody else.
pub async fn print_html(printer: &Printer, body: &str) -> Vec<u8> {
    let html = format!(
        "<!doctype html><html><head><meta charset=\"utf-8\"><title>SECRET title</title>\
         <style>@page {{ size: A4; margin: 0 }} body {{ margin: 40pt }}</style></head><body>{body}</body></html>"
    );
    printer.print(&Job { html, before: "() => {}".to_owned() }).await.expect("a print").pdf.to_vec()
}

pub fn read(pdf: &[u8]) -> Result<Reading, Unreadable> {
    readback::read(pdf.to_vec(), &Limits::default())
}

/// What poppler reads, in the order of the page or in that in which the file draws.
pub fn by_poppler(pdf: &[u8], as_drawn: bool) -> String {
    let mut reader = Command::new("pdftotext")
        .args(as_drawn.then_some("-raw"))
        .args(["-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext, which `cargo xtask test tools` installs");
    let mut input = reader.stdin.take().expect("a pipe");
    let pdf = pdf.to_owned();
    let writing = std::thread::spawn(move || input.write_all(&pdf));
    let output = reader.wait_with_output().expect("an answer");
    writing.join().expect("a writer").expect("the PDF is passed on");
    String::from_utf8(output.stdout).expect("text")
}
