//! What a parser reads in the PDF, field by field.

use dioxus::prelude::*;

use super::desk::use_desk;
use super::export::saved;
use super::page::go_to;
use super::panels::panels;
use crate::api::resumes::{ReadField, Readback, readback};
use crate::msg;
use crate::ui::{Dialog, FormError, Glyph, Icon};

/// `onjump` is called before a field is gone to.
#[component]
pub fn ReadbackDialog(onjump: EventHandler<()>) -> Element {
    let desk = use_desk();
    let panels = panels();
    let read = use_resource(move || {
        let desk = desk.clone();
        async move {
            saved(&desk).await.map_err(str::to_owned)?;
            readback(desk.session.resume_id()).await.map_err(|failure| failure.message())
        }
    });
    let read = read.read();
    rsx! {
        Dialog { title: msg::readback(), wide: true, onclose: move |()| panels.close(),
            match read.as_ref() {
                None => rsx! { p { class: "dialog-words", role: "status", {msg::readback_working()} } },
                Some(Err(message)) => rsx! { FormError { message: message.clone() } },
                Some(Ok(read)) => rsx! { Sights { read: read.clone(), onjump } },
            }
        }
    }
}

#[component]
fn Sights(read: Readback, onjump: EventHandler<()>) -> Element {
    if read.fields.is_empty() {
        return rsx! { p { class: "dialog-words", {msg::readback_empty()} } };
    }
    // What is missing comes first; the rest stays in the order of the page.
    let (missing, found): (Vec<&ReadField>, Vec<&ReadField>) = read.fields.iter().partition(|field| !field.found);
    let sum = match missing.len() {
        0 => msg::readback_all(found.len()),
        count => msg::readback_missing(count),
    };
    rsx! {
        p { class: "sights-sum", role: "status", "data-testid": "readback-sum", "{sum}" }
        ul { class: "sights", "data-testid": "readback-fields",
            for field in missing.into_iter().chain(found) {
                Sight { key: "{field.field}", field: field.clone(), onjump }
            }
        }
        h3 { class: "dialog-over", {msg::readback_text()} }
        pre { class: "sights-text", dir: "auto", tabindex: "0", "data-testid": "readback-text", "{read.text}" }
    }
}

#[component]
fn Sight(field: ReadField, onjump: EventHandler<()>) -> Element {
    let desk = use_desk();
    let panels = panels();
    let (glyph, word) =
        if field.found { (Glyph::Check, msg::readback_found()) } else { (Glyph::Close, msg::readback_not_found()) };
    let at = field.field.clone();
    rsx! {
        li { "data-found": "{field.found}",
            button {
                r#type: "button",
                "data-to": "{field.field}",
                onclick: move |_| {
                    panels.close();
                    onjump.call(());
                    go_to(&desk.session, &at, u32::MAX);
                },
                span { class: "sight-mark", role: "img", "aria-label": word, Icon { glyph } }
                span { class: "sight-words", dir: "auto", "{field.words}" }
                if !field.instead.is_empty() {
                    small { {msg::readback_instead(&field.instead)} }
                }
            }
        }
    }
}
