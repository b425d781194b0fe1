//! Parts of the program that are loaded when somebody needs them.
//!
//! `cargo xtask` cuts the WebAssembly at the functions below: what only they lead to becomes a file of its own. Whoever
//! opens a résumé waits for the editor and not for the list, the doors or the dialogs. A moment later the rest is fetched
//! too, so that nobody waits for it either; without the server the service worker has it.

use std::future::Future;
use std::pin::Pin;

use dioxus::prelude::*;
use futures_util::FutureExt;
use gloo_timers::future::TimeoutFuture;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::editor::{self, panels};
use crate::ui::{Away, Dialog, Splash};
use crate::{msg, pages};

/// A component, as it comes with its part.
type Draw<P> = fn(P) -> Element;
/// `None` when it cannot be had.
type Loading<P> = Pin<Box<dyn Future<Output = Option<Draw<P>>>>>;

/// The rest is fetched so long after the start, when the page has what it needs.
const REST_MS: u32 = 1_500;

/// Makes functions that load a part and give the component in it.
macro_rules! parts {
    ($($part:ident $name:ident($props:ty) = $draw:expr;)*) => {
        $(fn $name() -> Loading<$props> {
            #[wasm_split($part, fallible)]
            fn $name() -> Result<Draw<$props>, SplitLoaderError> {
                Ok($draw)
            }
            Box::pin(async { $name().await.ok() })
        })*
    };
}

parts! {
    doors home(()) = |()| rsx! { pages::HomePage {} };
    doors login(String) = |next| rsx! { pages::LoginPage { next } };
    doors register(String) = |next| rsx! { pages::RegisterPage { next } };
    doors invite(String) = |secret| rsx! { pages::InvitePage { secret } };
    shelf resumes(()) = |()| rsx! { pages::ResumesPage {} };
    panels palette(Signal<String>) = |title| rsx! { editor::Palette { title } };
    panels shortcuts(()) = |()| rsx! { editor::Shortcuts {} };
    panels share(()) = |()| rsx! { editor::ShareDialog {} };
    panels keep_it(Signal<String>) = |title| rsx! { editor::KeepDialog { title } };
}

#[component]
pub fn HomePage() -> Element {
    use_page(home, ())
}

#[component]
pub fn LoginPage(next: String) -> Element {
    use_page(login, next)
}

#[component]
pub fn RegisterPage(next: String) -> Element {
    use_page(register, next)
}

#[component]
pub fn InvitePage(secret: String) -> Element {
    use_page(invite, secret)
}

#[component]
pub fn ResumesPage() -> Element {
    use_page(resumes, ())
}

#[component]
pub fn Palette(title: Signal<String>) -> Element {
    use_panel(palette, title)
}

#[component]
pub fn Shortcuts() -> Element {
    use_panel(shortcuts, ())
}

#[component]
pub fn ShareDialog() -> Element {
    use_panel(share, ())
}

#[component]
pub fn KeepDialog(title: Signal<String>) -> Element {
    use_panel(keep_it, title)
}

/// Fetches what is not needed yet.
pub fn use_rest() {
    use_future(|| async {
        TimeoutFuture::new(REST_MS).await;
        // What cannot be had now is asked for again when it is needed.
        shortcuts().await;
        resumes().await;
        home().await;
    });
}

fn use_page<P: 'static>(load: fn() -> Loading<P>, props: P) -> Element {
    use_part(load, props, || rsx! { Splash {} }, |onretry| rsx! { Away { onretry } })
}

fn use_panel<P: 'static>(load: fn() -> Loading<P>, props: P) -> Element {
    use_part(
        load,
        props,
        || rsx! {},
        |onretry| {
            rsx! {
                Dialog { title: msg::away_title(), onclose: move |()| panels().close(),
                    p { class: "dialog-words", {msg::away_words()} }
                    button { class: "button primary", r#type: "button", onclick: move |_| onretry.call(()), {msg::try_again()} }
                }
            }
        },
    )
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
