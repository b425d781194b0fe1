//! What an import kept as it was: shown once, above the fields.

use dioxus::prelude::*;

use super::desk::use_desk;
use crate::api::resumes::Note;
use crate::msg;
use crate::ui::{Glyph, Icon};

/// The notes of one import.
#[derive(Clone, PartialEq, Debug)]
pub struct ImportNotes {
    pub resume: String,
    pub notes: Vec<Note>,
}

/// Carries notes from the page that imports to the editor.
#[derive(Clone, Copy, Debug)]
pub struct NotesState(Signal<Option<ImportNotes>>);

impl NotesState {
    pub fn leave(mut self, notes: ImportNotes) {
        self.0.set(Some(notes));
    }
}

pub fn use_import_notes_provider() {
    use_context_provider(|| NotesState(Signal::new(None)));
}

pub fn use_import_notes() -> NotesState {
    use_context()
}

#[component]
pub fn Notes() -> Element {
    let desk = use_desk();
    let NotesState(mut state) = use_import_notes();
    let Some(import) = state().filter(|import| import.resume == desk.session.resume_id()) else { return rsx! {} };
    let close = move |_| state.set(None);
    if import.notes.is_empty() {
        return rsx! {
            div { class: "notice good", role: "status",
                Icon { glyph: Glyph::Check }
                span { {msg::import_clean()} }
                button { class: "icon-button small", r#type: "button", "aria-label": msg::toast_dismiss(), onclick: close,
                    Icon { glyph: Glyph::Close }
                }
            }
        };
    }
    rsx! {
        div { class: "notice warn column", role: "status", "data-testid": "import-notes",
            div { class: "notice-head",
                Icon { glyph: Glyph::Warning }
                strong { {msg::import_notes()} }
                button { class: "icon-button small", r#type: "button", "aria-label": msg::toast_dismiss(), onclick: close,
                    Icon { glyph: Glyph::Close }
                }
            }
            ul {
                for (index, note) in import.notes.iter().enumerate() {
                    li { key: "{index}",
                        code { "{note.path}" }
                        " {note.message}"
                    }
                }
            }
        }
    }
}
