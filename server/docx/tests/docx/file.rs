//! The file holds everything that the page says, and is what it says it is.

use crate::common::{file, paragraphs, part};

pub const RESUME: &str = r#"{
    "basics": { "name": "Özge <b>Çelik</b> & Co", "label": "Engineer", "email": "o@example.org",
                "url": "https://example.org/?a=1&b=2", "summary": "One.\nTwo.\n\nThree \u0000\u0007." },
    "work": [ { "name": "Mill", "position": "Miller", "startDate": "2019-03", "url": "javascript:alert(1)",
                "highlights": ["Ground 5 t & more", "</w:t></w:r><script>alert(1)</script>", "طحن القمح"] } ],
    "skills": [ { "name": "简历", "keywords": ["a", "b"] } ]
}"#;

#[test]
fn every_field_is_there_in_its_order_with_real_headings_and_lists() {
    let (file, view) = file(RESUME);
    let paragraphs = paragraphs(&part(&file, "word/document.xml"));
    let of = |style: &str| -> Vec<&str> {
        paragraphs.iter().filter(|(name, _)| name == style).map(|(_, words)| words.as_str()).collect()
    };
    assert_eq!(of("Title"), ["Özge <b>Çelik</b> & Co"]);
    assert_eq!(of("Heading1"), ["Summary", "Experience", "Skills"]);
    assert_eq!(of("Heading2"), ["Miller, Mill · javascript:alert(1)"]);
    assert_eq!(of("ListBullet"), ["Ground 5 t & more", "</w:t></w:r><script>alert(1)</script>", "طحن القمح"]);
    let all: String = paragraphs.iter().map(|(_, words)| words.as_str()).collect();
    let mut rest = all.as_str();
    for field in render::flow::shown(&view) {
        for words in field.words.split('\n') {
            let at = rest.find(words).unwrap_or_else(|| panic!("{words:?} is not in {rest:?}"));
            rest = &rest[at + words.len()..];
        }
    }
}

#[test]
fn links_are_real_and_safe() {
    let (file, _) = file(RESUME);
    let links = part(&file, "word/_rels/document.xml.rels");
    assert!(links.contains("Target=\"https://example.org/?a=1&amp;b=2\" TargetMode=\"External\""), "{links}");
    assert!(links.contains("mailto:o@example.org"), "{links}");
    assert!(!links.contains("javascript"), "{links}");
}

#[test]
fn title_and_author_are_said_and_the_same_resume_gives_the_same_bytes() {
    let (one, _) = file(RESUME);
    let core = part(&one, "docProps/core.xml");
    assert!(core.contains("<dc:title>Özgeçmiş &lt;简历&gt;</dc:title>"), "{core}");
    assert!(core.contains("<dc:creator>Özge &lt;b&gt;Çelik&lt;/b&gt; &amp; Co</dc:creator>"), "{core}");
    assert_eq!(one, file(RESUME).0);
    let (empty, _) = file("{}");
    assert!(paragraphs(&part(&empty, "word/document.xml")).is_empty());
}

#[test]
fn whose_page_it_is_and_which_stands_at_its_foot_when_somebody_wants_that() {
    let (plain, view) = file(RESUME);
    for name in ["[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"] {
        let words = part(&plain, name);
        assert!(!words.contains("footer.xml") && !words.contains("footerReference"), "{words}");
    }
    let with = |settings: &[&str]| {
        let mut view = view.clone();
        settings.iter().for_each(|key| view.settings.set(key, "on"));
        docx::write(&view, "Feet").expect("a file")
    };
    let both = with(&["page-numbers", "running-name"]);
    let foot = part(&both, "word/footer.xml");
    assert_eq!(paragraphs(&foot), [("Footer".to_owned(), "Özge <b>Çelik</b> & Co · 1 / 1".to_owned())]);
    assert!(foot.contains("w:instr=\" PAGE \"") && foot.contains("w:instr=\" NUMPAGES \""), "{foot}");
    assert!(part(&both, "[Content_Types].xml").contains("PartName=\"/word/footer.xml\""));
    assert!(part(&both, "word/_rels/document.xml.rels").contains("Id=\"foot\""));
    assert!(part(&both, "word/document.xml").contains("r:id=\"foot\""));
    let words = |settings: &[&str]| paragraphs(&part(&with(settings), "word/footer.xml"))[0].1.clone();
    assert_eq!(words(&["page-numbers"]), "1 / 1");
    assert_eq!(words(&["running-name"]), "Özge <b>Çelik</b> & Co");
}
