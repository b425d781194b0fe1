//! Every field of every template is read back, by two programs.

use crdt::view::ResumeView;
use readback::Sight;
use render::flow::shown;
use render::templates::TEMPLATES;
use serde_json::{Value, json};

use crate::common::{by_poppler, print, printer, read, view};
use crate::corpus;

fn sample() -> Value {
    serde_json::from_str(include_str!("../../../../client/sample.json")).expect("JSON")
}

/// In a template, with some sections beside the others where that is so; those with a foot and pictures have them.
fn looking(mut resume: Value, template: &str, in_columns: bool, has_foot: bool) -> Value {
    let side = if in_columns { "side" } else { "main" };
    let foot = if has_foot { "on" } else { "" };
    resume["meta"] = json!({ "tandem": { "settings": {
        "template": template, "page-numbers": foot, "running-name": foot, "icons": foot, "dates": "digits",
    }, "sections": [
        { "kind": "work" }, { "kind": "education" }, { "kind": "projects" },
        { "kind": "skills", "column": side }, { "kind": "languages", "column": side },
    ] } });
    resume
}

/// How many fields the page shows, and those that are not found in a text.
fn missing(text: &str, view: &ResumeView) -> (usize, Vec<String>) {
    let fields = shown(view);
    let words: Vec<&str> = fields.iter().map(|field| field.words.as_str()).collect();
    let sights = readback::find(text, &words).into_iter().zip(&fields);
    let missing = sights.filter_map(|(sight, field)| match sight {
        Sight::Found(_) => None,
        Sight::Missing(instead) => Some(format!("{}/{}: {:?}, read {instead:?}", field.object, field.key, field.words)),
    });
    (words.len(), missing.collect())
}

/// We and poppler, in the order of the page; poppler as well in the order in which the file draws.
const READERS: [&str; 3] = ["we", "poppler", "poppler, as drawn"];

fn is_long() -> bool {
    std::env::var_os("TANDEM_LONG").is_some()
}

/// The sample and one that is made up; in the long run sixty, in the letters of every script.
fn resumes(template: usize) -> Vec<(String, Value)> {
    let made_up = (0..if is_long() { 60 } else { 1 }).map(|number| {
        let (script, _) = corpus::SCRIPTS[if number == 0 { 0 } else { (template + number) % corpus::SCRIPTS.len() }];
        let seed = 300 + (template + number * TEMPLATES.len()) as u64;
        (format!("{script}, number {seed}"), corpus::resume_in(script, seed, 2 + (template + number) % 6))
    });
    std::iter::once(("the sample".to_owned(), sample())).chain(made_up).collect()
}

/// Fields that were looked for, and what was said of those that were not read.
#[derive(Default)]
struct Tally {
    all: usize,
    missing: Vec<String>,
}

impl Tally {
    fn says(&self) -> String {
        format!("{} of {} fields are not read:\n{}", self.missing.len(), self.all, self.missing.join("\n"))
    }

    /// Of two hundred fields, one at most is not read.
    fn is_good(&self) -> bool {
        self.missing.len() * 200 <= self.all
    }
}

#[tokio::test]
async fn every_field_is_read_in_every_template() {
    let printer = printer();
    // What is sure, and where which of two columns a line belongs to is poppler's guess.
    let (mut sure, mut guessed) = (Tally::default(), Tally::default());
    for (at, template) in TEMPLATES.iter().enumerate() {
        for (which, resume) in resumes(at) {
            for in_columns in [false, true] {
                let view = view(&looking(resume.clone(), template.key, in_columns, at % 2 == 1));
                let pdf = print(&printer, &view).await;
                let texts = [read(&pdf).expect("text").flow(), by_poppler(&pdf, false), by_poppler(&pdf, true)];
                // Of lines that run from the right, poppler puts what stands at the two ends in the other order.
                let is_leftwards = ["arabic", "hebrew"].iter().any(|script| which.starts_with(script));
                for (reader, text) in READERS.into_iter().zip(texts).take(if is_leftwards { 1 } else { READERS.len() })
                {
                    let (count, missing) = missing(&text, &view);
                    assert!(count > 10, "a résumé has more than {count} fields");
                    let tally = if reader == "poppler" && in_columns { &mut guessed } else { &mut sure };
                    tally.all += count;
                    let say = |field| format!("{}, {which}, columns: {in_columns}, {reader}: {field}", template.key);
                    tally.missing.extend(missing.into_iter().map(say));
                }
            }
        }
    }
    printer.close().await;
    let is_sure = if is_long() { sure.is_good() } else { sure.missing.is_empty() };
    assert!(is_sure, "{}", sure.says());
    assert!(guessed.is_good(), "{}", guessed.says());
}

/// Writing of several kinds, in both directions: such as the bundled letters and fontconfig's own have.
#[tokio::test]
async fn writing_of_every_kind_is_read() {
    let resume = json!({
        "basics": { "name": "Özgeçmiş Łukasz Ğüşİı", "label": "Ελληνικά και Кириллица" },
        "work": [
            { "position": "مهندسة برمجيات", "name": "شركة البناء (الرياض)", "startDate": "2019-03", "highlights": ["قادت فريقا من 12 مهندسا في ثلاث مدن"] },
            { "position": "מהנדסת תוכנה", "name": "חברת בנייה", "startDate": "2015", "endDate": "2019-02", "highlights": ["הובילה צוות של 7 אנשים"] },
        ],
    });
    let printer = printer();
    let view = view(&looking(resume, "classic", false, true));
    let pdf = print(&printer, &view).await;
    printer.close().await;
    let text = read(&pdf).expect("text").flow();
    assert_eq!(missing(&text, &view).1, [""; 0], "{text}");
}
