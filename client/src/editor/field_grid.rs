//! The fields of an item or of the contact block, as its kind lists them.
//!
//! Fields that most people leave empty stand behind a small button until somebody wants them.

use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;

use crdt::schema::{FieldSpec, Form};
use crdt::view::Fields;
use crdt::{FieldRef, Id, SectionKind};
use dioxus::prelude::*;

use super::choices::{self, Choices};
use super::date_field::DateField;
use super::desk::use_desk;
use super::text_field::TextField;
use crate::msg;
use crate::ui::{Glyph, Icon};

/// Whether an empty field of that key waits behind a button. `None` is the contact block.
fn is_optional(kind: Option<SectionKind>, key: &str) -> bool {
    match (kind, key) {
        (Some(SectionKind::Profiles), _) => false,
        (Some(SectionKind::Work), "description") => true,
        (Some(_), key) => matches!(key, "url" | "location" | "summary" | "score" | "type" | "entity"),
        (None, key) => matches!(key, "location.address" | "location.postalCode" | "location.region" | "image"),
    }
}

fn placeholder(kind: Option<SectionKind>, spec: &FieldSpec) -> &'static str {
    match (kind, spec.key) {
        (None, "name") => msg::editor_name_hint(),
        (None, "label") => msg::editor_headline_hint(),
        (None, "summary") => msg::editor_summary_hint(),
        (_, "reference") => msg::editor_reference_hint(),
        (_, "greeting") => msg::letter_greeting_hint(),
        (_, "closing") => msg::letter_closing_hint(),
        _ => "",
    }
}

#[component]
pub fn FieldGrid(
    object: Id,
    /// `None` is the contact block.
    kind: Option<SectionKind>,
    specs: Vec<FieldSpec>,
    fields: Fields,
) -> Element {
    let desk = use_desk();
    let mut wanted = use_signal(Vec::<&'static str>::new);
    // A field that was ever shown stays: clearing one must not take it from under the caret.
    let seen = use_hook(|| Rc::new(RefCell::new(HashSet::<&'static str>::new())));
    let is_waiting = |spec: &FieldSpec| {
        let is_shown = !is_optional(kind, spec.key) || !fields.plain(spec.key).is_empty();
        if is_shown || wanted.read().contains(&spec.key) {
            seen.borrow_mut().insert(spec.key);
        }
        !seen.borrow().contains(&spec.key)
    };
    let waiting: Vec<FieldSpec> = specs.iter().copied().filter(is_waiting).collect();
    let shown: Vec<FieldSpec> = specs.iter().copied().filter(|spec| !is_waiting(spec)).collect();
    rsx! {
        div { class: "field-grid",
            for spec in shown {
                Field { key: "{spec.key}", object: object.clone(), kind, spec, fields: fields.clone() }
            }
        }
        if desk.can_edit() && !waiting.is_empty() {
            div { class: "more-fields",
                for spec in waiting {
                    button {
                        key: "{spec.key}",
                        class: "add-chip",
                        r#type: "button",
                        "data-action": "show-field",
                        "data-key": "{spec.key}",
                        onclick: {
                            let (session, field) = (desk.session.clone(), FieldRef::new(object.clone(), spec.key));
                            move |_| {
                                session.focus(&field, 0);
                                wanted.write().push(spec.key);
                            }
                        },
                        Icon { glyph: Glyph::Plus }
                        {msg::schema(spec.label)}
                    }
                }
            }
        }
    }
}

#[component]
fn Field(object: Id, kind: Option<SectionKind>, spec: FieldSpec, fields: Fields) -> Element {
    let is_paragraph = spec.form == Form::Paragraph;
    let field = FieldRef::new(object.clone(), spec.key);
    let choices = choices::of(kind, spec.key);
    rsx! {
        div { class: if is_paragraph { "field wide" } else { "field" }, "data-form": form_key(spec.form), "data-key": spec.key,
            label { r#for: "{field}", {msg::schema(spec.label)} }
            if spec.form == Form::Date {
                DateField {
                    object,
                    field: spec.key,
                    label: msg::schema(spec.label),
                    value: fields.date(spec.key).cloned(),
                    ongoing: spec.key == "endDate",
                }
            } else {
                if !choices.is_empty() {
                    Choices { field: field.clone(), label: msg::schema(spec.label), words: choices, now: fields.plain(spec.key) }
                }
                TextField {
                    id: field.to_string(),
                    field: field.clone(),
                    text: fields.text(spec.key).clone(),
                    label: msg::schema(spec.label),
                    placeholder: placeholder(kind, &spec),
                    multiline: is_paragraph,
                    rich: is_paragraph,
                }
            }
        }
    }
}

const fn form_key(form: Form) -> &'static str {
    match form {
        Form::Line => "line",
        Form::Paragraph => "paragraph",
        Form::Url => "url",
        Form::Email => "email",
        Form::Phone => "phone",
        Form::Date => "date",
    }
}
