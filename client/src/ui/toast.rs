//! Short messages at the foot of the page, some with a way back.

use std::rc::Rc;

use dioxus::prelude::*;
use dioxus::web::WebEventExt;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{Glyph, Icon};
use crate::{browser, msg};

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
    // Where the focus was before it came here.
    let mut before = use_signal(|| None::<HtmlElement>);
    let came = move |event: FocusEvent| {
        let from = event.data().try_as_web_event().and_then(|event| event.related_target());
        if let Some(Ok(from)) = from.map(|from| from.dyn_into::<HtmlElement>())
            && from.closest(".toasts").is_ok_and(|inside| inside.is_none())
        {
            before.set(Some(from));
        }
    };
    rsx! {
        div { class: "toasts", role: "status", "aria-live": "polite", onfocusin: came,
            for toast in toasts() {
                ToastRow { key: "{toast.id}", toast, before }
            }
        }
    }
}

#[component]
fn ToastRow(toast: Toast, before: Signal<Option<HtmlElement>>) -> Element {
    let toaster = use_toaster();
    let id = toast.id;
    use_future(move || async move {
        TimeoutFuture::new(SHOWN_MS).await;
        // Not from under somebody's hand.
        while browser::find(&format!("#toast-{id}:is(:hover, :focus-within)")).is_some() {
            TimeoutFuture::new(1_000).await;
        }
        toaster.drop(id);
    });
    use_drop(move || {
        let before = before.peek().clone();
        crate::browser::later(0, move || {
            if let (None, Some(before)) = (browser::active(), before) {
                before.focus().ok();
            }
        });
    });
    rsx! {
        div { class: "toast", id: "toast-{id}", "data-testid": "toast",
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
