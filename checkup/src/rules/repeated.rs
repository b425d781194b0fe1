//! Bullets that all begin with the same verb.

use std::collections::BTreeMap;

use crate::english;
use crate::finding::{Finding, Rule, Severity};
use crate::language::Language;
use crate::reading::{Bullet, Reading, counted, remark};
use crate::words::{opening, words};

/// So often in one role, or in all together.
const IN_ONE: usize = 3;
const IN_ALL: usize = 5;

pub(super) fn rule(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let Some(language) = reading.language else { return };
    let mut all: BTreeMap<String, Vec<&Bullet<'_>>> = BTreeMap::new();
    let mut told = Vec::new();
    for entry in reading.deeds() {
        let verbs: Vec<(Option<String>, &Bullet<'_>)> =
            entry.bullets.iter().map(|bullet| (first(&bullet.text, language), bullet)).collect();
        for (verb, count) in counted(verbs.iter().filter_map(|(verb, _)| verb.as_ref())) {
            let mut bullets = verbs.iter().filter(|(own, _)| own.as_ref() == Some(verb)).map(|(_, bullet)| *bullet);
            if let Some(third) = bullets.nth(IN_ONE - 1) {
                found.push(finding(third, verb, count));
                told.push(verb.clone());
            }
        }
        for (verb, bullet) in verbs {
            if let Some(verb) = verb {
                all.entry(verb).or_default().push(bullet);
            }
        }
    }
    for (verb, bullets) in all {
        if let Some(last) = bullets.get(IN_ALL - 1)
            && !told.contains(&verb)
        {
            found.push(finding(last, &verb, bullets.len()));
        }
    }
}

fn finding(bullet: &Bullet<'_>, verb: &str, count: usize) -> Finding {
    let as_written = words(&bullet.text).find(|word| word.to_lowercase() == verb).unwrap_or(verb);
    let number = u32::try_from(count).unwrap_or(u32::MAX);
    let remark = remark(Rule::RepeatedOpening, Severity::Better, bullet.at());
    Finding { words: as_written.to_owned(), number, ..remark }
}

/// The word with which it begins, where that is a verb, or what German says instead: "Entwicklung".
fn first(text: &str, language: Language) -> Option<String> {
    let opening = opening(text);
    match language {
        Language::English => {
            let (verb, _) = english::verb(&opening)?;
            (english::is_past(&opening) || english::is_present(&opening)).then(|| verb.to_owned())
        }
        Language::German => {
            const NOUNS: &[&str] = &["ung", "tion", "ierung", "aufbau", "leitung", "management", "ausbau", "einsatz"];
            let word = opening.first()?;
            NOUNS.iter().any(|ending| word.ends_with(ending)).then(|| word.clone())
        }
    }
}
