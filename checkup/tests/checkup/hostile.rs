//! Whatever stands in a résumé: no panic, the same answer twice, places that exist, little of it.

use checkup::{Circumstances, MOST, Rule, check};
use crdt::view::PartialDate;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::common::{GIVEN, place, view};

/// Words that rules look for, and letters that they stumble over.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-zA-Z]{1,8}",
        "\\PC{0,6}",
        prop::sample::select(vec![
            "the",
            "and",
            "of",
            "with",
            "Responsible",
            "for",
            "Helped",
            "Managed",
            "I",
            "my",
            "Lead",
            "a",
            "und",
            "der",
            "für",
            "XX%",
            "lorem ipsum",
            "\u{0}",
            "’",
            "-",
            "İ",
            "ß",
            "地",
            "\u{202e}",
            "\n",
            "@",
            "https://",
            "1",
            "½",
            "…",
            "ly",
        ])
        .prop_map(str::to_owned),
    ];
    vec(word, 0..12).prop_map(|words| words.join(" "))
}

fn date() -> impl Strategy<Value = String> {
    prop_oneof![
        (0..10_000, 0..14, 0..33).prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}")),
        (0..10_000, 1..13).prop_map(|(year, month)| format!("{year:04}-{month:02}")),
        (1980..2040_i32).prop_map(|year| year.to_string()),
        Just(String::new()),
        text(),
    ]
}

prop_compose! {
    fn entry()(words in vec(text(), 6), start in date(), end in date(), bullets in vec(text(), 0..12)) -> written::Entry {
        written::Entry { words, start, end, bullets }
    }
}

mod written {
    //! JSON written by hand.

    #[derive(Debug)]
    pub struct Entry {
        pub words: Vec<String>,
        pub start: String,
        pub end: String,
        pub bullets: Vec<String>,
    }

    pub fn quoted(text: &str) -> String {
        let mut json = String::from("\"");
        for letter in text.chars() {
            match letter {
                '"' | '\\' => json.extend(['\\', letter]),
                control if control < ' ' => json.push_str(&format!("\\u{:04x}", u32::from(control))),
                other => json.push(other),
            }
        }
        json.push('"');
        json
    }

    impl Entry {
        pub fn json(&self) -> String {
            let keys = ["position", "name", "institution", "url", "summary", "organization"];
            let mut fields: Vec<String> =
                keys.iter().zip(&self.words).map(|(key, words)| format!("{key:?}: {}", quoted(words))).collect();
            fields.push(format!("\"startDate\": {}, \"endDate\": {}", quoted(&self.start), quoted(&self.end)));
            let bullets: Vec<String> = self.bullets.iter().map(|bullet| quoted(bullet)).collect();
            fields.push(format!("\"highlights\": [{}]", bullets.join(", ")));
            format!("{{ {} }}", fields.join(", "))
        }
    }
}

fn resume(basics: &[String], entries: &[written::Entry]) -> String {
    let keys = ["name", "email", "phone", "url", "summary"];
    let basics: Vec<String> =
        keys.iter().zip(basics).map(|(key, words)| format!("{key:?}: {}", written::quoted(words))).collect();
    let sections: Vec<String> = ["work", "volunteer", "education", "projects", "awards"]
        .iter()
        .enumerate()
        .map(|(at, key)| {
            let own: Vec<String> = entries.iter().skip(at).step_by(5).map(written::Entry::json).collect();
            format!("{key:?}: [{}]", own.join(", "))
        })
        .collect();
    format!("{{ \"basics\": {{ {} }}, {} }}", basics.join(", "), sections.join(", "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn whatever_stands_in_it(
        basics in vec(text(), 5),
        entries in vec(entry(), 0..12),
        today in (0..10_000, prop::option::of(1..13_u8)),
        pages in prop::option::of(any::<u32>()),
    ) {
        let view = view(&resume(&basics, &entries));
        let given = Circumstances { today: PartialDate { year: today.0, month: today.1, day: None }, pages };
        let found = check(&view, &given).findings;
        prop_assert_eq!(&found, &check(&view, &given).findings);
        prop_assert!(found.len() <= MOST);
        prop_assert!(found.is_sorted_by_key(|finding| finding.severity));
        for finding in &found {
            place(&view, &finding.at);
            prop_assert!(finding.words.chars().count() <= 61, "{}", finding.words);
        }
        let mut places: Vec<_> = found.iter().map(|finding| (finding.rule, &finding.at)).collect();
        places.sort();
        places.dedup();
        prop_assert_eq!(places.len(), found.len(), "the same thing twice");
    }
}

/// A quadratic step anywhere would take minutes here.
#[test]
fn enormous_ones_are_read_once() {
    let bullet = "Responsible for the and of with ".repeat(3_500);
    let bullets: Vec<String> = (0..20_000).map(|number| format!("\"Managed {} of it\"", number % 7)).collect();
    let roles: Vec<String> = (0..4_000)
        .map(|number| {
            format!(r#"{{ "position": "A", "name": "B{number}", "startDate": "{}-01" }}"#, 1980 + number % 40)
        })
        .collect();
    let json = format!(
        r#"{{ "basics": {{ "summary": "{bullet}" }}, "work": [{{ "position": "A", "highlights": ["{bullet}", {}] }}, {}] }}"#,
        bullets.join(", "),
        roles.join(", ")
    );
    let view = view(&json);
    let found = check(&view, &GIVEN).findings;
    assert_eq!(found.len(), MOST);
    assert!(found.iter().any(|finding| finding.rule == Rule::SameBullet));
}

#[test]
fn every_rule_has_a_name_of_its_own_and_a_reason() {
    let mut keys: Vec<&str> = Rule::ALL.iter().map(|rule| rule.key()).collect();
    assert!(Rule::ALL.iter().all(|rule| rule.why().ends_with('.')));
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), Rule::ALL.len());
}
