//! One list of an item: bullets below each other, or keywords beside each other.

use crdt::schema::ListSpec;
use crdt::view::Bullet;
use crdt::{FieldRef, Id, Place};
use dioxus::prelude::*;

use super::bullet::BulletRow;
use super::desk::use_desk;
use super::ghost::{Row, rows};
use crate::msg;
use crate::parts::GhostCard;
use crate::ui::{Glyph, Icon};

/// `drawn`: how many of them are drawn yet.
#[component]
pub fn BulletList(
    item: Id,
    spec: ListSpec,
    bullets: Vec<Bullet>,
    #[props(default = usize::MAX)] drawn: usize,
) -> Element {
    let desk = use_desk();
    let add = {
        let (session, item) = (desk.session.clone(), item.clone());
        move |_| {
            let id = session.edit(|edit, rng| edit.add_bullet(&item, spec.key, &Place::Last, "", rng));
            session.focus(&FieldRef::bullet(&id), 0);
        }
    };
    let is_single = bullets.len() == 1;
    let ids: Vec<Id> = bullets.iter().take(drawn).map(|bullet| bullet.id.clone()).collect();
    let parent = format!("{item}.{}", spec.key);
    let rows = rows(&ids, &desk.session.shown.ghosts.read(), |ghost| ghost.fallen.parent == parent);
    rsx! {
        div { class: "list", "data-list": "{spec.key}", "data-rich": if spec.rich { "true" } else { "false" },
            if !spec.rich && !bullets.is_empty() {
                span { class: "list-label", {msg::schema(spec.label)} }
            }
            ul { "aria-label": msg::schema(spec.label),
                {rows.into_iter().map(|row| match row {
                    Row::Living(index) => rsx! {
                        BulletRow {
                            key: "{bullets[index].id}",
                            item: item.clone(),
                            spec,
                            bullet: bullets[index].clone(),
                            number: index + 1,
                            before: index.checked_sub(1).map(|before| bullets[before].id.clone()),
                            after: bullets.get(index + 1).map(|after| after.id.clone()),
                            alone: is_single,
                        }
                    },
                    Row::Ghost(ghost) => rsx! {
                        li { key: "ghost-{ghost.fallen.id}", class: "ghost-row",
                            GhostCard { ghost }
                        }
                    },
                })}
            }
            if desk.can_edit() {
                button { class: "add-line", r#type: "button", "data-action": "add-bullet", "data-list": "{spec.key}", onclick: add,
                    Icon { glyph: Glyph::Plus }
                    {msg::editor_add_one(spec.one, msg::schema(spec.one))}
                }
            }
        }
    }
}
