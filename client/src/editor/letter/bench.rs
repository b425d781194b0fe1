//! The editor of one letter: the letters beside it, fields, page. What stands above its words on the page, and how it
//! looks, comes from the résumé, which is open too.

use std::collections::BTreeMap;

use crdt::cover;
use crdt::view::ResumeView;
use dioxus::core::spawn_forever;
use dioxus::prelude::*;
use dioxus::web::WebEventExt;
use wasm_bindgen::JsCast;

use super::fields::LetterFields;
use super::list::Letters;
use crate::account::use_account;
use crate::editor::access_notice::AccessNotice;
use crate::editor::announcer::Announcements;
use crate::editor::desk::use_desk;
use crate::editor::drag::{DragOverlay, use_drag_provider, use_is_dragging};
use crate::editor::follow::{FollowFrame, use_follow_provider};
use crate::editor::header::Header;
use crate::editor::page::{Page, PageFlow};
use crate::editor::panels::{Panel, use_panels};
use crate::editor::tabs::{FIELDS, Tabs, use_tab};
use crate::msg;
use crate::parts::{Palette, ShareDialog, Shortcuts};
use crate::sync::{Session, Shown, Status, Undoable, start};

#[component]
pub fn LetterBench(title: Signal<String>) -> Element {
    use_drag_provider();
    let mut shows = use_tab(use_follow_provider());
    let desk = use_desk();
    let is_dragging = use_is_dragging();
    let panels = use_panels();
    let letter = desk.session.shown;
    let beside = use_resume(desk.resume_id(), letter.status);
    let head = beside.shown.view;
    let (told, session) = (beside.shown.letters_news, desk.session.clone());
    use_effect(move || {
        // Somebody may have given this one another name.
        if told() > 0 {
            session.ask_for_role();
        }
    });
    let view = use_memo(move || cover::beside(&head.read(), &letter.view.read()));
    let flow = use_signal(|| None);
    let mut hot = use_signal(|| None::<String>);
    let warm = move |event: FocusEvent| {
        let id = event.data().try_as_web_event().and_then(|event| {
            let element: web_sys::Element = event.target()?.dyn_into().ok()?;
            element.closest("[data-testid=bullet]").ok().flatten()?.get_attribute("data-id")
        });
        if *hot.peek() != id {
            hot.set(id);
        }
    };
    let is_focus_mode = (panels.focus_mode)();
    let shown = if is_focus_mode { FIELDS } else { shows() };
    rsx! {
        div {
            class: "workbench",
            "data-shows": shown,
            "data-dragging": is_dragging.then_some("true"),
            "data-focus": is_focus_mode.then_some("true"),
            Header { title, is_filled: true }
            Tabs {
                tabs: vec![(FIELDS, msg::editor_edit()), ("page", msg::editor_page()), ("letters", msg::letters_tab())],
                shows,
                shown,
            }
            nav { class: "outline", "aria-label": msg::letters(),
                Letters { beside, title }
            }
            main { class: "fields", "data-filled": "true", onfocusin: warm,
                AccessNotice {}
                if let Some(message) = cover::message(&letter.view.read()) {
                    LetterFields { message: message.clone() }
                }
            }
            // In the order of keys: it scrolls.
            aside { class: "desk", tabindex: "0", "aria-label": msg::editor_page_label(),
                Page { view, flow, hot, onclicked: move |()| shows.set(FIELDS) }
            }
            PageFlow { flow }
            FollowFrame {}
            DragOverlay {}
            Announcements { announcer: desk.announcer }
            match (panels.open)() {
                Some(Panel::Palette) => rsx! { Palette { title } },
                Some(Panel::Shortcuts) => rsx! { Shortcuts {} },
                Some(Panel::Share) => rsx! { ShareDialog {} },
                // A letter is read by people.
                Some(Panel::Readback) | None => rsx! {},
            }
        }
    }
}

/// Opens the résumé beside the letter, to be read: nothing is written into it here.
fn use_resume(id: &str, letter: Signal<Status>) -> Session {
    let account = use_account();
    let shown = Shown {
        view: use_signal(ResumeView::default),
        status: use_signal(|| Status::Connecting),
        peers: use_signal(BTreeMap::new),
        undoable: use_signal(Undoable::default),
        ghosts: use_signal(Vec::new),
        kept: use_signal(|| None),
        access_news: use_signal(|| 0),
        letters_news: use_signal(|| 0),
    };
    let (session, running) = use_hook(|| start(id.to_owned(), account.whose(), shown));
    use_hook(|| spawn_forever(session.clone().run(running)));
    use_drop({
        let session = session.clone();
        move || session.leave()
    });
    let again = session.clone();
    use_effect(move || {
        // The person has signed in again, at the letter.
        let is_back = matches!(letter(), Status::Saved);
        if is_back && matches!(*shown.status.peek(), Status::Refused { .. }) {
            again.reconnect_now();
        }
    });
    session
}
