//! What one takes hold of: six dots. A press without a movement opens a menu with the same moves in words.

use dioxus::html::input_data::MouseButton;
use dioxus::prelude::*;

use super::super::actions::{self, asked};
use super::super::desk::use_desk;
use super::super::structure::Thing;
use super::Drag;
use super::geometry::Point;
use super::gesture::Press;
use super::zones::Surface;
use crate::ui::{Glyph, Icon};
use crate::{msg, parts};

/// `name` says what it moves, for those who hear the page.
#[component]
pub fn Handle(thing: Thing, name: String) -> Element {
    let press = use_press(&thing, Surface::Fields);
    let mut is_open = use_signal(|| false);
    let menu_id = format!("moves-{}", thing.key());
    let step = {
        let (desk, thing) = (use_desk(), thing.clone());
        move |event: KeyboardEvent| {
            if let Some(way) = asked(&event) {
                event.prevent_default();
                event.stop_propagation();
                actions::step(&desk, &thing, way);
            }
        }
    };
    rsx! {
        button {
            class: "handle",
            r#type: "button",
            "data-action": "moves",
            popovertarget: "{menu_id}",
            "aria-label": msg::tool_handle_this(&name),
            title: msg::tool_handle(),
            onpointerdown: move |event| press.call(event),
            onclick: move |_| is_open.set(true),
            onkeydown: step,
            Icon { glyph: Glyph::Grip }
        }
        div {
            class: "menu handle-menu",
            id: "{menu_id}",
            popover: "auto",
            "data-testid": "moves",
            ontoggle: move |event: Event<ToggleData>| {
                // What it offers is made when somebody looks.
                is_open.set(is_popover_open(&event));
            },
            if is_open() {
                parts::MoveMenu { thing: thing.clone(), menu_id: menu_id.clone() }
            }
        }
    }
}

fn is_popover_open(event: &Event<ToggleData>) -> bool {
    use dioxus::web::WebEventExt;
    use wasm_bindgen::JsCast;
    let target = event.data().try_as_web_event().and_then(|event| event.target());
    let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| element.matches(":popover-open").unwrap_or(false))
}

/// The same in the outline. Its keyboard is the row's: it has no menu.
#[component]
pub fn OutlineGrip(thing: Thing) -> Element {
    let press = use_press(&thing, Surface::Outline);
    rsx! {
        span {
            class: "handle",
            "aria-hidden": "true",
            "data-action": "drag",
            onpointerdown: move |event| press.call(event),
            Icon { glyph: Glyph::Grip }
        }
    }
}

/// Begins a drag, when it is the main button of somebody who may edit.
fn use_press(thing: &Thing, surface: Surface) -> Callback<PointerEvent> {
    let (desk, drag) = (use_desk(), use_context::<Drag>());
    let thing = use_hook(|| thing.clone());
    use_callback(move |event: PointerEvent| {
        let is_touch = event.pointer_type() == "touch";
        let is_main = event.is_primary() && event.trigger_button() == Some(MouseButton::Primary);
        if !is_main || !desk.can_edit() {
            return;
        }
        let at = event.client_coordinates();
        let at = Point { x: at.x, y: at.y };
        drag.press(Press { thing: thing.clone(), surface, pointer: event.pointer_id(), at, is_touch });
    })
}
