//! What was found, in a few words for each entry: for a person to look over.

use serde_json::Value;

use crate::reading::USUAL;

/// A section with something in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// `basics`, a section of JSON Resume, or `custom`.
    pub section: String,
    /// The heading in the file, where it is another than usual.
    pub title: String,
    pub entries: Vec<FoundEntry>,
}

/// A role, a skill, a way to reach the person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundEntry {
    /// Where it is, e.g. `work[2]`: what the paths of guesses begin with.
    pub path: String,
    pub words: String,
}

/// Letters of an entry.
const LONG: usize = 140;

/// The basics and the sections of a résumé, in its order.
pub fn found(resume: &Value) -> Vec<Found> {
    let mut all =
        vec![Found { section: "basics".to_owned(), title: String::new(), entries: basics(&resume["basics"]) }];
    let listed = resume["meta"]["tandem"]["sections"].as_array().cloned().unwrap_or_default();
    for (at, section) in listed.iter().enumerate() {
        let words = |key: &str| section[key].as_str().unwrap_or_default().to_owned();
        let (key, title) = (words("kind"), words("title"));
        let (items, path) = match &section["items"] {
            Value::Null => (&resume[&key], key.clone()),
            items => (items, format!("meta.tandem.sections[{at}].items")),
        };
        all.push(Found { entries: entries(items, &path), section: key, title });
    }
    let is_listed = |key: &str| listed.iter().any(|section| section["kind"] == key);
    for (key, _) in USUAL.iter().filter(|(key, _)| !is_listed(key)) {
        all.push(Found { section: (*key).to_owned(), title: String::new(), entries: entries(&resume[*key], key) });
    }
    all.retain(|found| !found.entries.is_empty());
    all
}

fn basics(basics: &Value) -> Vec<FoundEntry> {
    let one = |key: &str| FoundEntry { path: format!("basics.{key}"), words: cut(&basics[key]) };
    let place: Vec<&str> = ["address", "postalCode", "city", "region", "countryCode"]
        .iter()
        .filter_map(|key| basics["location"][*key].as_str())
        .collect();
    let mut all: Vec<FoundEntry> = ["name", "label", "email", "phone", "url"].iter().map(|key| one(key)).collect();
    all.push(FoundEntry { path: "basics.location".to_owned(), words: place.join(", ") });
    all.extend(entries(&basics["profiles"], "basics.profiles"));
    all.push(one("summary"));
    all.retain(|entry| !entry.words.is_empty());
    all
}

fn entries(items: &Value, path: &str) -> Vec<FoundEntry> {
    const TITLES: &[&str] =
        &["position", "studyType", "area", "title", "name", "language", "network", "username", "url"];
    const PLACES: &[&str] = &["organization", "institution", "awarder", "issuer", "publisher", "entity", "subtitle"];
    // An address says something of a profile; elsewhere it is beside.
    let is_shown = |key: &&&str| **key != "url" || path == "basics.profiles";
    let words = |item: &Value| {
        let mut words: Vec<String> = TITLES.iter().chain(PLACES).filter(is_shown).map(|key| cut(&item[*key])).collect();
        words.retain(|words| !words.is_empty());
        words.truncate(4);
        let dates: Vec<String> = ["startDate", "endDate", "date", "releaseDate"]
            .iter()
            .map(|key| cut(&item[*key]))
            .filter(|date| !date.is_empty())
            .collect();
        words.extend((!dates.is_empty()).then(|| dates.join(" – ")));
        cut(&Value::String(words.join(" · ")))
    };
    let items = items.as_array().into_iter().flatten().enumerate();
    items.map(|(at, item)| FoundEntry { path: format!("{path}[{at}]"), words: words(item) }).collect()
}

/// The words of a field, as many as one looks over.
fn cut(value: &Value) -> String {
    let words = value.as_str().unwrap_or_default();
    let short: String = words.chars().take(LONG).map(|letter| if letter == '\n' { ' ' } else { letter }).collect();
    if short.len() < words.len() { short + "…" } else { short }
}
