//! "I" and "my" in bullets.

use crate::finding::{Finding, Rule, Severity};
use crate::language::Language;
use crate::reading::{Reading, remark};
use crate::words::words;

pub(super) fn rule(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let Some(language) = reading.language else { return };
    for bullet in reading.deeds().flat_map(|entry| &entry.bullets) {
        if let Some(word) = person(&bullet.text, language) {
            let remark = remark(Rule::FirstPerson, Severity::Note, bullet.at());
            found.push(Finding { words: word.to_owned(), ..remark });
        }
    }
}

fn person(text: &str, language: Language) -> Option<&str> {
    let mut before = None::<&str>;
    let mut all = words(text).peekable();
    while let Some(word) = all.next() {
        let is_person = match language {
            Language::English => match word {
                "I'm" | "I’m" | "I've" | "I’ve" | "I'd" | "I’d" | "I'll" | "I’ll" | "my" | "myself" => true,
                "My" => before.is_none() && all.peek().is_some_and(|next| is_small(next)),
                // "Phase I trials" is a number; "type I error" too.
                "I" => before.is_none_or(leads_on) && all.peek().is_some_and(|next| is_small(next)),
                _ => false,
            },
            Language::German => match word {
                "ich" | "mein" | "meine" | "meinem" | "meinen" | "meiner" | "meines" => true,
                "Ich" | "Meine" => before.is_none(),
                _ => false,
            },
        };
        if is_person {
            return Some(word);
        }
        before = Some(word);
    }
    None
}

fn is_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

/// Words after which a person comes.
fn leads_on(word: &str) -> bool {
    [
        "and", "that", "which", "where", "when", "what", "as", "because", "while", "so", "whom", "since", "after",
        "before",
    ]
    .contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_speaks_of_themselves() {
        assert_eq!(person("I led the team", Language::English), Some("I"));
        assert_eq!(person("Led the team that I built", Language::English), Some("I"));
        assert_eq!(person("Presented my findings", Language::English), Some("my"));
        assert_eq!(person("Leitung meiner Abteilung", Language::German), Some("meiner"));
    }

    #[test]
    fn numbers_and_names_are_nobody() {
        for text in [
            "Ran phase I trials",
            "Reduced type I errors",
            "My Fair Lady: stage design",
            "I/O tuning",
            "Class I and II devices",
        ] {
            assert_eq!(person(text, Language::English), None, "{text}");
        }
        assert_eq!(person("Gemeinsam mit allen", Language::German), None);
    }
}
