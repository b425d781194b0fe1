//! The lines at the top: name, headline, ways to reach the person.

use serde_json::{Map, Value, json};

use super::{Draft, set_basics};
use crate::lines::Line;
use crate::words::clean;

/// More than that on one line are no ways to reach somebody.
const MANY: usize = 50;

/// What stands above the first section.
pub(super) fn read(draft: &mut Draft, head: &[Line]) {
    let Some((first, rest)) = head.split_first() else { return };
    set_basics(draft, "name", clean(&first.text()));
    if first.level() != Some(1) {
        draft.unsure("basics.name".to_owned(), "the first line of the file");
    }
    more(draft, rest);
}

/// Lines with ways to reach the person, and perhaps a headline or a few sentences.
pub(super) fn more(draft: &mut Draft, lines: &[Line]) {
    let mut prose = Vec::new();
    for line in lines {
        let text = clean(&line.text());
        let pieces = text.split(['\n', '|', '•', '·', '\t']).map(str::trim).filter(|piece| !piece.is_empty());
        let pieces: Vec<&str> = pieces.take(MANY).collect();
        let is_contact = pieces.iter().any(|piece| kind(piece).is_some());
        for piece in pieces {
            match kind(piece) {
                Some(Way::Mail(mail)) => set_basics(draft, "email", mail.to_owned()),
                Some(Way::Phone(phone)) => set_basics(draft, "phone", phone.to_owned()),
                Some(Way::Profile(network, rest)) => profile(draft, network, rest, line),
                Some(Way::Address(address)) => address_of(draft, address, line),
                None if is_contact => location(draft, piece),
                None if !has(draft, "label") && piece.len() == text.len() && piece.chars().count() <= 90 => {
                    set_basics(draft, "label", piece.to_owned());
                    draft.unsure("basics.label".to_owned(), "a line below the name");
                }
                None => {
                    prose.push(text.clone());
                    break;
                }
            }
        }
    }
    if !prose.is_empty() {
        set_basics(draft, "summary", prose.join("\n\n"));
        draft.unsure("basics.summary".to_owned(), "text above the first heading");
    }
}

enum Way<'a> {
    Mail(&'a str),
    Phone(&'a str),
    /// "Network: name"
    Profile(&'a str, &'a str),
    Address(&'a str),
}

fn kind(piece: &str) -> Option<Way<'_>> {
    let label_and_rest = piece.split_once(": ").map(|(label, rest)| (label.trim(), rest.trim()));
    let bare = match label_and_rest {
        Some((label, rest)) if is_label(label) => rest,
        _ => piece.trim_start_matches("mailto:"),
    };
    if is_mail(bare) {
        return Some(Way::Mail(bare));
    }
    if is_phone(bare) {
        return Some(Way::Phone(bare));
    }
    if is_address(bare) {
        return Some(Way::Address(bare));
    }
    match label_and_rest {
        Some((label, rest)) if !is_label(label) && !label.contains(' ') && !rest.contains(' ') => {
            Some(Way::Profile(label, rest))
        }
        _ => None,
    }
}

fn is_label(label: &str) -> bool {
    const LABELS: &str = "e-mail|email|mail|phone|tel|telefon|telephone|mobile|mobil|téléphone|teléfono|web|website|url|address|adresse|location|homepage|cell|portfolio";
    LABELS.split('|').any(|known| known == label.to_lowercase())
}

fn is_mail(text: &str) -> bool {
    text.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !text.contains(char::is_whitespace))
}

fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (7..=16).contains(&digits) && text.chars().all(|l| l.is_ascii_digit() || " +()-./\u{a0}".contains(l))
}

/// An address of the web, with or without its scheme.
pub(super) fn is_address(text: &str) -> bool {
    if text.contains(char::is_whitespace) || text.contains('@') {
        return false;
    }
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.unwrap_or(text).split(['/', '?', '#']).next().unwrap_or_default();
    let top = host.rsplit('.').next().unwrap_or_default();
    host.contains('.') && (2..=12).contains(&top.len()) && top.chars().all(|letter| letter.is_ascii_lowercase())
}

/// The whole address behind words that show it shortened.
pub(super) fn whole(shown: &str, line: &Line) -> String {
    let shown = shown.trim();
    let linked = line.runs.iter().filter(|run| run.text.contains(shown) || shown.contains(run.text.trim()));
    let link = linked.filter_map(|run| run.link.clone()).find(|link| link.contains(shown));
    link.unwrap_or_else(|| if shown.contains("://") { shown.to_owned() } else { format!("https://{shown}") })
}

fn address_of(draft: &mut Draft, address: &str, line: &Line) {
    const NETWORKS: &[(&str, &str)] = &[
        ("linkedin.com", "LinkedIn"),
        ("github.com", "GitHub"),
        ("gitlab.com", "GitLab"),
        ("xing.com", "XING"),
        ("twitter.com", "Twitter"),
        ("x.com/", "X"),
        ("orcid.org", "ORCID"),
    ];
    let url = whole(address, line);
    let network = NETWORKS.iter().find(|(host, _)| address.trim_start_matches("https://").contains(host));
    match network {
        Some((_, network)) => {
            let name = address.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
            add_profile(draft, network, name, &url);
        }
        None if has(draft, "url") => add_profile(draft, "", "", &url),
        None => set_basics(draft, "url", url),
    }
}

fn profile(draft: &mut Draft, network: &str, rest: &str, line: &Line) {
    let url = if is_address(rest) { whole(rest, line) } else { String::new() };
    let name = if url.is_empty() { rest } else { "" };
    add_profile(draft, network, name, &url);
}

fn add_profile(draft: &mut Draft, network: &str, name: &str, url: &str) {
    let mut profile = Map::new();
    for (key, words) in [("network", network), ("username", name), ("url", url)] {
        if !words.is_empty() {
            profile.insert(key.to_owned(), Value::String(words.to_owned()));
        }
    }
    if let Value::Object(basics) = draft.root.entry("basics").or_insert_with(|| json!({}))
        && let Value::Array(list) = basics.entry("profiles").or_insert_with(|| json!([]))
    {
        list.push(Value::Object(profile));
    }
}

fn location(draft: &mut Draft, piece: &str) {
    if has(draft, "location") {
        draft.notes.push(crate::Note { path: "basics".to_owned(), message: format!("left out: “{piece}”") });
        return;
    }
    if let Value::Object(basics) = draft.root.entry("basics").or_insert_with(|| json!({})) {
        basics.insert("location".to_owned(), json!({ "city": piece }));
    }
    draft.unsure("basics.location.city".to_owned(), "the place, as one field");
}

fn has(draft: &Draft, key: &str) -> bool {
    draft.root.get("basics").is_some_and(|basics| basics.get(key).is_some())
}
