//! The lines of a piece of HTML. It is parsed by the browser into a document of its own, in which nothing runs and
//! nothing is fetched.

use crdt::view::{Marks, RichText};
use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, HtmlElement, Node, SupportedType};

use super::{MOST, without_dot};

/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "ADDRESS",
    "ARTICLE",
    "ASIDE",
    "BLOCKQUOTE",
    "DD",
    "DIV",
    "DL",
    "DT",
    "FIGURE",
    "FOOTER",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "HEADER",
    "HR",
    "LI",
    "MAIN",
    "OL",
    "P",
    "PRE",
    "SECTION",
    "TABLE",
    "TR",
    "UL",
];
/// Elements that hold no words of the text.
const SILENT: &[&str] = &["HEAD", "SCRIPT", "STYLE", "TEMPLATE", "TITLE", "META", "LINK", "SVG", "NOSCRIPT"];
/// How deep elements may lie in each other.
const DEEPEST: usize = 200;

/// The lines of a piece of HTML; `None` when the browser cannot read it.
pub(super) fn lines(html: &str) -> Option<Vec<RichText>> {
    let page = DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()?;
    let mut writer = Writer::default();
    writer.read(page.body()?.as_ref(), &Marks::default(), 0);
    writer.end_line();
    Some(writer.lines)
}

#[derive(Default)]
struct Writer {
    lines: Vec<RichText>,
    line: RichText,
    /// White space that counts only when words follow in the same line.
    is_space_due: bool,
    length: usize,
}

impl Writer {
    fn read(&mut self, node: &Node, marks: &Marks, depth: usize) {
        if depth > DEEPEST || self.length > MOST {
            return;
        }
        let children = node.child_nodes();
        for index in 0..children.length() {
            let Some(child) = children.item(index) else { continue };
            if child.node_type() == Node::TEXT_NODE {
                self.words(&child.text_content().unwrap_or_default(), marks);
            } else if let Ok(element) = child.dyn_into::<Element>() {
                self.element(&element, marks, depth);
            }
        }
    }

    fn element(&mut self, element: &Element, marks: &Marks, depth: usize) {
        let name = element.tag_name().to_uppercase();
        let style = element.get_attribute("style").unwrap_or_default().to_lowercase();
        // The number or dot that a word processor writes before an entry of a list.
        let is_list_dot = style.contains("mso-list:ignore") || style.contains("mso-list: ignore");
        if SILENT.contains(&name.as_str()) || is_list_dot || element.has_attribute("hidden") {
            return;
        }
        if name == "BR" {
            return self.end_line();
        }
        if name == "TD" || name == "TH" {
            self.is_space_due = true;
        }
        let is_block = BLOCKS.contains(&name.as_str());
        if is_block {
            self.end_line();
        }
        self.read(element, &marks_in(element, &name, marks), depth + 1);
        if is_block {
            self.end_line();
        }
    }

    fn words(&mut self, words: &str, marks: &Marks) {
        for letter in words.chars() {
            if letter.is_whitespace() || letter == '\u{200b}' {
                self.is_space_due = true;
                continue;
            }
            if letter.is_control() {
                continue;
            }
            if std::mem::take(&mut self.is_space_due)
                && let Some(last) = self.line.spans.last()
            {
                let shared = shared(&last.marks, marks);
                self.line.push(" ".to_owned(), shared);
            }
            self.line.push(letter.to_string(), marks.clone());
            self.length += 1;
        }
    }

    fn end_line(&mut self) {
        let line = without_dot(std::mem::take(&mut self.line));
        self.is_space_due = false;
        if !line.is_blank() {
            self.lines.push(line);
        }
    }
}

/// The marks of a space between two words: those of both.
fn shared(left: &Marks, right: &Marks) -> Marks {
    Marks {
        bold: left.bold && right.bold,
        italic: left.italic && right.italic,
        link: left.link.clone().filter(|link| right.link.as_ref() == Some(link)),
    }
}

fn marks_in(element: &Element, name: &str, around: &Marks) -> Marks {
    let mut marks = around.clone();
    match name {
        "B" | "STRONG" => marks.bold = true,
        "I" | "EM" => marks.italic = true,
        "A" => marks.link = element.get_attribute("href").and_then(|address| render::link(&address)).or(marks.link),
        _ => {}
    }
    if let Some(style) = element.dyn_ref::<HtmlElement>().map(HtmlElement::style) {
        let said = |property: &str| style.get_property_value(property).unwrap_or_default();
        // Some editors wrap a whole paste in <b style="font-weight: normal">.
        match said("font-weight").as_str() {
            "" => {}
            "bold" | "bolder" => marks.bold = true,
            weight => marks.bold = weight.parse::<u32>().is_ok_and(|weight| weight >= 600),
        }
        match said("font-style").as_str() {
            "" => {}
            slope => marks.italic = slope == "italic" || slope.starts_with("oblique"),
        }
    }
    marks
}
