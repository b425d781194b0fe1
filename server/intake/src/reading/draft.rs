//! The résumé that is being put together, with what is said about it.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::lines::{Line, Run};
use crate::words::{clean, clean_runs};
use crate::{Guess, Kind, Note, Understood, Why, marks};

/// What is being put together.
#[derive(Default)]
pub(crate) struct Draft {
    root: Map<String, Value>,
    notes: Vec<Note>,
    unsure: Vec<Guess>,
    /// The paths of those.
    guessed: BTreeSet<String>,
    /// Items so far.
    count: usize,
    /// The sections as the file has them: which, under which heading, and the entries of those that JSON Resume does not
    /// have.
    sections: Vec<(&'static str, String, Vec<Value>)>,
    /// Places with several roles so far.
    pub(super) places: usize,
    /// The paragraphs of the summary so far.
    summary: Vec<Line>,
    /// Whether each line is a row, and paragraphs are parted by blank ones.
    in_rows: bool,
    /// Whether looks are those of a page, where a style makes whole texts bold or italic.
    on_paper: bool,
    /// Whether the titles in head lines are bold, and what stands beside them is not.
    pub(super) has_bold_titles: bool,
}

/// Items of all sections: nobody has more, and nobody would look over them.
const MOST: usize = 2_000;

/// The sections of JSON Resume in the usual order, with the headings that the page gives them.
pub(crate) const USUAL: &[(&str, &str)] = &[
    ("work", "Experience"),
    ("volunteer", "Volunteering"),
    ("education", "Education"),
    ("projects", "Projects"),
    ("skills", "Skills"),
    ("languages", "Languages"),
    ("certificates", "Certificates"),
    ("awards", "Awards"),
    ("publications", "Publications"),
    ("interests", "Interests"),
    ("references", "References"),
];

impl Draft {
    pub(super) fn new(kind: Kind) -> Self {
        Self { in_rows: kind == Kind::Text, on_paper: kind == Kind::Pdf, ..Self::default() }
    }

    /// Says that a field is a guess, and which words it was taken from.
    pub(super) fn unsure(&mut self, path: String, why: Why, source: &str) {
        if self.count < MOST && self.guessed.insert(path.clone()) {
            self.unsure.push(Guess::new(path, why, &clean(source)));
        }
    }

    /// Says that words have no field.
    pub(super) fn left_out(&mut self, path: String, words: &str) {
        if self.notes.len() >= MOST {
            return;
        }
        let words: String = words.chars().take(500).collect();
        self.notes.push(Note { path, message: format!("left out, there is no field for it: “{words}”") });
    }

    /// A section begins.
    pub(super) fn begin(&mut self, key: &'static str, heading: &str) {
        if self.sections.len() >= MOST {
            return;
        }
        if key == "custom" || !self.sections.iter().any(|(other, ..)| *other == key) {
            self.sections.push((key, clean(heading).trim_end_matches(':').to_owned(), Vec::new()));
        }
    }

    /// The path of the item that comes next.
    pub(super) fn path(&self, section: &str) -> String {
        if section == "custom" {
            let at = self.sections.len().saturating_sub(1);
            let count = self.sections.last().map_or(0, |(.., items)| items.len());
            return format!("meta.tandem.sections[{at}].items[{count}]");
        }
        let count = self.root.get(section).and_then(Value::as_array).map_or(0, Vec::len);
        format!("{section}[{count}]")
    }

    /// Adds an item to a section.
    pub(super) fn push(&mut self, section: &str, item: Map<String, Value>) {
        self.count += usize::from(!item.is_empty());
        if self.count == MOST {
            let message = format!("more than {MOST} entries; the others were left out");
            self.notes.push(Note { path: section.to_owned(), message });
        }
        if item.is_empty() || self.count >= MOST {
            return;
        }
        if section == "custom" {
            self.sections.iter_mut().last().into_iter().for_each(|(.., items)| items.push(item.clone().into()));
        } else if let Value::Array(list) = self.root.entry(section).or_insert_with(|| json!([])) {
            list.push(Value::Object(item));
        }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.root.get("basics").is_some_and(|basics| basics.get(key).is_some())
    }

    pub(super) fn set(&mut self, key: &str, words: String) {
        if !words.is_empty() {
            self.put(key, Value::String(words));
        }
    }

    pub(super) fn put(&mut self, key: &str, value: Value) {
        if let Value::Object(basics) = self.root.entry("basics").or_insert_with(|| json!({})) {
            basics.insert(key.to_owned(), value);
        }
    }

    pub(super) fn add_profile(&mut self, profile: Map<String, Value>) {
        if let Value::Object(basics) = self.root.entry("basics").or_insert_with(|| json!({}))
            && let Value::Array(list) = basics.entry("profiles").or_insert_with(|| json!([]))
        {
            list.push(Value::Object(profile));
        }
    }

    /// More of the summary.
    pub(super) fn sum_up(&mut self, lines: &[Line]) {
        self.summary.extend_from_slice(lines);
    }

    fn put_summary(&mut self) {
        let runs = self.joined(&self.summary);
        self.set("summary", marks::text(&runs));
        if let Some(spans) = marks::spans(&runs) {
            marks::at(marks::at(&mut self.root, "meta"), "tandem").insert("summary".to_owned(), spans);
        }
    }

    /// The words of a line with their looks.
    pub(super) fn runs(&self, line: &Line) -> Vec<Run> {
        let runs = clean_runs(&line.runs);
        if self.on_paper { marks::of_some(runs) } else { runs }
    }

    /// Paragraphs as one text. Rows of one paragraph go on where a row is full.
    pub(super) fn joined(&self, lines: &[Line]) -> Vec<Run> {
        const FULL: usize = 60;
        let mut out = Line::default();
        let mut last = String::new();
        for line in lines {
            let runs = self.runs(line);
            let text = marks::text(&runs);
            let is_open = last.chars().count() >= FULL && !last.ends_with(['.', '!', '?', ':', ';']);
            let seam = match (out.runs.is_empty(), self.in_rows && !line.gap && !line.is_bullet()) {
                (true, _) => "",
                (false, true) if is_open => " ",
                (false, true) => "\n",
                (false, false) => "\n\n",
            };
            out.push(Run { text: seam.to_owned(), ..Run::default() });
            runs.into_iter().for_each(|run| out.push(run));
            last = text;
        }
        out.runs
    }

    /// All of it. Headings and an order of one's own go along where JSON Resume has no place for them.
    pub(super) fn understood(mut self, kind: Kind) -> Understood {
        self.put_summary();
        self.sections
            .retain(|(key, _, items)| if *key == "custom" { !items.is_empty() } else { self.root.contains_key(*key) });
        let place = |key: &str| USUAL.iter().position(|(usual, _)| *usual == key);
        let usual = |key: &str| USUAL.iter().find(|(usual, _)| *usual == key).map(|(_, heading)| *heading);
        let in_order = self.sections.is_sorted_by_key(|(key, ..)| place(key).unwrap_or(usize::MAX));
        let is_usual = in_order && self.sections.iter().all(|(key, heading, _)| usual(key) == Some(heading));
        if !is_usual {
            let sections = self.sections.into_iter().map(|(key, heading, items)| {
                let mut section = Map::from_iter([("kind".to_owned(), json!(key))]);
                if usual(key) != Some(&heading) {
                    section.insert("title".to_owned(), heading.into());
                }
                if key == "custom" {
                    section.insert("items".to_owned(), items.into());
                }
                Value::Object(section)
            });
            let sections: Vec<Value> = sections.collect();
            marks::at(marks::at(&mut self.root, "meta"), "tandem").insert("sections".to_owned(), sections.into());
        }
        Understood { kind, resume: Value::Object(self.root), notes: self.notes, unsure: self.unsure }
    }
}
