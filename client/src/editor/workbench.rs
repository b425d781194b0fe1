//! The editor of one résumé: outline, fields, page.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crdt::view::{ResumeView, Section};
use crdt::{Id, Level};
use dioxus::core::spawn_forever;
use dioxus::prelude::*;
use dioxus::web::WebEventExt;
use wasm_bindgen::JsCast;

use super::access_notice::AccessNotice;
use super::announcer::{Announcements, use_announcer};
use super::contact::{Contact, Summary};
use super::desk::{Desk, use_desk};
use super::drag::{DragOverlay, use_drag_provider, use_is_dragging};
use super::filling::{FIRST, lines, shares, use_filling};
use super::follow::{FollowFrame, use_follow_provider};
use super::ghost::{Row, rows};
use super::header::Header;
use super::notes::Notes;
use super::outline::{Outline, place_in_view};
use super::page::{Page, PageFlow};
use super::panels::{Panel, use_panels};
use super::sample_notice::SampleNotice;
use super::section::SectionCard;
use super::structure::is_shown;
use super::tabs::{FIELDS, Tabs, use_tab};
use crate::account::{Account, check, use_account};
use crate::api::{ApiError, resumes};
use crate::app::Route;
use crate::browser;
use crate::msg;
use crate::parts::{
    AddSection, CheckupPanel, GhostCard, KeepDialog, LetterBench, Palette, ReadbackDialog, ShareDialog, Shortcuts,
};
use crate::sample;
use crate::sync::{Refusal, Session, Status, Undoable, start};
use crate::ui::toast::use_toaster;
use crate::ui::{Away, Shell, Splash};

/// `is_sample`: not a résumé of the server, but the one that anybody can try. `home`: it is a cover letter, beside this
/// résumé.
#[component]
pub fn Workbench(id: String, #[props(default)] is_sample: bool, #[props(default)] home: Option<String>) -> Element {
    let toaster = use_toaster();
    let announcer = use_announcer();
    let role = use_signal(|| None);
    let mut slot = use_signal(|| None);
    let mut title = use_signal(String::new);
    let mut failure = use_signal(|| None::<ApiError>);
    let shown = crate::sync::Shown {
        view: use_signal(ResumeView::default),
        status: use_signal(|| Status::Connecting),
        peers: use_signal(BTreeMap::new),
        undoable: use_signal(Undoable::default),
        ghosts: use_signal(Vec::new),
        kept: use_signal(|| None),
        access_news: use_signal(|| 0),
        letters_news: use_signal(|| 0),
    };
    let navigator = use_navigator();
    let account = use_account();
    let (session, running) = use_hook(|| {
        let whose = if is_sample { sample::whose() } else { account.whose() };
        start(id.clone(), whose, shown)
    });
    let is_letter = home.is_some();
    use_context_provider(|| Desk { session: session.clone(), home, role, slot, toaster, announcer });
    use_hook(|| spawn_forever(session.clone().run(running)));
    use_drop({
        let session = session.clone();
        move || {
            // Who has signed out was asked.
            if shown.status.peek().has_unsaved() && *account.0.peek() != Account::SignedOut {
                toaster.say(match shown.status.peek().is_kept() {
                    true => msg::editor_left_kept(),
                    false => msg::editor_left_unsaved(),
                });
            }
            session.leave();
        }
    });
    // Who I am here: at first, and whenever the server says that it has changed.
    let keeping = session.clone();
    use_resource(move || {
        let (id, mut role, keeping) = (id.clone(), role, keeping.clone());
        let again = (shown.access_news)();
        async move {
            if keeping.is_local() {
                if again > 0 {
                    failure.set(Some(ApiError::Unreachable));
                }
                return;
            }
            match resumes::about(&id).await {
                Ok(about) => {
                    if let Some(home) = about.beside.clone().filter(|_| !is_letter) {
                        // It has an address of its own.
                        navigator.replace(Route::Letter { id: home, cover: id });
                        return;
                    }
                    keeping.keep_about(&about);
                    title.set(about.title);
                    role.set(Some(about.role));
                    slot.set(about.slot);
                    failure.set(None);
                }
                Err(error) => {
                    // What stands in the fields stays there, to be copied; nothing can be typed any more.
                    if matches!(error.status(), Some(403 | 404)) {
                        role.set(None);
                    }
                    failure.set(Some(error));
                }
            }
        }
    });
    use_effect({
        let session = session.clone();
        move || {
            if role().is_some_and(|role| !role.can_edit()) {
                session.forget_history();
            }
        }
    });
    use_effect(move || {
        let title = title();
        browser::set_title(&if title.is_empty() { "Tandem".to_owned() } else { msg::editor_tab(&title) });
    });
    let was_there = use_hook(|| Rc::new(Cell::new(false)));
    // Not before it is known who may type: keys would fall on locked fields.
    let is_known = role().is_some() || failure().is_some();
    let has_come = matches!((shown.status)(), Status::Saved | Status::Saving | Status::NotSaving(_));
    if is_known && (has_come || (shown.kept)().is_some()) {
        was_there.set(true);
    }
    use_effect(move || {
        let Some(about) = (shown.kept)() else { return };
        // As it was when it was seen last, until the server says what it is now.
        let mut role = role;
        let is_lost = matches!(failure.peek().as_ref().and_then(ApiError::status), Some(403 | 404));
        if role.peek().is_none() && !is_lost {
            role.set(Some(about.role));
        }
        if slot.peek().is_none() {
            slot.set(about.slot);
        }
        if title.peek().is_empty() {
            title.set(about.title);
        }
    });
    use_effect(move || {
        // The server is back.
        let is_back = matches!((shown.status)(), Status::Saved | Status::Saving);
        if is_back && matches!(*account.0.peek(), Account::Offline(_)) {
            spawn(async move { check(account).await });
        }
    });
    let was_here = was_there.clone();
    use_effect(move || {
        let signed_out = matches!((shown.status)(), Status::Refused { refusal: Refusal::SignedOut, .. });
        if signed_out && !was_here.get() {
            // Nothing is here that could be lost: the page for signing in.
            let mut account = account.0;
            account.set(Account::SignedOut);
        }
    });
    if !was_there.get() {
        if is_sample && failure().is_some() {
            return rsx! {
                Away { onretry: |()| browser::reload() }
            };
        }
        if let Some(error) = failure().filter(|error| matches!(error.status(), Some(403 | 404))) {
            return rsx! { NotHere { message: error.message() } };
        }
        let words = match (shown.status)() {
            Status::Connecting => String::new(),
            Status::Refused { .. } => (shown.status)().words(false),
            _ => msg::editor_no_connection().to_owned(),
        };
        return rsx! { Splash { words } };
    }
    if is_letter {
        return rsx! { LetterBench { title } };
    }
    rsx! { Bench { session, title } }
}

/// The three columns; on a small screen what its tabs say.
#[component]
fn Bench(session: Session, title: Signal<String>) -> Element {
    use_drag_provider();
    let mut shows = use_tab(use_follow_provider());
    let announcer = use_desk().announcer;
    let is_dragging = use_is_dragging();
    let mut active = use_signal(|| "basics".to_owned());
    let panels = use_panels();
    let view = session.shown.view;
    let flow = use_signal(|| None);
    let mut hot = use_signal(|| None::<String>);
    // The item, section or contact block that has the focus.
    let warm = move |event: FocusEvent| {
        let id = event.data().try_as_web_event().and_then(|event| object_of(&event));
        if *hot.peek() != id {
            hot.set(id);
        }
    };
    let look = move |_| {
        if let Some(place) = place_in_view()
            && *active.peek() != place
        {
            active.set(place);
        }
    };
    let (status, peers) = (session.shown.status, session.shown.peers);
    use_effect(move || {
        // What comes with a letter, one's own or another's, has been drawn.
        let (_view, _status, _peers) = (view.read(), status.read(), peers.read());
        browser::lay_out();
    });
    let read = view.read();
    let ghosts = session.shown.ghosts.read();
    // The last entry of a section may have been deleted under somebody's hands.
    let holds = |section: &Section| ghosts.iter().any(|ghost| ghost.fallen.parent == section.id.as_str());
    let stand = read.sections.iter().filter(|section| is_shown(section) || holds(section));
    let sections: Vec<&Section> = stand.collect();
    let drawn = use_filling(sections.iter().map(|section| section.items.len().max(1)).sum());
    let (is_framed, is_filled) = (drawn() > FIRST, drawn() == usize::MAX);
    let (shares, lines) = (shares(&sections, drawn()), lines(drawn()));
    let ids: Vec<Id> = sections.iter().map(|section| section.id.clone()).collect();
    let rows = rows(&ids, &ghosts, |ghost| ghost.fallen.level == Level::Section);
    let tabs = [
        (FIELDS, msg::editor_edit()),
        ("page", msg::editor_page()),
        ("look", msg::look()),
        ("letters", msg::letters_tab()),
    ];
    // The sample is nobody's: nothing stands beside it.
    let tabs = tabs[..if session.is_local() { 3 } else { 4 }].to_vec();
    let is_focus_mode = (panels.focus_mode)();
    let shown = if is_focus_mode { FIELDS } else { shows() };
    rsx! {
        div {
            class: "workbench",
            "data-shows": shown,
            "data-dragging": is_dragging.then_some("true"),
            "data-focus": is_focus_mode.then_some("true"),
            // What is around the fields comes behind them, into places that are kept for it.
            if is_framed {
                Header { title, is_filled }
            } else {
                header { class: "bar editor-bar" }
            }
            Tabs { tabs, shows, shown }
            if is_framed {
                Outline { active, is_filled, title }
            } else {
                nav { class: "outline" }
            }
            main {
                class: "fields",
                "data-filled": is_filled.then_some("true"),
                onscroll: look,
                onfocusin: warm,
                AccessNotice {}
                SampleNotice {}
                Notes {}
                Contact { basics: read.basics.clone() }
                Summary { basics: read.basics.clone() }
                {rows.into_iter().filter_map(|row| match row {
                    Row::Living(at) => shares[at].map(|drawn| rsx! {
                        SectionCard { key: "{sections[at].id}", section: Section::clone(sections[at]), drawn, lines }
                    }),
                    Row::Ghost(ghost) => Some(rsx! {
                        GhostCard { key: "ghost-{ghost.fallen.id}", ghost }
                    }),
                })}
                if is_filled {
                    AddSection {}
                }
            }
            // In the order of keys: it scrolls.
            aside { class: "desk", tabindex: "0", "aria-label": msg::editor_page_label(),
                if is_framed {
                    Page { view, flow, hot, onclicked: move |()| shows.set(FIELDS) }
                }
            }
            if (panels.checkup)() {
                CheckupPanel { onjump: move |()| shows.set(FIELDS) }
            }
            PageFlow { flow }
            FollowFrame {}
            DragOverlay {}
            Announcements { announcer }
            match (panels.open)() {
                Some(Panel::Palette) => rsx! { Palette { title } },
                Some(Panel::Shortcuts) => rsx! { Shortcuts {} },
                Some(Panel::Share) if session.is_local() => rsx! { KeepDialog { title } },
                Some(Panel::Share) => rsx! { ShareDialog {} },
                Some(Panel::Readback) => rsx! { ReadbackDialog { onjump: move |()| shows.set(FIELDS) } },
                None => rsx! {},
            }
        }
    }
}

/// The object on the page that holds the field with the focus.
fn object_of(event: &web_sys::FocusEvent) -> Option<String> {
    let element: web_sys::Element = event.target()?.dyn_into().ok()?;
    let holder = element.closest("[data-testid=item], [data-testid=section], [data-testid=basics]").ok().flatten()?;
    holder.get_attribute("data-id").or_else(|| Some("basics".to_owned()))
}

#[component]
fn NotHere(message: String) -> Element {
    rsx! {
        Shell {
            main { class: "centered",
                div { class: "message",
                    h1 { {msg::editor_not_here()} }
                    p { "{message}" }
                    Link { class: "button primary", to: Route::Resumes {}, {msg::list_all()} }
                }
            }
        }
    }
}
