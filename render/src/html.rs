//! The page as HTML and CSS.

use crdt::view::ResumeView;

use crate::Paper;

/// A page for a container in somebody's document: all its rules are scoped under `.tandem-page`.
#[derive(Clone, PartialEq, Debug)]
pub struct Page {
    /// The rules, without a `style` element around them.
    pub css: String,
    /// One element of class `tandem-page`.
    pub body: String,
    pub paper: Paper,
}

/// The page for the preview.
pub fn page(view: &ResumeView) -> Page {
    Page {
        css: String::new(),
        body: "<article class=\"tandem-page\"></article>".to_owned(),
        paper: Paper::of(&view.settings),
    }
}

/// A complete HTML file that looks like the page on a screen and prints as it.
pub fn document(view: &ResumeView, _title: &str) -> String {
    page(view).body
}
