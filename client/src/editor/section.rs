//! One section: its name, its items, and the way to add one.

use crdt::company::companies;
use crdt::view::{Column, RichText, Section};
use crdt::{FieldRef, Id, Place, SectionKind};
use dioxus::prelude::*;

use super::actions::{self, asked};
use super::company::{CompanyCard, is_among};
use super::desk::use_desk;
use super::drag::{Handle, use_is_held};
use super::ghost::{Row, rows};
use super::item::{ItemCard, first_field, is_small};
use super::paging::PagingMarks;
use super::structure::{Parent, Spot, Thing, heading};
use super::text_field::TextField;
use super::toolbar::Toolbar;
use crate::msg;
use crate::parts::GhostCard;
use crate::ui::{Glyph, Icon};

/// `drawn`: how many of its items are drawn yet. `lines`: how many lines of each list of theirs.
#[component]
pub fn SectionCard(section: Section, drawn: usize, lines: usize) -> Element {
    let desk = use_desk();
    let id = use_hook(|| section.id.clone());
    let can_edit = desk.can_edit();
    let is_held = use_is_held(&id);
    let kind = section.kind;
    let step = {
        let (desk, thing) = (desk.clone(), Thing::Section(id.clone()));
        move |way| actions::step(&desk, &thing, way)
    };
    let press = {
        let (step, desk, id) = (step.clone(), desk.clone(), id.clone());
        move |event: KeyboardEvent| {
            let Some(way) = asked(&event).filter(|_| can_edit) else { return };
            event.prevent_default();
            let title = FieldRef::title(&id);
            let caret = desk.session.caret_in(&title);
            step(way);
            desk.session.focus_soon(&title, caret);
        }
    };
    let add = {
        let (session, id) = (desk.session.clone(), id.clone());
        move |_| {
            let made = session.edit(|edit, rng| edit.add_item(&id, &Place::Last, rng));
            if let Some(field) = first_field(kind, &made) {
                session.focus(&field, 0);
            }
        }
    };
    let turn = {
        let (desk, thing, column) = (desk.clone(), Thing::Section(id.clone()), section.column);
        move |_| {
            let other = if column == Column::Main { Column::Side } else { Column::Main };
            let view = desk.session.shown.view;
            let spot = Spot::last(&view.peek(), Parent::Column(other));
            actions::move_to(&desk, &thing, &spot);
        }
    };
    let (hide, delete) = (desk.clone(), desk.clone());
    let (hide_id, delete_id) = (id.clone(), id.clone());
    let heading = heading(&section).to_owned();
    let quoted = msg::quoted(&heading);
    let placeholder = if kind == SectionKind::Custom { msg::editor_name_section() } else { msg::schema(kind.label()) };
    let to_column = if section.column == Column::Side { msg::editor_to_main() } else { msg::editor_to_side() };
    let runs = companies(&section.items[..drawn.min(section.items.len())]);
    // A ghost stands behind the last role of a company, or among its roles.
    let ids: Vec<Id> = runs.iter().filter_map(|run| run.last()).map(|item| item.id.clone()).collect();
    let rows = rows(&ids, &desk.session.shown.ghosts.read(), |ghost| {
        ghost.fallen.parent == id.as_str() && !runs.iter().any(|run| is_among(ghost, run))
    });
    rsx! {
        section {
            class: "section",
            id: "section-{id}",
            "data-testid": "section",
            "data-id": "{id}",
            "data-kind": kind.key(),
            "data-hidden": section.hidden.then_some("true"),
            "data-held": is_held.then_some("true"),
            "aria-label": "{heading}",
            if can_edit {
                Handle { thing: Thing::Section(id.clone()), name: heading.clone() }
            }
            div { class: "section-head", onkeydown: press,
                h2 {
                    TextField {
                        class: "heading",
                        field: FieldRef::title(&id),
                        text: RichText::from_plain(section.title.clone()),
                        label: msg::editor_section_name(),
                        placeholder,
                    }
                }
                if section.hidden {
                    span { class: "chip plain", {msg::editor_hidden()} }
                }
                PagingMarks { paging: section.paging }
            }
            if can_edit {
                div { class: "toolbar-holder",
                    button {
                        class: "icon-button small column-switch",
                        r#type: "button",
                        "data-action": "change-column",
                        "aria-pressed": if section.column == Column::Side { "true" } else { "false" },
                        "aria-label": to_column,
                        title: to_column,
                        onclick: turn,
                        Icon { glyph: Glyph::Columns }
                    }
                    Toolbar {
                        id: id.to_string(),
                        name: heading.clone(),
                        hidden: section.hidden,
                        onmove: step,
                        onhide: move |hidden| actions::set_hidden(&hide, &hide_id, hidden),
                        // The standard ones are always there: without items they wait below.
                        ondelete: (id.as_str() != kind.key())
                            .then(|| EventHandler::new(move |()| actions::delete(&delete, &delete_id, msg::structure_deleted(&quoted)))),
                    }
                }
            }
            div { class: if is_small(kind) { "items small" } else { "items" },
                {rows.into_iter().map(|row| match row {
                    Row::Living(at) if runs[at].len() > 1 => rsx! {
                        CompanyCard { key: "company-{runs[at][0].id}", roles: runs[at].to_vec(), lines }
                    },
                    Row::Living(at) => rsx! {
                        ItemCard { key: "{runs[at][0].id}", item: runs[at][0].clone(), lines }
                    },
                    Row::Ghost(ghost) => rsx! {
                        GhostCard { key: "ghost-{ghost.fallen.id}", ghost }
                    },
                })}
            }
            if can_edit {
                button { class: "add-item", r#type: "button", "data-action": "add-item", onclick: add,
                    Icon { glyph: Glyph::Plus }
                    {msg::editor_add_one(kind.one(), msg::schema(kind.one()))}
                }
            }
        }
    }
}
