//! Several roles at one company: its name and what tells about it once, the roles below.

use crdt::company::{holder, place_name};
use crdt::schema::FieldSpec;
use crdt::view::Item;
use crdt::{Id, Level};
use dioxus::prelude::*;

use super::actions::{self, asked};
use super::desk::use_desk;
use super::drag::{Handle, use_is_held};
use super::field_grid::FieldGrid;
use super::ghost::{Row, rows};
use super::item::ItemCard;
use super::structure::{Thing, Way};
use crate::msg;
use crate::parts::GhostCard;
use crate::sync::Ghost;
use crate::ui::{Glyph, Icon};
use crate::words::with_keys;

/// Whether a ghost stood among these roles.
pub fn is_among(ghost: &Ghost, roles: &[Item]) -> bool {
    let Some((_, but_last)) = roles.split_last() else { return false };
    let above = ghost.fallen.after.last();
    ghost.fallen.level == Level::Item && but_last.iter().any(|role| Some(&role.id) == above)
}

/// `roles`: at least two. `lines`: how many lines of each list of theirs are drawn yet.
#[component]
pub fn CompanyCard(roles: Vec<Item>, lines: usize) -> Element {
    let desk = use_desk();
    let thing = use_hook(|| Thing::Company(roles.first().map_or_else(|| Id::from(""), |first| first.id.clone())));
    let key = thing.key();
    let is_held = use_is_held(&key);
    let Some((first, held)) = roles.first().zip(holder(&roles)) else { return rsx! {} };
    let Some((place, about)) = first.kind.place() else { return rsx! {} };
    let is_of_place = |spec: &&FieldSpec| spec.key == place || about.contains(&spec.key);
    let specs: Vec<FieldSpec> = held.kind.fields().iter().filter(is_of_place).copied().collect();
    let name = place_name(held);
    let name = if name.is_empty() { msg::company_new().to_owned() } else { name };
    let ids: Vec<Id> = roles.iter().map(|role| role.id.clone()).collect();
    let rows = rows(&ids, &desk.session.shown.ghosts.read(), |ghost| is_among(ghost, &roles));
    let step = {
        let (desk, thing) = (desk.clone(), thing.clone());
        move |way| actions::step(&desk, &thing, way)
    };
    let step_down = step.clone();
    let press = {
        let (desk, thing, can_edit) = (desk.clone(), thing.clone(), desk.can_edit());
        move |event: KeyboardEvent| {
            let Some(way) = asked(&event).filter(|_| can_edit) else { return };
            event.prevent_default();
            actions::step_with_caret(&desk, &thing, way);
        }
    };
    rsx! {
        article {
            class: "company",
            "data-testid": "company",
            "data-id": "{key}",
            "data-held": is_held.then_some("true"),
            "aria-label": "{name}",
            if desk.can_edit() {
                Handle { thing, name: name.clone() }
            }
            div { class: "company-head", onkeydown: press,
                // In a list: another role may come to say the place, and its fields are others.
                for held in [held.clone()] {
                    FieldGrid {
                        key: "{held.id}",
                        object: held.id.clone(),
                        kind: held.kind,
                        specs: specs.clone(),
                        fields: held.fields,
                    }
                }
                if desk.can_edit() {
                    div { class: "company-moves", role: "group", "aria-label": "{name}",
                        button {
                            class: "icon-button small",
                            r#type: "button",
                            "data-action": "company-up",
                            "aria-label": msg::tool_up_this(&name),
                            title: with_keys(msg::company_up(), "Alt ↑"),
                            onclick: move |_| step(Way::Up),
                            Icon { glyph: Glyph::Up }
                        }
                        button {
                            class: "icon-button small",
                            r#type: "button",
                            "data-action": "company-down",
                            "aria-label": msg::tool_down_this(&name),
                            title: with_keys(msg::company_down(), "Alt ↓"),
                            onclick: move |_| step_down(Way::Down),
                            Icon { glyph: Glyph::Down }
                        }
                    }
                }
            }
            div { class: "roles",
                {rows.into_iter().map(|row| match row {
                    Row::Living(at) => rsx! {
                        ItemCard { key: "{roles[at].id}", item: roles[at].clone(), company: held.clone(), lines }
                    },
                    Row::Ghost(ghost) => rsx! {
                        GhostCard { key: "ghost-{ghost.fallen.id}", ghost }
                    },
                })}
            }
            AddRole { item: roles[roles.len() - 1].id.clone(), name: name.clone() }
        }
    }
}

/// The way to one more role at the same company.
#[component]
pub fn AddRole(item: Id, name: String) -> Element {
    let desk = use_desk();
    if !desk.can_edit() {
        return rsx! {};
    }
    rsx! {
        button {
            class: "add-line add-role",
            r#type: "button",
            "data-action": "add-role",
            onclick: move |_| actions::add_role(&desk, &item),
            Icon { glyph: Glyph::Plus }
            {msg::company_add(&name)}
        }
    }
}
