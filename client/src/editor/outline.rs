//! The list of sections: where one is, where the others are, and the way there.

use crdt::Id;
use crdt::view::ResumeView;
use dioxus::prelude::*;

use super::actions::{self, asked};
use super::desk::use_desk;
use super::drag::{OutlineGrip, use_is_held};
use super::people::section_of;
use super::structure::{Thing, heading, shown_sections};
use crate::browser;
use crate::{msg, parts};

#[derive(Clone, PartialEq, Debug)]
struct Place {
    /// The part of the element's id after `section-`.
    id: String,
    name: String,
    count: usize,
    hidden: bool,
    /// What moves with this row; nothing for the contact block and the summary, which stay at the top.
    section: Option<Id>,
}

fn places(view: &ResumeView) -> Vec<Place> {
    let fixed = |id: &str, name: &str| Place {
        id: id.to_owned(),
        name: name.to_owned(),
        count: 0,
        hidden: false,
        section: None,
    };
    let mut places = vec![fixed("basics", msg::editor_contact()), fixed("summary", msg::editor_summary())];
    places.extend(shown_sections(view).map(|section| Place {
        id: section.id.to_string(),
        name: heading(section).to_owned(),
        count: section.items.len(),
        hidden: section.hidden,
        section: Some(section.id.clone()),
    }));
    places
}

/// `active` is the place that is in view; `is_filled`: all fields are drawn.
#[component]
pub fn Outline(active: Signal<String>, is_filled: bool, title: Signal<String>) -> Element {
    let desk = use_desk();
    let shown = desk.session.shown;
    let places = use_memo(move || places(&shown.view.read()));
    // Who is where, as (place, colour, name).
    let people = use_memo(move || {
        let (view, peers) = (shown.view.read(), shown.peers.read());
        let here = peers.values().filter_map(|peer| {
            let cursor = peer.cursor.as_ref()?;
            let (object, field) = cursor.field.split_once('/')?;
            Some((section_of(&view, &Id::from(object), field)?, peer.slot, peer.name.clone()))
        });
        here.collect::<Vec<_>>()
    });
    rsx! {
        nav { class: "outline", "aria-label": msg::editor_sections(),
            p { class: "outline-head", {msg::editor_resume()} }
            for place in places() {
                OutlineRow {
                    key: "{place.id}",
                    is_active: active() == place.id,
                    people: people().into_iter().filter(|(at, ..)| *at == place.id).map(|(_, slot, name)| (slot, name)).collect::<Vec<_>>(),
                    onopen: {
                        let id = place.id.clone();
                        move |()| {
                            browser::scroll_to(&format!("[id=\"section-{id}\"]"));
                            active.set(id.clone());
                        }
                    },
                    place,
                }
            }
            // Parts that come later, and are fetched when nobody waits for anything else.
            if is_filled {
                parts::Look {}
                // At the end: they come when the server has said which there are, and push nothing away.
                if !desk.session.is_local() {
                    parts::Letters { beside: desk.session.clone(), title }
                }
            }
        }
    }
}

/// `people` who are there: colour and name.
#[component]
fn OutlineRow(place: Place, is_active: bool, people: Vec<(u8, String)>, onopen: EventHandler<()>) -> Element {
    let desk = use_desk();
    let can_edit = desk.can_edit();
    let is_held = use_is_held(&Id::from(place.id.as_str()));
    let thing = place.section.clone().map(Thing::Section).filter(|_| can_edit);
    let press = {
        let thing = thing.clone();
        move |event: KeyboardEvent| {
            if let (Some(thing), Some(way)) = (&thing, asked(&event)) {
                event.prevent_default();
                actions::step(&desk, thing, way);
            }
        }
    };
    rsx! {
        div {
            class: "outline-row",
            "data-section": place.section.as_ref().map(Id::to_string),
            "data-held": is_held.then_some("true"),
            if let Some(thing) = thing {
                OutlineGrip { thing }
            }
            button {
                class: "outline-place",
                r#type: "button",
                "data-hidden": place.hidden.then_some("true"),
                "aria-current": if is_active { "true" } else { "false" },
                onclick: move |_| onopen.call(()),
                onkeydown: press,
                span { class: "outline-name", dir: "auto", "{place.name}" }
                for (index, (slot, name)) in people.into_iter().enumerate() {
                    span { key: "{index}", class: "outline-person", "data-slot": "{slot}", title: msg::editor_is_here(&name) }
                }
                if place.count > 0 {
                    span { class: "outline-count", {msg::number(place.count as f64)} }
                }
            }
        }
    }
}

/// The place that the reader looks at: the last one that begins in the upper third of the fields, or above.
pub fn place_in_view() -> Option<String> {
    let column = browser::find(".fields")?;
    let column_box = column.get_bounding_client_rect();
    let line = column_box.top() + column_box.height() / 3.0;
    let sections = column.query_selector_all("[id^=\"section-\"]").ok()?;
    let mut found = None;
    for index in 0..sections.length() {
        let Some(element) = sections.item(index) else { continue };
        let element: web_sys::Element = wasm_bindgen::JsCast::unchecked_into(element);
        if element.get_bounding_client_rect().top() <= line || found.is_none() {
            found = element.id().strip_prefix("section-").map(str::to_owned);
        }
    }
    found
}
