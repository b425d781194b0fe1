//! What the page says of itself: rectangles, and the part of it that scrolls.

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::geometry::Rect;
use super::zones::{Rects, Surface};
use crate::browser;

impl Surface {
    const fn container(self) -> &'static str {
        match self {
            Self::Fields => ".fields",
            Self::Outline => ".outline",
        }
    }

    /// The elements that stand for things, and the attribute that says for which.
    const fn things(self) -> (&'static str, &'static str) {
        match self {
            Self::Fields => (
                "[data-testid=section][data-id], [data-testid=company][data-id], [data-testid=item][data-id], \
                 [data-testid=bullet][data-id]",
                "data-id",
            ),
            Self::Outline => ("[data-section]", "data-section"),
        }
    }
}

/// The scrolling part of a surface.
#[derive(Clone, Debug)]
pub struct Container(Element);

impl Container {
    pub fn of(surface: Surface) -> Option<Self> {
        browser::find(surface.container()).map(Self)
    }

    pub fn rect(&self) -> Rect {
        rect_of(&self.0)
    }

    pub fn scroll_by(&self, pixels: f64) {
        let top = f64::from(self.0.scroll_top());
        self.0.set_scroll_top((top + pixels).round() as i32);
    }

    pub fn rects(&self, surface: Surface) -> Rects {
        let (selector, attribute) = surface.things();
        let Ok(found) = self.0.query_selector_all(selector) else { return Rects::default() };
        let elements = (0..found.length()).filter_map(|index| found.item(index)?.dyn_into::<Element>().ok());
        elements
            .filter_map(|element| Some((element.get_attribute(attribute)?, rect_of(&element))))
            .filter(|(_, rect)| rect.height() > 0.0)
            .collect()
    }
}

fn rect_of(element: &Element) -> Rect {
    let rect = element.get_bounding_client_rect();
    Rect::new(rect.left(), rect.top(), rect.right(), rect.bottom())
}

/// All that follows goes to the editor, also outside of the window, and is no click on anything.
pub fn capture(pointer: i32) {
    if let Some(element) = browser::find(".workbench") {
        // It may have been lifted meanwhile.
        element.set_pointer_capture(pointer).ok();
    }
}

/// The menu of the handle that was pressed may stand open.
pub fn close_menu() {
    let open = browser::find(".handle-menu:popover-open").and_then(|menu| menu.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(menu) = open {
        menu.hide_popover().ok();
    }
}

pub fn release(pointer: i32) {
    if let Some(element) = browser::find(".workbench") {
        element.release_pointer_capture(pointer).ok();
    }
}
