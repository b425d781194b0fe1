//! A cover letter, spelled out in HTML.

use super::escape::attribute;
use super::speech::Speech;
use super::write::{data_field, field, lines};
use crate::sheet::{Bullet, Passage};

/// The letter below the head of the page. Its last paragraph stays with the end: nobody signs an empty page.
pub(super) fn push(html: &mut String, speech: Speech, object: &str, passages: &[Passage<'_>]) {
    let is_end = |passage: &Passage<'_>| matches!(passage, Passage::Closing(_) | Passage::Signature(_));
    let end = passages.iter().position(is_end).unwrap_or(passages.len());
    let last = match end.checked_sub(1) {
        Some(at) if matches!(passages[at], Passage::Paragraph(_)) => at,
        _ => end,
    };
    html.push_str("\n<div class=\"letter\"");
    attribute(html, "data-object", object);
    html.push('>');
    head(html, speech, passages);
    passages[..last].iter().for_each(|part| passage(html, speech, part));
    if end < passages.len() {
        html.push_str("\n<div class=\"ending\" data-keep>");
        passages[last..].iter().for_each(|part| passage(html, speech, part));
        html.push_str("\n</div>");
    } else {
        passages[last..].iter().for_each(|part| passage(html, speech, part));
    }
    html.push_str("\n</div>");
}

/// To whom, and beside it when.
fn head(html: &mut String, speech: Speech, passages: &[Passage<'_>]) {
    let to = passages.iter().find_map(|passage| if let Passage::To(to) = passage { Some(to) } else { None });
    let date = passages.iter().find_map(|passage| if let Passage::Date(date) = passage { Some(date) } else { None });
    if to.is_none() && date.is_none() {
        return;
    }
    html.push_str("\n<div class=\"to\">");
    if let Some(to) = to {
        html.push_str("\n<p>");
        for (at, words) in to.iter().enumerate() {
            html.push_str(if at > 0 { "<br>" } else { "" });
            field(html, speech, words);
        }
        html.push_str("</p>");
    }
    if let Some(date) = date {
        html.push_str("\n<p class=\"date\">");
        field(html, speech, date);
        html.push_str("</p>");
    }
    html.push_str("\n</div>");
}

fn passage(html: &mut String, speech: Speech, passage: &Passage<'_>) {
    let (class, words) = match passage {
        Passage::To(_) | Passage::Date(_) => return,
        Passage::Paragraph(Bullet { object, lines: words }) => {
            html.push_str("\n<p");
            attribute(html, "data-object", object);
            data_field(html, object, "text");
            speech.mark_lines(html, words);
            html.push('>');
            lines(html, words);
            return html.push_str("</p>");
        }
        Passage::Subject(words) => ("subject", words),
        Passage::Greeting(words) => ("greeting", words),
        Passage::Closing(words) => ("closing", words),
        Passage::Signature(words) => ("signature", words),
    };
    html.push_str("\n<p");
    attribute(html, "class", class);
    html.push('>');
    field(html, speech, words);
    html.push_str("</p>");
}
