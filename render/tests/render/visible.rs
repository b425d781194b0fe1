//! What is on the page and what is not.

use crdt::Seeded;
use crdt::schema::{BASICS_FIELDS, Form, STANDARD_SECTIONS};
use crdt::{FieldRef, Id, Place};

use crate::common::{all, body, imported, view, words};

#[test]
fn every_field_of_every_kind_is_on_the_page_and_can_be_found_by_a_click() {
    let mut document = imported("{}");
    let mut fields = Vec::new();
    let mut rng = Seeded::new(7);
    document.edit(|edit| {
        for spec in BASICS_FIELDS.iter().filter(|spec| spec.key != "image") {
            fields.push((FieldRef::basics(spec.key), spec.form));
        }
        for kind in STANDARD_SECTIONS {
            let item = edit.add_item(&Id::from(kind.key()), &Place::Last, &mut rng);
            fields.extend(kind.fields().iter().map(|spec| (FieldRef::new(item.clone(), spec.key), spec.form)));
            for list in kind.lists() {
                let bullet = edit.add_bullet(&item, list.key, &Place::Last, "", &mut rng);
                fields.push((FieldRef::bullet(&bullet), Form::Line));
            }
        }
        for (at, (field, form)) in fields.iter().enumerate() {
            match form {
                Form::Date => edit.set_value(&field.object, &field.field, Some(&format!("{}-01-02", 2000 + at))),
                _ => edit.set_text(field, &format!("words{at}")),
            }
        }
    });
    let [html, markdown, text] = all(&document.read());
    for (at, (field, form)) in fields.iter().enumerate() {
        assert!(html.contains(&format!("data-field=\"{field}\"")), "no place for {field}\n{html}");
        let said = if *form == Form::Date { format!("2 Jan {}", 2000 + at) } else { format!("words{at}") };
        for shown in [&html, &markdown, &text] {
            assert!(shown.contains(&said), "{field} is not in\n{shown}");
        }
    }
}

#[test]
fn hidden_things_appear_nowhere() {
    let view = view(
        r#"{"basics":{"name":"Ada","profiles":[{"network":"SECRET1","tandem":{"hidden":true}}]},
            "work":[{"position":"SECRET2","tandem":{"hidden":true}},
                    {"position":"Seen","highlights":["SECRET3","shown"],
                     "tandem":{"lists":{"highlights":[{"hidden":true},{}]}}}],
            "skills":[{"name":"Rust","keywords":["SECRET4"],"tandem":{"lists":{"keywords":[{"hidden":true}]}}}],
            "awards":[{"title":"SECRET5"}],
            "meta":{"tandem":{"sections":[{"kind":"work"},{"kind":"awards","hidden":true}]}}}"#,
    );
    for shown in all(&view) {
        assert!(!shown.contains("SECRET") && !shown.contains("Awards"), "{shown}");
        assert!(shown.contains("Seen") && shown.contains("shown") && shown.contains("Rust"), "{shown}");
    }
}

#[test]
fn blank_things_appear_nowhere() {
    let view = view(
        r#"{"basics":{"name":"Ada","label":"  ","summary":" \n\n "},
            "work":[{"position":" ","highlights":["", " "]}],
            "education":[{"institution":"Umeå","endDate":""}],
            "skills":[{"name":"","keywords":[" "]},{"name":"Rust"}]}"#,
    );
    let html = render::html::page(&view).body;
    assert_eq!(words(&html).split_whitespace().collect::<Vec<_>>().join(" "), "Ada Education Umeå Skills Rust");
    assert!(!html.contains("<li></li>") && !html.contains("class=\"when\""), "{html}");
    assert_eq!(render::markdown(&view), "# Ada\n\n## Education\n\n### Umeå\n\n## Skills\n\n- Rust\n");
}

#[test]
fn an_empty_resume_is_an_empty_sheet() {
    let [html, markdown, text] = all(&view("{}"));
    assert_eq!(html, "<article class=\"tandem-page\"></article>");
    assert_eq!((markdown.as_str(), text.as_str()), ("", ""));
}

#[test]
fn dates_as_people_write_them() {
    let when = |dates: &str| {
        let html = body(&format!(r#"{{"work":[{{"position":"P",{dates}}}]}}"#));
        let (_, when) = html.split_once("class=\"when\"").map_or(("", ">"), |parts| parts);
        words(when.split_once("</div>").map_or("<>", |(when, _)| when)).trim_start_matches('>').to_owned()
    };
    assert_eq!(when(r#""startDate":"2023-03""#), "Mar 2023 – present");
    assert_eq!(when(r#""startDate":"2019-08","endDate":"2023-02-28""#), "Aug 2019 – 28 Feb 2023");
    assert_eq!(when(r#""endDate":"2017""#), "2017");
    assert_eq!(when(r#""startDate":"2017","endDate":"2017""#), "2017");
    assert_eq!(when(r#""startDate":"Spring 2019","endDate":"now & then""#), "Spring 2019 – now & then");
    let html = body(r#"{"work":[{"position":"P","startDate":"2023-03"}]}"#);
    assert!(html.contains("<time datetime=\"2023-03\" data-field=\""), "{html}");
}

#[test]
fn the_three_writings_say_things_in_one_order() {
    let view = view(include_str!("dense.json"));
    let text = render::text(&view);
    let html = words(&render::html::page(&view).body);
    let [mut in_html, mut in_markdown] = [html.as_str(), &render::markdown(&view)].map(str::to_owned);
    for word in text.split_whitespace().filter(|word| word.chars().all(char::is_alphanumeric)) {
        for rest in [&mut in_html, &mut in_markdown] {
            let at = rest.find(word).unwrap_or_else(|| panic!("{word} comes too early or not at all"));
            rest.drain(..at + word.len());
        }
    }
}

#[test]
fn sections_in_the_side_column_come_after_the_main_ones() {
    let html = body(
        r#"{"work":[{"position":"Baker"}],"skills":[{"name":"Rye"},{"name":"Spelt"}],
            "meta":{"tandem":{"sections":[{"kind":"skills","column":"side"},{"kind":"work"}]}}}"#,
    );
    let (main, side) = html.split_once("<aside class=\"side\">").expect("a side column");
    assert!(main.contains("Baker") && side.contains("Rye"), "{html}");
    // In a narrow column each stands by itself.
    assert_eq!(side.matches("<li>").count(), 2);
    assert!(!body(r#"{"work":[{"position":"Baker"}]}"#).contains("columns"));
}
