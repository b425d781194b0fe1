//! The CSS around the template.

use crate::script::Scripts;
use crate::{Paper, Theme, theme};

const BASE: &str = include_str!("page.css");

/// The rules of every page, all of them scoped; those of its template come behind them. `letters`: all that it shows.
pub(super) fn page(theme: &Theme, letters: Scripts) -> String {
    let Theme { accent, text, size_pt, leading, spacing, .. } = theme;
    let (width, height) = theme.paper.size_mm();
    let (font, adjust) = theme::stack(theme.font, letters);
    let (heading_font, heading_adjust) = theme::stack(theme.heading_font, letters);
    let margins = theme.sheet_margins();
    format!(
        ".tandem-page {{\n  --accent: {accent};\n  --ink: {text};\n  --font: {font};\n  --adjust: {adjust};\n  \
         --heading-font: {heading_font};\n  --heading-adjust: {heading_adjust};\n  --size: {size_pt}pt;\n  \
         --leading: {leading};\n  --v: {spacing}mm;\n  --sheet-width: {width}mm;\n  --sheet-height: {height}mm;\n  \
         --sheet-margins: {margins};\n}}\n{BASE}"
    )
}

/// What a file of its own needs besides: the desk on a screen, the sheet in print.
pub(super) fn document(theme: &Theme) -> String {
    let (paper, margins) = (theme.paper, theme.sheet_margins());
    let size = paper.css_name();
    let (width, _) = paper.size_mm();
    format!(
        "@page {{ size: {size}; margin: {margins}; }}
html, body {{ margin: 0; padding: 0; background: #fff; }}
main {{ display: flow-root; }}
@media print {{
  .tandem-page {{ width: auto; min-height: 0; padding: 0; }}
  [data-break] {{ break-before: page; }}
  [data-keep] {{ break-inside: avoid; }}
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
