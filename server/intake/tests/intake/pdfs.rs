//! What we print comes back from the page alone, field by field.

use intake::Kind;
use pdf::{Job, Printer};
use render::templates::TEMPLATES;
use serde_json::{Value, json};

use crate::common::{assert_has, read, view};
use crate::ours::{leaves, lost, made_up, samples};

fn printer() -> Printer {
    Printer::new(Some(pdf::find().expect("Chromium, which `cargo xtask test tools` installs")), pdf::Limits::default())
}

/// A résumé as the server prints it.
async fn printed(printer: &Printer, resume: &Value, template: &str) -> Vec<u8> {
    let mut resume = resume.clone();
    resume["meta"]["tandem"]["settings"]["template"] = template.into();
    let job = Job { html: render::html::print(&view(&resume), "x"), before: render::html::paginate() };
    printer.print(&job).await.expect("a print").pdf.to_vec()
}

/// Which of many fields did not come back.
#[derive(Default)]
struct Count {
    all: usize,
    gone: Vec<String>,
}

impl Count {
    async fn take(&mut self, printer: &Printer, resume: &Value, template: &str, at: usize) {
        let understood = read(&printed(printer, resume, template).await).expect("a résumé");
        assert_eq!(understood.kind, Kind::Pdf);
        self.all += leaves(resume).len();
        let gone = lost(resume, &understood.resume);
        self.gone.extend(gone.into_iter().map(|field| format!("{template}, {at}: {field}")));
    }

    fn words(&self) -> String {
        format!("{} of {} fields are lost:\n{}", self.gone.len(), self.all, self.gone.join("\n"))
    }
}

/// The sample set for each template; in the long run made-up ones besides, each for one.
fn resumes(template: usize) -> Vec<Value> {
    let many = if std::env::var_os("TANDEM_LONG").is_some() { 60 } else { 0 };
    let made_up = (0..many).skip(template).step_by(TEMPLATES.len()).map(|seed| made_up(seed, 1 + seed as usize % 8));
    samples().into_iter().chain(made_up).collect()
}

#[tokio::test]
async fn every_field_comes_back_from_every_template() {
    let printer = printer();
    let mut count = Count::default();
    for (number, template) in TEMPLATES.iter().enumerate() {
        for (at, resume) in resumes(number).iter().enumerate() {
            count.take(&printer, resume, template.key, at).await;
        }
    }
    printer.close().await;
    // Nothing of the sample set; of the made-up ones, whose words make no sense, hardly anything.
    let most = if std::env::var_os("TANDEM_LONG").is_some() { count.all / 1_000 } else { 0 };
    assert!(count.gone.len() <= most, "{}", count.words());
}

/// With sections beside others, pictures, a foot, and dates in digits: where words of a narrow column end is sometimes a
/// guess.
#[tokio::test]
async fn columns_come_back_too() {
    let printer = printer();
    let mut count = Count::default();
    for (number, template) in TEMPLATES.iter().enumerate() {
        for (at, resume) in resumes(number).iter_mut().enumerate() {
            let beside = ["skills", "languages", "certificates", "references"]
                .map(|kind| json!({ "kind": kind, "column": "side" }));
            let main = ["work", "education", "projects"].map(|kind| json!({ "kind": kind }));
            resume["meta"]["tandem"]["sections"] = main.into_iter().chain(beside).collect();
            resume["meta"]["tandem"]["settings"] =
                json!({ "page-numbers": "on", "running-name": "on", "icons": "on", "dates": "digits" });
            count.take(&printer, resume, template.key, at).await;
        }
    }
    printer.close().await;
    assert!(count.gone.len() * 100 <= count.all, "{}", count.words());
}

/// A page that others made, as many look: a narrow column beside a wide one, dates at the right, the company below the role.
#[tokio::test]
async fn the_pages_of_others_are_a_draft_and_what_is_unsure_is_said() {
    let printer = printer();
    let html = include_str!("foreign/columns.html").to_owned();
    let pdf = printer.print(&Job { html, before: "() => {}".to_owned() }).await.expect("a print").pdf.to_vec();
    let html = include_str!("foreign/centred.html").to_owned();
    let centred = printer.print(&Job { html, before: "() => {}".to_owned() }).await.expect("a print").pdf.to_vec();
    printer.close().await;
    let understood = read(&pdf).expect("a résumé");
    let wanted = json!({
        "basics": { "name": "Jonas Berg", "label": "Backend Developer", "email": "jonas@berg.example" },
        "work": [
            { "position": "Senior Developer", "name": "Nordlys AS", "startDate": "2020-03",
              "highlights": ["Moved eleven services to Rust and halved the bill for machines, without an hour of downtime",
                "Leads a team of four"] },
            { "position": "Developer", "name": "Fjell Data", "startDate": "2016", "endDate": "2020" }
        ],
        "education": [{ "institution": "University of Bergen", "startDate": "2011", "endDate": "2016" }],
        "skills": [{ "name": "Rust" }, { "name": "PostgreSQL" }, { "name": "Kubernetes" }],
        "languages": [{ "language": "Norwegian", "fluency": "native" }, { "language": "English", "fluency": "fluent" }]
    });
    assert_has(&understood.resume, &wanted, "");
    let guesses: Vec<&str> = understood.unsure.iter().map(|guess| guess.path.as_str()).collect();
    assert!(guesses.contains(&"basics.label") && guesses.contains(&"work[0].name"), "{guesses:?}");

    let understood = read(&centred).expect("a résumé");
    let wanted = json!({
        "basics": { "name": "Grace Murray", "email": "grace@murray.example", "phone": "+1 555 010 9999" },
        "work": [{ "position": "Research Assistant", "startDate": "2021-06", "endDate": "2023-08",
            "highlights": ["Wrote the compiler that the laboratory uses today"] }],
        "education": [{ "startDate": "2017", "endDate": "2021" }]
    });
    assert_has(&understood.resume, &wanted, "");
    assert!(!understood.unsure.is_empty());
}

/// Bold words within a text are somebody's; where all of it is bold or italic, that is the template's.
#[tokio::test]
async fn what_is_bold_within_a_bullet_is_bold() {
    let printer = printer();
    let resume = json!({ "basics": { "name": "Ada" }, "work": [{ "position": "Analyst", "name": "Engine", "startDate": "1942",
        "highlights": ["Wrote the first program", "Numbers"],
        "tandem": { "lists": { "highlights": [{ "rich": [{ "text": "Wrote the " }, { "text": "first", "bold": true }, { "text": " program" }] }, {}] } } }] });
    let pdf = printed(&printer, &resume, "classic").await;
    printer.close().await;
    assert_eq!(read(&pdf).expect("a résumé").resume, resume);
}
