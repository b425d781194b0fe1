//! A small picture of a résumé's first page: the page itself, drawn small, in a shadow tree.
//!
//! It is fetched when its place comes into view, and again only when the résumé has changed. It runs nothing: its texts
//! are escaped by the same code as those of the page in the editor, and the site's policy allows no script in a page.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use dioxus::prelude::*;
use dioxus::web::WebEventExt;
use gloo_timers::future::TimeoutFuture;
use web_sys::ShadowRoot;

use crate::api::{self, resumes::FirstPage};
use crate::keep;

/// Who only passes by is not drawn.
const REST_MS: u32 = 80;

/// Where the page comes from.
#[derive(Clone, PartialEq, Debug)]
pub enum Source {
    Server,
    /// What this device keeps of that person's résumés.
    Kept {
        user: String,
    },
}

/// What has been drawn since the app started, by résumé, with the version that it shows.
#[derive(Clone, Default)]
pub struct Pictures(Rc<RefCell<Known>>);

type Known = HashMap<String, (String, Rc<FirstPage>)>;

pub fn use_pictures_provider() {
    use_context_provider(Pictures::default);
}

impl Pictures {
    async fn get(&self, resume: &str, version: &str, source: &Source) -> Option<Rc<FirstPage>> {
        let known = self.0.borrow().get(resume).filter(|(known, _)| known == version).map(|(_, page)| page.clone());
        if known.is_some() {
            return known;
        }
        let page = match source {
            Source::Server => api::resumes::first_page(resume).await.ok(),
            Source::Kept { user } => keep::first_page(user, resume).await,
        };
        let page = Rc::new(page?);
        self.0.borrow_mut().insert(resume.to_owned(), (version.to_owned(), page.clone()));
        Some(page)
    }
}

/// `version` says when it must be drawn anew.
#[component]
pub fn Picture(resume: String, version: String, source: Source) -> Element {
    rsx! {
        // In a list: the key of a lone part is not looked at, and another version is another picture.
        for version in [version] {
            Drawn { key: "{version}", resume: resume.clone(), version: version.clone(), source: source.clone() }
        }
    }
}

#[component]
fn Drawn(resume: String, version: String, source: Source) -> Element {
    let pictures = use_context::<Pictures>();
    let mut root = use_signal(|| None::<ShadowRoot>);
    let mut in_view = use_signal(|| false);
    let mut is_drawn = use_signal(|| false);
    use_resource(move || {
        let (pictures, resume, version, source) = (pictures.clone(), resume.clone(), version.clone(), source.clone());
        let wanted = in_view() && root.read().is_some() && !*is_drawn.peek();
        async move {
            if !wanted {
                return;
            }
            // Another glance drops this task, when it has gone out of view meanwhile.
            TimeoutFuture::new(REST_MS).await;
            let Some(page) = pictures.get(&resume, &version, &source).await else { return };
            if let Some(root) = root.peek().as_ref() {
                crate::browser::bring_letters(&page.css);
                root.set_inner_html(&format!("<style>{}</style>{}", page.css, page.body));
                is_drawn.set(true);
            }
        }
    });
    let attach = move |event: MountedEvent| {
        let Some(element) = event.data().try_as_web_event() else { return };
        if let Some(made) = crate::browser::shadow(&element) {
            root.set(Some(made));
        }
    };
    rsx! {
        div {
            class: "picture",
            "aria-hidden": "true",
            inert: true,
            "data-drawn": is_drawn().then_some("true"),
            onvisible: move |event| {
                let now = event.data().is_intersecting().unwrap_or(true);
                if *in_view.peek() != now {
                    in_view.set(now);
                }
            },
            div { class: "picture-page", dir: "ltr", "data-testid": "picture", onmounted: attach }
        }
    }
}
