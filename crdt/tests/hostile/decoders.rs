//! The smaller decoders: frames, state vectors, presence, JSON.

use crdt::awareness::{self, Entry};
use crdt::json::Json;
use crdt::jsonresume::{self, Export, export};
use crdt::protocol::{Frame, Sync};
use crdt::{Document, Random, Seeded};

use crate::cases;
use crate::fields::{Field, corrupt, encode};
use crate::updates::clocks;

/// A number of entries and their fields.
fn list(dice: &mut Seeded, mut entry: impl FnMut(&mut Seeded) -> Vec<Field>) -> Vec<Field> {
    let count = dice.below(6);
    let mut fields = vec![Field::Uint(count as u64)];
    fields.extend((0..count).flat_map(|_| entry(dice)).collect::<Vec<_>>());
    fields
}

fn number(dice: &mut Seeded) -> Field {
    Field::Uint(dice.next_u64() >> (11 + dice.below(53)))
}

#[test]
fn a_state_vector_is_answered_or_refused() {
    let mut document = Document::new(1);
    document.upgrade();
    let mut answered = 0;
    for seed in 0..cases(4_000) {
        let mut dice = Seeded::new(seed);
        let mut fields =
            list(&mut dice, |dice| vec![number(dice), Field::Uint(dice.next_u64() >> (33 + dice.below(30)))]);
        if dice.below(2) == 0 {
            // Of this very document, nearly.
            let known = clocks(&document).into_iter();
            fields = vec![Field::Uint(1)];
            fields.extend(known.flat_map(|(client, next)| [Field::Uint(client), Field::Uint(next / 2)]));
        }
        let bytes = if dice.below(4) > 0 { corrupt(fields, &mut dice) } else { encode(&fields) };
        if let Ok(difference) = document.diff(&bytes) {
            answered += 1;
            assert!(difference.len() <= document.encode().len() + 16, "seed {seed}: {bytes:?}");
            Document::inspect(&difference).unwrap_or_else(|error| panic!("seed {seed}, {bytes:?}: {error}"));
        }
    }
    assert!(answered > 100);
}

#[test]
fn presence_is_read_or_refused() {
    const STATES: [&str; 7] =
        ["null", "{}", r#"{"user":{"name":"😀","color":7}}"#, "not json", "", "[[[[", r#"{"\ud800":1}"#];
    let mut read = 0;
    for seed in 0..cases(10_000) {
        let mut dice = Seeded::new(seed);
        let fields = list(&mut dice, |dice| {
            let state = STATES[dice.below(STATES.len())];
            vec![number(dice), Field::Uint(dice.below(9) as u64), Field::Text(state.into())]
        });
        let bytes = if dice.below(3) > 0 { corrupt(fields, &mut dice) } else { encode(&fields) };
        if let Ok(entries) = awareness::decode(&bytes) {
            read += 1;
            let again = awareness::encode(&entries);
            assert_eq!(awareness::decode(&again).as_ref(), Ok(&entries), "seed {seed}");
            assert!(entries.iter().map(|entry: &Entry<'_>| entry.state.len()).sum::<usize>() <= bytes.len());
        }
    }
    assert!(read > 100);
}

#[test]
fn a_frame_is_read_or_refused() {
    let mut read = 0;
    for seed in 0..cases(10_000) {
        let mut dice = Seeded::new(seed);
        let words = dice.clone().below(40);
        let body = dice.bytes(words);
        let fields = match dice.below(8) {
            step @ 0..=2 => vec![Field::Uint(0), Field::Uint(step as u64), Field::Text(body)],
            3 => vec![Field::Uint(1), Field::Text(body)],
            4 => vec![Field::Uint(2), Field::Uint(0), Field::Text("no".into())],
            5 => vec![Field::Uint(3)],
            6 => vec![Field::Uint(100), number(&mut dice)],
            _ => vec![Field::Uint(101), Field::Text("{}".into())],
        };
        let bytes = if dice.below(3) > 0 { corrupt(fields, &mut dice) } else { encode(&fields) };
        if let Ok(frame) = Frame::decode(&bytes) {
            read += 1;
            assert_eq!(Frame::decode(&frame.encode()), Ok(frame), "seed {seed}");
            if let Frame::Sync(Sync::Update(inner) | Sync::Step2(inner)) = frame {
                drop(Document::inspect(inner));
            }
        }
    }
    assert!(read > 100);
}

/// JSON that looks like a résumé and is wrong here and there, also as text.
fn hostile_json(dice: &mut Seeded, depth: usize) -> String {
    const ODD: [&str; 12] = [
        "null",
        "true",
        "-0.0",
        "1e400",
        "123456789012345678901234567890",
        r#""\udc00""#,
        r#""\ud83d\ude00""#,
        r#""2021-13-40""#,
        r#""\u0000""#,
        r#""javascript:alert(1)""#,
        "{}",
        "[]",
    ];
    const KEYS: [&str; 14] = [
        "basics",
        "work",
        "skills",
        "name",
        "highlights",
        "summary",
        "startDate",
        "location",
        "profiles",
        "meta",
        "tandem",
        "sections",
        "id",
        "keywords",
    ];
    let count = dice.below(4);
    match dice.below(8) {
        _ if dice.below(400) == 0 => {
            let deep = 60 + dice.below(10) * 2_000;
            format!("{}{}", "[".repeat(deep), "]".repeat(deep))
        }
        _ if depth == 0 => {
            ODD[dice.below(ODD.len())].replace(r"\udc00", if dice.below(9) == 0 { r"\udc00" } else { "" })
        }
        0 => hostile_json(dice, 0),
        1..=3 => format!("[{}]", (0..count).map(|_| hostile_json(dice, depth - 1)).collect::<Vec<_>>().join(",")),
        _ => object(&KEYS, dice, depth),
    }
}

fn object(keys: &[&str], dice: &mut Seeded, depth: usize) -> String {
    let members =
        (0..1 + dice.below(4)).map(|_| format!("{:?}:{}", keys[dice.below(keys.len())], hostile_json(dice, depth - 1)));
    format!("{{{}}}", members.collect::<Vec<_>>().join(","))
}

#[test]
fn a_json_resume_comes_in_or_is_refused() {
    let mut came_in = 0;
    for seed in 0..cases(400) {
        let mut dice = Seeded::new(seed);
        let mut text = object(&["basics", "work", "skills", "meta", "other"], &mut dice, 5);
        if dice.below(8) == 0 {
            let at = (0..=dice.below(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            text.truncate(at);
        }
        let Ok(json) = Json::parse(&text) else { continue };
        let mut document = Document::new(1);
        if jsonresume::import(&mut document, &json, &mut dice).is_ok() {
            came_in += 1;
            let mut reloaded = Document::new(2);
            reloaded.apply(&document.encode()).expect("its own state");
            assert_eq!(reloaded.read(), document.read(), "seed {seed}: {text}");
            assert_eq!(export(&reloaded, Export::Lossless), json, "seed {seed}");
        }
    }
    assert!(came_in > 100, "{came_in}");
}
