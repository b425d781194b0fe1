//! A sheet, spelled out in HTML.

use crdt::view::{Marks, Paging, Span};

use super::escape::{attribute, push};
use super::icon;
use super::letter;
use super::speech::Speech;
use super::turning;
use crate::script::Scripts;
use crate::sheet::{Block, Body, Contact, Entry, Field, Group, Part, Piece, Prose, Sheet, Term, Tone};
use crate::{Language, Theme, links};

pub(super) fn body(sheet: &Sheet<'_>, theme: &Theme, language: Language, speech: Speech) -> String {
    let mut html = String::from("<article class=\"tandem-page\"");
    if speech.language != "en" {
        attribute(&mut html, "lang", speech.language);
    }
    if speech.direction != "ltr" {
        attribute(&mut html, "dir", speech.direction);
    }
    if theme.has_numbers {
        attribute(&mut html, "data-numbers", "");
    }
    if let Some(name) = sheet.name.as_ref().filter(|_| theme.has_running_name) {
        attribute(&mut html, "data-running", &name.plain());
    }
    html.push('>');
    if !sheet.is_empty() {
        header(&mut html, speech, sheet, theme, language);
        match (sheet.main.is_empty(), sheet.side.is_empty()) {
            (false, false) => {
                html.push_str("\n<div class=\"columns\">\n<div class=\"main\">");
                sheet.main.iter().for_each(|part| section(&mut html, speech, part));
                html.push_str("\n</div>\n<aside class=\"side\">");
                sheet.side.iter().for_each(|part| section(&mut html, speech, part));
                html.push_str("\n</aside>\n</div>");
            }
            // One column, whichever it is, takes the whole width.
            _ => sheet.main.iter().chain(&sheet.side).for_each(|part| section(&mut html, speech, part)),
        }
        if let Some((object, passages)) = &sheet.letter {
            letter::push(&mut html, speech, object, passages);
        }
        html.push('\n');
    }
    html.push_str("</article>");
    if speech.direction == "rtl" { turning::marked(&html) } else { html }
}

fn header(html: &mut String, speech: Speech, sheet: &Sheet<'_>, theme: &Theme, language: Language) {
    if sheet.photo.is_none() && sheet.name.is_none() && sheet.headline.is_none() && sheet.contact.is_empty() {
        return;
    }
    html.push_str("\n<header data-object=\"basics\">");
    if let Some(photo) = &sheet.photo {
        html.push_str("\n<img class=\"photo\"");
        attribute(html, "src", photo);
        attribute(html, "alt", language.word("photo"));
        data_field(html, "basics", "image");
        html.push('>');
    }
    if let Some(name) = &sheet.name {
        html.push_str("\n<h1>");
        field(html, speech, name);
        html.push_str("</h1>");
    }
    if let Some(headline) = &sheet.headline {
        html.push_str("\n<p class=\"headline\">");
        field(html, speech, headline);
        html.push_str("</p>");
    }
    if !sheet.contact.is_empty() {
        html.push_str("\n<address>");
        open(html, "span", if theme.has_icons { "ways icons" } else { "ways" }, None);
        for (at, Contact { object, way, pieces }) in sheet.contact.iter().enumerate() {
            // The dots between are the style's, which shows none at the ends of lines.
            html.push_str(if at > 0 { " " } else { "" });
            let object = (*object != "basics").then_some(*object);
            open(html, "span", "way", object);
            if theme.has_icons {
                icon::push(html, *way);
            }
            // "Göteborg, SE" is one, and runs as one.
            let mut scripts = Scripts::default();
            pieces.iter().filter_map(Piece::field).for_each(|field| scripts.add(&field.plain()));
            match speech.turned(scripts) {
                Some(direction) => {
                    html.push_str("<span");
                    attribute(html, "dir", direction);
                    html.push('>');
                    line(html, Speech { direction, ..speech }, pieces);
                    html.push_str("</span>");
                }
                None => line(html, speech, pieces),
            }
            html.push_str("</span>");
        }
        html.push_str("</span></address>");
    }
    html.push_str("\n</header>");
}

fn section(html: &mut String, speech: Speech, part: &Part<'_>) {
    html.push_str("\n<section");
    attribute(html, "data-object", part.object);
    paging(html, part.paging);
    html.push_str(">\n<h2>");
    field(html, speech, &part.heading);
    html.push_str("</h2>");
    for block in &part.blocks {
        match block {
            Block::Prose(text) => prose(html, speech, text),
            Block::Entry(item) => entry(html, speech, item, "h3"),
            Block::Group(group) => self::group(html, speech, group),
            Block::Terms(rows) => terms(html, speech, rows),
        }
    }
    html.push_str("\n</section>");
}

fn group(html: &mut String, speech: Speech, group: &Group<'_>) {
    html.push_str("\n<div class=\"group\"");
    paging(html, Paging { break_before: group.break_before, keep_together: false });
    html.push_str(">\n<h3>");
    line(html, speech, &group.head);
    html.push_str("</h3>");
    group.about.iter().for_each(|text| prose(html, speech, text));
    group.roles.iter().for_each(|role| entry(html, speech, role, "h4"));
    html.push_str("\n</div>");
}

fn entry(html: &mut String, speech: Speech, entry: &Entry<'_>, heading: &str) {
    html.push_str("\n<div class=\"entry\"");
    attribute(html, "data-object", entry.object);
    paging(html, entry.paging);
    html.push('>');
    if !entry.head.is_empty() || !entry.when.is_empty() {
        html.push_str("\n<div class=\"head\">");
        if !entry.head.is_empty() {
            html.push_str(&format!("<{heading}>"));
            line(html, speech, &entry.head);
            html.push_str(&format!("</{heading}>"));
        }
        if !entry.when.is_empty() {
            html.push_str(" <span class=\"when\">");
            line(html, speech, &entry.when);
            html.push_str("</span>");
        }
        html.push_str("</div>");
    }
    for part in &entry.body {
        match part {
            Body::Prose(text) => prose(html, speech, text),
            Body::Bullets(bullets) => {
                html.push_str("\n<ul>");
                for bullet in bullets {
                    html.push_str("\n<li");
                    attribute(html, "data-object", bullet.object);
                    data_field(html, bullet.object, "text");
                    speech.mark_lines(html, &bullet.lines);
                    html.push('>');
                    lines(html, &bullet.lines);
                    html.push_str("</li>");
                }
                html.push_str("\n</ul>");
            }
            Body::Note(pieces) => {
                html.push_str("\n<p class=\"note\">");
                line(html, speech, pieces);
                html.push_str("</p>");
            }
        }
    }
    html.push_str("\n</div>");
}

/// What the paginator heeds.
fn paging(html: &mut String, paging: Paging) {
    html.push_str(if paging.break_before { " data-break" } else { "" });
    html.push_str(if paging.keep_together { " data-keep" } else { "" });
}

fn terms(html: &mut String, speech: Speech, rows: &[Vec<Term<'_>>]) {
    html.push_str("\n<ul class=\"terms\">");
    for row in rows {
        html.push_str("\n<li>");
        for (at, term) in row.iter().enumerate() {
            if at > 0 {
                html.push_str(", ");
            }
            html.push_str("<span");
            attribute(html, "data-object", term.object);
            html.push('>');
            line(html, speech, &term.pieces);
            html.push_str("</span>");
        }
        html.push_str("</li>");
    }
    html.push_str("\n</ul>");
}

fn prose(html: &mut String, speech: Speech, prose: &Prose<'_>) {
    for paragraph in &prose.paragraphs {
        html.push_str(if prose.tone == Tone::Quiet { "\n<p class=\"quiet\"" } else { "\n<p" });
        data_field(html, prose.object, prose.key);
        speech.mark_lines(html, paragraph);
        html.push('>');
        lines(html, paragraph);
        html.push_str("</p>");
    }
}

fn line(html: &mut String, speech: Speech, pieces: &[Piece<'_>]) {
    for piece in pieces {
        match piece {
            Piece::Glue(words) => push(html, words),
            Piece::Aside(words) => {
                open(html, "span", "quiet", None);
                push(html, words);
                html.push_str("</span>");
            }
            Piece::Field(field) => self::field(html, speech, field),
        }
    }
}

pub(super) fn field(html: &mut String, speech: Speech, field: &Field<'_>) {
    let tag = match (&field.href, &field.datetime, field.tone) {
        (Some(_), _, _) => "a",
        (None, Some(_), _) => "time",
        (None, None, Tone::Strong) => "strong",
        (None, None, _) => "span",
    };
    html.push('<');
    html.push_str(tag);
    if field.tone == Tone::Quiet {
        attribute(html, "class", "quiet");
    }
    if let Some(href) = &field.href {
        link(html, href);
    }
    if let Some(datetime) = &field.datetime {
        attribute(html, "datetime", datetime);
    }
    data_field(html, field.object, field.key);
    let words = field.plain();
    match field.key {
        // Groups of digits: they have no letters that would say so.
        "phone" if speech.direction == "rtl" => attribute(html, "dir", "ltr"),
        _ => speech.mark(html, Scripts::of(&words)),
    }
    html.push('>');
    push(html, &words);
    html.push_str(&format!("</{tag}>"));
}

pub(super) fn lines(html: &mut String, lines: &[Vec<Span>]) {
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            html.push_str("<br>");
        }
        line.iter().for_each(|span| self::span(html, span));
    }
}

fn span(html: &mut String, span: &Span) {
    let Marks { bold, italic, link } = &span.marks;
    let href = link.as_deref().and_then(links::href);
    if let Some(href) = &href {
        html.push_str("<a");
        self::link(html, href);
        html.push('>');
    }
    html.push_str(if *bold { "<strong>" } else { "" });
    html.push_str(if *italic { "<em>" } else { "" });
    push(html, &span.text);
    html.push_str(if *italic { "</em>" } else { "" });
    html.push_str(if *bold { "</strong>" } else { "" });
    if href.is_some() {
        html.push_str("</a>");
    }
}

fn link(html: &mut String, href: &str) {
    attribute(html, "href", href);
    attribute(html, "rel", "noopener noreferrer");
}

pub(super) fn data_field(html: &mut String, object: &str, key: &str) {
    attribute(html, "data-field", &format!("{object}/{key}"));
}

fn open(html: &mut String, tag: &str, class: &str, object: Option<&str>) {
    html.push('<');
    html.push_str(tag);
    attribute(html, "class", class);
    if let Some(object) = object {
        attribute(html, "data-object", object);
    }
    html.push('>');
}
