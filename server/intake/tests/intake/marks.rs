//! Bold, italic and links within texts come back.

use intake::{Limits, Understood};
use serde_json::{Value, json};

use crate::common::{archive, read, view};

fn marked() -> Value {
    json!({
        "basics": { "name": "Ada", "summary": "Counts fast and well." },
        "work": [
            { "position": "Analyst", "name": "Engine", "startDate": "1942", "summary": "Wrote notes.", "highlights": ["Plain", "Wrote the first program"],
              "tandem": { "rich": { "summary": [{ "text": "Wrote " }, { "text": "notes", "italic": true }, { "text": "." }] }, "lists": { "highlights": [{}, { "rich": [
                { "text": "Wrote the " }, { "text": "first", "bold": true }, { "text": " " },
                { "text": "program", "link": "https://ada.example/g" }] }] } } }
        ],
        "meta": { "tandem": { "summary": [{ "text": "Counts " }, { "text": "fast", "bold": true, "italic": true }, { "text": " and well." }] } }
    })
}

fn assert_marked(understood: &Understood) {
    let (found, wanted) = (&understood.resume, marked());
    assert_eq!(found["work"][0]["highlights"], wanted["work"][0]["highlights"]);
    assert_eq!(found["work"][0]["tandem"], wanted["work"][0]["tandem"]);
    assert_eq!(found["meta"]["tandem"]["summary"], wanted["meta"]["tandem"]["summary"]);
    // And they are taken as they are.
    assert_eq!(render::markdown(&view(found)), render::markdown(&view(&wanted)));
}

#[test]
fn marks_come_back_from_word_and_markdown() {
    let view = view(&marked());
    assert_marked(&read(&docx::write(&view, "x").expect("a file")).expect("a résumé"));
    assert_marked(&read(render::markdown(&view).as_bytes()).expect("a résumé"));
}

#[test]
fn a_link_that_leads_to_a_script_is_words() {
    let text = "# Ada\n\n## Experience\n\n### **Analyst**, Engine\n\n1942\n\n- [one](javascript:run) and [two](JaVaScRiPt:x), [three](data:text/html;x) **bold**\n";
    let understood = intake::read(text.as_bytes(), &Limits::default()).expect("a résumé");
    let role = &understood.resume["work"][0];
    assert_eq!(role["highlights"], json!(["one and two, three bold"]));
    assert!(!role.to_string().to_lowercase().contains("script") && !role.to_string().contains("data:"), "{role}");
    let rels = r#"<Relationships><Relationship Id="a" Target="javascript:alert(1)"/></Relationships>"#;
    let body = r#"<w:document><w:p><w:r><w:t>Ada</w:t></w:r></w:p><w:p><w:r><w:t>Summary</w:t></w:r></w:p>
        <w:p><w:hyperlink r:id="a"><w:r><w:t>Press here.</w:t></w:r></w:hyperlink></w:p></w:document>"#;
    let file = archive(&[("word/document.xml", body.as_bytes()), ("word/_rels/document.xml.rels", rels.as_bytes())]);
    let said = read(&file).expect("a résumé").resume.to_string();
    assert!(said.contains("Press here.") && !said.contains("javascript"), "{said}");
}
