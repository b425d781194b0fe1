//! The looks that a page can have: the folders of `render/templates`, found by the build script.

/// One look: what it chooses where the person has not.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    pub key: &'static str,
    pub name: &'static str,
    pub accent: &'static str,
    pub font: &'static str,
    pub heading_font: &'static str,
    /// The size of the text in points.
    pub size: &'static str,
    pub leading: &'static str,
    /// The space at the sides of the sheet in millimetres.
    pub margins: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// The template of that key; the classic one where there is none.
pub fn template(key: &str) -> &'static Template {
    let found = TEMPLATES.iter().find(|template| template.key == key);
    found.or_else(|| TEMPLATES.iter().find(|template| template.key == "classic")).unwrap_or(&TEMPLATES[0])
}

/// The rules of a template, all of them under `.tandem-page`.
///
/// Apart from [`TEMPLATES`], so that the web app, which loads them beside the program, does not hold them.
pub fn css(key: &str) -> &'static str {
    let key = template(key).key;
    CSS.iter().find(|(known, _)| *known == key).map_or("", |(_, css)| css)
}
