//! Text with its form as a résumé.

mod contact;
pub(crate) mod dates;
mod entries;
mod headings;
mod terms;

use serde_json::{Map, Value, json};

use crate::lines::Line;
use crate::{Kind, Note, Understood, words};
use headings::Section;

/// What is being put together.
#[derive(Default)]
pub(crate) struct Draft {
    pub(crate) root: Map<String, Value>,
    pub(crate) notes: Vec<Note>,
    pub(crate) unsure: Vec<Note>,
}

impl Draft {
    fn unsure(&mut self, path: String, why: &str) {
        self.unsure.push(Note { path, message: why.to_owned() });
    }

    /// Adds an item to a section; gives its path.
    fn path(&self, section: &str) -> String {
        let count = self.root.get(section).and_then(Value::as_array).map_or(0, Vec::len);
        format!("{section}[{count}]")
    }

    fn push(&mut self, section: &str, item: Map<String, Value>) {
        if item.is_empty() {
            return;
        }
        let list = self.root.entry(section).or_insert_with(|| json!([]));
        if let Value::Array(list) = list {
            list.push(Value::Object(item));
        }
    }
}

/// Reads a résumé.
pub(crate) fn resume(kind: Kind, lines: &[Line]) -> Understood {
    let mut draft = Draft::default();
    let (head, parts) = headings::parts(lines);
    contact::read(&mut draft, head);
    for (section, heading, lines) in parts {
        match section {
            Some(Section::Summary) => summary(&mut draft, lines),
            Some(Section::Contact) => contact::more(&mut draft, lines),
            Some(Section::Terms(key)) => terms::read(&mut draft, key, lines),
            Some(Section::Entries(key)) => entries::read(&mut draft, key, lines),
            None => {
                let path = draft.path("projects");
                draft.unsure(path, &format!("“{heading}” is a section of its own; its lines came under projects"));
                entries::read(&mut draft, "projects", lines);
            }
        }
    }
    Understood { kind, resume: Value::Object(draft.root), notes: draft.notes, unsure: draft.unsure }
}

fn summary(draft: &mut Draft, lines: &[Line]) {
    let text: Vec<String> = lines.iter().map(|line| words::clean(&line.text())).collect();
    set_basics(draft, "summary", text.join("\n\n"));
}

pub(crate) fn set_basics(draft: &mut Draft, key: &str, text: String) {
    if text.is_empty() {
        return;
    }
    if let Value::Object(basics) = draft.root.entry("basics").or_insert_with(|| json!({})) {
        basics.insert(key.to_owned(), Value::String(text));
    }
}
