//! The line above the editor.

use dioxus::prelude::*;

use super::actions;
use super::desk::use_desk;
use super::panels::{Panel, panels};
use super::state_line::StateLine;
use crate::api::{self, resumes::Role};
use crate::app::Route;
use crate::browser;
use crate::msg;
use crate::parts;
use crate::ui::theme::ThemeSwitch;
use crate::ui::{AccountMenu, Glyph, Icon, Menu};
use crate::words::with_keys;

/// `is_filled`: all fields are drawn.
#[component]
pub fn Header(title: Signal<String>, is_filled: bool) -> Element {
    let desk = use_desk();
    let panels = panels();
    let role = (desk.role)();
    let is_local = desk.session.is_local();
    let is_away = (desk.session.shown.status)().is_away();
    let (words, key) = if is_local { (msg::keep_it(), "keep") } else { (msg::editor_share(), "share") };
    let share = {
        let desk = desk.clone();
        move |_| actions::share(&desk, panels)
    };
    rsx! {
        header { class: "bar editor-bar",
            h1 { class: "sr-only", "{title}" }
            if is_local {
                // A link of the browser's own: should nothing be kept here, it asks before the page goes.
                a { class: "brand", href: "/", "aria-label": msg::brand_home(), title: "Tandem", crate::ui::BrandMark {} }
            } else {
                Link { class: "brand", to: Route::Resumes {}, "aria-label": msg::list_all(), title: msg::list_all(),
                    crate::ui::BrandMark {}
                }
            }
            Title { title }
            if let Some(role) = role.filter(|role| !role.can_edit()) {
                span { class: "chip warn", "data-testid": "read-only", {read_only_words(role)} }
            }
            StateLine {}
            if desk.can_edit() {
                History {}
            }
            span { class: "grow" }
            if is_filled {
                parts::People {}
            }
            button {
                class: "icon-button",
                r#type: "button",
                "data-testid": "find",
                "aria-label": msg::editor_find(),
                title: with_keys(msg::editor_find(), "Ctrl K"),
                onclick: move |_| panels.show(Panel::Palette),
                Icon { glyph: Glyph::Search }
            }
            if desk.home.is_none() {
                button {
                    class: "icon-button checkup-button",
                    r#type: "button",
                    "data-testid": "checkup",
                    "aria-expanded": if (panels.checkup)() { "true" } else { "false" },
                    title: msg::checkup(),
                    onclick: move |_| panels.toggle_checkup(),
                    Icon { glyph: Glyph::Checklist }
                    span { class: "sr-only", {msg::checkup()} }
                    // Who has it open sees more than a number.
                    if is_filled && !(panels.checkup)() {
                        parts::CheckupBadge {}
                    }
                }
            }
            ThemeSwitch {}
            Menu {
                id: "export-menu",
                label: msg::export(),
                class: "button",
                testid: "export",
                button: rsx! {
                    Icon { glyph: Glyph::Download }
                    span { class: "button-words", {msg::export()} }
                },
                parts::ExportItems { title }
            }
            button {
                class: "button primary",
                r#type: "button",
                "data-testid": key,
                "aria-label": words,
                // Not disabled: it says why it does nothing.
                "aria-disabled": if is_away { "true" } else { "false" },
                title: if is_away { msg::editor_share_needs_server() } else { "" },
                onclick: share,
                Icon { glyph: if is_local { Glyph::Check } else { Glyph::Person } }
                span { class: "button-words", "{words}" }
            }
            AccountMenu { slot: (desk.slot)() }
        }
    }
}

/// Undo and redo, of what was done in this window.
#[component]
fn History() -> Element {
    let desk = use_desk();
    let (back, forth) = (desk.session.clone(), desk.session.clone());
    let there = (desk.session.shown.undoable)();
    rsx! {
        div { class: "history", role: "group", "aria-label": msg::editor_history(),
            // Not disabled: a button that has the focus would lose it when nothing is left.
            button {
                class: "icon-button",
                r#type: "button",
                "data-action": "undo-edit",
                "aria-label": msg::undo(),
                "aria-disabled": if there.undo { "false" } else { "true" },
                title: with_keys(msg::undo(), "Ctrl Z"),
                onclick: move |_| back.undo(),
                Icon { glyph: Glyph::Undo }
            }
            button {
                class: "icon-button",
                r#type: "button",
                "data-action": "redo-edit",
                "aria-label": msg::redo(),
                "aria-disabled": if there.redo { "false" } else { "true" },
                title: with_keys(msg::redo(), "Ctrl Shift Z"),
                onclick: move |_| forth.redo(),
                Icon { glyph: Glyph::Redo }
            }
        }
    }
}

fn read_only_words(role: Role) -> &'static str {
    match role {
        Role::Commenter => msg::editor_read_comment(),
        _ => msg::editor_read_only(),
    }
}

/// The key of the title among the drafts of the session.
const TITLE: &str = "title";

/// The résumé's name, changed in place by those who may.
#[component]
fn Title(title: Signal<String>) -> Element {
    let desk = use_desk();
    let mut draft = use_signal(|| None::<String>);
    let save = {
        let desk = desk.clone();
        move || {
            let desk = desk.clone();
            async move {
                let Some(typed) = draft.peek().clone() else { return };
                let wanted = typed.trim().to_owned();
                if !wanted.is_empty() && wanted != *title.peek() {
                    if desk.session.is_local() {
                        desk.session.name_sample(&wanted);
                    } else if let Err(failure) = api::resumes::rename(desk.session.resume_id(), &wanted).await {
                        // What was typed stays there until the server has it.
                        return desk.toaster.say(failure.message());
                    }
                    title.set(wanted);
                }
                if *draft.peek() == Some(typed) {
                    draft.set(None);
                    desk.session.draft(TITLE, false);
                }
            }
        }
    };
    let shown = draft().unwrap_or_else(&*title);
    let (typing, escaping) = (desk.session.clone(), desk.session.clone());
    rsx! {
        div { class: "title-field",
            span { dir: "auto", "aria-hidden": "true", "{shown}\u{200b}" }
            input {
                "aria-label": msg::editor_title(),
                dir: "auto",
                "data-testid": "title",
                title: msg::editor_rename(),
                maxlength: "200",
                size: "1",
                readonly: (desk.role)() != Some(Role::Owner) && !desk.can_edit(),
                value: "{shown}",
                oninput: move |event| {
                    draft.set(Some(event.value()));
                    typing.draft(TITLE, true);
                },
                onblur: move |_| save(),
                onkeydown: move |event| match event.key() {
                    Key::Enter => browser::blur(),
                    Key::Escape => {
                        draft.set(None);
                        escaping.draft(TITLE, false);
                        browser::blur();
                    }
                    _ => {}
                },
            }
        }
    }
}
