//! What the page says, block by block, each run with the field that it comes from: for writers outside of this crate,
//! and for whoever wants to find the fields again in a file.

use crdt::view::{Paging, ResumeView, Span};

use crate::links;
use crate::sheet::{Block as Part, Body, Entry, Field, Group, Passage, Piece, Prose, Sheet, Tone};
use crate::words::Line;

/// What a block is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Name,
    Headline,
    /// All ways to reach the person, with separators between.
    Contact,
    /// Of a section.
    Heading,
    /// The head line of an entry, or of a place with several roles.
    Entry,
    /// The head line of a role below its place.
    Role,
    /// The dates of an entry.
    When,
    /// What a place is.
    About,
    Text,
    Bullet,
    /// A row of short things.
    Terms,
}

/// A paragraph, a heading, a bullet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    pub kind: Kind,
    /// Each begins on a line of its own.
    pub lines: Vec<Vec<Run>>,
    /// It begins a new page.
    pub starts_page: bool,
    /// It stands on one page.
    pub keeps_lines: bool,
    /// And with the block behind it.
    pub keeps_next: bool,
}

impl Block {
    const fn new(kind: Kind, lines: Vec<Vec<Run>>) -> Self {
        Self { kind, lines, starts_page: false, keeps_lines: false, keeps_next: false }
    }
}

/// Words of one look, out of one field.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Run {
    /// The id of the object; empty for our own words between fields.
    pub object: String,
    /// The key of the field in it; empty for our own words.
    pub key: &'static str,
    pub text: String,
    pub bold: bool,
    pub italic: bool,
    pub quiet: bool,
    /// Where a click goes; always a safe address.
    pub href: Option<String>,
}

/// One field as a reader of the page finds it: its words, a line break where the page has one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shown {
    pub object: String,
    pub key: &'static str,
    pub words: String,
}

/// The whole résumé, in the order of the page.
pub fn flow(view: &ResumeView) -> Vec<Block> {
    let sheet = Sheet::of(view);
    let mut blocks = Vec::new();
    let mut one = |kind, runs: Vec<Run>| {
        if !runs.is_empty() {
            blocks.push(Block::new(kind, vec![runs]));
        }
    };
    one(Kind::Name, sheet.name.iter().flat_map(field).collect());
    one(Kind::Headline, sheet.headline.iter().flat_map(field).collect());
    let ways: Vec<Vec<Run>> = sheet.contact.iter().map(|way| line(&way.pieces)).collect();
    one(Kind::Contact, ways.join(&ours(" · ")[..]));
    for part in sheet.main.iter().chain(&sheet.side) {
        let first = blocks.len();
        blocks.push(Block::new(Kind::Heading, vec![field(&part.heading)]));
        part.blocks.iter().for_each(|block| section(&mut blocks, block));
        if let [heading, next, ..] = &mut blocks[first..] {
            // It goes along, as on the page.
            heading.starts_page = std::mem::take(&mut next.starts_page);
        }
        page(&mut blocks[first..], part.paging);
    }
    let passages = sheet.letter.iter().flat_map(|(_, passages)| passages);
    blocks.extend(passages.map(|passage| Block::new(Kind::Text, self::passage(passage))));
    blocks
}

/// The fields that the page shows, in its order. One that stands there twice, or whose words have several looks, is one.
/// The heading above the summary is no field.
pub fn shown(view: &ResumeView) -> Vec<Shown> {
    let mut all: Vec<Shown> = Vec::new();
    let is_field = |run: &Run, kind: Kind| !run.object.is_empty() && (kind != Kind::Heading || run.object != "basics");
    for block in flow(view) {
        for line in block.lines {
            for (first, run) in line.into_iter().enumerate().filter(|(_, run)| is_field(run, block.kind)) {
                match all.last_mut() {
                    Some(last) if last.object == run.object && last.key == run.key => {
                        if first == 0 {
                            last.words.push('\n');
                        }
                        last.words.push_str(&run.text);
                    }
                    _ => all.push(Shown { object: run.object, key: run.key, words: run.text }),
                }
            }
        }
    }
    all
}

fn passage(passage: &Passage<'_>) -> Vec<Vec<Run>> {
    match passage {
        Passage::To(to) => to.iter().map(field).collect(),
        Passage::Paragraph(paragraph) => {
            paragraph.lines.iter().map(|words| rich(paragraph.object, "text", words)).collect()
        }
        Passage::Date(words)
        | Passage::Subject(words)
        | Passage::Greeting(words)
        | Passage::Closing(words)
        | Passage::Signature(words) => vec![field(words)],
    }
}

fn section(blocks: &mut Vec<Block>, block: &Part<'_>) {
    match block {
        Part::Prose(text) => prose(blocks, text),
        Part::Entry(item) => entry(blocks, item, Kind::Entry),
        Part::Group(Group { head, about, roles, break_before }) => {
            blocks.push(Block { starts_page: *break_before, ..Block::new(Kind::Entry, vec![line(head)]) });
            about.iter().for_each(|text| prose(blocks, text));
            roles.iter().for_each(|role| entry(blocks, role, Kind::Role));
        }
        Part::Terms(rows) => {
            let row = |row: &Vec<crate::sheet::Term<'_>>| {
                row.iter().map(|term| line(&term.pieces)).collect::<Vec<_>>().join(&ours(", ")[..])
            };
            blocks.extend(rows.iter().map(|terms| Block::new(Kind::Terms, vec![row(terms)])));
        }
    }
}

fn entry(blocks: &mut Vec<Block>, entry: &Entry<'_>, kind: Kind) {
    let first = blocks.len();
    for (kind, pieces) in [(kind, &entry.head), (Kind::When, &entry.when)] {
        if !pieces.is_empty() {
            blocks.push(Block::new(kind, vec![line(pieces)]));
        }
    }
    for part in &entry.body {
        match part {
            Body::Prose(text) => prose(blocks, text),
            Body::Bullets(bullets) => blocks.extend(bullets.iter().map(|bullet| {
                let lines = bullet.lines.iter().map(|words| rich(bullet.object, "text", words));
                Block::new(Kind::Bullet, lines.collect())
            })),
            Body::Note(pieces) => blocks.push(Block::new(Kind::Text, vec![line(pieces)])),
        }
    }
    page(&mut blocks[first..], entry.paging);
}

/// What somebody wants of the pages, for the blocks of one section or entry.
fn page(blocks: &mut [Block], paging: Paging) {
    if let Some(first) = blocks.first_mut() {
        first.starts_page |= paging.break_before;
    }
    if let Some((last, before)) = blocks.split_last_mut().filter(|_| paging.keep_together) {
        last.keeps_lines = true;
        before.iter_mut().for_each(|block| (block.keeps_lines, block.keeps_next) = (true, true));
    }
}

fn prose(blocks: &mut Vec<Block>, prose: &Prose<'_>) {
    let kind = if prose.tone == Tone::Quiet { Kind::About } else { Kind::Text };
    blocks.extend(prose.paragraphs.iter().map(|paragraph| {
        Block::new(kind, paragraph.iter().map(|words| rich(prose.object, prose.key, words)).collect())
    }));
}

fn line(pieces: &[Piece<'_>]) -> Vec<Run> {
    let piece = |piece: &Piece<'_>| match piece {
        Piece::Glue(words) => ours(words).to_vec(),
        Piece::Aside(words) => vec![Run { text: (*words).to_owned(), quiet: true, ..Run::default() }],
        Piece::Field(words) => field(words),
    };
    pieces.iter().flat_map(piece).collect()
}

fn ours(words: &str) -> [Run; 1] {
    [Run { text: words.to_owned(), ..Run::default() }]
}

fn field(field: &Field<'_>) -> Vec<Run> {
    let one = |span: &Span| Run {
        object: field.object.to_owned(),
        key: field.key,
        text: span.text.clone(),
        bold: field.tone == Tone::Strong || span.marks.bold,
        italic: span.marks.italic,
        quiet: field.tone == Tone::Quiet,
        href: field.href.clone(),
    };
    field.words.iter().map(one).collect()
}

fn rich(object: &str, key: &'static str, words: &Line) -> Vec<Run> {
    let one = |span: &Span| Run {
        object: object.to_owned(),
        key,
        text: span.text.clone(),
        bold: span.marks.bold,
        italic: span.marks.italic,
        quiet: false,
        href: span.marks.link.as_deref().and_then(links::href),
    };
    words.iter().map(one).collect()
}
