//! Fits the résumé to a number of pages, and says what that took.

use crdt::Id;
use crdt::view::ResumeView;
use dioxus::prelude::*;
use gloo_timers::future::TimeoutFuture;
use render::Theme;
use render::fit::{Fit, Fitted, Sizes};
use web_sys::ShadowRoot;

use super::super::desk::{Desk, use_desk};
use super::super::page::{PageFlow, count};
use super::controls::Unit;
use crate::msg;

const PAGES: [usize; 3] = [1, 2, 3];

/// What is said below the buttons.
#[derive(Clone, PartialEq, Default)]
struct Said {
    words: String,
    /// So many pages can be had instead.
    offer: Option<usize>,
}

#[component]
pub fn FitRow(locked: bool) -> Element {
    let desk = use_desk();
    let flow = use_signal(|| None::<ShadowRoot>);
    let mut said = use_signal(Said::default);
    let mut is_busy = use_signal(|| false);
    let fit = use_callback(move |pages: usize| {
        let (desk, flow) = (desk.clone(), flow.peek().clone());
        if is_busy() {
            return;
        }
        is_busy.set(true);
        spawn(async move {
            if let Some(flow) = flow {
                said.set(fitted(&desk, &flow, pages).await.unwrap_or_default());
                flow.set_inner_html("");
            }
            is_busy.set(false);
        });
    });
    let Said { words, offer } = said();
    rsx! {
        div { class: "look-row",
            span { "aria-hidden": "true", {msg::fit()} }
            div { class: "papers", role: "group", "aria-label": msg::fit_label(),
                for pages in PAGES {
                    button {
                        key: "{pages}",
                        r#type: "button",
                        disabled: locked,
                        "data-action": "fit",
                        "data-value": "{pages}",
                        "aria-label": msg::fit_pages(pages),
                        title: msg::fit_pages(pages),
                        onclick: move |_| fit(pages),
                        {msg::number(pages as f64)}
                    }
                }
            }
        }
        div { class: "look-said", role: "status", "data-testid": "fit-said", "aria-busy": if is_busy() { "true" } else { "false" },
            if !words.is_empty() {
                p { class: "look-note", "{words}" }
            }
            if let Some(pages) = offer {
                button {
                    class: "button small",
                    r#type: "button",
                    "data-action": "fit-nearest",
                    onclick: move |_| fit(pages),
                    {msg::fit_nearest(&msg::fit_pages(pages))}
                }
            }
        }
        PageFlow { flow }
    }
}

/// Searches, sets the sizes as one step of undo, and says so. `None` when nothing can be laid out.
async fn fitted(desk: &Desk, flow: &ShadowRoot, pages: usize) -> Option<Said> {
    let view = desk.session.shown.view.peek().clone();
    let now = Sizes::of(&Theme::of(&view.settings));
    let (had, fitted) = search(view, flow, pages).await?;
    let wanted = msg::fit_pages(pages);
    Some(match fitted {
        Fitted::Already => Said { words: msg::fit_already(&msg::fit_pages(had)), offer: None },
        Fitted::With(sizes) => {
            let changed: Vec<_> =
                now.entries().into_iter().zip(sizes.entries()).filter(|(from, to)| from != to).collect();
            desk.session.edit(|edit, _| {
                for (_, (key, number)) in &changed {
                    edit.set_value(&Id::settings(), key, Some(&number.to_string()));
                }
            });
            let changes: Vec<String> = changed.iter().map(|((key, from), (_, to))| change(key, *from, *to)).collect();
            Said { words: msg::fit_done(&wanted, &changes.join(msg::fit_and())), offer: None }
        }
        Fitted::TooLong { least, .. } if least < had => {
            Said { words: msg::fit_too_long(&wanted, &msg::fit_pages(least)), offer: Some(least) }
        }
        Fitted::TooLong { least, .. } => {
            Said { words: msg::fit_no_shorter(&wanted, &msg::fit_pages(least)), offer: None }
        }
    })
}

/// How many pages it had, and what came of it.
async fn search(mut view: ResumeView, flow: &ShadowRoot, pages: usize) -> Option<(usize, Fitted)> {
    let mut fit = Fit::new(&Theme::of(&view.settings), pages);
    let mut had = None;
    loop {
        match fit.next() {
            Err(fitted) => return Some((had?, fitted)),
            Ok(sizes) => {
                sizes.put(&mut view.settings);
                let sheets = count(&render::html::page(&view), flow)?;
                had.get_or_insert(sheets);
                fit.tell(sheets);
                // Letters come in between.
                TimeoutFuture::new(0).await;
            }
        }
    }
}

fn change(key: &str, from: f64, to: f64) -> String {
    let (say, unit): (fn(&str, &str) -> String, Unit) = match key {
        "size" => (msg::fit_size, Unit::Points),
        "leading" => (msg::fit_leading, Unit::None),
        "margins" => (msg::fit_margins, Unit::Millimetres),
        _ => (msg::fit_spacing, Unit::Percent),
    };
    say(&msg::number(if unit == Unit::Percent { from * 100.0 } else { from }), &unit.write(to))
}
