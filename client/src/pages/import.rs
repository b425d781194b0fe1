//! Bringing a résumé along: a file or its text, looked at before it is kept.

mod found;

use crdt::json::Json;
use dioxus::html::FileData;
use dioxus::prelude::*;
use dioxus::web::WebFileExt;

use self::found::Found;
use crate::api::{self, ApiError};
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

enum Opened {
    /// The text of JSON, for the person to see.
    Json(String),
    Read(api::files::Read),
}

/// JSON is read here; every other file by the server. The message says why there is nothing.
async fn open(file: &FileData) -> Result<Opened, String> {
    let words = async || file.read_string().await.map(Opened::Json).map_err(|_| msg::import_unreadable(&file.name()));
    if file.name().to_lowercase().ends_with(".json") {
        return words().await;
    }
    let Some(bytes) = file.get_web_file() else { return Err(msg::import_unreadable(&file.name())) };
    match api::files::read(&bytes).await {
        Ok(read) => Ok(Opened::Read(read)),
        // JSON under another name.
        Err(ApiError::Problem(problem)) if problem.kind.ends_with(":json-file") => words().await,
        Err(error) => Err(error.message()),
    }
}

#[component]
pub fn ImportDialog(onclose: EventHandler<()>) -> Element {
    let mut text = use_signal(String::new);
    let mut file_name = use_signal(|| None::<String>);
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<String>);
    let mut over = use_signal(|| false);
    // What the server has read in a file that is not JSON.
    let mut read = use_signal(|| None::<api::files::Read>);
    let looked = use_memo(move || look(&text.read()));
    let notes = use_import_notes();
    let navigator = use_navigator();

    let take = move |files: Vec<FileData>| async move {
        let Some(file) = files.into_iter().next().filter(|_| !busy()) else { return };
        failure.set(None);
        read.set(None);
        text.set(String::new());
        file_name.set(Some(file.name()));
        busy.set(true);
        match open(&file).await {
            Ok(Opened::Json(words)) => text.set(words),
            Ok(Opened::Read(found)) => read.set(Some(found)),
            Err(message) => failure.set(Some(message)),
        }
        busy.set(false);
    };
    let send = move |event: FormEvent| async move {
        event.prevent_default();
        let found = read.peek().as_ref().and_then(|read| read.resume.clone());
        let Some(json) = found.or_else(|| looked.peek().clone().and_then(Result::ok)) else { return };
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
    let is_read = read.read().is_some();
    let is_ready = is_read || matches!(looked(), Some(Ok(_)));
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
                            if busy() {
                                " "
                                {msg::import_reading()}
                            }
                        } else {
                            strong { {msg::import_choose()} }
                            " "
                            {msg::import_or_drop()}
                            small { {msg::import_kinds()} }
                        }
                    }
                    input {
                        class: "sr-only",
                        r#type: "file",
                        accept: ".json,.zip,.pdf,.docx,.md,.markdown,.txt",
                        "data-testid": "import-file",
                        onchange: move |event| async move { take(event.files()).await },
                    }
                }
                if let Some(read) = read() {
                    Found { name: file_name().unwrap_or_default(), read }
                } else {
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
                }
                FormError { message: problem }
                if is_ready && !is_read {
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
