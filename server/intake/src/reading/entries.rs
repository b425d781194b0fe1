//! Roles, degrees, projects and the like: a head line, dates, texts, bullets.

mod head;
mod starts;

use serde_json::{Map, Value, json};

use super::{Draft, dates, terms};
use crate::Why;
use crate::lines::{Line, Role};
use crate::words::clean;
use head::Head;

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

/// A place with several roles: what all of them have.
struct Place {
    level: Option<u8>,
    fields: Map<String, Value>,
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

fn has_places(key: &str) -> bool {
    matches!(key, "work" | "volunteer")
}

fn is_dated(line: &Line) -> bool {
    dates::range(&clean(&line.text())).is_some()
}

/// Whether an entry is the place of the roles that follow: without dates, and they stand lower or close below it.
fn is_place(key: &str, entry: &[Line], next: &[Line]) -> bool {
    let has_none = !entry.iter().any(|line| is_dated(line) || line.is_bullet());
    match (entry[0].level(), next[0].level()) {
        (Some(level), Some(lower)) => has_places(key) && has_none && lower > level,
        (None, None) => has_places(key) && has_none && !next[0].gap && !clean(&entry[0].text()).contains(", "),
        _ => false,
    }
}

/// "Company", "Role", dates: two lines above the dates.
fn place_and_role<'a>(key: &str, entry: &'a [Line]) -> Option<(&'a [Line], &'a [Line])> {
    let is_so = has_places(key)
        && entry.len() >= 3
        && entry[..2].iter().all(|line| line.role == Role::Text && !is_dated(line))
        && is_dated(&entry[2])
        && !clean(&entry[0].text()).contains(", ");
    let is_turned = is_so && head::is_role(&entry[0].text()) && !head::is_role(&entry[1].text());
    (is_so && !is_turned).then(|| entry.split_at(1))
}

fn place_of(draft: &mut Draft, key: &'static str, lines: &[Line]) -> Place {
    let mut fields = Map::new();
    let (path, plan) = (draft.path(key), plan(key));
    let text = clean(&lines[0].text());
    // The words are those of the place, not of a title.
    let plan = Plan { title: plan.place, place: "", ..plan };
    head::read(draft, &mut fields, key, &plan, &Head { path: &path, line: &lines[0], text: &text, has_place: true });
    let text = draft.joined(&lines[1..]);
    put(&mut fields, if key == "work" { "description" } else { plan.text }, &text);
    draft.places += 1;
    fields.insert("tandem".to_owned(), json!({ "group": format!("place-{}", draft.places) }));
    Place { level: lines[0].level(), fields }
}

pub(super) fn put(item: &mut Map<String, Value>, field: &str, words: &str) {
    if !field.is_empty() && !words.trim().is_empty() {
        item.insert(field.to_owned(), Value::String(words.trim().to_owned()));
    }
}

fn one(draft: &mut Draft, key: &'static str, lines: &[Line], above: Option<&Place>) {
    let plan = plan(key);
    let path = draft.path(key);
    let mut item = above.map(|place| place.fields.clone()).unwrap_or_default();
    let mut texts: Vec<Line> = Vec::new();
    let mut bullets: Vec<String> = Vec::new();
    let mut has_head = false;
    let mut has_dates = false;
    // Where a line is nothing but dates, years elsewhere are a part of their sentence.
    let has_own = lines.iter().take(4).any(|line| line.role != Role::Bullet && is_dated(line));
    for (at, line) in lines.iter().enumerate() {
        let text = clean(&line.text());
        if line.is_bullet() {
            bullets.push(text);
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
            texts.push(Line { gap: line.gap, ..Line::plain(rest) });
        }
    }
    if plan.has_bullets && !bullets.is_empty() {
        item.insert("highlights".to_owned(), bullets.into());
    } else {
        texts.extend(bullets.into_iter().map(|text| Line { gap: true, ..Line::plain(text) }));
    }
    about_the_place(draft, &mut item, key, &path, &mut texts);
    let text = draft.joined(&texts);
    if plan.text.is_empty() && !text.is_empty() {
        draft.left_out(path, &text);
    } else {
        put(&mut item, plan.text, &text);
    }
    draft.push(key, item);
}

/// A short line below the head that says what is still missing: the company, the school, the position, the town. Gives
/// the fields that were made of it.
fn own_line(
    item: &mut Map<String, Value>,
    key: &str,
    plan: &Plan,
    head: &Line,
    line: &Line,
    text: &str,
) -> Option<Vec<&'static str>> {
    let is_short = text.chars().count() <= 70 && !text.ends_with(['.', ':', ';', '!', '?']) && !text.contains('\n');
    // In files whose entries have headings, a line below is text, unless it stands out.
    let is_beside = clean(&line.text()) != text;
    let has = |key: &str| item.contains_key(key);
    let is_free = head.level().is_none() || is_beside && line.runs.iter().any(|run| run.bold || run.italic);
    if !is_short || !is_free || !matches!(key, "work" | "volunteer" | "education") {
        return None;
    }
    match (has(plan.title) || has("studyType"), has(plan.place)) {
        // The heading was the place.
        (true, false) if head.level().is_some() => {
            let above = item.remove(plan.title).or_else(|| item.remove("studyType"))?;
            item.insert(plan.place.to_owned(), above);
            put(item, plan.title, text);
            Some(vec![plan.place, plan.title])
        }
        (true, false) => {
            let (place, town) = if key == "work" { head::town(text) } else { (text, "") };
            put(item, plan.place, place);
            put(item, "location", town);
            Some(if town.is_empty() { vec![plan.place] } else { vec![plan.place, "location"] })
        }
        (false, true) => {
            let field = if key == "education" { "studyType" } else { plan.title };
            put(item, field, text);
            Some(vec![field])
        }
        (true, true) if key == "work" && is_beside && !has("location") => {
            put(item, "location", text);
            Some(vec!["location"])
        }
        _ => None,
    }
}

/// Of several texts of a role, the first says what the company does when it is short and no sentence.
fn about_the_place(draft: &mut Draft, item: &mut Map<String, Value>, key: &str, path: &str, texts: &mut Vec<Line>) {
    let is_about = |line: &Line| {
        let text = line.text();
        text.chars().count() <= 80 && !text.ends_with(['.', '!', '?', ':', ';']) && !text.contains('\n')
    };
    if key == "work" && texts.len() > 1 && !item.contains_key("description") && is_about(&texts[0]) {
        let text = texts.remove(0).text();
        draft.unsure(format!("{path}.description"), Why::AboutPlace, &text);
        put(item, "description", &text);
    }
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
        _ => return None,
    };
    Some((list, words))
}
