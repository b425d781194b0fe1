//! DOCX: the paragraphs of the main part, with their styles, lists and links.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::lines::{Line, Role, Run, after_bullet};
use crate::pack::Pack;
use crate::{Limits, Unreadable, words};

pub(crate) fn lines(mut pack: Pack<'_>, limits: &Limits) -> Result<Vec<Line>, Unreadable> {
    let mut part = |name: &str| -> Result<Option<String>, Unreadable> {
        pack.file(name)?.map(|bytes| words::text_of(&bytes)).transpose()
    };
    let document = part("word/document.xml")?.ok_or_else(|| Unreadable::Damaged("it has no text".to_owned()))?;
    let links = part("word/_rels/document.xml.rels")?.map(|xml| targets(&xml)).unwrap_or_default();
    let styles = part("word/styles.xml")?.map(|xml| names(&xml)).unwrap_or_default();
    read(&document, &links, &styles, limits)
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    let raw = attribute.value.into_owned();
    Some(quick_xml::escape::unescape(&raw).map(|text| text.into_owned()).unwrap_or(raw))
}

/// Calls `each` with the tags that begin, as long as the XML can be read.
fn tags(xml: &str, mut each: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => each(&tag),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// Where links lead, by their ids.
fn targets(xml: &str) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    tags(xml, |tag| {
        if let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target")) {
            all.insert(id, target);
        }
    });
    all
}

/// The names of styles by their ids: the ids are translated in some programs, the names are not.
fn names(xml: &str) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let mut id = String::new();
    tags(xml, |tag| match tag.name().as_ref() {
        "w:style" => id = attribute(tag, "w:styleId").unwrap_or_default(),
        "w:name" => {
            all.insert(std::mem::take(&mut id), attribute(tag, "w:val").unwrap_or_default().to_lowercase());
        }
        _ => {}
    });
    all
}

fn role(style: &str, styles: &BTreeMap<String, String>) -> Role {
    let name = styles.get(style).cloned().unwrap_or_else(|| style.to_lowercase());
    match name.strip_prefix("heading").and_then(|level| level.trim().parse::<u8>().ok()) {
        // The title stands above the headings.
        Some(level) => Role::Heading(level.clamp(1, 8) + 1),
        None if name == "about the place" => Role::About,
        None if name == "title" => Role::Heading(1),
        None if name.starts_with("list bullet") || name.starts_with("list number") => Role::Bullet,
        None => Role::Text,
    }
}

fn read(
    xml: &str,
    links: &BTreeMap<String, String>,
    styles: &BTreeMap<String, String>,
    limits: &Limits,
) -> Result<Vec<Line>, Unreadable> {
    let mut reader = Reader::from_str(xml);
    let mut lines = Vec::new();
    // A box of text stands inside of a paragraph.
    let mut outer: Vec<Line> = Vec::new();
    let mut line = Line::default();
    let mut look = Run::default();
    let mut in_text = false;
    let mut is_hidden = false;
    let mut depth = 0_usize;
    // What programs write a second time for older ones.
    let mut fallback = None;
    loop {
        let event = reader.read_event().map_err(|error| Unreadable::Damaged(format!("its text: {error}")))?;
        match &event {
            Event::Start(tag) => {
                depth += 1;
                if depth > limits.depth {
                    return Err(Unreadable::TooLarge(format!("more than {} parts within each other", limits.depth)));
                }
                if tag.name().as_ref() == "mc:Fallback" {
                    fallback = fallback.or(Some(depth));
                }
            }
            Event::End(_) => {
                if fallback == Some(depth) {
                    fallback = None;
                }
                depth = depth.saturating_sub(1);
            }
            Event::Eof if depth > 0 => return Err(Unreadable::Damaged("its text ends too soon".to_owned())),
            _ => {}
        }
        if fallback.is_some() {
            continue;
        }
        let is_empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "w:p" if is_empty => {}
                "w:p" => outer.push(std::mem::take(&mut line)),
                "w:pStyle" => line.role = role(&attribute(&tag, "w:val").unwrap_or_default(), styles),
                "w:numPr" if line.role == Role::Text => line.role = Role::Bullet,
                "w:r" => {
                    look = Run { link: look.link.take(), ..Run::default() };
                    is_hidden = false;
                }
                "w:b" => look.bold = !is_off(&tag),
                "w:i" => look.italic = !is_off(&tag),
                "w:vanish" => is_hidden = !is_off(&tag),
                "w:hyperlink" => look.link = attribute(&tag, "r:id").and_then(|id| links.get(&id).cloned()),
                "w:tab" if !outer.is_empty() => line.push(Run { text: "\t".to_owned(), ..look.clone() }),
                "w:br" | "w:cr" => line.push(Run { text: "\n".to_owned(), ..look.clone() }),
                "w:t" => in_text = !is_empty,
                _ => {}
            },
            Event::End(tag) => match tag.name().as_ref() {
                "w:p" => {
                    let done = std::mem::replace(&mut line, outer.pop().unwrap_or_default());
                    if lines.len() < limits.lines {
                        lines.push(done);
                    }
                }
                "w:hyperlink" => look.link = None,
                "w:t" => in_text = false,
                _ => {}
            },
            Event::Text(text) if in_text && !is_hidden => {
                line.push(Run { text: text.to_string(), ..look.clone() });
            }
            Event::GeneralRef(name) if in_text && !is_hidden => {
                let sign = quick_xml::escape::unescape(&format!("&{};", &*name)).map(|text| text.into_owned());
                line.push(Run { text: sign.unwrap_or_default(), ..look.clone() });
            }
            Event::Eof => return Ok(tidy(lines)),
            _ => {}
        }
    }
}

fn is_off(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "w:val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off"))
}

/// Without empty paragraphs, which are gaps; typed bullets become real ones.
fn tidy(lines: Vec<Line>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut gap = false;
    for mut line in lines {
        let text = line.text();
        if text.trim().is_empty() {
            gap = true;
            continue;
        }
        if line.role == Role::Text
            && let Some(words) = after_bullet(&text)
        {
            line = Line { role: Role::Bullet, ..Line::plain(words) };
        }
        line.gap = std::mem::take(&mut gap);
        out.push(line);
    }
    out
}
