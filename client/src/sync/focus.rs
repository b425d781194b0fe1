//! Keeps the focus where it is while the page is rearranged.
//!
//! When somebody else moves the section in which a person writes, the page moves its elements, and browsers take the
//! focus away from whatever is moved. It is given back in the same turn, before the next key can be lost.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::{Document, Event, FocusEvent, HtmlElement, HtmlTextAreaElement, MutationObserver, MutationObserverInit};

use crate::browser::{self, Listener};

/// Works as long as this value lives.
pub struct FocusKeeper {
    observer: MutationObserver,
    _rearranged: Closure<dyn FnMut()>,
    _listeners: [Listener; 2],
}

impl std::fmt::Debug for FocusKeeper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FocusKeeper")
    }
}

/// The element that has the focus, or had it in this turn.
type Held = Rc<RefCell<Option<HtmlElement>>>;

impl FocusKeeper {
    /// `None` in a page that cannot be watched.
    pub fn start(document: &Document) -> Option<Self> {
        let held: Held = Rc::default();
        let (came, left) = (held.clone(), held.clone());
        let focus_in = Listener::new(document, "focusin", move |event: Event| {
            *came.borrow_mut() = event.target().and_then(|target| target.dyn_into().ok());
        });
        // The first of all that is heard when a field is left: what hears it behind may change the page, and then the
        // focus is nowhere yet.
        let focus_out = Listener::first(document, "blur", move |event: Event| {
            if event.dyn_ref::<FocusEvent>().is_some_and(|event| event.related_target().is_some()) {
                // It is on its way to something else. What the page changes meanwhile must not call it back.
                left.borrow_mut().take();
                return;
            }
            // Somebody left it themselves, unless it is back when this turn is over.
            let left = left.clone();
            crate::browser::later(0, move || {
                if browser::active().is_none() {
                    left.borrow_mut().take();
                }
            });
        });
        let rearranged = Closure::<dyn FnMut()>::new(move || give_back(&held));
        let body = document.body()?;
        let observer = MutationObserver::new(rearranged.as_ref().unchecked_ref()).ok()?;
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_subtree(true);
        observer.observe_with_options(&body, &what).ok()?;
        Some(Self { observer, _rearranged: rearranged, _listeners: [focus_in, focus_out] })
    }
}

impl Drop for FocusKeeper {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn give_back(held: &Held) {
    if browser::active().is_some() {
        return;
    }
    // Focusing is heard above: nothing is borrowed then.
    let Some(element) = held.borrow().clone().filter(|element| element.is_connected()) else { return };
    let text = element.dyn_ref::<HtmlTextAreaElement>();
    let selection = text.and_then(|text| Some((text.selection_start().ok()??, text.selection_end().ok()??)));
    element.focus().ok();
    if let (Some(text), Some((start, end))) = (text, selection) {
        text.set_selection_range(start, end).ok();
    }
}
