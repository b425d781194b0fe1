//! The page of my résumés.

use dioxus::prelude::*;

use super::bar::{Finding, ShelfBar, use_finding};
use super::bin::Bin;
use super::card::ListedCard;
use super::empty::{Empty, NewButton};
use super::failed::Failed;
use super::find::{Shelved, tags_of};
use super::focus;
use super::kept::KeptShelf;
use super::news::use_shelf_news;
use crate::account::{Account, check, use_account};
use crate::api::{self, resumes::Resume};
use crate::app::Route;
use crate::browser;
use crate::keep;
use crate::msg;
use crate::pages::import::ImportDialog;
use crate::ui::{Away, Glyph, Icon, Shell, Splash};

#[component]
pub fn ResumesPage() -> Element {
    let account = use_account();
    let navigator = use_navigator();
    use_effect(move || {
        browser::set_title(msg::list_tab());
        if (account.0)() == Account::SignedOut {
            navigator.replace(Route::Login { next: "/resumes".to_owned() });
        }
    });
    match (account.0)() {
        Account::Checking(_) | Account::SignedOut => rsx! { Splash {} },
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
    forget_what_is_gone(list, in_bin);
    focus::use_focus_after_last(list);
    let finding = use_finding();
    let changed = move |()| list.restart();
    let read = list.read();
    let is_empty = matches!(read.as_ref(), Some(Ok(resumes)) if resumes.is_empty());
    let first_time = is_empty && !in_bin();
    rsx! {
        Shell {
            main { class: "shelf",
                header { class: "shelf-head",
                    h1 { {if in_bin() { msg::list_bin() } else { msg::list_title() }} }
                    span { class: "grow" }
                    button {
                        class: "button quiet",
                        r#type: "button",
                        "data-testid": "bin",
                        onclick: move |_| in_bin.toggle(),
                        Icon { glyph: if in_bin() { Glyph::Back } else { Glyph::Bin } }
                        {if in_bin() { msg::list_back() } else { msg::list_bin() }}
                    }
                    // Not before it is known whether this is the first time: buttons that vanish are clicked in vain.
                    if !in_bin() && !first_time && read.is_some() {
                        button {
                            class: "button",
                            r#type: "button",
                            "data-testid": "import-resume",
                            onclick: move |_| importing.set(true),
                            Icon { glyph: Glyph::Upload }
                            {msg::import()}
                        }
                        NewButton { class: "button primary" }
                    }
                }
                match read.as_ref() {
                    None => rsx! { div { class: "cards waiting", "aria-busy": "true", for _ in 0..4 { div {} } } },
                    Some(Err(failure)) => rsx! { Failed { failure: failure.clone(), onretry: changed } },
                    Some(Ok(resumes)) if in_bin() => rsx! { Bin { resumes: resumes.clone(), onchange: changed } },
                    Some(Ok(_)) if first_time => rsx! { Empty { name, onimport: move |()| importing.set(true) } },
                    Some(Ok(resumes)) => rsx! { Listed { resumes: resumes.clone(), finding, onchange: changed } },
                }
            }
        }
        if importing() {
            ImportDialog { onclose: move |()| importing.set(false) }
        }
    }
}

/// Who has lost a résumé, or thrown it away, keeps none of it.
fn forget_what_is_gone(list: Resource<Result<Vec<Resume>, api::ApiError>>, in_bin: Signal<bool>) {
    let user = use_account().whose();
    use_effect(move || {
        let there: Option<Vec<String>> = match list.read().as_ref() {
            Some(Ok(resumes)) if !*in_bin.peek() => Some(resumes.iter().map(|resume| resume.id.clone()).collect()),
            _ => None,
        };
        if let Some(there) = there.filter(|_| user.is_kept) {
            let user = user.user.clone();
            spawn(async move { keep::forget_missing(&user, &there).await });
        }
    });
}

#[component]
fn Listed(resumes: ReadSignal<Vec<Resume>>, finding: Finding, onchange: EventHandler<()>) -> Element {
    let all = use_memo(move || {
        let resumes = resumes.read();
        resumes.iter().map(|resume| Shelved::new(resume.clone(), false)).collect::<Vec<_>>()
    });
    let shown = use_memo(move || finding.of(&all.read()));
    let known: Vec<String> = tags_of(&all.read()).into_iter().map(|(tag, _)| tag).collect();
    use_effect(move || {
        // A tag that nothing has any more would hide everything, and could not be taken away.
        let known = tags_of(&all.read());
        let mut tags = finding.tags;
        let left: Vec<String> =
            tags.peek().iter().filter(|tag| known.iter().any(|(there, _)| there == *tag)).cloned().collect();
        if left.len() < tags.peek().len() {
            tags.set(left);
        }
    });
    rsx! {
        ShelfBar { finding, all, shown: shown.read().len() }
        if shown.read().is_empty() {
            NothingFound { finding }
        }
        ul { class: "cards", "data-size": if (finding.rows)() { "rows" } else { "sheets" },
            for shelved in shown() {
                ListedCard { key: "{shelved.resume.id}", shelved, known_tags: known.clone(), onchange }
            }
        }
    }
}

#[component]
pub fn NothingFound(
    finding: Finding,
    /// Without the server nothing but titles is known.
    #[props(default)]
    titles_only: bool,
) -> Element {
    let words = finding.words.read().trim().to_owned();
    rsx! {
        div { class: "nothing-found", "data-testid": "nothing-found",
            Icon { glyph: Glyph::Search }
            h2 { {if words.is_empty() { msg::list_no_tags().to_owned() } else { msg::list_none(&words) }} }
            p { {if titles_only { msg::list_none_away() } else { msg::list_none_words() }} }
            button { class: "button", r#type: "button", onclick: move |_| finding.clear(), {msg::list_show_all()} }
        }
    }
}
