//! Résumés of every length, made up from a seed.

use crdt::{Random, Seeded};
use serde_json::{Value, json};

const WORDS: &[&str] = &[
    "led",
    "team",
    "of",
    "eleven",
    "engineers",
    "in",
    "three",
    "countries",
    "and",
    "cut",
    "the",
    "cost",
    "per",
    "order",
    "by",
    "12 %",
    "rebuilt",
    "billing",
    "Müller",
    "façade",
    "naïve",
    "Łódź",
    "São",
    "Paulo",
    "Zürich",
    "für",
    "Göteborg",
    "Île",
    "reliability",
    "99.95 %",
    "from",
    "release",
    "to",
    "weekly",
    "customers",
    "with",
    "a",
    "clear",
    "plan",
    "office",
    "affluent",
    "efficient",
    "workflow",
    "TypeScript,",
    "C++,",
    "SQL",
    "internationalization",
    "Kraków",
];

/// A résumé in JSON Resume: the higher `size`, the longer. The same for the same numbers.
pub fn resume(seed: u64, size: usize) -> Value {
    let mut random = Seeded::new(seed);
    let random = &mut random;
    let name = format!("{} {}", capital(word(random)), capital(word(random)));
    let profiles: Vec<Value> = (0..random.below(4))
        .map(|at| json!({"network": "Network", "username": format!("user{at}"), "url": format!("https://n{at}.example/u")}))
        .collect();
    json!({
        "basics": {
            "name": name, "label": sentence(random, 4), "email": "somebody@example.org", "phone": "+46 31 000 00 00",
            "url": "https://somebody.example.org", "summary": paragraphs(random, 1 + size / 3),
            "location": {"city": "Göteborg", "countryCode": "SE"}, "profiles": profiles,
        },
        "work": many(random, size, |random| json!({
            "name": sentence(random, 3), "position": sentence(random, 3), "startDate": date(random),
            "endDate": date(random), "summary": if random.below(3) == 0 { paragraphs(random, 1) } else { String::new() },
            "highlights": many(random, 6, |random| { let long = 6 + random.below(34); sentence(random, long).into() }),
        })),
        "education": many(random, size / 2 + 1, |random| json!({
            "institution": sentence(random, 4), "studyType": "MSc", "area": sentence(random, 3),
            "startDate": date(random), "endDate": date(random), "courses": many(random, 4, |random| sentence(random, 2).into()),
        })),
        "projects": many(random, size / 2, |random| json!({
            "name": sentence(random, 2), "description": paragraphs(random, 1), "startDate": date(random),
            "highlights": many(random, 3, |random| { let long = 5 + random.below(20); sentence(random, long).into() }),
        })),
        "skills": many(random, size, |random| json!({
            "name": capital(word(random)), "level": "good", "keywords": many(random, 5, |random| word(random).into()),
        })),
        "languages": many(random, 3, |random| json!({"language": capital(word(random)), "fluency": "fluent"})),
        "references": many(random, size / 4, |random| json!({"name": sentence(random, 2), "reference": paragraphs(random, 1)})),
    })
}

fn many(random: &mut Seeded, most: usize, one: impl Fn(&mut Seeded) -> Value) -> Vec<Value> {
    let count = 1 + random.below(most.max(1));
    (0..count).map(|_| one(random)).collect()
}

fn word(random: &mut Seeded) -> &'static str {
    WORDS[random.below(WORDS.len())]
}

fn sentence(random: &mut Seeded, words: usize) -> String {
    let words: Vec<&str> = (0..words.max(1)).map(|_| word(random)).collect();
    capital(&words.join(" "))
}

fn paragraphs(random: &mut Seeded, count: usize) -> String {
    let paragraphs: Vec<String> = (0..count)
        .map(|_| {
            let long = 12 + random.below(60);
            format!("{}.", sentence(random, long))
        })
        .collect();
    paragraphs.join("\n\n")
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn date(random: &mut Seeded) -> String {
    format!("{}-{:02}", 2000 + random.below(25), 1 + random.next_u64() % 12)
}
