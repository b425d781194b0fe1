//! The paragraphs.

use crdt::text::is_leftwards;
use render::Paper;
use render::flow::{Block, Kind, Run};

use crate::xml::escaped;

/// The main part, and where its links lead, in the order of their numbers.
pub(crate) struct Body {
    pub(crate) document: String,
    pub(crate) links: Vec<String>,
}

pub(crate) const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// `has_foot`: every page ends with the part `foot`.
pub(crate) fn of(blocks: &[Block], paper: Paper, has_foot: bool) -> Body {
    let mut links = Vec::new();
    let paragraphs: String = blocks.iter().map(|block| paragraph(block, &mut links)).collect();
    // In twentieths of a point.
    let (width, height) = match paper {
        Paper::A4 => (11_906, 16_838),
        Paper::Letter => (12_240, 15_840),
    };
    let foot = if has_foot { "<w:footerReference w:type=\"default\" r:id=\"foot\"/>" } else { "" };
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document {NAMES}><w:body>{paragraphs}<w:sectPr>\
         {foot}<w:pgSz w:w=\"{width}\" w:h=\"{height}\"/><w:pgMar w:top=\"1020\" w:right=\"1020\" w:bottom=\"1020\" \
         w:left=\"1020\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    );
    Body { document, links }
}

fn paragraph(block: &Block, links: &mut Vec<String>) -> String {
    let style = match block.kind {
        Kind::Name => "Title",
        Kind::Headline => "Subtitle",
        Kind::Contact => "Contact",
        Kind::Heading => "Heading1",
        Kind::Entry => "Heading2",
        Kind::Role => "Heading3",
        Kind::When => "Dates",
        Kind::About => "About",
        Kind::Bullet => "ListBullet",
        Kind::Text | Kind::Terms => "Normal",
    };
    let words: String = block.lines.iter().flatten().map(|run| run.text.as_str()).collect();
    let bidi = if runs_from_the_right(&words) { "<w:bidi/>" } else { "" };
    // In the order in which they may stand.
    let paging = [
        (block.keeps_next, "<w:keepNext/>"),
        (block.keeps_lines, "<w:keepLines/>"),
        (block.starts_page, "<w:pageBreakBefore/>"),
    ];
    let paging: String = paging.iter().filter(|(is_on, _)| *is_on).map(|(_, mark)| *mark).collect();
    let lines: Vec<String> =
        block.lines.iter().map(|line| line.iter().map(|run| self::run(run, links)).collect()).collect();
    let words = lines.join("<w:r><w:br/></w:r>");
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{paging}{bidi}</w:pPr>{words}</w:p>")
}

fn run(run: &Run, links: &mut Vec<String>) -> String {
    let mut look = String::new();
    let right = runs_from_the_right(&run.text);
    let marks = [
        (run.href.is_some(), "<w:rStyle w:val=\"Hyperlink\"/>"),
        (run.bold, "<w:b/><w:bCs/>"),
        (run.italic, "<w:i/><w:iCs/>"),
        (run.quiet && run.href.is_none(), "<w:color w:val=\"595959\"/>"),
        (right, "<w:rtl/>"),
    ];
    marks.iter().filter(|(is_on, _)| *is_on).for_each(|(_, mark)| look.push_str(mark));
    let text = format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(&run.text));
    match &run.href {
        Some(href) => {
            links.push(href.clone());
            format!("<w:hyperlink r:id=\"link{}\">{text}</w:hyperlink>", links.len())
        }
        None => text,
    }
}

/// Whether the first letter with a direction is one that runs from right to left.
pub(crate) fn runs_from_the_right(text: &str) -> bool {
    let first = text.chars().find(|letter| letter.is_alphabetic());
    first.is_some_and(is_leftwards)
}
