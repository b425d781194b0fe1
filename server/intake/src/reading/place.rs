//! Where somebody lives, in the parts that JSON Resume has.

use serde_json::{Map, Value};

use crate::words::put;

/// "2 Mill Lane, 12345 Town, Region, XX": street, code and town, region, country. What is not there is left out.
pub(crate) fn read(text: &str) -> Map<String, Value> {
    let mut parts: Vec<&str> = text.split(", ").map(str::trim).filter(|part| !part.is_empty()).collect();
    let mut place = Map::new();
    let mut put = |key: &str, words: &str| put(&mut place, key, words);
    let is_code = |part: &str| part.len() == 2 && part.chars().all(|letter| letter.is_ascii_uppercase());
    if parts.len() > 1
        && let Some(code) = parts.pop_if(|part| is_code(part))
    {
        put("countryCode", code);
    }
    // "Town, IL 62701"
    if parts.len() > 1
        && let Some((region, code)) = parts.last().and_then(|part| part.split_once(' '))
        && is_code(region)
        && code.chars().all(|letter| letter.is_ascii_digit() || letter == '-')
    {
        put("region", region);
        put("postalCode", code);
        parts.pop();
    }
    // The town is the part with a postal code, else the first that is no street.
    let coded = parts.iter().rposition(|part| postal(part).is_some());
    let is_street = |part: &&str| part.chars().any(|letter| letter.is_ascii_digit());
    let town = coded.unwrap_or_else(|| parts.iter().position(|part| !is_street(part)).unwrap_or(0));
    put("address", &parts.iter().take(town).copied().collect::<Vec<_>>().join(", "));
    if let Some(part) = parts.get(town) {
        let (code, city) = postal(part).filter(|_| coded == Some(town)).unwrap_or(("", *part));
        put("postalCode", code);
        put("city", city);
    }
    put("region", &parts.iter().skip(town + 1).copied().collect::<Vec<_>>().join(", "));
    place
}

/// "CA 94115 San Francisco": the code, through its last word with a digit, and the town.
fn postal(part: &str) -> Option<(&str, &str)> {
    let mut end = None;
    let mut at = 0;
    for word in part.split(' ') {
        let is_short = word.chars().count() <= 8;
        if is_short && word.chars().any(|letter| letter.is_ascii_digit()) {
            end = Some(at + word.len());
        }
        at += word.len() + 1;
    }
    let (code, town) = part.split_at(end?);
    let is_code =
        code.chars().all(|letter| letter.is_ascii_digit() || letter.is_ascii_uppercase() || " -".contains(letter));
    let town = town.trim();
    let is_town = !town.is_empty() && town.chars().all(|letter| !letter.is_ascii_digit());
    // The number of a house is shorter.
    let is_long = code.chars().filter(char::is_ascii_digit).count() >= 4 || code.chars().any(char::is_alphabetic);
    (is_code && is_long && is_town).then_some((code, town))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::read;

    #[test]
    fn places_in_parts() {
        for (text, parts) in [
            ("Göteborg, SE", json!({ "city": "Göteborg", "countryCode": "SE" })),
            (
                "2712 Broadway St, CA 94115 San Francisco, California, US",
                json!({ "address": "2712 Broadway St", "postalCode": "CA 94115", "city": "San Francisco",
                    "region": "California", "countryCode": "US" }),
            ),
            ("Mühlweg 3, 12345 Berlin", json!({ "address": "Mühlweg 3", "postalCode": "12345", "city": "Berlin" })),
            ("Paris, Île-de-France", json!({ "city": "Paris", "region": "Île-de-France" })),
            (
                "123 Main Street, Springfield, IL 62701",
                json!({ "address": "123 Main Street", "city": "Springfield", "region": "IL", "postalCode": "62701" }),
            ),
            ("İzmir", json!({ "city": "İzmir" })),
        ] {
            assert_eq!(serde_json::Value::Object(read(text)), parts, "{text}");
        }
    }
}
