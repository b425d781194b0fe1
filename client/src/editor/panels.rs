//! What lies over the editor, one at a time, and the keys that open it.

use dioxus::prelude::*;
use futures_channel::mpsc::unbounded;
use futures_util::StreamExt;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use crate::browser::{self, Listener, document};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Panel {
    Palette,
    Shortcuts,
    Share,
    Readback,
}

#[derive(Clone, Copy, PartialEq)]
pub struct Panels {
    pub open: Signal<Option<Panel>>,
    /// The check-up stands beside the fields while one types.
    pub checkup: Signal<bool>,
    /// Only the fields, without outline and page.
    pub focus_mode: Signal<bool>,
}

impl Panels {
    pub fn show(mut self, panel: Panel) {
        self.open.set(Some(panel));
    }

    pub fn close(mut self) {
        self.open.set(None);
    }

    pub fn close_all(mut self) {
        self.close();
        self.checkup.set(false);
    }

    pub fn toggle_checkup(mut self) {
        self.checkup.toggle();
    }

    pub fn toggle_focus_mode(mut self) {
        self.focus_mode.toggle();
    }

    pub fn leave_focus_mode(mut self) {
        self.focus_mode.set(false);
    }
}

/// Gives all parts of the editor the panels, and listens for their keys as long as the editor is there.
pub fn use_panels() -> Panels {
    let panels = Panels { open: use_signal(|| None), checkup: use_signal(|| false), focus_mode: use_signal(|| false) };
    use_context_provider(|| panels);
    // The browser calls outside the app: its keys wait in a channel for the task that may change signals.
    let (keys, waiting) = use_hook(|| {
        let (sender, receiver) = unbounded::<Panel>();
        let heard = document().map(|document| {
            Listener::new(&document, "keydown", move |event| {
                if let Some(panel) = event.dyn_ref::<KeyboardEvent>().and_then(panel_of)
                    // Some part of the editor has taken the key.
                    && !event.default_prevented()
                    && !is_over(&event)
                {
                    event.prevent_default();
                    sender.unbounded_send(panel).ok();
                }
            })
        });
        (std::rc::Rc::new(heard), std::rc::Rc::new(std::cell::RefCell::new(Some(receiver))))
    });
    use_drop(move || drop(keys));
    use_future(move || {
        let waiting = waiting.clone();
        async move {
            let Some(mut waiting) = waiting.take() else { return };
            while let Some(panel) = waiting.next().await {
                panels.show(panel);
            }
        }
    });
    panels
}

pub fn panels() -> Panels {
    use_context()
}

fn panel_of(event: &KeyboardEvent) -> Option<Panel> {
    let command = event.ctrl_key() != event.meta_key() && !event.alt_key();
    match (event.key().as_str(), event.shift_key()) {
        ("k", false) if command => Some(Panel::Palette),
        ("/", _) if command => Some(Panel::Shortcuts),
        ("?", _) if !event.ctrl_key() && !event.meta_key() && !browser::is_typed(event) => Some(Panel::Shortcuts),
        _ => None,
    }
}

/// Whether something lies over the editor already.
fn is_over(event: &Event) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.closest("dialog").ok().flatten().is_some())
}
