//! Who it is: the profile, its addresses and numbers.

use serde_json::{Map, Value, json};

use super::table::{Row, rows};
use super::{Draft, is_address};
use crate::pack::Pack;
use crate::reading::{networks, place};
use crate::words::put;
use crate::{Limits, Unreadable, Why};

/// The columns that are read here, for the list of those that are not.
const COLUMNS: &[(&str, &str)] = &[
    ("First Name", ""),
    ("Last Name", ""),
    ("Headline", ""),
    ("Summary", ""),
    ("Geo Location", ""),
    ("Address", ""),
    ("Zip Code", ""),
    ("Websites", ""),
    ("Twitter Handles", ""),
];

pub(super) fn read(draft: &mut Draft, pack: &mut Pack<'_>, limits: &Limits) -> Result<(), Unreadable> {
    let mut basics = Map::new();
    let profile = rows(pack, "Profile.csv", limits, &mut draft.notes)?;
    draft.left_out("Profile.csv", COLUMNS, &profile);
    if let Some(row) = profile.first() {
        about(draft, &mut basics, row);
    }
    let mails = rows(pack, "Email Addresses.csv", limits, &mut draft.notes)?;
    let primary = mails.iter().find(|row| row.get("Primary").is_some_and(|is| is.eq_ignore_ascii_case("yes")));
    if let Some(mail) = primary.or(mails.first()).and_then(|row| row.get("Email Address")) {
        put(&mut basics, "email", mail);
    }
    let phones = rows(pack, "PhoneNumbers.csv", limits, &mut draft.notes)?;
    if let Some(phone) = phones.iter().find_map(|row| row.get("Number").filter(|number| !number.is_empty())) {
        put(&mut basics, "phone", phone);
    }
    if !basics.is_empty() {
        draft.resume.insert("basics".to_owned(), Value::Object(basics));
    }
    Ok(())
}

fn about(draft: &mut Draft, basics: &mut Map<String, Value>, row: &Row) {
    let get = |column: &str| row.get(column).map(String::as_str).unwrap_or_default();
    put(basics, "name", &format!("{} {}", get("First Name"), get("Last Name")));
    put(basics, "label", get("Headline"));
    put(basics, "summary", get("Summary"));
    let shown = if get("Geo Location").is_empty() { get("Address") } else { get("Geo Location") };
    if !shown.is_empty() {
        let mut place = place::read(shown);
        if place.len() > 1 {
            draft.unsure("basics.location".to_owned(), Why::Place, shown);
        }
        put(&mut place, "postalCode", get("Zip Code"));
        basics.insert("location".to_owned(), Value::Object(place));
    }
    let mut profiles: Vec<Value> = Vec::new();
    for handle in listed(get("Twitter Handles")) {
        profiles.push(json!({ "network": "Twitter", "username": handle }));
    }
    // "[PERSONAL:https://a.example,PORTFOLIO:https://b.example]"
    for site in listed(get("Websites")) {
        let address = site.split_once(":http").map_or(site.to_owned(), |(_, rest)| format!("http{rest}"));
        if !is_address(&address) {
            continue;
        }
        match networks::of(&address) {
            None if !basics.contains_key("url") => put(basics, "url", &address),
            network => {
                let mut profile = Map::new();
                put(&mut profile, "network", network.unwrap_or_default());
                put(&mut profile, "username", networks::name(&address));
                put(&mut profile, "url", &address);
                profiles.push(Value::Object(profile));
            }
        }
    }
    if !profiles.is_empty() {
        basics.insert("profiles".to_owned(), Value::Array(profiles));
    }
}

/// "[one,two]"
fn listed(text: &str) -> impl Iterator<Item = &str> {
    let inner = text.trim().trim_start_matches('[').trim_end_matches(']');
    inner.split(',').map(str::trim).filter(|part| !part.is_empty()).take(20)
}
