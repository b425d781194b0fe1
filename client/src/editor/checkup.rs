//! The check-up: what a recruiter would remark on, beside the fields, while one types.

mod place;
mod words;

use std::cell::Cell;
use std::rc::Rc;

use ::checkup::{Circumstances, Finding, Severity};
use crdt::view::{PartialDate, ResumeView};
use dioxus::prelude::*;
use dioxus::web::WebEventExt;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;

use super::desk::use_desk;
use super::panels::panels;
use crate::ui::{Glyph, Icon};
use crate::{browser, msg};

/// So long after a change, when nothing has followed; while one types without a pause, so often.
const BEHIND_MS: u32 = 400;
const AT_LEAST_EVERY_MS: f64 = 2_000.0;

/// Where the focus goes when the panel is closed: it can be opened from the palette too, which is gone then.
const BUTTON: &str = "[data-testid=\"checkup\"]";

/// All that is shown.
#[derive(Clone, PartialEq)]
struct Sheet {
    remarks: Vec<Remark>,
    is_foreign: bool,
}

#[derive(Clone, PartialEq)]
struct Remark {
    finding: Finding,
    place: String,
}

impl Sheet {
    fn of(view: &ResumeView) -> Self {
        let report = ::checkup::check(view, &Circumstances { today: today(), pages: pages() });
        let remarks = report.findings.into_iter().map(|finding| {
            let place = place::words(view, &finding.at);
            Remark { finding, place }
        });
        Self { remarks: remarks.collect(), is_foreign: report.is_foreign }
    }
}

/// `onjump` is called before a field is gone to.
#[component]
pub fn CheckupPanel(onjump: EventHandler<()>) -> Element {
    let panels = panels();
    let view = use_desk().session.shown.view;
    let sheet = use_sheet(|| Some(Sheet::of(&view.peek())));
    let read = sheet.read();
    let Some(read) = read.as_ref() else { return rsx! {} };
    let close = move || {
        panels.close_all();
        browser::focus(BUTTON);
    };
    let show = move |event: MountedEvent| {
        if let Some(Ok(panel)) = event.data().try_as_web_event().map(JsCast::dyn_into::<web_sys::HtmlElement>) {
            panel.focus().ok();
        }
    };
    let sum = match read.remarks.len() {
        0 => msg::checkup_none().to_owned(),
        count => msg::checkup_sum(count),
    };
    rsx! {
        aside {
            class: "checkup",
            "data-testid": "checkup-panel",
            tabindex: "-1",
            "aria-label": msg::checkup(),
            onmounted: show,
            onkeydown: move |event| {
                if event.key() == Key::Escape {
                    event.stop_propagation();
                    close();
                }
            },
            div { class: "checkup-head",
                h2 { {msg::checkup()} }
                button {
                    class: "icon-button",
                    r#type: "button",
                    "aria-label": msg::dialog_close(),
                    onclick: move |_| close(),
                    Icon { glyph: Glyph::Close }
                }
            }
            div { class: "checkup-body", tabindex: "0", role: "group", "aria-label": msg::checkup_words(),
                p { class: "checkup-sum", role: "status", "data-testid": "checkup-sum", "{sum}" }
                if read.remarks.is_empty() {
                    p { class: "checkup-more", {msg::checkup_none_words()} }
                }
                for severity in Severity::ALL {
                    Group {
                        key: "{severity.key()}",
                        severity,
                        remarks: read.remarks.iter().filter(|one| one.finding.severity == severity).cloned().collect::<Vec<_>>(),
                        onjump,
                    }
                }
                if read.is_foreign {
                    p { class: "checkup-more", "data-testid": "checkup-foreign", {msg::checkup_foreign()} }
                }
            }
        }
    }
}

/// How many remarks there are, on the button that opens them; those that are only worth a look are not counted.
#[component]
pub fn CheckupBadge() -> Element {
    // Later: whoever has just come reads.
    let sheet = use_sheet(|| None);
    let read = sheet.read();
    let counts = |one: &&Remark| one.finding.severity != Severity::Note;
    let count = read.as_ref().map_or(0, |sheet| sheet.remarks.iter().filter(counts).count());
    rsx! {
        if count > 0 {
            span { class: "checkup-badge", "data-testid": "checkup-badge", {msg::number(count as f64)} }
        }
    }
}

/// What there is to say: `first`, and then whenever something has changed.
fn use_sheet(first: impl FnOnce() -> Option<Sheet>) -> Signal<Option<Sheet>> {
    let view = use_desk().session.shown.view;
    let mut sheet = use_signal(first);
    let (turn, last) = use_hook(|| (Rc::new(Cell::new(0_u32)), Rc::new(Cell::new(browser::now_ms()))));
    use_effect(move || {
        let _changed = view.read();
        let own = turn.get().wrapping_add(1);
        turn.set(own);
        let (turn, last) = (turn.clone(), last.clone());
        // Never in the frame of a key.
        spawn(async move {
            TimeoutFuture::new(BEHIND_MS).await;
            let is_late = browser::now_ms() - last.get() > AT_LEAST_EVERY_MS;
            if turn.get() != own && !is_late {
                return;
            }
            let now = Some(Sheet::of(&view.peek()));
            last.set(browser::now_ms());
            if *sheet.peek() != now {
                sheet.set(now);
            }
        });
    });
    sheet
}

/// `remarks` of one severity; nothing when there are none.
#[component]
fn Group(severity: Severity, remarks: Vec<Remark>, onjump: EventHandler<()>) -> Element {
    if remarks.is_empty() {
        return rsx! {};
    }
    let (name, glyph) = match severity {
        Severity::Problem => (msg::checkup_problem(), Glyph::Warning),
        Severity::Better => (msg::checkup_better(), Glyph::Up),
        Severity::Note => (msg::checkup_note(), Glyph::Eye),
    };
    rsx! {
        section { class: "checkup-group", "data-severity": severity.key(),
            h3 {
                Icon { glyph }
                {name}
                span { class: "checkup-count", {msg::number(remarks.len() as f64)} }
            }
            ul {
                for one in remarks {
                    Row { key: "{one.finding.rule.key()} {one.finding.at}", remark: one, onjump }
                }
            }
        }
    }
}

#[component]
fn Row(remark: Remark, onjump: EventHandler<()>) -> Element {
    let desk = use_desk();
    let panels = panels();
    let finding = remark.finding;
    let sentence = words::sentence(&finding);
    let at = finding.at.clone();
    rsx! {
        li {
            button {
                r#type: "button",
                "data-rule": finding.rule.key(),
                "data-to": "{finding.at}",
                onclick: move |_| {
                    onjump.call(());
                    // There is room for one of them.
                    if browser::is_narrow() {
                        panels.close_all();
                    }
                    place::go(&desk.session, &at);
                },
                span { class: "checkup-why", "{sentence}" }
                small { dir: "auto", "{remark.place}" }
            }
        }
    }
}

/// The day, where the person is.
fn today() -> PartialDate {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    PartialDate { year, month: Some(now.get_month() as u8 + 1), day: Some(now.get_date() as u8) }
}

/// How many sheets the page has, once it is laid out.
fn pages() -> Option<u32> {
    let root = browser::find(".page-host")?.shadow_root()?;
    let sheets = root.query_selector_all(".sheet").ok()?.length();
    (sheets > 0).then_some(sheets)
}
