//! The files of the app, and what patterns become.
#![cfg(feature = "compile")]

use std::path::Path;

use crdt::SectionKind;
use crdt::schema::BASICS_FIELDS;
use messages::compile::{Catalogue, Language};
use messages::{Arg, Locale, format};

/// Plurals of English and of Arabic, without a browser.
struct Here {
    right_to_left: bool,
}

impl Locale for Here {
    fn plural(&self, number: f64) -> String {
        let category = match number as u64 {
            0 if self.right_to_left => "zero",
            1 => "one",
            2 if self.right_to_left => "two",
            3..=10 if self.right_to_left => "few",
            11..=99 if self.right_to_left => "many",
            _ => "other",
        };
        category.to_owned()
    }

    fn number(&self, number: f64) -> String {
        format!("#{number}")
    }

    fn isolates(&self) -> bool {
        self.right_to_left
    }
}

const EN: &str = "
-product = Tandem
plain = Share { -product }
hello = Hello, { $name }!
rows = { $count ->
    [0] nothing
    [one] one row of { $name }
   *[other] { $count } rows of { $name }
}
role = { $role ->
    [owner] owns { $count ->
        [one] it
       *[other] { $count }
    }, wholly
   *[viewer] reads
}
lines =
    one
    two
schema-company = Company
";

const AR: &str = "
hello = { $name } مرحبا
rows = { $count ->
    [few] { $count } قليل
   *[other] كثير
}
";

fn catalogue() -> anyhow::Result<Catalogue> {
    Catalogue::new(vec![Language::parse("ar", AR)?, Language::parse("en", EN)?])
}

fn say(code: &str, line: usize, args: &[Arg<'_>]) -> anyhow::Result<String> {
    let text = catalogue()?.text(code)?;
    let pattern = text.lines().nth(line).expect("a message");
    Ok(format(pattern, args, &Here { right_to_left: code == "ar" }))
}

#[test]
fn arguments_plurals_and_selections_become_sentences() -> anyhow::Result<()> {
    let count = Arg::Number;
    assert_eq!(say("en", 0, &[])?, "Share Tandem");
    assert_eq!(say("en", 1, &[Arg::Text("Ada")])?, "Hello, Ada!");
    assert_eq!(say("en", 2, &[count(0.0), Arg::Text("Ada")])?, "nothing");
    assert_eq!(say("en", 2, &[count(1.0), Arg::Text("Ada")])?, "one row of Ada");
    assert_eq!(say("en", 2, &[count(7.0), Arg::Text("Ada")])?, "#7 rows of Ada");
    assert_eq!(say("en", 3, &[Arg::Text("owner"), count(1.0)])?, "owns it, wholly");
    assert_eq!(say("en", 3, &[Arg::Text("owner"), count(2.0)])?, "owns #2, wholly");
    assert_eq!(say("en", 3, &[Arg::Text("anything"), count(2.0)])?, "reads");
    assert_eq!(say("en", 4, &[])?, "one two");
    Ok(())
}

#[test]
fn another_language_has_its_own_plurals_and_keeps_names_apart() -> anyhow::Result<()> {
    assert_eq!(say("ar", 1, &[Arg::Text("Ada")])?, "\u{2068}Ada\u{2069} مرحبا");
    assert_eq!(say("en", 1, &[Arg::Text("آدا")])?, "Hello, \u{2068}آدا\u{2069}!");
    assert_eq!(say("ar", 2, &[Arg::Number(3.0), Arg::Text("Ada")])?, "#3 قليل");
    assert_eq!(say("ar", 2, &[Arg::Number(11.0), Arg::Text("Ada")])?, "كثير");
    Ok(())
}

#[test]
fn what_a_language_lacks_is_english_and_known_to_be_missing() -> anyhow::Result<()> {
    assert_eq!(say("ar", 0, &[])?, "Share Tandem");
    assert_eq!(catalogue()?.missing("ar")?, ["plain", "role", "lines", "schema-company"]);
    Ok(())
}

#[test]
fn each_message_is_a_function_with_its_arguments() -> anyhow::Result<()> {
    let rust = catalogue()?.rust();
    assert!(rust.contains("pub fn plain() -> &'static str"), "{rust}");
    assert!(rust.contains("pub fn hello(name: &str) -> String"), "{rust}");
    assert!(rust.contains("pub fn rows(count: usize, name: &str) -> String"), "{rust}");
    assert!(rust.contains("\"Company\" => plain(5)"), "{rust}");
    Ok(())
}

#[test]
fn mistakes_are_named() {
    let wrong = |language: &str, source: &str| {
        let languages = Language::parse(language, source).and_then(|one| {
            let others = if language == "en" { Vec::new() } else { vec![Language::parse("en", EN)?] };
            Catalogue::new([others, vec![one]].concat())
        });
        format!("{:#}", languages.expect_err("a mistake"))
    };
    assert!(wrong("en", "a = {").contains("en.ftl is not Fluent: line 1"));
    assert!(wrong("en", "a = 1\na = 2").contains("a twice"));
    assert!(wrong("en", "a = { b }").contains("no message b"));
    assert!(wrong("en", "a = { a }").contains("lead nowhere"));
    assert!(wrong("en", "a = { DATETIME($day) }").contains("DATETIME() is not known"));
    assert!(wrong("de", "hello = Hallo { $nome }").contains("de.ftl: hello: English has no $nome"));
    assert!(wrong("de", "other = Anderes").contains("other is no message of en.ftl"));
}

#[test]
fn every_language_of_the_app_is_complete() -> anyhow::Result<()> {
    let catalogue = Catalogue::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("languages"))?;
    for code in catalogue.codes() {
        assert_eq!(catalogue.missing(code)?, Vec::<&str>::new(), "{code}.ftl lacks these");
        let (name, direction) = catalogue.about(code)?;
        assert!(!name.is_empty() && ["ltr", "rtl"].contains(&direction.as_str()), "{code}: {name}, {direction}");
    }
    Ok(())
}

#[test]
fn every_word_of_the_schema_has_a_message() -> anyhow::Result<()> {
    let rust = Catalogue::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("languages"))?.rust();
    let fields = SectionKind::ALL.iter().flat_map(|kind| kind.fields()).chain(BASICS_FIELDS);
    let lists = SectionKind::ALL.iter().flat_map(|kind| kind.lists());
    let words = SectionKind::ALL.iter().flat_map(|kind| [kind.label(), kind.one()]);
    let words = words.chain(fields.map(|field| field.label)).chain(lists.flat_map(|list| [list.label, list.one]));
    for word in words {
        assert!(rust.contains(&format!("{word:?} => plain(")), "en.ftl has no schema-… that says {word:?}");
    }
    Ok(())
}
