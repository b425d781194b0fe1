//! Printing from the browser: the sheets and nothing else, at their own size.

use render::Paper;

use crate::browser;

/// The element that holds the rule; rules about paper count only outside of shadow trees.
const ID: &str = "paper";

/// Tells the browser what paper the sheets are for.
pub(super) fn set_paper(paper: Paper) {
    let Some(document) = browser::document() else { return };
    let style = document.get_element_by_id(ID).or_else(|| {
        let style = document.create_element("style").ok()?;
        style.set_id(ID);
        document.head()?.append_child(&style).ok()?;
        Some(style)
    });
    if let Some(style) = style {
        style.set_text_content(Some(&format!("@page {{ size: {}; margin: 0; }}", paper.css_name())));
    }
}
