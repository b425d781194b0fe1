//! The line above an entry: "Position, Company · Place · address".

use serde_json::{Map, Value};

use super::Plan;
use crate::Why;
use crate::lines::Line;
use crate::reading::contact::{is_address, whole};
use crate::reading::{Draft, languages};
use crate::words::{clean, put};

/// A head line in its parts.
pub(super) struct Head<'a> {
    pub(super) path: &'a str,
    pub(super) line: &'a Line,
    /// The words, without dates.
    pub(super) text: &'a str,
    /// Whether the place stands above.
    pub(super) has_place: bool,
}

/// Puts the words of a head line into their fields. What is bold is the title, where something is.
pub(super) fn read(draft: &mut Draft, item: &mut Map<String, Value>, key: &str, plan: &Plan, head: &Head<'_>) {
    let mut parts = head.text.split(" · ").map(str::trim).take(20);
    let named = parts.next().unwrap_or_default();
    let (title, place) = match bold(head.line, named) {
        Some(split) => split,
        None if head.has_place || plan.place.is_empty() => (named, ""),
        // All of it is bold, and elsewhere the title alone is.
        None if draft.has_bold_titles && is_bold(head.line) => (named, ""),
        None => {
            let (named, town) = if key == "work" { town(named) } else { (named, "") };
            let (title, place) = turned(cut(named));
            draft.unsure(format!("{}.{}", head.path, plan.title), Why::TitleAndPlace, head.text);
            if !place.is_empty() {
                draft.unsure(format!("{}.{}", head.path, plan.place), Why::TitleAndPlace, head.text);
            }
            put(item, "location", town);
            // A school alone is no subject.
            if title == named && is_place(title) && !is_role(title) { ("", title) } else { (title, place) }
        }
    };
    let title = if key == "education" { degree(item, title) } else { title };
    put(item, plan.title, title);
    put(item, plan.place, place);
    asides(draft, item, key, head, parts);
}

/// What is bold, and what is not.
fn bold<'a>(line: &Line, named: &'a str) -> Option<(&'a str, &'a str)> {
    let last = line.runs.iter().rposition(|run| run.bold)?;
    let words: String = line.runs[..=last].iter().map(|run| run.text.as_str()).collect();
    let words = clean(&words);
    let (title, place) = named.split_at_checked(words.len()).filter(|(title, _)| *title == words)?;
    (!is_bold(line)).then(|| (title, place.trim_start_matches([',', ' ', '–', '-', '|', '@'])))
}

fn is_bold(line: &Line) -> bool {
    line.runs.iter().all(|run| run.bold || run.text.trim().is_empty())
}

fn cut(named: &str) -> (&str, &str) {
    let first = |signs: &[&str]| signs.iter().find_map(|sign| named.split_once(sign));
    first(&[" at ", " bei ", " @ ", " | ", "\t"])
        .or_else(|| named.rsplit_once(", "))
        .or_else(|| first(&[" – ", " — ", " - "]))
        .unwrap_or((named, ""))
}

/// "Position, Company, Town": the town off, where a company is known by its words.
pub(super) fn town(named: &str) -> (&str, &str) {
    let mut end = 0;
    for part in named.split(", ") {
        end += part.len();
        if is_place(part) && !is_role(part) && end < named.len() {
            let town = &named[end + 2..];
            return if is_role(town) { (named, "") } else { (&named[..end], town) };
        }
        end += 2;
    }
    (named, "")
}

/// The place comes first in some files: companies and schools are known by some of their words.
fn turned<'a>((title, place): (&'a str, &'a str)) -> (&'a str, &'a str) {
    let swap = !place.is_empty() && (is_place(title) && !is_place(place) || is_role(place) && !is_role(title));
    if swap { (place, title) } else { (title, place) }
}

pub(super) fn is_place(text: &str) -> bool {
    const WORDS: &str = "gmbh|ag|inc|corporation|inc.|ltd|ltd.|llc|corp|corp.|kg|s.a.|plc|company|university|universität|université|universidad|üniversitesi|hochschule|school|schule|college|institute|institut|bank|group|studio|foundation";
    has(text, WORDS)
}

pub(super) fn is_role(text: &str) -> bool {
    const WORDS: &str = "engineer|developer|manager|director|designer|analyst|consultant|assistant|intern|head|lead|teacher|officer|architect|scientist|researcher|specialist|coordinator|administrator|technician|nurse|editor|writer|accountant|ceo|cto|cfo|entwickler|entwicklerin|ingenieur|ingenieurin|leiter|leiterin|berater|beraterin|praktikant|praktikantin|werkstudent|werkstudentin|müller|bäcker";
    has(text, WORDS)
}

fn has(text: &str, words: &str) -> bool {
    let text = text.to_lowercase();
    text.split([' ', ',', '/', '(', ')']).any(|word| !word.is_empty() && words.split('|').any(|known| known == word))
}

/// Takes the degree off: "MSc Physics", "Bachelor, Physics"; gives the rest.
fn degree<'a>(item: &mut Map<String, Value>, title: &'a str) -> &'a str {
    const WORDS: &str = "bachelor|master|doctor|doctorate|phd|diploma|diplom|degree|abitur|licence|magister|promotion|certificate|associate|msc|bsc|ma|ba|mba|lisans|doktor|matura|a-levels|baccalaureate|staatsexamen";
    let word = title.split(' ').next().unwrap_or_default();
    let is_short = word.chars().filter(|letter| letter.is_uppercase()).count() >= 2 && title.len() > word.len();
    let split = if is_short && !word.ends_with(',') { title.split_once(' ') } else { title.split_once(", ") };
    let (degree, area) = match split {
        Some(two) => two,
        None if has(&title.replace('.', ""), WORDS) => (title, ""),
        None => ("", title),
    };
    put(item, "studyType", degree);
    area
}

fn asides<'a>(
    draft: &mut Draft,
    item: &mut Map<String, Value>,
    key: &str,
    head: &Head<'_>,
    asides: impl Iterator<Item = &'a str>,
) {
    let mut odd = Vec::new();
    for aside in asides {
        let field = match key {
            _ if is_address(aside) => "url",
            "education" => "score",
            "work" | "custom" => "location",
            "projects" => "type",
            _ => "",
        };
        if field.is_empty() || item.contains_key(field) {
            odd.push(aside);
            continue;
        }
        let words = match field {
            "url" => whole(aside, head.line),
            "score" => languages::behind("grade", aside).unwrap_or(aside).trim().to_owned(),
            _ => aside.to_owned(),
        };
        put(item, field, &words);
    }
    if !odd.is_empty() {
        draft.left_out(head.path.to_owned(), &odd.join(" · "));
    }
}
