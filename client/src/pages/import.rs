//! Bringing a résumé along: a file or its text, looked at before it is sent.

use crdt::json::Json;
use dioxus::prelude::*;

use crate::api;
use crate::app::Route;
use crate::editor::notes::{ImportNotes, use_import_notes};
use crate::msg;
use crate::ui::{Dialog, FormError, Glyph, Icon, Submit};

/// What can be said of the text before the server sees it.
fn look(text: &str) -> Option<Result<Json, String>> {
    if text.trim().is_empty() {
        return None;
    }
    Some(match Json::parse(text) {
        Ok(json @ Json::Object(_)) => Ok(json),
        Ok(other) => Err(msg::import_no_object(other.kind())),
        Err(error) if error.line == 0 => Err(msg::import_no_json(&error.message)),
        Err(error) => Err(msg::import_no_json_at(error.line, error.column, &error.message)),
    })
}

#[component]
pub fn ImportDialog(onclose: EventHandler<()>) -> Element {
    let mut text = use_signal(String::new);
    let mut file_name = use_signal(|| None::<String>);
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<String>);
    let mut over = use_signal(|| false);
    let looked = use_memo(move || look(&text.read()));
    let notes = use_import_notes();
    let navigator = use_navigator();

    let take = move |files: Vec<dioxus::html::FileData>| async move {
        let Some(file) = files.into_iter().next() else { return };
        failure.set(None);
        file_name.set(Some(file.name()));
        match file.read_string().await {
            Ok(words) => text.set(words),
            Err(_) => {
                text.set(String::new());
                failure.set(Some(msg::import_unreadable(&file.name())));
            }
        }
    };
    let send = move |event: FormEvent| async move {
        event.prevent_default();
        let Some(Ok(json)) = looked.peek().clone() else { return };
        if busy() {
            return;
        }
        busy.set(true);
        failure.set(None);
        match api::resumes::create(None, Some(json)).await {
            Ok(created) => {
                notes.leave(ImportNotes { resume: created.id.clone(), notes: created.notes });
                navigator.push(Route::Editor { id: created.id });
            }
            Err(error) => failure.set(Some(error.message())),
        }
        busy.set(false);
    };
    let problem = failure().or_else(|| looked().and_then(Result::err));
    let is_ready = matches!(looked(), Some(Ok(_)));
    rsx! {
        Dialog { title: msg::import_title(), wide: true, onclose,
            form { class: "form", onsubmit: send,
                label {
                    class: if over() { "drop over" } else { "drop" },
                    ondragover: move |event| {
                        event.prevent_default();
                        over.set(true);
                    },
                    ondragleave: move |_| over.set(false),
                    ondrop: move |event| async move {
                        event.prevent_default();
                        over.set(false);
                        take(event.data_transfer().files()).await;
                    },
                    Icon { glyph: Glyph::Upload }
                    span {
                        if let Some(name) = file_name() {
                            strong { "{name}" }
                        } else {
                            strong { {msg::import_choose()} }
                            " "
                            {msg::import_or_drop()}
                        }
                    }
                    input {
                        class: "sr-only",
                        r#type: "file",
                        accept: ".json,application/json",
                        "data-testid": "import-file",
                        onchange: move |event| async move { take(event.files()).await },
                    }
                }
                div { class: "entry",
                    label { r#for: "import-text", {msg::import_paste()} }
                    textarea {
                        id: "import-text",
                        class: "code",
                        dir: "ltr",
                        "data-testid": "import-text",
                        rows: "9",
                        spellcheck: "false",
                        placeholder: "{{ \"basics\": {{ \"name\": \"…\" }}, \"work\": [ … ] }}",
                        value: "{text}",
                        oninput: move |event| {
                            failure.set(None);
                            text.set(event.value());
                        },
                    }
                }
                FormError { message: problem }
                if is_ready {
                    p { class: "notice good",
                        Icon { glyph: Glyph::Check }
                        span { {msg::import_good()} }
                    }
                }
                footer { class: "dialog-foot",
                    button { class: "button", r#type: "button", onclick: move |_| onclose.call(()), {msg::cancel()} }
                    Submit { label: msg::import(), busy: busy(), disabled: !is_ready, testid: "import-submit" }
                }
            }
        }
    }
}
