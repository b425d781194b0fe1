//! The page as HTML and CSS.

mod escape;
mod first;
mod style;
mod write;

use crdt::view::ResumeView;

use crate::Paper;
use crate::sheet::Sheet;

/// A page for a container in somebody's document: all its rules are scoped under `.tandem-page`.
#[derive(Clone, PartialEq, Debug)]
pub struct Page {
    /// The rules, without a `style` element around them.
    pub css: String,
    /// One element of class `tandem-page`. Sections, items and bullets carry `data-object="<id>"`, their texts and
    /// dates `data-field="<object>/<field>"`.
    pub body: String,
    pub paper: Paper,
}

/// The page for the preview, as wide and at least as high as one sheet of paper.
pub fn page(view: &ResumeView) -> Page {
    let paper = Paper::of(&view.settings);
    Page { css: style::page(&view.settings, paper), body: write::body(&Sheet::of(view)), paper }
}

/// The beginning of the page: at least what fits on the first sheet, and not much more.
pub fn first_page(mut view: ResumeView) -> Page {
    first::cut(&mut view);
    page(&view)
}

/// A complete HTML file that looks like a sheet of paper on a screen and prints as one.
///
/// It loads nothing and runs nothing, and says so in its content security policy.
pub fn document(view: &ResumeView, title: &str) -> String {
    let page = page(view);
    let print = style::document(page.paper);
    let mut name = crate::words::one_line(&crdt::view::RichText::from_plain(title));
    if name.is_empty() {
        name.push_str("Résumé");
    }
    let mut html = String::with_capacity(page.css.len() + page.body.len() + 1024);
    html.push_str("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    html.push_str("style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n");
    html.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.push_str("<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    escape::push(&mut html, &name);
    html.push_str("</title>\n<style>\n");
    html.push_str(&page.css);
    html.push_str(&print);
    html.push_str("</style>\n</head>\n<body>\n<main>\n");
    html.push_str(&page.body);
    html.push_str("\n</main>\n</body>\n</html>\n");
    html
}
