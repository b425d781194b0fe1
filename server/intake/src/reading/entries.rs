//! Roles, degrees, projects and the like: a head line, dates, texts, bullets.

mod below;
mod head;
mod places;
mod starts;

use serde_json::{Map, Value};

use super::{Draft, dates, languages, terms};
use crate::lines::{Line, Role, Run};
use crate::words::{clean, put};
use crate::{Why, marks};
use below::{about_the_place, own_line};
use head::Head;
use places::{Place, has_places, is_dated, is_place, place_and_role, place_of};

/// Which fields an entry of a section has.
struct Plan {
    title: &'static str,
    place: &'static str,
    text: &'static str,
    /// Where there is but one; empty where there are two.
    date: &'static str,
    has_bullets: bool,
}

fn plan(key: &str) -> Plan {
    let (title, place, text, date, has_bullets) = match key {
        "work" => ("position", "name", "summary", "", true),
        "volunteer" => ("position", "organization", "summary", "", true),
        "education" => ("area", "institution", "", "", false),
        "projects" => ("name", "entity", "description", "", true),
        "certificates" => ("name", "issuer", "", "date", false),
        "awards" => ("title", "awarder", "summary", "date", false),
        "publications" => ("name", "publisher", "summary", "releaseDate", false),
        "references" => ("name", "", "reference", "", false),
        _ => ("name", "subtitle", "summary", "", true),
    };
    Plan { title, place, text, date, has_bullets }
}

/// Reads the entries of a section.
pub(super) fn read(draft: &mut Draft, key: &'static str, lines: &[Line]) {
    let mut place: Option<Place> = None;
    // A list in which each bullet is an entry.
    let heads: Vec<Line>;
    let is_list = !has_places(key) && lines.iter().all(Line::is_bullet);
    let entries = if is_list {
        heads = lines.iter().map(|line| Line { role: Role::Text, ..line.clone() }).collect();
        heads.chunks(1).collect()
    } else {
        starts::split(lines)
    };
    for (at, entry) in entries.iter().enumerate() {
        let next = entries.get(at + 1);
        if next.is_some_and(|next| is_place(key, entry, next)) {
            place = Some(place_of(draft, key, entry));
            continue;
        }
        // A place and its first role above the dates.
        if let Some((above, role)) = place_and_role(key, entry) {
            place = Some(place_of(draft, key, above));
            draft.unsure(format!("{}.position", draft.path(key)), Why::OwnLine, &role[0].text());
            one(draft, key, role, place.as_ref());
            continue;
        }
        let is_below = |place: &Place| match entry[0].level() {
            Some(level) => Some(level) > place.level,
            None => place.level.is_none() && !clean(&entry[0].text()).contains(", "),
        };
        place = place.filter(is_below);
        one(draft, key, entry, place.as_ref());
    }
}

fn one(draft: &mut Draft, key: &'static str, lines: &[Line], above: Option<&Place>) {
    let plan = plan(key);
    let path = draft.path(key);
    let mut item = above.map(|place| place.fields.clone()).unwrap_or_default();
    let mut texts: Vec<Line> = Vec::new();
    let mut bullets: Vec<&Line> = Vec::new();
    let mut has_head = false;
    let mut has_dates = false;
    // Where a line is nothing but dates, years elsewhere are a part of their sentence.
    let has_own = lines.iter().take(4).any(|line| line.role != Role::Bullet && is_dated(line));
    for (at, line) in lines.iter().enumerate() {
        let text = clean(&line.text());
        if line.is_bullet() {
            bullets.push(line);
            continue;
        }
        let is_near = at < 4 && !has_dates && text.len() < 120;
        let only = || dates::range(&text).map(|range| (String::new(), range));
        let dated = || only().or_else(|| if has_own { None } else { dates::in_line(&text) });
        let rest = match is_near.then(dated).flatten() {
            Some((rest, range)) => {
                has_dates = true;
                put_dates(&mut item, plan.date, range);
                if !rest.is_empty() {
                    draft.unsure(format!("{path}.{}", date_field(plan.date)), Why::DatesBeside, &line.text());
                }
                rest
            }
            None => text,
        };
        if rest.is_empty() {
            continue;
        }
        if !has_head && line.role != Role::About {
            has_head = true;
            let head = Head { path: &path, line, text: &rest, has_place: above.is_some() };
            head::read(draft, &mut item, key, &plan, &head);
        } else if line.role == Role::About {
            let before =
                item.get("description").and_then(Value::as_str).map_or_else(String::new, |text| format!("{text}\n\n"));
            put(&mut item, "description", &(before + &rest));
        } else if let Some((list, words)) = listed(&rest).filter(|(list, _)| has_list(key, list)) {
            item.insert(list.to_owned(), terms::split(words).into());
        } else if at <= 2
            && texts.is_empty()
            && let Some(fields) = own_line(&mut item, key, &plan, &lines[0], line, &rest)
        {
            fields.iter().for_each(|field| draft.unsure(format!("{path}.{field}"), Why::OwnLine, &rest));
        } else {
            let is_whole = rest == clean(&line.text());
            texts.push(if is_whole { line.clone() } else { Line { gap: line.gap, ..Line::plain(rest) } });
        }
    }
    if plan.has_bullets && !bullets.is_empty() {
        let bullets: Vec<Vec<Run>> = bullets.into_iter().map(|line| draft.runs(line)).collect();
        marks::put_bullets(&mut item, &bullets);
    } else {
        texts.extend(bullets.into_iter().map(|line| Line { role: Role::Text, gap: true, ..line.clone() }));
    }
    about_the_place(draft, &mut item, key, &path, &mut texts);
    let text = draft.joined(&texts);
    if plan.text.is_empty() && !text.is_empty() {
        draft.left_out(path, &marks::text(&text));
    } else {
        marks::put(&mut item, plan.text, &text);
    }
    draft.push(key, item);
}

fn date_field(single: &str) -> &str {
    if single.is_empty() { "startDate" } else { single }
}

fn put_dates(item: &mut Map<String, Value>, single: &str, range: dates::Range) {
    let (start, end) = (range.start.unwrap_or_default(), range.end.unwrap_or_default());
    if !single.is_empty() {
        put(item, single, if end.is_empty() { &start } else { &end });
        return;
    }
    // One day is the beginning and the end; a month or a year alone is rather when it ended.
    let is_day = start.is_empty() && end.len() == "2000-01-01".len();
    put(item, "startDate", if is_day { &end } else { &start });
    put(item, "endDate", &end);
}

fn has_list(key: &str, list: &str) -> bool {
    matches!((key, list), ("education", "courses") | ("projects", "keywords" | "roles"))
}

/// "Courses: one, two"
fn listed(text: &str) -> Option<(&'static str, &str)> {
    let (label, words) = text.split_once(": ")?;
    let list = match label.to_lowercase().as_str() {
        "courses" | "kurse" | "cours" => "courses",
        "keywords" | "technologies" | "technologien" => "keywords",
        "roles" | "rollen" => "roles",
        label => *["courses", "keywords", "roles"].iter().find(|key| languages::is_word(key, label))?,
    };
    Some((list, words))
}
