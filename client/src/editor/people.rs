//! Who else is here.

use std::collections::BTreeMap;

use crdt::Id;
use crdt::view::ResumeView;
use dioxus::prelude::*;

use super::desk::use_desk;
use super::follow::use_follow;
use crate::msg;
use crate::sync::Peer;
use crate::ui::Avatar;

/// The place of the outline that holds an object.
pub fn section_of(view: &ResumeView, object: &Id, field: &str) -> Option<String> {
    if object.as_str() == "basics" {
        return Some(if field == "summary" { "summary" } else { "basics" }.to_owned());
    }
    let holds = |item: &crdt::view::Item| {
        item.id == *object || item.lists.values().flatten().any(|bullet| bullet.id == *object)
    };
    if view.basics.profiles.iter().any(holds) {
        return Some("basics".to_owned());
    }
    let found = view.sections.iter().find(|section| section.id == *object || section.items.iter().any(holds));
    found.map(|section| section.id.to_string())
}

/// Each person once, however many tabs they have; one with a caret if there is one.
fn people(peers: &BTreeMap<u64, Peer>) -> Vec<Peer> {
    let mut by_user: BTreeMap<&str, &Peer> = BTreeMap::new();
    for peer in peers.values() {
        let known = by_user.entry(&peer.user).or_insert(peer);
        if known.cursor.is_none() {
            *known = peer;
        }
    }
    by_user.into_values().cloned().collect()
}

#[component]
pub fn People() -> Element {
    let desk = use_desk();
    let peers = desk.session.shown.peers;
    let here = use_memo(move || people(&peers.read()));
    let follow = use_follow();
    rsx! {
        div { class: "people", role: "group", "aria-label": msg::editor_who(),
            for peer in here() {
                button {
                    key: "{peer.user}",
                    class: "avatar-button",
                    r#type: "button",
                    "aria-label": msg::follow(&peer.name),
                    "aria-pressed": if follow.is_of(&peer.user) { "true" } else { "false" },
                    title: msg::follow(&peer.name),
                    onclick: {
                        let (desk, peer) = (desk.clone(), peer.clone());
                        move |_| match follow.is_of(&peer.user) {
                            true => follow.stop(&desk),
                            false => follow.start(&desk, &peer),
                        }
                    },
                    Avatar { name: peer.name.clone(), slot: peer.slot, user: peer.user.clone() }
                }
            }
        }
    }
}
