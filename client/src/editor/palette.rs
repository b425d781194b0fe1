//! The palette: whatever can be done or found, by typing a few letters of it.

mod entries;
mod rank;

use dioxus::prelude::*;

use self::entries::{Act, Entry, entries};
use super::actions;
use super::desk::{Desk, use_desk};
use super::export::export;
use super::panels::{Panel, Panels, panels};
use crate::app::Route;
use crate::browser;
use crate::msg;
use crate::ui::Dialog;
use crate::ui::theme::{Chosen, use_theme};

#[component]
pub fn Palette(title: Signal<String>) -> Element {
    let desk = use_desk();
    let panels = panels();
    let theme = use_theme();
    let navigator = use_navigator();
    let mut typed = use_signal(String::new);
    let mut chosen = use_signal(|| 0_usize);
    let shown = desk.session.shown;
    let can_edit = desk.can_edit();
    let is_local = desk.session.is_local();
    let is_letter = desk.home.is_some();
    let all = use_memo(move || {
        let mut all = entries(&shown.view.read(), can_edit, (shown.undoable)(), &typed.read());
        if is_local {
            entries::of_sample(&mut all);
        }
        if is_letter {
            entries::of_letter(&mut all);
        }
        all
    });
    let is_empty = all.read().is_empty();
    let last = all.read().len().saturating_sub(1);
    let at = chosen().min(last);
    let run = use_callback(move |act: Act| {
        panels.close();
        do_it(&desk, panels, theme, navigator, &title.peek(), act);
    });
    let press = move |event: KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let to = match event.key() {
            Key::ArrowDown => {
                if at == last {
                    0
                } else {
                    at + 1
                }
            }
            Key::ArrowUp => at.checked_sub(1).unwrap_or(last),
            Key::Home => 0,
            Key::End => last,
            Key::Enter => {
                event.prevent_default();
                if let Some(entry) = all.peek().get(at) {
                    run.call(entry.act.clone());
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        chosen.set(to);
        browser::reveal_soon(format!("#palette-{to}"));
    };
    rsx! {
        Dialog { title: msg::editor_find(), class: "dialog palette", onclose: move |()| panels.close(),
            input {
                class: "palette-field",
                "data-testid": "palette",
                r#type: "text",
                role: "combobox",
                autofocus: true,
                autocomplete: "off",
                spellcheck: "false",
                placeholder: msg::palette_hint(),
                "aria-label": msg::palette_hint(),
                "aria-expanded": if is_empty { "false" } else { "true" },
                "aria-controls": "palette-list",
                "aria-activedescendant": (!is_empty).then(|| format!("palette-{at}")),
                value: "{typed}",
                oninput: move |event| {
                    typed.set(event.value());
                    chosen.set(0);
                },
                onkeydown: press,
            }
            div { class: "palette-list", id: "palette-list", role: "listbox", "aria-label": msg::palette_list(),
                for (index, entry) in all().into_iter().enumerate() {
                    Line {
                        key: "{index}",
                        index,
                        begins: index == 0 || all.read()[index - 1].group != entry.group,
                        entry,
                        chosen: index == at,
                        onchosen: run,
                    }
                }
            }
            if is_empty {
                p { class: "palette-none", role: "status", {msg::palette_none()} }
            }
        }
    }
}

#[component]
fn Line(index: usize, entry: Entry, begins: bool, chosen: bool, onchosen: EventHandler<Act>) -> Element {
    let [before, found, behind] = entry.words;
    let act = entry.act;
    rsx! {
        if begins {
            p { class: "palette-group", role: "presentation", {entry.group.words()} }
        }
        div {
            class: "palette-line",
            id: "palette-{index}",
            role: "option",
            "aria-selected": if chosen { "true" } else { "false" },
            onclick: move |_| onchosen.call(act.clone()),
            span { class: "palette-words", dir: "auto",
                "{before}"
                if !found.is_empty() {
                    mark { "{found}" }
                }
                "{behind}"
            }
            if !entry.hint.is_empty() {
                span { class: "palette-hint", "{entry.hint}" }
            }
        }
    }
}

fn do_it(desk: &Desk, panels: Panels, theme: Chosen, navigator: dioxus::router::Navigator, title: &str, act: Act) {
    let session = &desk.session;
    // The palette has the focus until it is gone.
    let go = |field: Option<crdt::FieldRef>| field.iter().for_each(|field| session.focus_soon(field, 0));
    match act {
        Act::AddSection(kind, section) => go(actions::open_section(desk, kind, &section)),
        Act::AddCustom => go(Some(actions::add_custom_section(desk))),
        Act::AddItem(kind, section) => go(actions::add_item(desk, kind, &section)),
        Act::Undo => session.undo(),
        Act::Redo => session.redo(),
        Act::Share => actions::share(desk, panels),
        Act::Checkup => panels.toggle_checkup(),
        Act::Shortcuts => panels.show(Panel::Shortcuts),
        Act::FocusMode => panels.toggle_focus_mode(),
        Act::Export(query) => {
            // Not a task of the palette, which is about to go.
            dioxus::core::spawn_forever(export(desk.clone(), title.to_owned(), query));
        }
        Act::Print => browser::print(),
        Act::Colours(wanted) => theme.choose(wanted),
        Act::AllResumes => drop(navigator.push(Route::Resumes {})),
        Act::GoTo(place) => browser::scroll_to(&format!("[id=\"section-{place}\"]")),
        Act::GoToWords(field, caret) => session.focus_soon(&field, caret),
    }
}
