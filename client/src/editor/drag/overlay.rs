//! What is drawn over the editor during a drag: the thing under the pointer, and where it would land.

use dioxus::prelude::*;

use super::Drag;
use super::aim::Aim;
use super::course::Lifted;
use super::geometry::Rect;
use crate::msg;
use crate::ui::{Glyph, Icon};

#[component]
pub fn DragOverlay() -> Element {
    let Drag { lifted, .. } = use_context();
    let Some(Lifted { words, at, is_touch, aim, within, .. }) = lifted() else { return rsx! {} };
    let (line, refused) = match &aim {
        Aim::Here { line, .. } => (line.within(within), None),
        Aim::Refused { area, name } => (None, Some((area.within(within), name.clone()))),
        Aim::Nowhere | Aim::Stay => (None, None),
    };
    let lands = match &aim {
        Aim::Here { .. } => "here",
        Aim::Stay => "stay",
        Aim::Nowhere | Aim::Refused { .. } => "nowhere",
    };
    rsx! {
        div { class: "drag", "aria-hidden": "true", "data-testid": "drag", "data-lands": lands, "data-finger": is_touch.then_some("true"),
            if let Some(line) = line {
                div {
                    class: if line.width() >= line.height() { "drop-line" } else { "drop-line upright" },
                    "data-testid": "drop-line",
                    style: placed(line),
                }
            }
            if let Some((Some(area), _)) = refused {
                div { class: "drop-refused", "data-testid": "drop-refused", style: placed(area) }
            }
            div { class: "drag-ghost", style: "--x: {at.x:.1}px; --y: {at.y:.1}px",
                Icon { glyph: Glyph::Grip }
                span { class: "drag-words", dir: "auto", "{words}" }
                if let Some((_, name)) = refused {
                    span { class: "drag-no", {msg::structure_not_into(&name)} }
                }
            }
        }
    }
}

fn placed(rect: Rect) -> String {
    let (width, height) = (rect.width(), rect.height());
    format!("left: {:.1}px; top: {:.1}px; width: {width:.1}px; height: {height:.1}px", rect.left, rect.top)
}
