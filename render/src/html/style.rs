//! The CSS around the template.

use crdt::view::Settings;

use crate::Paper;

const TEMPLATE: &str = include_str!("page.css");
const ACCENT: &str = "#1d5c47";
/// The margins of every sheet: top, sides, bottom.
const MARGINS: &str = "15mm 19mm 14mm";

/// The rules of the page, all of them scoped.
pub(super) fn page(settings: &Settings, paper: Paper) -> String {
    let (width, height) = paper.size_mm();
    let accent = accent(&settings.accent);
    format!(
        ".tandem-page {{\n  --accent: {accent};\n  --sheet-width: {width}mm;\n  --sheet-height: {height}mm;\n  \
         --sheet-margins: {MARGINS};\n}}\n{TEMPLATE}"
    )
}

/// What a file of its own needs besides: the desk on a screen, the sheet in print.
pub(super) fn document(paper: Paper) -> String {
    let size = paper.css_name();
    let (width, _) = paper.size_mm();
    format!(
        "@page {{ size: {size}; margin: {MARGINS}; }}
html, body {{ margin: 0; padding: 0; background: #fff; }}
main {{ display: flow-root; }}
@media print {{
  .tandem-page {{ width: auto; min-height: 0; padding: 0; }}
}}
@media screen {{
  html, body {{ background: #eeece6; }}
  .tandem-page {{ margin: 10mm auto; box-shadow: 0 1px 2px #0002, 0 8px 28px #0001; }}
}}
@media screen and (max-width: {width}mm) {{
  .tandem-page {{ width: auto; min-height: 0; margin: 0; padding: 9mm 7mm; box-shadow: none; }}
}}
"
    )
}

/// What a file needs besides that is laid into sheets and printed: the sheets have the margins.
pub(super) fn print(paper: Paper) -> String {
    let size = paper.css_name();
    format!("@page {{ size: {size}; margin: 0; }}\nhtml, body {{ margin: 0; padding: 0; background: #fff; }}\n")
}

/// A colour of the form `#rrggbb`; anything else gives the template's own.
fn accent(chosen: &str) -> &str {
    let is_colour =
        chosen.strip_prefix('#').is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()));
    if is_colour { chosen } else { ACCENT }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_colour_gets_into_the_rules() {
        assert_eq!(accent("#B0480f"), "#B0480f");
        for odd in ["", "red", "#fff", "#12345g", "#1d5c47;}", "#1d5c47 ", "url(javascript:1)", "#éééé"] {
            assert_eq!(accent(odd), ACCENT, "{odd}");
        }
    }
}
