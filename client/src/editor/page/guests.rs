//! Where the others are, on the page: a frame around what they write in (its beginning, when it has parts), and their name.

use std::collections::BTreeMap;

use web_sys::ShadowRoot;

use super::{all, without_class};
use crate::sync::Peer;

/// Others in one text.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Guests {
    /// `object/key`.
    field: String,
    names: Vec<String>,
    /// The colour of the first of them.
    slot: u8,
}

/// Rules of the screen; paper knows nothing of it. Nothing moves for it.
pub(super) const RULES: &str = ".guest { position: relative; border-radius: 0.6mm; outline: 0.4mm solid var(--who); \
     outline-offset: 0.8mm; } .guest::after { content: attr(data-guest) / \"\"; position: absolute; \
     inset-block-end: calc(100% + 0.8mm); inset-inline-end: -1.2mm; max-width: 40mm; padding: 0 1.2mm; overflow: hidden; \
     border-radius: 0.8mm 0.8mm 0 0; background: var(--who); color: #fff; font: 600 2.6mm/3.8mm Inter, sans-serif; \
     white-space: nowrap; text-overflow: ellipsis; pointer-events: none; } \
     address:has(.guest) { display: flow-root; overflow: clip visible; }";

/// One for each text in which others are, in the order of the texts' names.
pub(super) fn of(peers: &BTreeMap<u64, Peer>) -> Vec<Guests> {
    let mut found: BTreeMap<&str, Guests> = BTreeMap::new();
    for peer in peers.values() {
        // Whatever another program says that it is in: a selector is made of it.
        let Some(field) = peer.cursor.as_ref().map(|cursor| cursor.field.as_str()) else { continue };
        if field.contains(['"', '\\']) {
            continue;
        }
        let new = || Guests { field: field.to_owned(), names: Vec::new(), slot: peer.slot };
        let guests = found.entry(field).or_insert_with(new);
        // One person may be there in two windows.
        if !guests.names.contains(&peer.name) {
            guests.names.push(peer.name.clone());
        }
    }
    found.into_values().collect()
}

/// Shows them.
pub(super) fn show(root: &ShadowRoot, guests: &[Guests]) {
    for Guests { field, names, slot } in guests {
        if let Ok(Some(element)) = root.query_selector(&format!("[data-field=\"{field}\"]")) {
            element.class_list().add_1("guest").ok();
            element.set_attribute("data-guest", &names.join(", ")).ok();
            element.set_attribute("style", &format!("--who: var(--who-{slot})")).ok();
        }
    }
}

/// Takes them away, without a trace.
pub(super) fn hide(root: &ShadowRoot) {
    for element in all(root, ".guest") {
        without_class(&element, "guest");
        element.remove_attribute("data-guest").ok();
        element.remove_attribute("style").ok();
    }
}
