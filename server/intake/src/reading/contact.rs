//! The lines at the top: name, headline, ways to reach the person.

use serde_json::{Map, Value};

use super::{Draft, networks, place};
use crate::Why;
use crate::lines::Line;
use crate::marks;
use crate::words::{clean, put};

/// More than that on one line are no ways to reach somebody.
const MANY: usize = 50;

/// What some write above their name.
const TITLES: &str = "curriculum vitae|cv|resume|résumé|lebenslauf|tabellarischer lebenslauf|özgeçmiş|currículum|currículum vitae|سيرة ذاتية";

/// What stands above the first section.
pub(super) fn read(draft: &mut Draft, head: &[Line]) {
    let is_title = |line: &Line| TITLES.split('|').any(|title| title == clean(&line.text()).to_lowercase());
    let head = &head[head.iter().take_while(|line| is_title(line)).count()..];
    let Some((first, rest)) = head.split_first() else { return };
    let text = clean(&first.text());
    if first.level() != Some(1) && (text.chars().count() > 80 || kind(&text).is_some()) {
        return more(draft, head);
    }
    draft.set("name", text);
    if first.level() != Some(1) {
        draft.unsure("basics.name".to_owned(), Why::FirstLine, &first.text());
    }
    more(draft, rest);
}

/// Lines with ways to reach the person, and perhaps a headline or a few sentences.
pub(super) fn more(draft: &mut Draft, lines: &[Line]) {
    let mut prose: Vec<Line> = Vec::new();
    for line in lines {
        let whole = line.text();
        let pieces: Vec<String> = whole.split(['\n', '|', '•', '·', '\t']).take(MANY).flat_map(pieces).collect();
        if pieces.iter().any(|piece| kind(piece).is_some()) {
            pieces.iter().for_each(|piece| way(draft, piece, line));
        } else if !draft.has("location") && pieces.len() == 1 && place::read(&pieces[0]).contains_key("postalCode") {
            location(draft, &pieces[0]);
        } else if !draft.has("label") && prose.is_empty() && whole.chars().count() <= 120 {
            draft.set("label", clean(&whole));
            draft.unsure("basics.label".to_owned(), Why::BelowName, &whole);
        } else if !draft.has("location") && prose.is_empty() && pieces.len() == 1 && is_place(&whole) {
            location(draft, &clean(&whole));
        } else {
            prose.push(line.clone());
        }
    }
    if !prose.is_empty() {
        let words = marks::text(&draft.joined(&prose));
        draft.unsure("basics.summary".to_owned(), Why::AboveHeading, &words);
        draft.sum_up(&prose);
    }
}

/// A line below the headline: few words, commas, no sentence.
fn is_place(text: &str) -> bool {
    let is_sentence = text.trim_end().ends_with(['.', '!', '?']) || text.contains(". ");
    text.chars().count() <= 90 && !is_sentence && text.split(' ').count() <= 12
}

/// Some put commas between.
fn pieces(text: &str) -> Vec<String> {
    let text = clean(text);
    let commas: Vec<&str> = text.split(", ").map(str::trim).collect();
    let is_list = commas.len() > 1 && commas.iter().any(|piece| is_mail(piece) || is_phone(piece));
    let pieces = if is_list { commas } else { vec![text.as_str()] };
    pieces.into_iter().filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
}

fn way(draft: &mut Draft, piece: &str, line: &Line) {
    match kind(piece) {
        Some(Way::Mail(mail)) if !draft.has("email") => draft.set("email", mail.to_owned()),
        Some(Way::Phone(phone)) if !draft.has("phone") => draft.set("phone", phone.to_owned()),
        Some(Way::Profile(network, name, address)) => profile(draft, network, name, address, line),
        Some(Way::Address(address)) => address_of(draft, address, line),
        Some(Way::Mail(_) | Way::Phone(_)) => draft.left_out("basics".to_owned(), piece),
        None => match line.runs.iter().find(|run| run.text.trim() == piece).and_then(|run| run.link.as_deref()) {
            // Words with a link under them.
            Some(link) if is_address(link) => address_of(draft, link, line),
            _ => location(draft, piece),
        },
    }
}

enum Way<'a> {
    Mail(&'a str),
    Phone(&'a str),
    /// Network, name, address.
    Profile(&'a str, &'a str, &'a str),
    Address(&'a str),
}

fn kind(piece: &str) -> Option<Way<'_>> {
    let labeled = piece.split_once(": ").map(|(label, rest)| (label.trim(), rest.trim()));
    let bare = match labeled {
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
    let (label, rest) = labeled.filter(|(label, _)| !is_label(label) && label.split(' ').count() <= 2)?;
    match rest.split_once(", ") {
        Some((name, address)) if is_address(address) => Some(Way::Profile(label, name, address)),
        None if is_address(rest) => Some(Way::Profile(label, "", rest)),
        None if !rest.contains(' ') => Some(Way::Profile(label, rest, "")),
        _ => None,
    }
}

fn is_label(label: &str) -> bool {
    const LABELS: &str = "e-mail|email|mail|phone|tel|tel.|telefon|telephone|mobile|mobil|téléphone|teléfono|web|website|url|address|adresse|location|homepage|cell|portfolio";
    LABELS.split('|').any(|known| known == label.to_lowercase())
}

fn is_mail(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !text.contains(|sign: char| sign.is_whitespace() || "<>,".contains(sign))
    })
}

fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_dates = super::dates::range(text).is_some();
    (6..=16).contains(&digits) && !is_dates && text.chars().all(|l| l.is_ascii_digit() || " +()-./\u{a0}".contains(l))
}

/// An address of the web, with or without its scheme.
pub(super) fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or(text);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let top = host.rsplit('.').next().unwrap_or_default();
    let is_word = |letter: char| letter.is_alphanumeric() || ".-".contains(letter);
    !text.contains(char::is_whitespace)
        && host.contains('.')
        && host.chars().all(is_word)
        && (2..=12).contains(&top.len())
        && top.chars().all(|letter| letter.is_ascii_lowercase())
}

/// The whole address behind words that show it shortened.
pub(super) fn whole(shown: &str, line: &Line) -> String {
    let shown = shown.trim();
    let links = line.runs.iter().filter_map(|run| run.link.as_deref()).filter(|link| link.starts_with("http"));
    let link = links.map(decoded).find(|link| short(link) == short(shown));
    link.unwrap_or_else(|| if shown.contains("://") { shown.to_owned() } else { format!("https://{shown}") })
}

fn short(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/')
}

/// Signs that only writers of links encode, as they are.
fn decoded(link: &str) -> String {
    [("%28", "("), ("%29", ")"), ("%27", "'"), ("%2A", "*"), ("%5B", "["), ("%5D", "]")]
        .iter()
        .fold(link.to_owned(), |link, (code, sign)| link.replace(code, sign))
}

fn address_of(draft: &mut Draft, address: &str, line: &Line) {
    match networks::of(address) {
        Some(network) => profile(draft, network, "", address, line),
        None if draft.has("url") => profile(draft, "", "", address, line),
        None => draft.set("url", whole(address, line)),
    }
}

fn profile(draft: &mut Draft, network: &str, name: &str, address: &str, line: &Line) {
    let name = if name.is_empty() { networks::name(address) } else { name };
    let url = if address.is_empty() { String::new() } else { whole(address, line) };
    let mut profile = Map::new();
    for (key, words) in [("network", network), ("username", name), ("url", url.as_str())] {
        put(&mut profile, key, words);
    }
    draft.add_profile(profile);
}

fn location(draft: &mut Draft, piece: &str) {
    if draft.has("location") {
        return draft.left_out("basics".to_owned(), piece);
    }
    let piece = piece.split_once(": ").filter(|(label, _)| is_label(label)).map_or(piece, |(_, rest)| rest);
    let place = place::read(piece);
    if place.len() > 1 {
        draft.unsure("basics.location".to_owned(), Why::Place, piece);
    }
    draft.put("location", Value::Object(place));
}
