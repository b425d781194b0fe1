//! Skills, languages, interests: "Name (level): one, two" or "one, two, three".

use serde_json::{Map, Value};

use super::Draft;
use crate::lines::Line;
use crate::words::{clean, put};

pub(super) fn read(draft: &mut Draft, key: &'static str, lines: &[Line]) {
    for line in lines {
        for text in clean(&line.text()).split('\n') {
            let named = text.split_once(':').filter(|(name, rest)| !name.trim().is_empty() && !rest.trim().is_empty());
            match named {
                Some((name, rest)) if key != "languages" => {
                    let mut item = term(key, name);
                    item.insert("keywords".to_owned(), split(rest).into());
                    draft.push(key, item);
                }
                Some((name, rest)) => {
                    let mut item = term(key, name);
                    put(&mut item, "fluency", rest);
                    draft.push(key, item);
                }
                None => split(text).iter().for_each(|word| draft.push(key, term(key, word))),
            }
        }
    }
}

/// A name with its level in brackets.
fn term(key: &str, text: &str) -> Map<String, Value> {
    let (name_key, level_key) = if key == "languages" { ("language", "fluency") } else { ("name", "level") };
    let text = text.trim();
    let leveled = text.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
    let leveled = leveled.or_else(|| (key == "languages").then(|| text.split_once(" – ")).flatten());
    let (name, level) = leveled.filter(|(name, _)| !name.is_empty()).unwrap_or((text, ""));
    let mut item = Map::new();
    for (key, words) in [(name_key, name), (level_key, level)] {
        put(&mut item, key, words);
    }
    item
}

/// At commas and the like, but not within brackets.
pub(super) fn split(text: &str) -> Vec<String> {
    let mut depth = 0_i32;
    let parts = text.split(|letter: char| {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        depth <= 0 && ",;|·•\t".contains(letter)
    });
    parts.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}
