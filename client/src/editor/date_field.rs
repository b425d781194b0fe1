//! A date: typed as one likes, or picked from months.

use crdt::Id;
use crdt::view::DateValue;
use dioxus::prelude::*;

use super::dates;
use super::desk::use_desk;
use crate::ui::{Glyph, Icon};
use crate::{msg, parts};

/// `ongoing`: an empty date means that it goes on.
#[component]
pub fn DateField(object: Id, field: String, label: String, value: Option<DateValue>, ongoing: bool) -> Element {
    let desk = use_desk();
    let can_edit = desk.can_edit();
    // What is being typed, until it is done.
    let mut draft = use_signal(|| None::<String>);
    let mut was_opened = use_signal(|| false);
    let shown = value.as_ref().map(dates::shown).unwrap_or_default();
    let is_words = matches!(value, Some(DateValue::Other(_)));
    let name = format!("{object}/{field}");
    let picker = format!("pick-{object}-{field}");

    let set = {
        let (desk, object, field, name) = (desk.clone(), object.clone(), field.clone(), name.clone());
        move |value: Option<String>| {
            draft.set(None);
            desk.session.draft(&name, false);
            desk.session.edit(|edit, _| edit.set_value(&object, &field, value.as_deref()));
        }
    };
    // Takes over what stands there: on Enter, when the field is left, and when the page goes.
    let take = {
        let mut set = set.clone();
        move || {
            let words = draft.peek().clone();
            if let Some(words) = words {
                set(dates::read(&words));
            }
        }
    };
    let (mut commit, mut enter, mut leave, go) = (take.clone(), take.clone(), take.clone(), take);
    use_drop(go);
    let pick = set;
    let (typing, escaping) = (desk.session.clone(), desk.session.clone());
    let (typed_name, escaped_name) = (name.clone(), name.clone());
    rsx! {
        div { class: "date-field", "data-words": is_words.then_some("true"),
            input {
                id: "{name}",
                r#type: "text",
                "data-field": "{name}",
                autocomplete: "off",
                placeholder: if ongoing { msg::date_present().to_owned() } else { dates::example() },
                readonly: !can_edit,
                "aria-label": "{label}",
                title: if is_words { msg::date_words() } else { "" },
                value: draft().unwrap_or(shown),
                oninput: move |event| {
                    draft.set(Some(event.value()));
                    typing.draft(&typed_name, true);
                },
                onchange: move |_| commit(),
                onblur: move |_| leave(),
                onkeydown: move |event| {
                    if event.key() == Key::Enter {
                        enter();
                    } else if event.key() == Key::Escape {
                        draft.set(None);
                        escaping.draft(&escaped_name, false);
                    }
                },
            }
            if can_edit {
                button {
                    class: "icon-button small",
                    r#type: "button",
                    popovertarget: "{picker}",
                    "aria-label": msg::date_pick(&label),
                    onclick: move |_| was_opened.set(true),
                    Icon { glyph: Glyph::Date }
                }
                div { class: "menu picker", id: "{picker}", popover: "auto",
                    if was_opened() {
                        parts::MonthPicker { value, ongoing, onpick: pick }
                    }
                }
            }
        }
    }
}
