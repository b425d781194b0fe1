//! My résumés, and the bin.

use dioxus::prelude::*;

use super::import::ImportDialog;
use super::kept_shelf::KeptShelf;
use super::resume_row::{BinRow, ResumeRow};
use super::shelf_news::use_shelf_news;
use crate::account::{Account, check, use_account};
use crate::api::{self, ApiError, resumes::Resume};
use crate::app::Route;
use crate::browser;
use crate::keep;
use crate::ui::toast::use_toaster;
use crate::ui::{Away, Glyph, Icon, Shell, Splash};

/// The sample that the empty page offers.
const SAMPLE: &str = include_str!("sample.json");

#[component]
pub fn ResumesPage() -> Element {
    let account = use_account();
    let navigator = use_navigator();
    use_effect(move || {
        browser::set_title("Résumés · Tandem");
        if (account.0)() == Account::SignedOut {
            navigator.replace(Route::Login { next: "/resumes".to_owned() });
        }
    });
    match (account.0)() {
        Account::Checking | Account::SignedOut => rsx! { Splash {} },
        Account::Unreachable => rsx! {
            Away { onretry: move |()| async move { check(account).await } }
        },
        Account::SignedIn(me) => rsx! { Shelf { name: me.name } },
        Account::Offline(me) => rsx! { KeptShelf { user: me.id } },
    }
}

#[component]
fn Shelf(name: String) -> Element {
    let mut in_bin = use_signal(|| false);
    let mut importing = use_signal(|| false);
    let news = use_shelf_news();
    let mut list = use_resource(move || {
        news.listen();
        let in_bin = in_bin();
        async move { if in_bin { api::resumes::bin().await } else { api::resumes::list().await } }
    });
    let user = use_account().whose();
    use_effect(move || {
        // Who has lost a résumé, or thrown it away, keeps none of it.
        let there: Option<Vec<String>> = match list.read().as_ref() {
            Some(Ok(resumes)) if !*in_bin.peek() => Some(resumes.iter().map(|resume| resume.id.clone()).collect()),
            _ => None,
        };
        if let Some(there) = there.filter(|_| user.is_kept) {
            let user = user.user.clone();
            spawn(async move { keep::forget_missing(&user, &there).await });
        }
    });
    let changed = move |()| list.restart();
    let read = list.read();
    let is_empty = matches!(read.as_ref(), Some(Ok(resumes)) if resumes.is_empty());
    let first_time = is_empty && !in_bin();
    rsx! {
        Shell {
            main { class: "shelf",
                header { class: "shelf-head",
                    h1 { if in_bin() { "Bin" } else { "Résumés" } }
                    span { class: "grow" }
                    button {
                        class: "button quiet",
                        r#type: "button",
                        "data-testid": "bin",
                        onclick: move |_| in_bin.toggle(),
                        Icon { glyph: if in_bin() { Glyph::Back } else { Glyph::Bin } }
                        if in_bin() { "Back" } else { "Bin" }
                    }
                    // Not before it is known whether this is the first time: buttons that vanish are clicked in vain.
                    if !in_bin() && !first_time && read.is_some() {
                        button {
                            class: "button",
                            r#type: "button",
                            "data-testid": "import-resume",
                            onclick: move |_| importing.set(true),
                            Icon { glyph: Glyph::Upload }
                            "Import"
                        }
                        NewButton { class: "button primary" }
                    }
                }
                match read.as_ref() {
                    None => rsx! { div { class: "rows waiting", "aria-busy": "true", div {} div {} div {} } },
                    Some(Err(failure)) => rsx! { Failed { failure: failure.clone(), onretry: changed } },
                    Some(Ok(_)) if first_time => rsx! {
                        Empty { name, onimport: move |()| importing.set(true) }
                    },
                    Some(Ok(_)) if is_empty => rsx! {
                        p { class: "quiet-line", "The bin is empty. What you delete stays here for 30 days." }
                    },
                    Some(Ok(resumes)) => rsx! { Rows { resumes: resumes.clone(), in_bin: in_bin(), onchange: changed } },
                }
            }
        }
        if importing() {
            ImportDialog { onclose: move |()| importing.set(false) }
        }
    }
}

#[component]
fn Rows(resumes: Vec<Resume>, in_bin: bool, onchange: EventHandler<()>) -> Element {
    rsx! {
        ul { class: "rows",
            for resume in resumes {
                if in_bin {
                    BinRow { key: "{resume.id}", resume, onchange }
                } else {
                    ResumeRow { key: "{resume.id}", resume, onchange }
                }
            }
        }
    }
}

#[component]
fn Failed(failure: ApiError, onretry: EventHandler<()>) -> Element {
    rsx! {
        div { class: "notice bad",
            Icon { glyph: Glyph::Warning }
            span { "{failure.message()}" }
            button { class: "button", r#type: "button", onclick: move |_| onretry.call(()), "Try again" }
        }
    }
}

/// Makes a blank one and opens it.
#[component]
fn NewButton(class: String) -> Element {
    let navigator = use_navigator();
    let toaster = use_toaster();
    let mut busy = use_signal(|| false);
    let make = move |_| async move {
        busy.set(true);
        match api::resumes::create(None, None).await {
            Ok(created) => {
                navigator.push(Route::Editor { id: created.id });
            }
            Err(failure) => toaster.say(failure.message()),
        }
        busy.set(false);
    };
    rsx! {
        button { class: "{class}", r#type: "button", "data-testid": "new-resume", disabled: busy(), onclick: make,
            Icon { glyph: Glyph::Plus }
            "New résumé"
        }
    }
}

/// Three ways to begin.
#[component]
fn Empty(name: String, onimport: EventHandler<()>) -> Element {
    let navigator = use_navigator();
    let toaster = use_toaster();
    let first = name.split_whitespace().next().unwrap_or_default().to_owned();
    let sample = move |_| async move {
        let made = match crdt::json::Json::parse(SAMPLE) {
            Ok(json) => api::resumes::create(Some("Sample: Mina Okafor-Lindqvist"), Some(json)).await,
            Err(_) => return,
        };
        match made {
            Ok(created) => {
                navigator.push(Route::Editor { id: created.id });
            }
            Err(failure) => toaster.say(failure.message()),
        }
    };
    rsx! {
        section { class: "empty",
            h2 { "Where shall we begin, {first}?" }
            p { "A résumé lives here as long as you like; whoever you invite writes in the same one." }
            div { class: "empty-ways",
                article { class: "way",
                    Icon { glyph: Glyph::Upload }
                    h3 { "Bring one along" }
                    p { "A JSON Resume file, or its text. Nothing in it gets lost." }
                    button {
                        class: "button",
                        r#type: "button",
                        "data-testid": "import-resume",
                        onclick: move |_| onimport.call(()),
                        "Import"
                    }
                }
                article { class: "way",
                    Icon { glyph: Glyph::File }
                    h3 { "Start with a blank page" }
                    p { "Contact first, then what you did. Sections appear as you add them." }
                    NewButton { class: "button primary" }
                }
                article { class: "way",
                    Icon { glyph: Glyph::Eye }
                    h3 { "Look at a sample" }
                    p { "A made-up designer’s résumé to type into and to break." }
                    button { class: "button", r#type: "button", "data-testid": "sample-resume", onclick: sample, "Open the sample" }
                }
            }
        }
    }
}
