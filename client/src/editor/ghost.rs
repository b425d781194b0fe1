//! What somebody else has deleted while this person was in it: a card in its place, with the words to copy.

use crdt::{Id, Level};
use dioxus::prelude::*;
use dioxus::web::WebEventExt;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use super::desk::use_desk;
use crate::browser;
use crate::msg;
use crate::sync::Ghost;
use crate::ui::{Glyph, Icon};

/// One place of a list: something that stands there, or what stood there.
#[derive(Clone, PartialEq, Debug)]
pub enum Row {
    Living(usize),
    Ghost(Ghost),
}

/// The living of a list, with the ghosts that stood among them. `holds`: whether a ghost stood in this list.
pub fn rows(living: &[Id], ghosts: &[Ghost], holds: impl Fn(&Ghost) -> bool) -> Vec<Row> {
    let mut rows: Vec<Row> = (0..living.len()).map(Row::Living).collect();
    for ghost in ghosts.iter().filter(|ghost| holds(ghost)) {
        let last = ghost.fallen.after.iter().rev().find_map(|id| living.iter().position(|other| other == id));
        let is_last = |row: &Row| matches!(row, Row::Living(at) if Some(*at) == last);
        let at = rows.iter().position(is_last).map_or(0, |at| at + 1);
        rows.insert(at, Row::Ghost(ghost.clone()));
    }
    rows
}

#[component]
pub fn GhostCard(ghost: Ghost) -> Element {
    let desk = use_desk();
    let mut element = use_signal(|| None::<HtmlTextAreaElement>);
    let who = ghost.by.as_deref().unwrap_or(msg::somebody());
    let title = match ghost.fallen.level {
        Level::Section => msg::ghost_section(who),
        Level::Item => msg::ghost_item(who),
        Level::Bullet => msg::ghost_bullet(who),
    };
    let attach = {
        let (desk, ghost, title) = (desk.clone(), ghost.clone(), title.clone());
        move |event: MountedEvent| {
            let found = event.data().try_as_web_event();
            let Some(Ok(words)) = found.map(|found| found.dyn_into::<HtmlTextAreaElement>()) else { return };
            // Here, not before: what an input method was about to write is in the document now.
            fill(&desk.session, &ghost, &words);
            element.set(Some(words));
            desk.announcer.say(msg::ghost_said(&title));
        }
    };
    let copy = {
        let desk = desk.clone();
        move |_| {
            let (words, toaster) = (element.peek().clone(), desk.toaster);
            async move {
                let Some(words) = words else { return };
                if browser::copy(&words.value()).await {
                    toaster.say(msg::access_copied());
                } else {
                    words.focus().ok();
                    words.select();
                    toaster.say(msg::ghost_selected());
                }
            }
        }
    };
    let (back, gone) = ((desk.session.clone(), ghost.clone()), (desk.session.clone(), ghost.clone()));
    let id = ghost.fallen.id.clone();
    rsx! {
        div { class: "ghost", role: "group", "aria-label": "{title}", "data-ghost": "{id}", "data-testid": "ghost",
            p { class: "ghost-head",
                Icon { glyph: Glyph::Bin }
                strong { "{title}." }
                span { {msg::ghost_words()} }
            }
            textarea {
                class: "ghost-words",
                dir: "auto",
                readonly: true,
                rows: "1",
                "aria-label": msg::ghost_label(),
                "data-ghost-words": "{id}",
                onmounted: attach,
            }
            div { class: "ghost-buttons",
                button { class: "button small", r#type: "button", "data-action": "copy", onclick: copy,
                    Icon { glyph: Glyph::Copy }
                    {msg::share_copy()}
                }
                if desk.can_edit() {
                    button {
                        class: "button small",
                        r#type: "button",
                        "data-action": "bring-back",
                        onclick: move |_| back.0.bring_back(&back.1),
                        Icon { glyph: Glyph::Undo }
                        {msg::ghost_back()}
                    }
                }
                button {
                    class: "button small quiet",
                    r#type: "button",
                    "data-action": "let-go",
                    onclick: move |_| {
                        focus_beside(&gone.1.fallen.id);
                        gone.0.let_go(&gone.1);
                    },
                    {msg::ghost_gone()}
                }
            }
        }
    }
}

/// Puts the words in, with the selection where it was; and the focus, when the page has lost it with the field.
fn fill(session: &crate::sync::Session, ghost: &Ghost, words: &HtmlTextAreaElement) {
    let said = session.read(|document| document.words_in(&ghost.fallen.id, &ghost.field));
    let mut text = String::new();
    let mut own = 0;
    for (field, line) in said {
        if !text.is_empty() {
            text.push('\n');
        }
        if field == ghost.field {
            own = crdt::text::utf16_len(&text);
        }
        text += &line;
    }
    words.set_value(&text);
    words.set_rows(text.lines().count().clamp(1, 12) as u32);
    if ghost.had_focus && browser::active().is_none() {
        words.focus().ok();
        words.set_selection_range(own + ghost.selection.0, own + ghost.selection.1).ok();
    }
}

/// Whoever lets go goes on beside it.
fn focus_beside(id: &Id) {
    let Some(card) = browser::find(&format!("[data-ghost=\"{id}\"]")) else { return };
    let holder = card.closest("li").ok().flatten().unwrap_or(card);
    let beside = [holder.previous_element_sibling(), holder.next_element_sibling(), holder.parent_element()];
    let field = beside.into_iter().flatten().find_map(|one| one.query_selector("textarea[data-field]").ok().flatten());
    if let Some(Ok(field)) = field.map(|field| field.dyn_into::<HtmlTextAreaElement>()) {
        field.focus().ok();
    }
}

#[cfg(test)]
mod tests {
    use crdt::{Fallen, FieldRef};

    use super::*;

    fn ghost(id: &str, after: &[&str]) -> Ghost {
        let id = Id::from(id);
        Ghost {
            field: FieldRef::bullet(&id),
            fallen: Fallen {
                id,
                level: Level::Bullet,
                parent: "i.highlights".to_owned(),
                after: after.iter().map(|id| Id::from(*id)).collect(),
            },
            selection: (0, 0),
            by: None,
            had_focus: false,
        }
    }

    #[test]
    fn ghosts_stand_where_they_stood() {
        let living = [Id::from("a"), Id::from("b")];
        let shape = |ghosts: &[Ghost]| -> String {
            let letter = |row: &Row| match row {
                Row::Living(at) => living[*at].to_string(),
                Row::Ghost(ghost) => ghost.fallen.id.to_string(),
            };
            rows(&living, ghosts, |ghost| ghost.fallen.parent == "i.highlights").iter().map(letter).collect()
        };
        assert_eq!(shape(&[ghost("X", &[])]), "Xab");
        assert_eq!(shape(&[ghost("X", &["a"])]), "aXb");
        assert_eq!(shape(&[ghost("X", &["a", "b"])]), "abX");
        // One that stands nowhere any more is passed over.
        assert_eq!(shape(&[ghost("X", &["a", "gone"])]), "aXb");
    }
}
