//! Bytes as text, and texts made clean.

use serde_json::{Map, Value};

use crate::Unreadable;
use crate::lines::{Line, Run};

/// Sets a field, when there are words for it and the entry has such a field.
pub(crate) fn put(item: &mut Map<String, Value>, field: &str, words: &str) {
    if !field.is_empty() && !words.trim().is_empty() {
        item.insert(field.to_owned(), Value::String(words.trim().to_owned()));
    }
}

/// The text of a file: UTF-8, UTF-16 with its mark, or Windows' Latin letters where it is neither.
pub(crate) fn text_of(bytes: &[u8]) -> Result<String, Unreadable> {
    let utf16 = |bytes: &[u8], read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|two| read([two[0], two[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) if is_binary(bytes) => return Err(Unreadable::UnknownKind),
            Err(_) => bytes.iter().map(|byte| windows(*byte)).collect(),
        },
    };
    if is_binary(text.as_bytes()) {
        return Err(Unreadable::UnknownKind);
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Text has hardly any control characters, and no zeros.
fn is_binary(bytes: &[u8]) -> bool {
    let odd = bytes.iter().filter(|byte| **byte < 9 || (14..32).contains(*byte)).count();
    bytes.contains(&0) || odd * 100 > bytes.len()
}

/// A letter of Windows-1252.
fn windows(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', ' ', '‘', '’', '“', '”', '•',
        '–', '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte) - 0x80],
        _ => char::from(byte),
    }
}

/// Without control characters, runs of spaces as one; line breaks stay.
pub(crate) fn clean(text: &str) -> String {
    cleaned(text.chars().map(|letter| (letter, ()))).map(|(letter, ())| letter).collect()
}

/// The same of words with looks.
pub(crate) fn clean_runs(runs: &[Run]) -> Vec<Run> {
    let letters = runs.iter().enumerate().flat_map(|(at, run)| run.text.chars().map(move |letter| (letter, at)));
    let mut out = Line::default();
    let mut last = None;
    for (letter, at) in cleaned(letters) {
        match out.runs.last_mut().filter(|_| last == Some(at)) {
            Some(run) => run.text.push(letter),
            None => {
                let Run { bold, italic, ref link, .. } = runs[at];
                out.push(Run { text: letter.to_string(), bold, italic, link: link.clone() });
            }
        }
        last = Some(at);
    }
    out.runs
}

fn cleaned<T>(letters: impl Iterator<Item = (char, T)>) -> impl Iterator<Item = (char, T)> {
    let mut out: Vec<(char, T)> = Vec::new();
    for (letter, of) in letters {
        match letter {
            '\n' => {
                while out.pop_if(|(last, _)| *last == ' ').is_some() {}
                out.push((letter, of));
            }
            '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            _ if letter.is_control() || letter == ' ' => {
                if !out.last().is_some_and(|(last, _)| matches!(last, ' ' | '\n')) {
                    out.push((' ', of));
                }
            }
            _ => out.push((letter, of)),
        }
    }
    while out.pop_if(|(last, _)| last.is_whitespace()).is_some() {}
    out.into_iter().skip_while(|(letter, _)| letter.is_whitespace())
}
