//! The list of sections: where one is, where the others are, and the way there.

use crdt::Id;
use crdt::view::ResumeView;
use dioxus::prelude::*;

use super::actions::shown_sections;
use super::desk::use_desk;
use super::look::Look;
use super::people::section_of;
use crate::browser;

#[derive(Clone, PartialEq)]
struct Place {
    /// The part of the element's id after `section-`.
    id: String,
    name: String,
    count: usize,
    hidden: bool,
}

fn places(view: &ResumeView) -> Vec<Place> {
    let fixed = |id: &str, name: &str| Place { id: id.to_owned(), name: name.to_owned(), count: 0, hidden: false };
    let mut places = vec![fixed("basics", "Contact"), fixed("summary", "Summary")];
    places.extend(shown_sections(view).map(|section| Place {
        id: section.id.to_string(),
        name: section.heading().to_owned(),
        count: section.items.len(),
        hidden: section.hidden,
    }));
    places
}

/// `active` is the place that is in view.
#[component]
pub fn Outline(active: Signal<String>) -> Element {
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
        nav { class: "outline", "aria-label": "Sections",
            p { class: "outline-head", "Résumé" }
            for place in places() {
                button {
                    key: "{place.id}",
                    class: "outline-place",
                    r#type: "button",
                    "data-hidden": place.hidden.then_some("true"),
                    "aria-current": if active() == place.id { "true" } else { "false" },
                    onclick: {
                        let id = place.id.clone();
                        move |_| {
                            browser::scroll_to(&format!("[id=\"section-{id}\"]"));
                            active.set(id.clone());
                        }
                    },
                    span { class: "outline-name", "{place.name}" }
                    for (index, (_, slot, name)) in people().into_iter().filter(|(at, ..)| *at == place.id).enumerate() {
                        span { key: "{index}", class: "outline-person", "data-slot": "{slot}", title: "{name} is here" }
                    }
                    if place.count > 0 {
                        span { class: "outline-count", "{place.count}" }
                    }
                }
            }
            Look {}
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
