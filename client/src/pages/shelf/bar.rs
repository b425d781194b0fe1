//! Above the list: what to look for, which tags, in what order, and how large.

use dioxus::prelude::*;
use wasm_bindgen::JsCast;

use super::find::{Order, Shelved, found, tags_of};
use crate::browser::{self, Listener};
use crate::msg;
use crate::ui::{Glyph, Icon};

/// Where this browser remembers order and size.
const KEY: &str = "tandem.shelf";
/// From so many on it is worth looking for one.
const MANY: usize = 2;

/// What somebody wants to see.
#[derive(Clone, Copy, PartialEq)]
pub struct Finding {
    pub words: Signal<String>,
    pub tags: Signal<Vec<String>>,
    pub order: Signal<Order>,
    /// Rows instead of sheets.
    pub rows: Signal<bool>,
}

impl Finding {
    pub fn of(self, all: &[Shelved]) -> Vec<Shelved> {
        found(all, &browser::folded(&self.words.read()), &self.tags.read(), (self.order)())
    }

    fn is_on(self) -> bool {
        !self.words.read().trim().is_empty() || !self.tags.read().is_empty()
    }

    pub fn clear(mut self) {
        self.words.set(String::new());
        self.tags.set(Vec::new());
    }

    fn remember(self) {
        let size = if *self.rows.peek() { "rows" } else { "sheets" };
        browser::remember(KEY, &format!("{} {size}", self.order.peek().key()));
    }
}

pub fn use_finding() -> Finding {
    let remembered = use_hook(|| browser::remembered(KEY).unwrap_or_default());
    let (order, size) = remembered.split_once(' ').unwrap_or_default();
    let (order, rows) = (Order::from_key(order), size == "rows");
    Finding {
        words: use_signal(String::new),
        tags: use_signal(Vec::new),
        order: use_signal(|| order),
        rows: use_signal(|| rows),
    }
}

#[component]
pub fn ShelfBar(
    finding: Finding,
    all: ReadSignal<Vec<Shelved>>,
    shown: usize,
    /// Without the server nothing but titles is known.
    #[props(default)]
    titles_only: bool,
) -> Element {
    let Finding { mut words, mut tags, mut order, mut rows } = finding;
    use_slash();
    let read = all.read();
    let known = tags_of(&read);
    if read.len() < MANY && known.is_empty() {
        return rsx! {};
    }
    rsx! {
        div { class: "shelf-bar", role: "search",
            div { class: "shelf-find",
                Icon { glyph: Glyph::Search }
                input {
                    id: "shelf-find",
                    r#type: "search",
                    "data-testid": "shelf-find",
                    "aria-label": if titles_only { msg::list_find_titles_label() } else { msg::list_find_label() },
                    placeholder: if titles_only { msg::list_find_titles() } else { msg::list_find() },
                    autocomplete: "off",
                    spellcheck: "false",
                    value: "{words}",
                    oninput: move |event| words.set(event.value()),
                    onkeydown: move |event| match event.key() {
                        Key::Escape => words.set(String::new()),
                        Key::ArrowDown => {
                            event.prevent_default();
                            browser::focus(".cards .row-title");
                        }
                        Key::Enter if !event.is_composing() => browser::click(".cards .row-title"),
                        _ => {}
                    },
                }
                kbd { "aria-hidden": "true", "/" }
            }
            label { class: "shelf-order",
                span { class: "sr-only", {msg::list_order()} }
                select {
                    "data-testid": "shelf-order",
                    onchange: move |event| {
                        order.set(Order::from_key(&event.value()));
                        finding.remember();
                    },
                    for one in Order::ALL {
                        option { value: one.key(), selected: one == order(), {one.words()} }
                    }
                }
            }
            div { class: "shelf-size", role: "group", "aria-label": msg::list_size(),
                for (is_rows, glyph, label) in [(false, Glyph::Sheets, msg::list_sheets()), (true, Glyph::Rows, msg::list_rows())] {
                    button {
                        key: "{label}",
                        class: "icon-button",
                        r#type: "button",
                        "aria-label": label,
                        title: label,
                        "aria-pressed": if rows() == is_rows { "true" } else { "false" },
                        onclick: move |_| {
                            rows.set(is_rows);
                            finding.remember();
                        },
                        Icon { glyph }
                    }
                }
            }
            if !known.is_empty() {
                div { class: "shelf-tags", role: "group", "aria-label": msg::list_only_tags(),
                    for (tag, count) in known {
                        button {
                            key: "{tag}",
                            class: "tag-filter",
                            r#type: "button",
                            "data-tag": "{tag}",
                            "aria-pressed": if tags.read().contains(&tag) { "true" } else { "false" },
                            onclick: move |_| {
                                let mut chosen = tags.write();
                                match chosen.iter().position(|one| *one == tag) {
                                    Some(at) => drop(chosen.remove(at)),
                                    None => chosen.push(tag.clone()),
                                }
                            },
                            bdi { "{tag}" }
                            " "
                            span { class: "tag-count", {msg::number(count as f64)} }
                        }
                    }
                }
            }
            p { class: "sr-only", role: "status",
                if finding.is_on() { {msg::list_shown(shown, read.len())} }
            }
        }
    }
}

/// The key that leads to the search, where no letter is typed.
fn use_slash() {
    use_hook(|| {
        let heard = browser::document().map(|document| {
            Listener::new(&document, "keydown", |event| {
                let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
                let free = key.key() == "/" && !key.ctrl_key() && !key.meta_key() && !browser::is_typed(&event);
                if free && browser::find("dialog[open]").is_none() {
                    event.prevent_default();
                    browser::focus("#shelf-find");
                }
            })
        });
        std::rc::Rc::new(heard)
    });
}
