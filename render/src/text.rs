//! The résumé as plain text, for forms that take nothing else.

use crdt::view::{ResumeView, Span};

use crate::links;
use crate::sheet::{Block, Body, Entry, Part, Passage, Piece, Prose, Sheet};
use crate::words::Line;

/// The whole résumé, in the order of the page; empty for an empty one. Lines are as long as they are.
pub fn text(view: &ResumeView) -> String {
    let sheet = Sheet::of(view);
    let head: Vec<String> = sheet.name.iter().chain(&sheet.headline).map(|field| field.plain()).collect();
    let contact: Vec<String> = sheet.contact.iter().map(|way| line(&way.pieces)).collect();
    let contact = (!contact.is_empty()).then(|| contact.join(" · "));
    let mut blocks: Vec<String> = vec![head.into_iter().chain(contact).collect::<Vec<_>>().join("\n")];
    sheet.main.iter().chain(&sheet.side).for_each(|part| section(&mut blocks, part));
    blocks.extend(sheet.letter.iter().flat_map(|(_, passages)| passages).map(passage));
    blocks.retain(|block| !block.is_empty());
    blocks.iter().map(|block| format!("{block}\n")).collect::<Vec<_>>().join("\n")
}

fn passage(passage: &Passage<'_>) -> String {
    match passage {
        Passage::To(to) => to.iter().map(|field| field.plain()).collect::<Vec<_>>().join("\n"),
        Passage::Paragraph(paragraph) => lines(&paragraph.lines, "\n"),
        Passage::Date(words)
        | Passage::Subject(words)
        | Passage::Greeting(words)
        | Passage::Closing(words)
        | Passage::Signature(words) => words.plain(),
    }
}

fn section(blocks: &mut Vec<String>, part: &Part<'_>) {
    let heading = part.heading.plain();
    let rule = "-".repeat(heading.chars().count());
    let mut first = vec![heading, rule];
    for block in &part.blocks {
        let mut block = match block {
            Block::Prose(text) => prose(text),
            Block::Entry(item) => entry(item),
            Block::Group(group) => {
                let about = group.about.iter().flat_map(prose);
                let roles = group.roles.iter().enumerate().flat_map(|(at, role)| {
                    let gap = (at > 0).then(String::new);
                    gap.into_iter().chain(entry(role))
                });
                [line(&group.head)].into_iter().chain(about).chain(roles).collect()
            }
            Block::Terms(rows) => rows
                .iter()
                .map(|row| row.iter().map(|term| line(&term.pieces)).collect::<Vec<_>>().join(", "))
                .collect(),
        };
        // The heading stays with what is below it.
        first.append(&mut block);
        blocks.push(first.join("\n"));
        first = Vec::new();
    }
}

fn entry(entry: &Entry<'_>) -> Vec<String> {
    let mut rows: Vec<String> =
        [&entry.head, &entry.when].into_iter().filter(|line| !line.is_empty()).map(|pieces| line(pieces)).collect();
    for part in &entry.body {
        match part {
            Body::Prose(text) => rows.extend(prose(text)),
            Body::Bullets(bullets) => {
                rows.extend(bullets.iter().map(|bullet| format!("- {}", lines(&bullet.lines, "\n  "))))
            }
            Body::Note(pieces) => rows.push(line(pieces)),
        }
    }
    rows
}

/// Paragraphs, blank rows between them.
fn prose(prose: &Prose<'_>) -> Vec<String> {
    let paragraphs: Vec<String> = prose.paragraphs.iter().map(|paragraph| lines(paragraph, "\n")).collect();
    vec![paragraphs.join("\n\n")]
}

fn lines(lines: &[Line], between: &str) -> String {
    lines.iter().map(|line| line.iter().map(span).collect::<String>()).collect::<Vec<_>>().join(between)
}

/// Words, and in brackets where they lead when they do not say it themselves.
fn span(span: &Span) -> String {
    match span.marks.link.as_deref().and_then(links::href) {
        Some(href) if !span.text.contains(links::short(&href)) => format!("{} ({})", span.text, links::short(&href)),
        _ => span.text.clone(),
    }
}

fn line(pieces: &[Piece<'_>]) -> String {
    let piece = |piece: &Piece<'_>| match piece {
        Piece::Glue(words) | Piece::Aside(words) => (*words).to_owned(),
        Piece::Field(field) => field.plain(),
    };
    pieces.iter().map(piece).collect()
}
