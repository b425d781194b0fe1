//! Roles, degrees, projects and the like: a head line, dates, texts, bullets.

use serde_json::{Map, Value};

use super::contact::{is_address, whole};
use super::{Draft, dates, terms};
use crate::lines::Line;
use crate::words::clean;

/// Which fields an entry of a section has.
struct Plan {
    title: &'static str,
    place: &'static str,
    text: &'static str,
    date: &'static str,
    lists: bool,
}

fn plan(key: &str) -> Plan {
    let (title, place, text, date, lists) = match key {
        "work" => ("position", "name", "summary", "", true),
        "volunteer" => ("position", "organization", "summary", "", true),
        "education" => ("area", "institution", "", "", false),
        "projects" => ("name", "entity", "description", "", true),
        "certificates" => ("name", "issuer", "", "date", false),
        "awards" => ("title", "awarder", "summary", "date", false),
        "publications" => ("name", "publisher", "summary", "releaseDate", false),
        _ => ("name", "", "reference", "", false),
    };
    Plan { title, place, text, date, lists }
}

pub(super) fn read(draft: &mut Draft, key: &'static str, lines: &[Line]) {
    // The place of the roles that follow, when it stands above them.
    let mut place: Option<&Line> = None;
    for entry in split(lines) {
        let is_place = entry.len() == 1 && entry[0].level().is_some();
        let deeper = lines.iter().skip_while(|line| !std::ptr::eq(*line, &entry[0])).nth(1).and_then(Line::level);
        if is_place && deeper > entry[0].level() {
            place = Some(&entry[0]);
            continue;
        }
        if place.is_some_and(|place| entry[0].level() <= place.level()) {
            place = None;
        }
        one(draft, key, entry, place);
    }
}

/// The lines of each entry.
fn split(lines: &[Line]) -> Vec<&[Line]> {
    let has_headings = lines.iter().any(|line| line.level().is_some());
    let is_dated = |line: &Line| {
        let text = clean(&line.text());
        !line.is_bullet() && (dates::range(&text).is_some() || dates::at_end(&text).is_some())
    };
    let mut starts = vec![0];
    for at in 1..lines.len() {
        let (before, line) = (&lines[at - 1], &lines[at]);
        let begins = if has_headings {
            line.level().is_some()
        } else {
            // After a list, or after a blank line when dates are near.
            let near = lines[at..].iter().take(3).take_while(|line| !line.is_bullet()).any(is_dated);
            !line.is_bullet() && near && (before.is_bullet() || line.gap)
        };
        if begins {
            starts.push(at);
        }
    }
    starts.push(lines.len());
    starts.windows(2).map(|two| &lines[two[0]..two[1]]).filter(|lines| !lines.is_empty()).collect()
}

fn one(draft: &mut Draft, key: &'static str, lines: &[Line], above: Option<&Line>) {
    let plan = plan(key);
    let path = draft.path(key);
    let mut item = Map::new();
    let mut put = |item: &mut Map<String, Value>, field: &str, words: &str| {
        if !field.is_empty() && !words.trim().is_empty() {
            item.insert(field.to_owned(), Value::String(words.trim().to_owned()));
        }
    };
    if let Some(above) = above {
        let text = clean(&above.text());
        put(&mut item, plan.place, text.split(" · ").next().unwrap_or_default());
    }
    let mut texts: Vec<String> = Vec::new();
    let mut bullets: Vec<Value> = Vec::new();
    let mut has_dates = false;
    for (at, line) in lines.iter().enumerate() {
        let text = clean(&line.text());
        if line.is_bullet() {
            bullets.push(Value::String(text));
            continue;
        }
        // At the end of a sentence, a year is a part of it.
        let is_short = at == 0 || (at < 3 && text.len() < 60);
        let dated = dates::range(&text).map(|range| ("", range));
        let dated = dated.or_else(|| is_short.then(|| dates::at_end(&text)).flatten()).filter(|_| !has_dates);
        let rest = match dated {
            Some((rest, range)) => {
                has_dates = true;
                let (start, end) = (range.start.unwrap_or_default(), range.end.unwrap_or_default());
                if plan.date.is_empty() {
                    put(&mut item, "startDate", &start);
                    put(&mut item, "endDate", &end);
                } else {
                    put(&mut item, plan.date, if end.is_empty() { &start } else { &end });
                }
                rest.to_owned()
            }
            None => text,
        };
        if rest.is_empty() {
            continue;
        }
        if at == 0 {
            head(draft, &mut item, key, &plan, &rest, line, &path, above.is_some());
        } else if let Some((list, words)) = listed(&rest) {
            let words = terms::split(words).into_iter().map(Value::String).collect();
            item.insert(list.to_owned(), Value::Array(words));
        } else {
            texts.push(rest);
        }
    }
    if plan.lists {
        put(&mut item, plan.text, &texts.join("\n\n"));
        if !bullets.is_empty() {
            item.insert("highlights".to_owned(), Value::Array(bullets));
        }
    } else {
        texts.extend(bullets.into_iter().filter_map(|bullet| bullet.as_str().map(str::to_owned)));
        if plan.text.is_empty() && !texts.is_empty() {
            let message = format!("left out, there is no field for it: “{}”", texts.join(" "));
            draft.notes.push(crate::Note { path: path.clone(), message });
        }
        put(&mut item, plan.text, &texts.join("\n\n"));
    }
    draft.push(key, item);
}

/// "Courses: one, two"
fn listed(text: &str) -> Option<(&'static str, &str)> {
    let (label, words) = text.split_once(": ")?;
    let list = match label.to_lowercase().as_str() {
        "courses" | "kurse" | "cours" => "courses",
        "keywords" | "technologies" | "technologien" => "keywords",
        "roles" | "rollen" => "roles",
        _ => return None,
    };
    Some((list, words))
}

/// "Position, Company · Place · address": what is bold is the title where something is.
#[expect(clippy::too_many_arguments, reason = "one line of one entry")]
fn head(
    draft: &mut Draft,
    item: &mut Map<String, Value>,
    key: &str,
    plan: &Plan,
    text: &str,
    line: &Line,
    path: &str,
    has_place: bool,
) {
    let mut parts = text.split(" · ").map(str::trim).take(20);
    let named = parts.next().unwrap_or_default();
    let last_bold = line.runs.iter().rposition(|run| run.bold).map_or(0, |at| at + 1);
    let bold: String = line.runs[..last_bold].iter().map(|run| run.text.as_str()).collect();
    let bold = clean(&bold);
    let is_split = !bold.is_empty() && named.starts_with(&bold) && line.runs.iter().any(|run| !run.bold);
    let (mut title, place) = if is_split {
        (bold.as_str(), named[bold.len()..].trim_start_matches([',', ' ', '–', '-', '|', '@']))
    } else if has_place || plan.place.is_empty() {
        (named, "")
    } else {
        let cut = [" at ", " bei ", " | ", " – ", " — ", " - "].iter().find_map(|sign| named.split_once(sign));
        cut.or_else(|| named.rsplit_once(", ")).unwrap_or((named, ""))
    };
    if !is_split && !place.is_empty() {
        draft.unsure(format!("{path}.{}", plan.title), "which words are the title and which the place is a guess");
        draft.unsure(format!("{path}.{}", plan.place), "which words are the title and which the place is a guess");
    }
    let mut put = |field: &str, words: &str| {
        if !words.trim().is_empty() {
            item.insert(field.to_owned(), Value::String(words.trim().to_owned()));
        }
    };
    if key == "education" {
        // "MSc Physics", "Bachelor, Physics"
        let word = title.split(' ').next().unwrap_or_default();
        let is_short = word.chars().filter(|letter| letter.is_uppercase()).count() >= 2 && title.len() > word.len();
        let degree = title.split_once(", ").or_else(|| is_short.then(|| title.split_once(' ')).flatten());
        match degree {
            Some((degree, area)) => {
                put("studyType", degree);
                title = area;
            }
            None => {
                put("studyType", title);
                title = "";
            }
        }
    }
    put(plan.title, title);
    if !plan.place.is_empty() {
        put(plan.place, place);
    }
    let mut odd = Vec::new();
    for aside in parts {
        if is_address(aside) {
            put("url", &whole(aside, line));
        } else if key == "education" {
            put("score", aside.trim_start_matches("grade "));
        } else if key == "work" {
            put("location", aside);
        } else if key == "projects" {
            put("type", aside);
        } else {
            odd.push(aside);
        }
    }
    if !odd.is_empty() {
        let message = format!("left out, there is no field for it: “{}”", odd.join(" · "));
        draft.notes.push(crate::Note { path: path.to_owned(), message });
    }
}
