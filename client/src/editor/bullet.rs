//! One bullet or keyword.

use std::ops::Range;
use std::rc::Rc;

use crdt::schema::ListSpec;
use crdt::view::{Bullet, RichText};
use crdt::{FieldRef, Id, Place};
use dioxus::prelude::*;

use super::actions::{self, asked};
use super::desk::{Desk, use_desk};
use super::drag::{Handle, use_is_held};
use super::structure::Thing;
use super::text_field::TextField;
use super::toolbar::Toolbar;
use crate::browser;
use crate::msg;
use crate::sync::TextHandle;

#[component]
pub fn BulletRow(
    item: Id,
    spec: ListSpec,
    bullet: Bullet,
    /// From 1.
    number: usize,
    /// The bullet above it.
    before: Option<Id>,
    /// The bullet below it.
    after: Option<Id>,
    /// The only one of its list.
    alone: bool,
) -> Element {
    let desk = use_desk();
    let id = use_hook(|| bullet.id.clone());
    let field = FieldRef::bullet(&id);
    let can_edit = desk.can_edit();
    let is_held = use_is_held(&id);
    let thing = Thing::Bullet(id.clone());
    let step = {
        let (desk, thing) = (desk.clone(), thing.clone());
        move |way| actions::step(&desk, &thing, way)
    };
    // Whoever types is not looking for buttons.
    let mut is_typing = use_signal(|| false);
    let press = {
        let (desk, thing) = (desk.clone(), thing.clone());
        move |event: KeyboardEvent| {
            let Some(way) = asked(&event).filter(|_| can_edit) else {
                if !*is_typing.peek() {
                    is_typing.set(true);
                }
                return;
            };
            event.prevent_default();
            event.stop_propagation();
            actions::step_with_caret(&desk, &thing, way);
        }
    };
    let enter = {
        let (desk, item, id) = (desk.clone(), item.clone(), id.clone());
        move |handle: Rc<TextHandle>| next_bullet(&desk, &item, spec.key, &id, &handle)
    };
    let lines = {
        let (desk, item, id) = (desk.clone(), item.clone(), id.clone());
        move |lines: Vec<String>| more_bullets(&desk, &item, spec.key, &id, &lines)
    };
    let rich = {
        let (desk, item, id) = (desk.clone(), item.clone(), id.clone());
        move |(range, lines): (Range<u32>, Vec<RichText>)| paste_lines(&desk, &item, spec.key, &id, range, &lines)
    };
    let join = {
        let (desk, id) = (desk.clone(), id.clone());
        move |()| match &before {
            Some(before) => join_bullets(&desk, before, &id),
            None => delete_empty(&desk, &id),
        }
    };
    let join_next = {
        let (desk, id) = (desk.clone(), id.clone());
        move |()| {
            if let Some(after) = &after {
                join_bullets(&desk, &id, after);
            }
        }
    };
    let name = msg::editor_numbered(msg::schema(spec.one), number);
    let (hide, delete) = (desk.clone(), desk.clone());
    let (hide_id, delete_id) = (id.clone(), id.clone());
    rsx! {
        li {
            class: "bullet",
            "data-testid": "bullet",
            "data-id": "{id}",
            "data-hidden": bullet.hidden.then_some("true"),
            "data-typing": is_typing().then_some("true"),
            "data-held": is_held.then_some("true"),
            onkeydown: press,
            onmousemove: move |_| {
                if *is_typing.peek() {
                    is_typing.set(false);
                }
            },
            TextField {
                field,
                text: bullet.text.clone(),
                label: "{name}",
                placeholder: hint(spec, alone),
                rich: spec.rich,
                commas: !spec.rich,
                onenter: enter,
                onjoin: join,
                onjoinnext: join_next,
                onlines: lines,
                onrich: rich,
            }
            if can_edit {
                Handle { thing: Thing::Bullet(id.clone()), name: name.clone() }
                div { class: "toolbar-holder",
                    Toolbar {
                        id: id.to_string(),
                        name,
                        hidden: bullet.hidden,
                        onmove: step,
                        onhide: move |hidden| actions::set_hidden(&hide, &hide_id, hidden),
                        ondelete: move |()| actions::delete(&delete, &delete_id, msg::structure_deleted_one(msg::schema(spec.one))),
                    }
                }
            }
        }
    }
}

/// What an empty one says.
fn hint(spec: ListSpec, alone: bool) -> &'static str {
    match (spec.rich, alone) {
        (true, true) if spec.key == "paragraphs" => msg::letter_text_hint(),
        (true, true) => msg::editor_bullet_hint(),
        (true, false) => "",
        (false, _) => msg::schema(spec.one),
    }
}

/// Enter: what stands behind the caret goes into a new bullet below. At the start of a bullet, a new one comes above.
fn next_bullet(desk: &Desk, item: &Id, list: &'static str, id: &Id, handle: &TextHandle) {
    let field = FieldRef::bullet(id);
    let words = handle.element.value();
    let units: Vec<u16> = words.encode_utf16().collect();
    let (start, end) = handle.selection();
    let tail = desk.session.read(|document| document.rich_text(&field)).unwrap_or_default().behind(end);
    if start == 0 && end == 0 && !units.is_empty() {
        desk.session.edit(|edit, rng| edit.add_bullet(item, list, &Place::Before(id.clone()), "", rng));
        return;
    }
    let made = desk.session.edit(|edit, rng| {
        let length = units.len() as u32;
        if start < length {
            edit.replace_text(&field, start..length, "");
        }
        let made = edit.add_bullet(item, list, &Place::After(id.clone()), &tail.plain(), rng);
        // With its bold words and links.
        edit.set_rich_text(&FieldRef::bullet(&made), &tail);
        made
    });
    desk.session.focus(&FieldRef::bullet(&made), 0);
}

/// The words of one bullet go to the end of another, with their marks; the caret stands between them.
fn join_bullets(desk: &Desk, first: &Id, second: &Id) {
    let (field, rest) = (FieldRef::bullet(first), FieldRef::bullet(second));
    let text = |field| desk.session.read(|document| document.rich_text(field)).unwrap_or_default();
    let mut joined = text(&field);
    let caret = joined.len();
    joined.append(&text(&rest));
    let at = browser::now_ms() as i64;
    desk.session.edit(|edit, _| {
        edit.set_rich_text(&field, &joined);
        edit.delete(second, at);
    });
    desk.session.focus(&field, caret);
}

/// The first bullet of a list has nothing to go to; an empty one goes all the same.
fn delete_empty(desk: &Desk, id: &Id) {
    let is_empty = desk.session.read(|document| document.text_len(&FieldRef::bullet(id))) == Some(0);
    if is_empty {
        let at = browser::now_ms() as i64;
        desk.session.edit(|edit, _| edit.delete(id, at));
    }
}

/// What was pasted over a selection: its first line goes there, each further one into a bullet of its own, and what
/// stood behind the selection to the end of the last. One step for undo.
fn paste_lines(desk: &Desk, item: &Id, list: &'static str, id: &Id, range: Range<u32>, lines: &[RichText]) {
    let Some((first, further)) = lines.split_first() else { return };
    let field = FieldRef::bullet(id);
    let before = desk.session.read(|document| document.rich_text(&field)).unwrap_or_default();
    let end = before.len();
    let (mut head, tail) = (before.part(0..range.start), before.part(range.end..end));
    head.append(first);
    let (last, caret) = desk.session.edit(|edit, rng| {
        let mut at = (id.clone(), head.len());
        let mut words = head;
        for line in further {
            edit.set_rich_text(&FieldRef::bullet(&at.0), &words);
            let next = edit.add_bullet(item, list, &Place::After(at.0), "", rng);
            at = (next, line.len());
            words = line.clone();
        }
        words.append(&tail);
        edit.set_rich_text(&FieldRef::bullet(&at.0), &words);
        at
    });
    desk.session.focus(&FieldRef::bullet(&last), caret);
}

/// Further lines of a paste become bullets of their own.
fn more_bullets(desk: &Desk, item: &Id, list: &'static str, id: &Id, lines: &[String]) {
    let last = desk.session.edit(|edit, rng| {
        let mut above = id.clone();
        for line in lines {
            above = edit.add_bullet(item, list, &Place::After(above.clone()), line, rng);
        }
        above
    });
    desk.session.focus(&FieldRef::bullet(&last), u32::MAX);
}
