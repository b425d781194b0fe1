//! Files, and what is in them.

use std::io::{Cursor, Read};

use crdt::json::Json;
use crdt::view::ResumeView;
use crdt::{Document, Seeded, jsonresume};
use quick_xml::Reader;
use quick_xml::events::Event;

pub fn file(resume: &str) -> (Vec<u8>, ResumeView) {
    let mut document = Document::new(1);
    let json = Json::parse(resume).expect("JSON");
    jsonresume::import(&mut document, &json, &mut Seeded::new(1)).expect("a résumé");
    let view = document.read();
    (docx::write(&view, "Özgeçmiş <简历>").expect("a file"), view)
}

pub fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut text).expect("UTF-8");
    text
}

/// The words of each paragraph with its style, by a strict reader: ends must match, all signs must be escaped.
pub fn paragraphs(xml: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut all = Vec::new();
    loop {
        match reader.read_event().expect("well formed") {
            Event::Start(tag) if tag.name().as_ref() == "w:p" => all.push((String::new(), String::new())),
            Event::Empty(tag) if tag.name().as_ref() == "w:pStyle" => {
                let style = tag.try_get_attribute("w:val").expect("an attribute").expect("a style");
                all.last_mut().expect("a paragraph").0 = style.value.into_owned();
            }
            Event::Text(text) => {
                if let Some(last) = all.last_mut() {
                    last.1.push_str(&text);
                }
            }
            Event::GeneralRef(name) => {
                let sign = quick_xml::escape::resolve_predefined_entity(&name);
                all.last_mut().expect("a paragraph").1.push_str(sign.expect("one of the five"));
            }
            Event::Eof => return all,
            _ => {}
        }
    }
}
