//! Times, initials and plurals, as people write them.

/// "just now", "12 minutes ago", "yesterday", "14 Nov 2026"; nothing for a time that cannot be read.
pub fn ago(rfc3339: &str, now_ms: f64) -> String {
    ago_ms(js_sys::Date::parse(rfc3339), now_ms)
}

/// The same of milliseconds since 1970.
pub fn ago_ms(then: f64, now_ms: f64) -> String {
    if then.is_nan() {
        return String::new();
    }
    let minutes = ((now_ms - then) / 60_000.0).max(0.0) as u64;
    match minutes {
        0 => "just now".to_owned(),
        1..=59 => format!("{} ago", count(minutes as usize, "minute", "minutes")),
        60..=1439 => format!("{} ago", count((minutes / 60) as usize, "hour", "hours")),
        1440..=2879 => "yesterday".to_owned(),
        2880..=10079 => format!("{} days ago", minutes / 1440),
        _ => day(then),
    }
}

/// "14 Nov 2026", in this browser's time zone.
fn day(ms: f64) -> String {
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(ms));
    format!("{} {} {}", date.get_date(), short_month(date.get_month() as usize), date.get_full_year())
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The month's short name, from 0.
pub fn short_month(index: usize) -> &'static str {
    MONTHS.get(index).copied().unwrap_or("")
}

/// "1 role", "3 roles".
pub fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// One or two letters for a picture of a person.
pub fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let letters: String = match words.as_slice() {
        [] => "?".to_owned(),
        [only] => only.chars().take(2).collect(),
        [first, .., last] => first.chars().take(1).chain(last.chars().take(1)).collect(),
    };
    letters.to_uppercase()
}

/// "a degree", "an award".
pub fn with_article(noun: &str) -> String {
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if vowel { "an" } else { "a" })
}
