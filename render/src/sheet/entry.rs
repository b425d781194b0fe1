//! Roles, degrees, projects, awards: a head line, dates, and what is below.

use crdt::SectionKind;
use crdt::schema::ListSpec;
use crdt::view::Item;

use crate::dates::{self, Wording};
use crate::words::{full_lines, one_line, paragraphs};

use super::field::{address, append, join, made, words};
pub(super) use super::{Body, Bullet, Entry};
use super::{Field, Piece, Prose, Tone};

/// Where the fields of a kind stand.
struct Plan {
    /// Strong, at the beginning.
    title: &'static [&'static str],
    /// The company, the school…
    place: &'static str,
    /// Behind them, quiet.
    asides: &'static [&'static str],
    prose: &'static [&'static str],
}

const fn plan(kind: SectionKind) -> Plan {
    let (title, place, asides, prose): (&[&str], &str, &[&str], &[&str]) = match kind {
        SectionKind::Work => (&["position"], "name", &["location", "url"], &["description", "summary"]),
        SectionKind::Volunteer => (&["position"], "organization", &["url"], &["summary"]),
        SectionKind::Education => (&["studyType", "area"], "institution", &["score", "url"], &[]),
        SectionKind::Awards => (&["title"], "awarder", &[], &["summary"]),
        SectionKind::Certificates => (&["name"], "issuer", &["url"], &[]),
        SectionKind::Publications => (&["name"], "publisher", &["url"], &["summary"]),
        SectionKind::References => (&["name"], "", &[], &["reference"]),
        SectionKind::Projects => (&["name"], "entity", &["type", "url"], &["description"]),
        SectionKind::Custom => (&["name"], "subtitle", &["location", "url"], &["summary"]),
        // These are terms, see `terms`; and a letter is none of a résumé's entries, see `letter`.
        SectionKind::Skills
        | SectionKind::Languages
        | SectionKind::Interests
        | SectionKind::Profiles
        | SectionKind::Letter => (&[], "", &[], &[]),
    };
    Plan { title, place, asides, prose }
}

/// An item; `None` when nothing of it can be seen.
pub(super) fn of(item: &Item, wording: Wording) -> Option<Entry<'_>> {
    let entry = without(item, wording, |_| false);
    (!entry.is_empty()).then_some(entry)
}

/// An item without the fields that the heading of its group says.
pub(super) fn without<'a>(item: &'a Item, wording: Wording, is_said: impl Fn(&'static str) -> bool) -> Entry<'a> {
    let plan = plan(item.kind);
    let place = Some(plan.place).filter(|key| !is_said(key)).and_then(|key| place(item, key));
    let mut head = title(item, &plan);
    match place {
        Some(place) if head.is_empty() => head.push(Piece::Field(Field { tone: Tone::Strong, ..place })),
        Some(place) => append(&mut head, ", ", [Piece::Field(place)]),
        None => {}
    }
    for key in plan.asides.iter().filter(|key| !is_said(key)) {
        append_aside(&mut head, aside(item, key, wording));
    }
    let about = plan.prose.iter().filter(|key| !is_said(key)).filter_map(|key| prose(item, key));
    let mut body: Vec<Body<'a>> = about.map(Body::Prose).collect();
    body.extend(item.kind.lists().iter().filter_map(|list| list_body(item, list, wording)));
    Entry { object: item.id.as_str(), paging: item.paging, head, when: when(item, wording), body }
}

/// The head line and the texts of the place that a group is at: only the fields for which `is_said` holds.
pub(super) fn heading<'a>(
    item: &'a Item,
    wording: Wording,
    is_said: impl Fn(&'static str) -> bool,
) -> (Vec<Piece<'a>>, Vec<Prose<'a>>) {
    let plan = plan(item.kind);
    let place = Some(plan.place).filter(|key| is_said(key)).and_then(|key| place(item, key));
    let mut head: Vec<_> = place.map(|place| Piece::Field(Field { tone: Tone::Strong, ..place })).into_iter().collect();
    for key in plan.asides.iter().filter(|key| is_said(key)) {
        append_aside(&mut head, aside(item, key, wording));
    }
    (head, plan.prose.iter().filter(|key| is_said(key)).filter_map(|key| prose(item, key)).collect())
}

fn place<'a>(item: &'a Item, key: &'static str) -> Option<Field<'a>> {
    words(item.id.as_str(), &item.fields, key, Tone::Plain)
}

fn title<'a>(item: &'a Item, plan: &Plan) -> Vec<Piece<'a>> {
    let fields = plan.title.iter().filter_map(|key| words(item.id.as_str(), &item.fields, key, Tone::Strong));
    let glue = if is_abbreviation(&one_line(item.fields.text("studyType"))) { " " } else { ", " };
    join(fields, glue)
}

/// "MSc" goes before its subject without a comma, "Bachelor of Science" does not.
fn is_abbreviation(degree: &str) -> bool {
    !degree.contains(' ') && degree.chars().filter(|letter| letter.is_uppercase()).count() >= 2
}

fn append_aside<'a>(head: &mut Vec<Piece<'a>>, more: Vec<Piece<'a>>) {
    if !head.is_empty() && !more.is_empty() {
        head.push(Piece::Aside(" · "));
    }
    head.extend(more);
}

fn aside<'a>(item: &'a Item, key: &'static str, wording: Wording) -> Vec<Piece<'a>> {
    let object = item.id.as_str();
    match key {
        "url" => join(address(object, &item.fields, key, Tone::Quiet), ""),
        // A bare number would not say what it is.
        "score" => {
            let score = words(object, &item.fields, key, Tone::Quiet);
            let is_number = score.as_ref().is_some_and(|score| score.plain().starts_with(|l: char| l.is_ascii_digit()));
            let label = [Piece::Aside(wording.language.word("grade")), Piece::Aside(" ")];
            let label = is_number.then_some(label);
            label.into_iter().flatten().chain(score.map(Piece::Field)).collect()
        }
        _ => join(words(object, &item.fields, key, Tone::Quiet), ""),
    }
}

fn prose<'a>(item: &'a Item, key: &'static str) -> Option<Prose<'a>> {
    let paragraphs = paragraphs(item.fields.text(key));
    // What the company does is not what the person did.
    let tone = if item.kind == SectionKind::Work && key == "description" { Tone::Quiet } else { Tone::Plain };
    (!paragraphs.is_empty()).then(|| Prose { object: item.id.as_str(), key, tone, paragraphs })
}

fn when(item: &Item, wording: Wording) -> Vec<Piece<'_>> {
    let has = |key| item.kind.field(key).is_some();
    if has("startDate") {
        return dates::range(item.id.as_str(), &item.fields, wording);
    }
    let key = if has("releaseDate") { "releaseDate" } else { "date" };
    dates::single(item.id.as_str(), &item.fields, key, wording).map(Piece::Field).into_iter().collect()
}

fn list_body<'a>(item: &'a Item, list: &'static ListSpec, wording: Wording) -> Option<Body<'a>> {
    if list.key == "highlights" {
        let seen = item.list(list.key).iter().filter(|bullet| !bullet.hidden && !bullet.text.is_blank());
        let bullets = seen.map(|bullet| Bullet { object: bullet.id.as_str(), lines: full_lines(&bullet.text) });
        let bullets: Vec<_> = bullets.filter(|bullet| !bullet.lines.is_empty()).collect();
        return (!bullets.is_empty()).then_some(Body::Bullets(bullets));
    }
    let words = keywords(item, list.key);
    let label = [Piece::Glue(wording.language.word(list.key)), Piece::Glue(": ")];
    (!words.is_empty()).then(|| Body::Note(label.into_iter().chain(words).collect()))
}

/// The entries of a list that can be seen, on one line.
pub(super) fn keywords<'a>(item: &'a Item, list: &str) -> Vec<Piece<'a>> {
    let seen = item.list(list).iter().filter(|bullet| !bullet.hidden);
    join(seen.filter_map(|bullet| made(bullet.id.as_str(), "text", one_line(&bullet.text), Tone::Plain)), ", ")
}
