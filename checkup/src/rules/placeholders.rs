//! Words that were only keeping the place of others.

use crdt::FieldRef;
use crdt::view::Fields;

use crate::finding::{Finding, Rule, Severity};
use crate::reading::{Reading, remark};
use crate::words::{cut, quoted, words};

pub(super) fn rule(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let mut look = |at: FieldRef, text: String| {
        let text = cut(text);
        if keeps_a_place(&text) {
            found.push(Finding { words: quoted(&text), ..remark(Rule::Placeholder, Severity::Problem, at) });
        }
    };
    texts(&reading.view.basics.fields, |key, text| look(FieldRef::basics(key), text));
    for entry in &reading.entries {
        texts(&entry.item.fields, |key, text| look(entry.at(key), text));
        entry.bullets.iter().for_each(|bullet| look(bullet.at(), bullet.text.clone()));
    }
}

fn texts(fields: &Fields, mut look: impl FnMut(&'static str, String)) {
    fields.texts().for_each(|(key, text)| look(key, text));
}

/// What no résumé says on purpose.
fn keeps_a_place(text: &str) -> bool {
    let lower = text.to_lowercase();
    let is_named =
        ["lorem ipsum", "[insert", "<insert", "[your ", "<your ", "[company", "[firma", "[ihr", "[number", "[zahl"];
    let is_all = ["tbd", "todo", "tba", "xxx", "???", "...", "…"];
    let is_counted = text.contains(['%', '$', '€', '£'])
        && words(text).any(|word| word.len() >= 2 && word.bytes().all(|byte| byte == b'X'));
    is_named.iter().any(|words| lower.contains(words)) || is_all.contains(&lower.trim()) || is_counted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_keeps_a_place() {
        for text in ["Lorem ipsum dolor", "TBD", "Cut costs by XX%", "Grew [insert metric]", "[Your name]", " … "] {
            assert!(keeps_a_place(text), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_it() {
        for text in [
            "Wrote the TODO app of the course",
            "Moved XX fonts",
            "Cut costs by 20% at XXXLutz",
            "[a, b] intervals",
            "And so on…",
            "Led <company> rollout",
        ] {
            assert!(!keeps_a_place(text), "{text}");
        }
    }
}
