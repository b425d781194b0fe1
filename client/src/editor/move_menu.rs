//! The menu behind a handle: a copy, and the places where the thing can be sent.

use dioxus::prelude::*;

use super::actions;
use super::desk::use_desk;
use super::item::is_small;
use super::structure::{Thing, company_above, destinations, is_in_company};
use crate::browser;
use crate::msg;
use crate::ui::{Glyph, Icon};

/// `menu_id`: the popover that closes when something is chosen.
#[component]
pub fn MoveMenu(thing: Thing, menu_id: String) -> Element {
    let desk = use_desk();
    let view = desk.session.shown.view;
    let places = destinations(&view.read(), &thing);
    let is_item = matches!(thing, Thing::Item(_));
    let above = company_above(&view.read(), thing.id())
        .filter(|_| is_item)
        .map(|(role, name)| (role, if name.is_empty() { msg::company_the().to_owned() } else { msg::quoted(&name) }));
    let duplicate = {
        let (desk, thing) = (desk.clone(), thing.clone());
        move |_| actions::duplicate(&desk, &thing)
    };
    rsx! {
        // One role at a time.
        if !matches!(thing, Thing::Company(_)) {
            button {
                class: "menu-item with-icon",
                r#type: "button",
                popovertarget: "{menu_id}",
                popovertargetaction: "hide",
                "data-action": "duplicate",
                onclick: duplicate,
                Icon { glyph: Glyph::Copy }
                {msg::tool_duplicate()}
            }
        }
        PagingItems { thing: thing.clone(), menu_id: menu_id.clone() }
        if let Some((with, company)) = above {
            button {
                class: "menu-item",
                r#type: "button",
                popovertarget: "{menu_id}",
                popovertargetaction: "hide",
                "data-action": "join-company",
                onclick: {
                    let (desk, id) = (desk.clone(), thing.id().clone());
                    move |_| {
                        actions::join_company(&desk, &id, &with);
                        browser::focus_soon(format!("[data-id=\"{id}\"] > .handle"));
                    }
                },
                {msg::company_into(&company)}
            }
        }
        if is_item && is_in_company(&view.read(), thing.id()) {
            button {
                class: "menu-item",
                r#type: "button",
                popovertarget: "{menu_id}",
                popovertargetaction: "hide",
                "data-action": "leave-company",
                onclick: {
                    let (desk, thing) = (desk.clone(), thing.clone());
                    move |_| {
                        actions::leave_company(&desk, &thing);
                        let id = thing.id();
                        browser::focus_soon(format!("[data-id=\"{id}\"] > .handle"));
                    }
                },
                {msg::company_out()}
            }
        }
        if !places.is_empty() {
            div { class: "menu-group", role: "group", "aria-label": msg::tool_move_to(),
                p { class: "menu-head", "aria-hidden": "true", {msg::tool_move_to()} }
                for (index, place) in places.into_iter().enumerate() {
                    button {
                        key: "{index}",
                        class: "menu-item two-lines",
                        r#type: "button",
                        popovertarget: "{menu_id}",
                        popovertargetaction: "hide",
                        "data-action": "move-to",
                        onclick: {
                            let (desk, thing) = (desk.clone(), thing.clone());
                            move |_| {
                                actions::move_to(&desk, &thing, &place.spot);
                                // The handle may have come anew in another list.
                                let id = thing.key();
                                browser::focus_soon(format!("[data-id=\"{id}\"] > .handle"));
                                browser::reveal_soon(format!("[data-id=\"{id}\"]"));
                            }
                        },
                        span { class: "menu-label", dir: "auto", "{place.label}" }
                        if !place.note.is_empty() {
                            span { "{place.note}" }
                        }
                    }
                }
            }
        }
    }
}

/// What is wanted of the pages. Skills and the like stand on lines with others, and take what their section wants.
#[component]
fn PagingItems(thing: Thing, menu_id: String) -> Element {
    let desk = use_desk();
    let view = desk.session.shown.view;
    let now = match &thing {
        Thing::Section(id) => view.read().section(id).map(|section| section.paging),
        Thing::Item(id) => view.read().item(id).filter(|item| !is_small(item.kind)).map(|item| item.paging),
        Thing::Company(_) | Thing::Bullet(_) => None,
    };
    let Some(now) = now else { return rsx! {} };
    let choices = [
        ("break-before", now.break_before, msg::paging_break()),
        ("keep-together", now.keep_together, msg::paging_keep()),
    ];
    rsx! {
        for (action, is_on, words) in choices {
            button {
                key: "{action}",
                class: "menu-item with-icon",
                r#type: "button",
                popovertarget: "{menu_id}",
                popovertargetaction: "hide",
                "data-action": action,
                "aria-pressed": if is_on { "true" } else { "false" },
                onclick: {
                    let (session, id) = (desk.session.clone(), thing.id().clone());
                    move |_| session.edit(|edit, _| match action {
                        "keep-together" => edit.set_keep_together(&id, !is_on),
                        _ => edit.set_break_before(&id, !is_on),
                    })
                },
                if is_on {
                    Icon { glyph: Glyph::Check }
                } else {
                    span { class: "icon" }
                }
                {words}
            }
        }
    }
}
