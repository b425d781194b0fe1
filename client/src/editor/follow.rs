//! Following somebody: their caret stays in view, until this person does anything.

use std::collections::BTreeMap;
use std::rc::Rc;

use dioxus::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Event;

use super::desk::{Desk, use_desk};
use crate::browser::{self, Listener};
use crate::msg;
use crate::sync::Peer;

/// Who is followed.
#[derive(Clone, PartialEq, Debug)]
pub struct Followed {
    pub user: String,
    pub name: String,
    pub slot: u8,
}

#[derive(Clone, Copy, PartialEq)]
pub struct Follow(Signal<Option<Followed>>);

pub fn use_follow_provider() -> Follow {
    use_context_provider(|| Follow(Signal::new(None)))
}

pub fn use_follow() -> Follow {
    use_context()
}

impl Follow {
    /// Whether anybody is followed. Reading it subscribes.
    pub fn is_on(self) -> bool {
        self.0.read().is_some()
    }

    pub fn is_of(self, user: &str) -> bool {
        self.0.read().as_ref().is_some_and(|followed| followed.user == user)
    }

    pub fn start(mut self, desk: &Desk, peer: &Peer) {
        desk.announcer.say(msg::follow_begins(&peer.name));
        self.0.set(Some(Followed { user: peer.user.clone(), name: peer.name.clone(), slot: peer.slot }));
    }

    pub fn stop(mut self, desk: &Desk) {
        if let Some(followed) = self.0.take() {
            desk.announcer.say(msg::follow_ends(&followed.name));
        }
    }
}

/// The frame around the fields and the way out.
#[component]
pub fn FollowFrame() -> Element {
    let desk = use_desk();
    let follow = use_follow();
    use_effect({
        let desk = desk.clone();
        move || {
            let Some(followed) = follow.0.read().clone() else { return };
            let peers = desk.session.shown.peers.read();
            if peers.values().all(|peer| peer.user != followed.user) {
                drop(peers);
                return follow.stop(&desk);
            }
            if let Some(field) = field_of(&peers, &followed.user) {
                show(&followed.user, &field);
            }
        }
    });
    let Some(followed) = (follow.0)() else { return rsx! {} };
    rsx! {
        div { class: "follow-frame", "data-slot": "{followed.slot}", "data-testid": "following",
            Ends {}
            div { class: "follow-chip",
                span { {msg::follow_of(&followed.name)} }
                span { "aria-hidden": "true", "–" }
                button {
                    r#type: "button",
                    "data-action": "stop-following",
                    title: msg::key_escape(),
                    onclick: move |_| follow.stop(&desk),
                    {msg::follow_stop()}
                }
            }
        }
    }
}

/// Listens for anything that this person does.
#[component]
fn Ends() -> Element {
    let desk = use_desk();
    let follow = use_follow();
    use_hook(|| {
        let document = browser::document();
        let listen = |name| {
            let desk = desk.clone();
            document.as_ref().map(|document| {
                Listener::first(document, name, move |event: Event| {
                    // Their buttons say themselves what they do.
                    if !is_on_a_switch(&event) {
                        follow.stop(&desk);
                    }
                })
            })
        };
        Rc::new(["keydown", "pointerdown", "wheel"].map(listen))
    });
    rsx! {}
}

fn is_on_a_switch(event: &Event) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let is_key = event.dyn_ref::<web_sys::KeyboardEvent>();
    let presses = is_key.is_none_or(|key| matches!(key.key().as_str(), "Enter" | " ")) && event.type_() != "wheel";
    presses && element.and_then(|element| element.closest(".follow-chip, .avatar-button").ok().flatten()).is_some()
}

/// The field in which somebody's caret is, whichever of their windows it is in.
fn field_of(peers: &BTreeMap<u64, Peer>, user: &str) -> Option<String> {
    let mut of_user = peers.values().filter(|peer| peer.user == user);
    of_user.find_map(|peer| peer.cursor.as_ref().map(|cursor| cursor.field.clone()))
}

/// Scrolls until the caret is comfortably in view: where it is, nothing moves.
fn show(user: &str, field: &str) {
    let object = field.split('/').next().unwrap_or_default();
    let caret = browser::find(&format!(".fields .remote-caret[data-user=\"{user}\"]"));
    let element = caret
        .or_else(|| browser::find(&format!(".fields [data-field=\"{field}\"]")))
        // Its entry may be folded.
        .or_else(|| browser::find(&format!(".fields [data-id=\"{object}\"]")));
    let (Some(element), Some(column)) = (element, browser::find(".fields")) else { return };
    let (place, view) = (element.get_bounding_client_rect(), column.get_bounding_client_rect());
    let margin = view.height() * 0.15;
    if place.top() < view.top() + margin || place.bottom() > view.bottom() - margin {
        browser::center(&element);
    }
}
