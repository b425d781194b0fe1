//! The sheets of paper, laid out by the script that lays them out for print (`render/script/paginate.js`).

use js_sys::{Array, Function};
use render::html::Page;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, ShadowRoot};

use super::{guests, patch};
use crate::browser;

/// What is being edited shows on the page, quietly. On paper it does not.
const AROUND: &str = "@media screen { .hot { border-radius: 1mm; \
     background: color-mix(in srgb, var(--accent) 7%, transparent); \
     box-shadow: 0 0 0 1.2mm color-mix(in srgb, var(--accent) 7%, transparent); } [data-field] { cursor: text; } \
     .sheet + .sheet { margin-top: 7mm; } .sheet { box-shadow: var(--shadow-paper); content-visibility: auto; } }";

/// What is shown: to change only what is different, so that nothing flickers and the desk does not jump.
#[derive(Default)]
pub(super) struct Sheets {
    /// The rules of the page without its template's, and that template: they change seldom.
    css: String,
    template: &'static str,
    /// All rules, in their element.
    style: String,
    /// The same, when the sheets that are shown do not have them yet.
    rules: Option<String>,
    /// The sheets as they were laid out, as HTML.
    shown: Vec<String>,
}

impl Sheets {
    /// The rules and the words of `page`, ready to be laid out.
    pub(super) fn read(&mut self, page: &Page) -> Option<Element> {
        if self.css != page.css || self.template != page.template {
            let rules = browser::rules(page);
            self.style = format!("<style>{rules}</style>");
            self.css.clone_from(&page.css);
            self.template = page.template;
            self.rules = Some(rules);
        }
        patch::parse(&format!("{}{}", self.style, page.body))
    }

    /// Shows the sheets that were laid out of it in `root`.
    pub(super) fn show(&mut self, sheets: &[Element], root: &ShadowRoot) {
        if let Some(rules) = self.rules.take() {
            root.set_inner_html(&format!(
                "<style>{rules}{AROUND}@media screen {{ {} }}</style><div></div>",
                guests::RULES
            ));
            self.shown.clear();
        }
        let Some(desk) = root.last_element_child() else { return };
        for (at, sheet) in sheets.iter().enumerate() {
            let html = sheet.outer_html();
            match (self.shown.get_mut(at), desk.children().item(at as u32)) {
                (Some(shown), Some(_)) if *shown == html => {}
                (Some(shown), Some(old)) => {
                    *shown = html;
                    if patch::is_same_shell(&old, sheet) {
                        patch::children(&old, sheet);
                    } else {
                        old.replace_with_with_node_1(sheet).ok();
                    }
                }
                _ => {
                    desk.append_child(sheet).ok();
                    self.shown.push(html);
                }
            }
        }
        self.shown.truncate(sheets.len());
        while let Some(surplus) = desk.children().item(sheets.len() as u32) {
            surplus.remove();
        }
    }
}

/// The sheets of what was read, measured in `flow`.
pub(super) fn laid_out(read: &Element, flow: &ShadowRoot) -> Vec<Element> {
    patch::children(flow, read);
    flow.last_element_child().and_then(|article| paginate(&article)).unwrap_or_default()
}

/// On how many sheets a page comes, laid out in `flow`.
pub fn count(page: &Page, flow: &ShadowRoot) -> Option<usize> {
    flow.set_inner_html(&format!("<style>{}</style>{}", browser::rules(page), page.body));
    Some(paginate(&flow.last_element_child()?)?.len())
}

/// `None` when the page's script has not brought the paginator.
fn paginate(article: &Element) -> Option<Vec<Element>> {
    let paginate: Function = browser::left("paginate").dyn_into().ok()?;
    let sheets = paginate.call1(&JsValue::UNDEFINED, article).ok()?;
    Some(Array::from(&sheets).iter().filter_map(|sheet| sheet.dyn_into().ok()).collect())
}
