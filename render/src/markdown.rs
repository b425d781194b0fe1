//! The résumé as Markdown (CommonMark, safe in GitHub's dialect too).

mod inline;

use crdt::view::ResumeView;

use crate::sheet::{Block, Body, Entry, Field, Part, Passage, Piece, Prose, Sheet};
use crate::words::Line;
use inline::{field, spans, toned};

/// The whole résumé, in the order of the page; empty for an empty one.
pub fn markdown(view: &ResumeView) -> String {
    let sheet = Sheet::of(view);
    let mut blocks: Vec<String> = Vec::new();
    blocks.extend(sheet.name.as_ref().map(|name| format!("# {}", field(name))));
    blocks.extend(sheet.headline.as_ref().map(|words| started(&field(words))));
    let contact: Vec<String> = sheet.contact.iter().map(|way| line(&way.pieces)).collect();
    blocks.extend((!contact.is_empty()).then(|| started(&contact.join(" · "))));
    sheet.main.iter().chain(&sheet.side).for_each(|part| section(&mut blocks, part));
    blocks.extend(sheet.letter.iter().flat_map(|(_, passages)| passages).map(passage));
    blocks.iter().map(|block| format!("{block}\n")).collect::<Vec<_>>().join("\n")
}

fn passage(passage: &Passage<'_>) -> String {
    match passage {
        Passage::To(to) => to.iter().map(|words| started(&field(words))).collect::<Vec<_>>().join("\\\n"),
        Passage::Paragraph(paragraph) => lines(&paragraph.lines),
        Passage::Subject(words) => toned(words),
        Passage::Date(words) | Passage::Greeting(words) | Passage::Closing(words) | Passage::Signature(words) => {
            started(&field(words))
        }
    }
}

fn section(blocks: &mut Vec<String>, part: &Part<'_>) {
    blocks.push(format!("## {}", field(&part.heading)));
    for block in &part.blocks {
        match block {
            Block::Prose(text) => prose(blocks, text),
            Block::Entry(item) => entry(blocks, item, "###"),
            Block::Group(group) => {
                blocks.push(format!("### {}", line(&group.head)));
                group.about.iter().for_each(|text| prose(blocks, text));
                group.roles.iter().for_each(|role| entry(blocks, role, "####"));
            }
            Block::Terms(rows) => {
                let rows = rows.iter().map(|row| {
                    let terms: Vec<String> = row.iter().map(|term| line_with(&term.pieces, toned)).collect();
                    started(&terms.join(", "))
                });
                blocks.push(list(rows));
            }
        }
    }
}

fn entry(blocks: &mut Vec<String>, entry: &Entry<'_>, level: &str) {
    if !entry.head.is_empty() {
        blocks.push(format!("{level} {}", line(&entry.head)));
    }
    if !entry.when.is_empty() {
        blocks.push(started(&line(&entry.when)));
    }
    for part in &entry.body {
        match part {
            Body::Prose(text) => prose(blocks, text),
            Body::Bullets(bullets) => blocks.push(list(bullets.iter().map(|bullet| lines(&bullet.lines)))),
            Body::Note(pieces) => blocks.push(started(&line(pieces))),
        }
    }
}

fn prose(blocks: &mut Vec<String>, prose: &Prose<'_>) {
    blocks.extend(prose.paragraphs.iter().map(|paragraph| lines(paragraph)));
}

/// Entries, the later lines of each indented below its first.
fn list(entries: impl Iterator<Item = String>) -> String {
    entries.map(|entry| format!("- {}", entry.replace('\n', "\n  "))).collect::<Vec<_>>().join("\n")
}

/// Lines with hard breaks between them.
fn lines(lines: &[Line]) -> String {
    lines.iter().map(|line| started(&spans(line))).collect::<Vec<_>>().join("\\\n")
}

fn line(pieces: &[Piece<'_>]) -> String {
    line_with(pieces, field)
}

fn line_with(pieces: &[Piece<'_>], field: fn(&Field<'_>) -> String) -> String {
    let piece = |piece: &Piece<'_>| match piece {
        Piece::Glue(words) | Piece::Aside(words) => (*words).to_owned(),
        Piece::Field(words) => field(words),
    };
    pieces.iter().map(piece).collect()
}

/// A line whose beginning cannot be taken for a list, a heading or a rule.
fn started(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let after = line[digits..].chars().next();
    if digits > 0 && matches!(after, Some('.' | ')')) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    if line.starts_with(['+', '-', '=', '>']) { format!("\\{line}") } else { line.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::started;

    #[test]
    fn no_line_begins_a_block_by_accident() {
        assert_eq!(started("1. first"), "1\\. first");
        assert_eq!(started("2019) x"), "2019\\) x");
        assert_eq!(started("- x"), "\\- x");
        assert_eq!(started("=== x"), "\\=== x");
        assert_eq!(started("2019 – 2023"), "2019 – 2023");
    }
}
