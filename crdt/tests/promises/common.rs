//! Seeds, generators and short-hands.

pub use crdt::Seeded;
use crdt::json::Json;
use crdt::{Document, jsonresume};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, RngSeed, TestRng, TestRunner};

/// How many cases a property runs: a slice with a fixed seed, or many with `TANDEM_LONG=1`.
pub fn cases(slice: u32) -> u32 {
    if std::env::var_os("TANDEM_LONG").is_some() { slice * 40 } else { slice }
}

/// Runs a property over a strategy, always from the same seed.
pub fn check<S: Strategy>(slice: u32, strategy: S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config {
        cases: cases(slice),
        failure_persistence: None,
        rng_algorithm: RngAlgorithm::ChaCha,
        rng_seed: RngSeed::Fixed(20_261_123),
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    TestRunner::new_with_rng(config, rng).run(&strategy, test).unwrap();
}

pub fn json(text: &str) -> Json {
    Json::parse(text).expect("the test's own JSON")
}

/// A document seeded from JSON.
pub fn seeded(resume: &Json) -> Document {
    let mut document = Document::new(1);
    jsonresume::import(&mut document, resume, &mut Seeded::new(5)).expect("a résumé");
    document
}

/// Any JSON value, odd ones included.
pub fn any_json() -> impl Strategy<Value = Json> {
    let leaf =
        prop_oneof![Just(Json::Null), any::<bool>().prop_map(Json::Bool), number(), text().prop_map(Json::String),];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::Array),
            prop::collection::btree_map("[a-z$]{0,4}", inner, 0..4).prop_map(Json::Object),
        ]
    })
}

fn number() -> impl Strategy<Value = Json> {
    prop_oneof![
        any::<i64>().prop_map(|n| Json::Number(n.to_string())),
        Just(Json::Number("12345678901234567890123456789".into())),
        Just(Json::Number("1e400".into())),
        Just(Json::Number("-0.0".into())),
        Just(Json::Number("1.10".into())),
    ]
}

pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[A-Za-z ,.]{0,12}",
        1 => Just(String::new()),
        1 => Just("Zoë 😀 אבג\n“x”".to_owned()),
        1 => Just("2021-04".to_owned()),
        1 => Just("2021-13-40".to_owned()),
    ]
}

fn odd_or(usual: impl Strategy<Value = Json> + 'static) -> BoxedStrategy<Json> {
    prop_oneof![5 => usual, 1 => any_json()].boxed()
}

/// An object with some of the given keys, their values usual or odd, and perhaps unknown keys and extras.
fn object(keys: Vec<(&'static str, BoxedStrategy<Json>)>) -> BoxedStrategy<Json> {
    let members: Vec<_> = keys
        .into_iter()
        .map(|(key, value)| prop::option::of(value).prop_map(move |value| value.map(|value| (key.to_owned(), value))))
        .collect();
    let foreign = prop::collection::btree_map("[a-z]{1,5}X", any_json(), 0..2);
    let tandem = prop::option::weighted(0.25, tandem());
    (members, foreign, tandem)
        .prop_map(|(members, foreign, tandem)| {
            let mut object: crdt::json::Object = members.into_iter().flatten().collect();
            object.extend(foreign);
            object.extend(tandem.map(|tandem| ("tandem".to_owned(), tandem)));
            Json::Object(object)
        })
        .boxed()
}

fn tandem() -> impl Strategy<Value = Json> {
    prop_oneof![
        2 => Just(json(r#"{"hidden":true}"#)),
        1 => Just(json(r#"{"id":"abc","breakBefore":true,"group":"g1"}"#)),
        1 => Just(json(r#"{"keepTogether":true,"breakBefore":"yes"}"#)),
        1 => Just(json(r#"{"lists":{"highlights":[{"hidden":true},{}]},"later":1}"#)),
        1 => Just(json(r#"{"rich":{"summary":[{"text":"x","bold":true}]}}"#)),
        1 => any_json(),
    ]
}

/// A résumé in which anything may be odd.
pub fn resume() -> impl Strategy<Value = Json> {
    let line = || odd_or(text().prop_map(Json::String));
    let list = move || odd_or(prop::collection::vec(line(), 0..4).prop_map(Json::Array));
    let many = |one: BoxedStrategy<Json>| {
        odd_or(prop::collection::vec(prop_oneof![8 => one, 1 => any_json()], 0..4).prop_map(Json::Array))
    };
    let role = object(vec![
        ("name", line()),
        ("position", line()),
        ("startDate", line()),
        ("endDate", line()),
        ("summary", line()),
        ("highlights", list()),
        ("url", line()),
    ]);
    let skill = object(vec![("name", line()), ("level", line()), ("keywords", list())]);
    let project = object(vec![("name", line()), ("description", line()), ("roles", list()), ("keywords", list())]);
    let place = odd_or(object(vec![("city", line()), ("countryCode", line())]));
    let profile = object(vec![("network", line()), ("username", line())]);
    let basics = odd_or(object(vec![
        ("name", line()),
        ("label", line()),
        ("summary", line()),
        ("location", place),
        ("profiles", many(profile)),
    ]));
    let sections = prop_oneof![
        3 => Just(json(r#"{"sections":[{"kind":"skills","title":"Craft"},{"kind":"work","keepTogether":true},{"kind":"custom","title":"Talks","items":[{"name":"Rust"}]}]}"#)),
        1 => Just(json(r##"{"settings":{"accent":"#112233","dates":"iso","later":true},"next":[1]}"##)),
        1 => any_json(),
    ];
    let meta = odd_or(
        (any_json(), prop::option::of(sections))
            .prop_map(|(version, tandem)| {
                let mut members = crdt::json::Object::from([("version".to_owned(), version)]);
                members.extend(tandem.map(|tandem| ("tandem".to_owned(), tandem)));
                Json::Object(members)
            })
            .boxed(),
    );
    let keys: Vec<(&'static str, BoxedStrategy<Json>)> =
        vec![("work", many(role)), ("skills", many(skill)), ("projects", many(project)), ("meta", meta)];
    (basics, object(keys)).prop_map(|(basics, mut root)| {
        if let Json::Object(members) = &mut root {
            members.insert("basics".into(), basics);
        }
        root
    })
}

/// A cover letter in which anything may be odd.
pub fn letter() -> impl Strategy<Value = Json> {
    let line = || odd_or(text().prop_map(Json::String));
    let list = move || odd_or(prop::collection::vec(line(), 0..4).prop_map(Json::Array));
    object(vec![
        ("recipient", line()),
        ("company", line()),
        ("address", list()),
        ("date", line()),
        ("subject", line()),
        ("greeting", line()),
        ("paragraphs", list()),
        ("closing", line()),
        ("signature", line()),
    ])
}
