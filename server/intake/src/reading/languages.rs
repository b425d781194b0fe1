//! The words that our own pages use, in every language that they are in.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use render::language::LANGUAGES;

/// Keys of words that are looked for, and words in lower case.
static WORDS: LazyLock<HashSet<(&str, String)>> = LazyLock::new(|| {
    const KEYS: &[&str] = &[
        "present",
        "summary",
        "profiles",
        "work",
        "volunteer",
        "education",
        "projects",
        "skills",
        "languages",
        "interests",
        "certificates",
        "awards",
        "publications",
        "references",
        "courses",
        "keywords",
        "roles",
    ];
    let words = |key: &'static str| LANGUAGES.iter().filter_map(move |language| Some((key, language.said(key)?)));
    KEYS.iter().flat_map(|key| words(key)).map(|(key, words)| (key, plain(words))).collect()
});

/// Names of months in lower case, and their numbers from 1.
static MONTHS: LazyLock<HashMap<String, u32>> = LazyLock::new(|| {
    let lists = LANGUAGES.iter().flat_map(|language| ["months", "short"].map(|key| language.said(key)));
    let months = lists.flatten().flat_map(|list| list.split(' ').zip(1..));
    months.map(|(month, number)| (month.trim_end_matches('.').to_lowercase(), number)).collect()
});

/// Whether these words, in lower case, are what a page says for `key` in one of its languages.
pub(crate) fn is_word(key: &'static str, words: &str) -> bool {
    WORDS.contains(&(key, plain(words)))
}

/// In lower case, and without what keeps Persian letters apart: readers of prints leave it out.
fn plain(words: &str) -> String {
    words.to_lowercase().replace('\u{200c}', "")
}

/// The month that pages call so, from 1; `name` is in lower case.
pub(crate) fn month(name: &str) -> Option<u32> {
    MONTHS.get(name).copied()
}

/// The words behind what pages say for `key`.
pub(crate) fn behind<'a>(key: &str, words: &'a str) -> Option<&'a str> {
    LANGUAGES.iter().filter_map(|language| language.said(key)).find_map(|said| words.strip_prefix(said))
}
