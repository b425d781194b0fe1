//! The service worker, and the offer to load a new version. Nothing is ever loaded under somebody's hands.

use dioxus::prelude::*;
use gloo_timers::callback::Interval;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration};

use super::{Glyph, Icon};
use crate::browser::{self, Listener};
use crate::msg;

/// So long after the start it is asked whether there is another version.
const LATER_MS: u32 = 1_000;
/// How often a page that stays open asks whether there is a new version.
const ASK_MS: u32 = 600_000;

/// Registers the worker, and says when another version waits.
#[component]
pub fn NewVersion() -> Element {
    let mut waiting = use_signal(|| None::<ServiceWorker>);
    let found = use_callback(move |worker: ServiceWorker| waiting.set(Some(worker)));
    let mut watch = use_hook(|| CopyValue::new(None::<Watch>));
    use_future(move || async move {
        let Some(container) = container() else { return };
        if container.controller().is_some() {
            // It is there, and the browser asks the server whether there is another: not while somebody waits for the page.
            TimeoutFuture::new(LATER_MS).await;
        }
        if let Some(registration) = register(&container).await {
            watch.set(Some(Watch::begin(&container, registration, move |worker| found.call(worker))));
            be_claimed(&container).await;
        }
    });
    let Some(worker) = waiting() else { return rsx! {} };
    let take = move |_| {
        if let Some(watch) = watch.read().as_ref() {
            watch.reload_when_taken_over();
        }
        worker.post_message(&JsValue::from_str("take-over")).ok();
    };
    rsx! {
        div { class: "new-version", role: "status", "data-testid": "new-version",
            span { {msg::version_new()} }
            button { class: "button primary", r#type: "button", "data-testid": "take-version", onclick: take, {msg::version_reload()} }
            button {
                class: "icon-button small",
                r#type: "button",
                "aria-label": msg::later(),
                title: msg::later(),
                onclick: move |_| waiting.set(None),
                Icon { glyph: Glyph::Close }
            }
        }
    }
}

/// Browsers have it only for pages that are served safely, whatever the types say.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = browser::window()?.navigator();
    js_sys::Reflect::get(&navigator, &JsValue::from_str("serviceWorker")).ok()?.dyn_into().ok()
}

async fn register(container: &ServiceWorkerContainer) -> Option<ServiceWorkerRegistration> {
    JsFuture::from(container.register("/worker.js")).await.ok()?.dyn_into().ok()
}

/// Asks the worker to take this page too: one that was on its way while the worker took over is left out.
async fn be_claimed(container: &ServiceWorkerContainer) -> Option<()> {
    let registration: ServiceWorkerRegistration =
        JsFuture::from(container.ready().ok()?).await.ok()?.dyn_into().ok()?;
    if container.controller().is_none() {
        registration.active()?.post_message(&JsValue::from_str("claim")).ok()?;
    }
    Some(())
}

/// Listens for new versions.
struct Watch {
    container: ServiceWorkerContainer,
    reload: std::cell::RefCell<Option<Listener>>,
    _listeners: Vec<Listener>,
    _asking: Interval,
}

impl Watch {
    fn begin(
        container: &ServiceWorkerContainer,
        registration: ServiceWorkerRegistration,
        found: impl Fn(ServiceWorker) + Clone + 'static,
    ) -> Self {
        let look = {
            let (container, registration) = (container.clone(), registration.clone());
            move || {
                // The first one of all waits for nobody.
                if let Some(worker) = registration.waiting().filter(|_| container.controller().is_some()) {
                    found(worker);
                }
            }
        };
        look();
        let coming = registration.clone();
        let installed = std::cell::RefCell::new(None);
        let hear = move || {
            if let Some(worker) = coming.installing() {
                let look = look.clone();
                installed.replace(Some(Listener::new(&worker, "statechange", move |_| look())));
            }
        };
        // The browser may have found one by itself, and be at it.
        hear();
        let mut listeners = vec![Listener::new(&registration, "updatefound", move |_| hear())];
        let ask = move || {
            if let Ok(asked) = registration.update() {
                // Without a network there is nothing new.
                spawn_local(async move { drop(JsFuture::from(asked).await) });
            }
        };
        let asked_again = ask.clone();
        if let Some(document) = browser::document() {
            listeners.push(Listener::new(&document, "visibilitychange", move |_| asked_again()));
        }
        Self {
            container: container.clone(),
            reload: std::cell::RefCell::default(),
            _listeners: listeners,
            _asking: Interval::new(ASK_MS, ask),
        }
    }

    fn reload_when_taken_over(&self) {
        self.reload.replace(Some(Listener::new(&self.container, "controllerchange", |_| browser::reload())));
    }
}
