//! Short messages at the foot of the page, some with a way back.

use std::rc::Rc;

use dioxus::prelude::*;
use gloo_timers::future::TimeoutFuture;

use super::{Glyph, Icon};
use crate::msg;

/// Long enough to read and to reach.
pub const SHOWN_MS: u32 = 8_000;

#[derive(Clone, PartialEq)]
struct Toast {
    id: u64,
    words: String,
    action: Option<(String, Action)>,
}

/// Not a `Callback`: the part of the page that left the message may be gone when somebody presses the button.
#[derive(Clone)]
struct Action(Rc<dyn Fn()>);

impl PartialEq for Action {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Where any part of the page leaves a message.
#[derive(Clone, Copy, PartialEq)]
pub struct Toaster {
    toasts: Signal<Vec<Toast>>,
    next: Signal<u64>,
}

impl std::fmt::Debug for Toaster {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Toaster")
    }
}

impl Toaster {
    pub fn say(mut self, words: impl Into<String>) {
        self.push(words.into(), None);
    }

    /// A message with one button.
    pub fn offer(mut self, words: impl Into<String>, label: &str, action: impl Fn() + 'static) {
        self.push(words.into(), Some((label.to_owned(), Action(Rc::new(action)))));
    }

    fn push(&mut self, words: String, action: Option<(String, Action)>) {
        let id = *self.next.peek();
        self.next.set(id + 1);
        let mut toasts = self.toasts;
        toasts.write().push(Toast { id, words, action });
        // At most three: the oldest makes room.
        let excess = toasts.peek().len().saturating_sub(3);
        toasts.write().drain(..excess);
    }

    fn drop(mut self, id: u64) {
        self.toasts.write().retain(|toast| toast.id != id);
    }
}

pub fn use_toasts_provider() {
    use_context_provider(|| Toaster { toasts: Signal::new(Vec::new()), next: Signal::new(0) });
}

pub fn use_toaster() -> Toaster {
    use_context()
}

#[component]
pub fn Toasts() -> Element {
    let toaster = use_toaster();
    let toasts = toaster.toasts;
    rsx! {
        div { class: "toasts", role: "status", "aria-live": "polite",
            for toast in toasts() {
                ToastRow { key: "{toast.id}", toast }
            }
        }
    }
}

#[component]
fn ToastRow(toast: Toast) -> Element {
    let toaster = use_toaster();
    let id = toast.id;
    use_future(move || async move {
        TimeoutFuture::new(SHOWN_MS).await;
        toaster.drop(id);
    });
    rsx! {
        div { class: "toast", "data-testid": "toast",
            span { "{toast.words}" }
            if let Some((label, action)) = toast.action {
                button {
                    class: "toast-action",
                    r#type: "button",
                    "data-action": "undo",
                    onclick: move |_| {
                        (action.0)();
                        toaster.drop(id);
                    },
                    "{label}"
                }
            }
            button {
                class: "toast-close",
                r#type: "button",
                "aria-label": msg::toast_dismiss(),
                onclick: move |_| toaster.drop(id),
                Icon { glyph: Glyph::Close }
            }
        }
    }
}
