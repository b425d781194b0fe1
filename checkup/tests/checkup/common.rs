//! Résumés from JSON, and findings as one line each: `severity rule place number “words”`.

use checkup::{Circumstances, Finding, Rule, check};
use crdt::json::Json;
use crdt::view::{PartialDate, ResumeView};
use crdt::{Document, FieldRef, Seeded, jsonresume};

pub const TODAY: PartialDate = PartialDate { year: 2026, month: Some(11), day: Some(26) };

pub const GIVEN: Circumstances = Circumstances { today: TODAY, pages: None };

pub fn view(json: &str) -> ResumeView {
    let mut document = Document::new(1);
    let json = Json::parse(json).expect("the test's own JSON");
    jsonresume::import(&mut document, &json, &mut Seeded::new(5)).expect("a résumé");
    document.read()
}

const SUMMARY: &str = "Designer of tools for people who are in a hurry, with eight years between research and code, and \
    happiest where the interface is the operation. Writes the words of the forms as well as drawing them, and stays until \
    they are used: by the people at the counter, by those who call, and by those who never come back because they need not.";

/// Somebody who can be reached and writes English, with these sections.
pub fn resume(sections: &str) -> String {
    format!(
        r#"{{ "basics": {{ "name": "Mina", "email": "mina@example.org", "phone": "+46 70 000 00 00", "summary": "{SUMMARY}" }},
            {sections} }}"#
    )
}

/// One role with these bullets, over or not.
pub fn role(dates: &str, bullets: &[&str]) -> String {
    let bullets: Vec<String> = bullets.iter().map(|bullet| format!("{bullet:?}")).collect();
    resume(&format!(
        r#""work": [{{ "position": "Designer", "name": "Halden", {dates}, "highlights": [{}] }}]"#,
        bullets.join(", ")
    ))
}

pub const OVER: &str = r#""startDate": "2019-01", "endDate": "2021-06""#;
pub const GOING_ON: &str = r#""startDate": "2019-01""#;

/// All that is said.
pub fn said(json: &str) -> Vec<String> {
    let view = view(json);
    check(&view, &GIVEN).findings.iter().map(|finding| line(&view, finding)).collect()
}

/// What one rule says.
pub fn said_by(rule: Rule, json: &str) -> Vec<String> {
    let view = view(json);
    let found = check(&view, &GIVEN).findings;
    found.iter().filter(|finding| finding.rule == rule).map(|finding| line(&view, finding)).collect()
}

pub fn line(view: &ResumeView, finding: &Finding) -> String {
    let mut line = format!("{} {} {}", finding.severity.key(), finding.rule.key(), place(view, &finding.at));
    if finding.number > 0 {
        line.push_str(&format!(" {}", finding.number));
    }
    if !finding.words.is_empty() {
        line.push_str(&format!(" “{}”", finding.words));
    }
    line
}

/// Where it is, as JSON Resume would say it. Fails when there is no such place.
pub fn place(view: &ResumeView, at: &FieldRef) -> String {
    let key = &at.field;
    if at.object.as_str() == "basics" {
        assert!(crdt::schema::BASICS_FIELDS.iter().any(|field| field.key == key), "no field {key}");
        return format!("basics.{key}");
    }
    if let Some(section) = view.section(&at.object) {
        assert_eq!(key, "title");
        return format!("{}.title", section.kind.key());
    }
    let lists = view.sections.iter().map(|section| (section.kind.key(), &section.items));
    for (list, items) in lists.chain([("profiles", &view.basics.profiles)]) {
        for (index, item) in items.iter().enumerate() {
            if item.id == at.object {
                assert!(item.kind.field(key).is_some(), "no field {key}");
                return format!("{list}[{index}].{key}");
            }
            for (name, bullets) in &item.lists {
                if let Some(bullet) = bullets.iter().position(|bullet| bullet.id == at.object) {
                    assert_eq!(key, "text");
                    return format!("{list}[{index}].{name}[{bullet}]");
                }
            }
        }
    }
    panic!("no such place: {at}");
}
