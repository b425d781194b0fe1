//! Whatever somebody types or a foreign client writes, the page stays a page.

use crdt::Seeded;
use crdt::schema::{BASICS_FIELDS, Form, STANDARD_SECTIONS};
use crdt::{FieldRef, Id, Mark, Place};

use crate::common::{all, imported, view};

const EVIL: &str = "</style></title><script>alert(1)</script><img src=x onerror=alert(1)>\" onclick='x' &amp; {{x}}";

#[test]
fn no_field_can_write_html() {
    let mut document = imported("{}");
    let mut rng = Seeded::new(7);
    document.edit(|edit| {
        for spec in BASICS_FIELDS {
            edit.set_text(&FieldRef::basics(spec.key), EVIL);
        }
        for kind in STANDARD_SECTIONS {
            let section = Id::from(kind.key());
            edit.set_text(&FieldRef::title(&section), EVIL);
            let item = edit.add_item(&section, &Place::Last, &mut rng);
            for spec in kind.fields() {
                match spec.form {
                    Form::Date => edit.set_value(&item, spec.key, Some(EVIL)),
                    _ => edit.set_text(&FieldRef::new(item.clone(), spec.key), EVIL),
                }
            }
            for list in kind.lists() {
                edit.add_bullet(&item, list.key, &Place::Last, EVIL, &mut rng);
            }
        }
        for (key, _) in crdt::view::Settings::default().entries() {
            edit.set_value(&Id::settings(), key, Some(EVIL));
        }
    });
    let view = document.read();
    let html = render::html::document(&view, EVIL, "");
    // Each `<` that is left belongs to a tag of ours, and none of them carries a handler.
    let ours = [
        "!doctype", "html", "head", "meta", "title", "style", "body", "main", "article", "header", "h1", "h2", "h3",
        "p", "address", "span", "strong", "time", "section", "div", "ul", "li",
    ];
    for tag in html.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("a closed tag");
        let name = tag.trim_start_matches('/').split_whitespace().next().unwrap_or_default();
        assert!(ours.contains(&name), "<{tag}>");
        assert!(!tag.contains("onclick") && !tag.contains("onerror"), "<{tag}>");
    }
    assert_eq!(html.matches("</style>").count(), 1);
    assert!(html.matches("&lt;script&gt;").count() > 40);
    // Markdown lets HTML through: there the opening sign is escaped.
    let markdown = render::markdown(&view);
    assert!(!markdown.replace("\\<", "").contains('<'), "{markdown}");
}

#[test]
fn ids_of_foreign_clients_cannot_write_html() {
    let mut odd = view(r#"{"basics":{"name":"A"},"work":[{"position":"P","highlights":["b"]}]}"#);
    let section = &mut odd.sections[0];
    section.id = Id::from("\"><script>");
    section.items[0].id = Id::from("'><script>");
    let html = render::html::page(&odd).body;
    assert!(html.contains("data-object=\"&quot;&gt;&lt;script&gt;\"") && !html.contains("<script>"), "{html}");
}

#[test]
fn no_address_runs_anything() {
    let evil =
        ["javascript:alert(1)", "JAVASCRIPT:alert(1)", " java\\nscript:alert(1)", "data:text/html,x", "vbscript:x"];
    for address in evil {
        let view = view(&format!(
            r#"{{"basics":{{"name":"A","url":"{address}","email":"{address}","phone":"{address}",
                 "profiles":[{{"network":"N","url":"{address}"}}]}},
                 "work":[{{"name":"W","url":"{address}","highlights":["a link"],
                   "tandem":{{"lists":{{"highlights":[{{"rich":[{{"text":"a link","link":"{address}"}}]}}]}}}}}}],
                 "projects":[{{"name":"P","url":"{address}"}}]}}"#
        ));
        let [html, markdown, text] = all(&view);
        assert!(!html.contains("href"), "{html}");
        assert!(!markdown.contains("]("), "{markdown}");
        assert!(html.contains("a link") && text.contains("a link"));
        assert!(text.to_lowercase().contains("alert(1)") || text.contains(address), "it stays readable: {text}");
    }
}

#[test]
fn safe_links_are_links() {
    let mut document = imported(
        r#"{"basics":{"name":"A","email":"a@b.org","phone":"+46 70 000","url":"https://b.org/"},
            "work":[{"position":"P","highlights":["see this page"]}]}"#,
    );
    let bullet = document.read().sections[0].items[0].list("highlights")[0].id.clone();
    document.edit(|edit| {
        edit.format_text(&FieldRef::bullet(&bullet), 4..13, &Mark::Link(Some("https://b.org/x?a=1&b=2".into())));
        edit.format_text(&FieldRef::bullet(&bullet), 0..3, &Mark::Bold(true));
    });
    let [html, markdown, text] = all(&document.read());
    for link in ["mailto:a@b.org", "tel:+4670000", "https://b.org/", "https://b.org/x?a=1&amp;b=2"] {
        assert!(html.contains(&format!("href=\"{link}\" rel=\"noopener noreferrer\"")), "{link}\n{html}");
    }
    assert!(html.contains("<strong>see</strong> <a "), "{html}");
    assert!(markdown.contains("- **see** [this page](https://b.org/x?a=1&b=2)"), "{markdown}");
    assert!(text.contains("- see this page (b.org/x?a=1&b=2)"), "{text}");
}
