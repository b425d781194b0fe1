//! Loads a part, and draws what is in it.

use std::future::Future;
use std::pin::Pin;

use dioxus::prelude::*;
use futures_util::FutureExt;

use crate::editor::panels;
use crate::msg;
use crate::ui::{Away, Dialog, Splash};

/// What a part makes of `P`: a component, for most.
pub type Make<P, T = Element> = fn(P) -> T;
/// `None` when it cannot be had.
pub type Loading<P, T = Element> = Pin<Box<dyn Future<Output = Option<Make<P, T>>>>>;

/// Takes the whole window.
pub fn use_page<P: 'static>(load: fn() -> Loading<P>, props: P) -> Element {
    use_part(load, props, || rsx! { Splash {} }, |onretry| rsx! { Away { onretry } })
}

/// Lies over the editor.
pub fn use_panel<P: 'static>(load: fn() -> Loading<P>, props: P) -> Element {
    use_part(
        load,
        props,
        || rsx! {},
        |onretry| {
            rsx! {
                Dialog { title: msg::away_title(), onclose: move |()| panels().close_all(),
                    p { class: "dialog-words", {msg::away_words()} }
                    button { class: "button primary", r#type: "button", onclick: move |_| onretry.call(()), {msg::try_again()} }
                }
            }
        },
    )
}

/// Stands in a menu or beside a field.
pub fn use_piece<P: 'static>(load: fn() -> Loading<P>, props: P) -> Element {
    use_part(
        load,
        props,
        || rsx! {},
        |onretry| {
            rsx! {
                button {
                    class: "button small",
                    r#type: "button",
                    title: msg::away_words(),
                    onclick: move |_| onretry.call(()),
                    {msg::try_again()}
                }
            }
        },
    )
}

/// Nobody waits for it, and nobody misses it.
pub fn use_extra<P: 'static>(load: fn() -> Loading<P>, props: P) -> Element {
    use_part(load, props, || rsx! {}, |_| rsx! {})
}

/// The part, once it is there: `waiting` stands in its place until then, and `failed` when it cannot be had.
fn use_part<P: 'static>(
    load: fn() -> Loading<P>,
    props: P,
    waiting: fn() -> Element,
    failed: fn(EventHandler<()>) -> Element,
) -> Element {
    // What was loaded before is drawn at once.
    let mut part = use_signal(|| load().now_or_never());
    let ask = move || {
        spawn(async move { part.set(Some(load().await)) });
    };
    use_hook(|| {
        if part.peek().is_none() {
            ask();
        }
    });
    match part() {
        Some(Some(draw)) => draw(props),
        Some(None) => failed(EventHandler::new(move |()| {
            part.set(None);
            ask();
        })),
        None => waiting(),
    }
}
