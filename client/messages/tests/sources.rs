//! What a person sees comes from the files of the languages: no words of English stand in the code of the client, and no
//! side of the page in its styles.
#![cfg(feature = "compile")]

use std::path::{Path, PathBuf};

/// The same in every language: the product, a paper, a time zone, a computer, a made-up person.
const NAMES: &[&str] = &["Tandem", "Letter", "UTC", "Mac", "Mina Okafor-Lindqvist"];
/// What stands before a text for developers or machines in its line.
const FOR_MACHINES: &[&str] = &[
    "warn(",
    "panic!(",
    ".expect(",
    "write_str(",
    "debug_struct(",
    ".field(",
    "write!(",
    "starts_with(",
    "is(",
    "Some(Panel",
    "tag_name",
    "Ok(field)",
    "key() ==",
    "contains(",
];
/// No words of the app: months as they are called in English, and résumés, in the picture of the first page and for tests.
const ELSEWHERE: &[&str] = &["src/words/english.rs", "src/pages/home/picture.rs", "src/editor/structure/sample.rs"];

#[test]
fn no_english_words_stand_in_the_code() {
    let found: Vec<String> = files(&client().join("src"), "rs")
        .into_iter()
        .filter(|file| !ELSEWHERE.iter().any(|name| file.ends_with(name)))
        .flat_map(|file| {
            let code = std::fs::read_to_string(&file).expect("a source");
            let name = file.strip_prefix(client()).expect("inside").display().to_string();
            visible(&code).into_iter().map(move |(line, words)| format!("{name}:{line}: {words:?}"))
        })
        .collect();
    assert!(found.is_empty(), "give these a name in messages/languages/en.ftl:\n{}", found.join("\n"));
}

#[test]
fn styles_know_no_left_and_right() {
    let is_physical = |line: &str| {
        let property = line.trim().split(':').next().unwrap_or_default();
        let sides = ["left", "right"].iter().any(|side| property.split('-').any(|part| part == *side));
        (sides && line.contains(": ")) || line.contains("align: left") || line.contains("align: right")
    };
    let found: Vec<String> = files(&client().join("styles"), "css")
        .into_iter()
        .flat_map(|file| {
            let text = std::fs::read_to_string(&file).expect("a stylesheet");
            let lines: Vec<String> = text
                .lines()
                .filter(|line| is_physical(line))
                .map(|line| format!("{}: {line}", file.display()))
                .collect();
            lines
        })
        .collect();
    assert!(found.is_empty(), "use inline-start and inline-end:\n{}", found.join("\n"));
}

#[test]
fn such_words_are_found() {
    let found = |code: &str| visible(code).into_iter().map(|(_, words)| words).collect::<Vec<_>>();
    assert_eq!(found(r#"p { "Nothing is lost." }"#), ["Nothing is lost."]);
    assert_eq!(found(r#"title: "Delete","#), ["Delete"]);
    assert_eq!(found(r#"span { "{name} is here" }"#), ["{name} is here"]);
    assert_eq!(found(r#"format!("place {at} of {count}")"#), ["place {at} of {count}"]);
    let none: [&str; 0] = [];
    assert_eq!(found(r#"div { class: "button primary", "data-action": "move-up", "{name}" }"#), none);
    assert_eq!(found("// \"This is a comment.\"\nevent.key() == \"Escape\""), none);
    assert_eq!(found("a\n#[cfg(test)]\nmod tests { \"Words of a test\" }"), none);
}

fn client() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the client's folder").to_owned()
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|known| known == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The texts in a source that look like a person's words, with their lines. Tests at its end are left out.
fn visible(code: &str) -> Vec<(usize, String)> {
    let code = code.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
    let mut found = Vec::new();
    for (number, line) in code.lines().enumerate() {
        if line.trim_start().starts_with("//") {
            continue;
        }
        for (from, to) in texts(line) {
            let (before, words, behind) = (&line[..from], &line[from..to], &line[to + 1..]);
            let for_machines = FOR_MACHINES.iter().any(|known| before.contains(known));
            if !for_machines && are_words(before, words, behind) && !NAMES.contains(&words) {
                found.push((number + 1, words.to_owned()));
            }
        }
    }
    found
}

/// What stands between quotation marks in a line, from where to where.
fn texts(line: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut begin = None;
    let mut is_escaped = false;
    for (at, letter) in line.char_indices() {
        match (letter, begin) {
            _ if is_escaped => is_escaped = false,
            ('\\', _) => is_escaped = true,
            ('"', None) => begin = Some(at + 1),
            ('"', Some(from)) => {
                found.push((from, at));
                begin = None;
            }
            ('/', None) if line[at..].starts_with("//") => break,
            _ => {}
        }
    }
    found
}

/// One capitalised word, or several words of letters, where a person would read them.
fn are_words(before: &str, text: &str, behind: &str) -> bool {
    let plain = without_placeholders(text);
    let is_word = |part: &str| {
        let letters = part.trim_matches(['.', ',', ':', '…', '?', '!', '“', '”']);
        letters.chars().count() > 1
            && letters.chars().all(char::is_alphabetic)
            && letters.chars().any(char::is_lowercase)
    };
    let words = plain.split_whitespace().filter(|part| is_word(part)).count();
    let is_capital = plain.trim_start().starts_with(|first: char| first.is_uppercase());
    let is_code = plain.contains(['[', '<', '=', '/', '#', ';', '_', '&', '(']) || plain.starts_with(['.', '-', ':']);
    // The name of an attribute, or a pattern.
    let is_compared = behind.starts_with(':') || ["=>", "|", "if "].iter().any(|sign| behind.trim().starts_with(sign));
    let is_keys = before.ends_with("keys(\"") || before.contains("_keys(") || before.trim() == "(\"";
    let is_class = (before.contains("class") || behind.contains("class")) && !is_capital;
    let is_text = words >= 2 || words == 1 && (is_capital || text.contains(' '));
    is_text && !is_code && !is_compared && !is_keys && !is_class && is_seen(before)
}

/// Not the value of an attribute that nobody sees.
fn is_seen(before: &str) -> bool {
    let attribute = before.trim_end_matches('"').trim_end();
    let Some(attribute) = attribute.strip_suffix(':') else { return true };
    let name = attribute.rsplit([' ', '{', '(']).next().unwrap_or_default().trim_matches('"');
    ["title", "placeholder", "aria-label", "label", "hint", "words", "message", "name"].contains(&name)
}

fn without_placeholders(text: &str) -> String {
    let mut depth = 0;
    let mut plain = String::new();
    for letter in text.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 0 => plain.push(letter),
            _ => {}
        }
    }
    plain
}
