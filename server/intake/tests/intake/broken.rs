//! Files that are none, and files that would do harm.

use intake::{Limits, Unreadable};

use crate::common::{archive, full, read, view};

#[test]
fn what_is_no_resume_is_refused_with_a_reason() {
    let damaged = |bytes: &[u8]| matches!(read(bytes), Err(Unreadable::Damaged(_)));
    assert!(damaged(b"PK\x03\x04 and nothing more"));
    let file = docx::write(&view(&full()), "x").expect("a file");
    for part in 1..16 {
        let cut = &file[..file.len() * part / 16];
        assert!(read(cut).is_err(), "{part}/16 of a file");
    }
    assert!(damaged(&archive(&[("word/document.xml", b"<w:document><w:p></w:document>")])));
    assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0\0"), Err(Unreadable::UnknownKind));
    assert_eq!(read(b"MZ\0\0\x01"), Err(Unreadable::UnknownKind));
    assert_eq!(read(b" \n\t\n"), Err(Unreadable::NoText));
    assert_eq!(read(b""), Err(Unreadable::NoText));
    assert!(damaged(b"%PDF-1.7 ..."));
    assert_eq!(read(&archive(&[("photo.jpg", b"1")])), Err(Unreadable::UnknownKind));
    assert_eq!(read(&archive(&[("word/document.xml", b"<w:document/>")])), Err(Unreadable::NoText));
    assert!(
        damaged(&archive(&[("[Content_Types].xml", b"<Types/>"), ("word/styles.xml", b"<w:styles/>")])),
        "no text in it"
    );
    assert!(damaged(&archive(&[("word/document.xml", b"<w:document><w:body><w:p><w:r><w:t>cut")])), "it ends too soon");
    assert_eq!(read(br#"{ "basics": { "name": "Ada" } }"#), Err(Unreadable::Json));
}

#[test]
fn bombs_are_refused_while_they_unpack() {
    let zeros = vec![b' '; Limits::default().unpacked + 1];
    let bomb = archive(&[("word/document.xml", &zeros)]);
    assert!(bomb.len() < 1 << 20, "it is small: {}", bomb.len());
    assert!(matches!(read(&bomb), Err(Unreadable::TooLarge(_))));
    assert!(matches!(read(&vec![b'a'; Limits::default().bytes + 1]), Err(Unreadable::TooLarge(_))));
    let few = Limits { entries: 2, ..Limits::default() };
    let many = archive(&[("a.csv", b"1"), ("b.csv", b"1"), ("c.csv", b"1")]);
    assert!(matches!(intake::read(&many, &few), Err(Unreadable::TooLarge(_))));
}

#[test]
fn an_archive_of_archives_or_of_very_many_files_is_refused() {
    // Nothing that is packed within what is packed is unpacked.
    let inner = archive(&[("word/document.xml", &vec![b' '; 1 << 20])]);
    let nested = (0..10).fold(inner, |inner, _| archive(&[("more.zip", &inner)]));
    assert_eq!(read(&nested), Err(Unreadable::UnknownKind));
    let as_word = archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", &nested)]);
    assert!(read(&as_word).is_err());
    // An index of more files than anybody packs, most of which are not there.
    let one = archive(&[("Profile.csv", b"First Name\nAda\n")]);
    let at = one.windows(4).position(|four| four == b"PK\x01\x02").expect("an index");
    let end = one.windows(4).position(|four| four == b"PK\x05\x06").expect("an end");
    let many = [&one[..at], &one[at..end].repeat(100_000), &one[end..]].concat();
    assert!(matches!(read(&many), Err(Unreadable::TooLarge(_))), "{} bytes", many.len());
    // The same bytes under many names are unpacked once for each that is read, within the bound for all.
    let zeros = vec![b' '; 20 << 20];
    let tables = ["Profile.csv", "Positions.csv", "Education.csv", "Skills.csv"].map(|name| (name, zeros.as_slice()));
    assert!(matches!(read(&archive(&tables)), Err(Unreadable::TooLarge(_))));
}

#[test]
fn what_is_within_each_other_without_end_is_refused() {
    let deep = format!("<w:document>{}{}</w:document>", "<a>".repeat(100_000), "</a>".repeat(100_000));
    assert!(matches!(read(&archive(&[("word/document.xml", deep.as_bytes())])), Err(Unreadable::TooLarge(_))));
    // Entities that would unfold are not known, and are nothing.
    let laughs = "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document><w:p><w:r><w:t>&b;x</w:t></w:r></w:p></w:document>";
    let understood = read(&archive(&[("word/document.xml", laughs.as_bytes())])).expect("a résumé");
    assert_eq!(understood.resume["basics"]["name"], "x");
    // Neither is what stands in another file.
    let other = "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><w:document><w:p><w:r><w:t>x&a;</w:t></w:r></w:p></w:document>";
    let understood = read(&archive(&[("word/document.xml", other.as_bytes())])).expect("a résumé");
    assert_eq!(understood.resume["basics"]["name"], "x");
}

#[test]
fn what_cannot_be_seen_does_not_count() {
    let run = |look: &str, words: &str| format!("<w:r><w:rPr>{look}</w:rPr><w:t>{words}</w:t></w:r>");
    let paragraph = |runs: &str| format!("<w:p>{runs}</w:p>");
    let boxed = "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Miller</w:t></w:r></w:p></w:txbxContent>\
                 </mc:Choice><mc:Fallback><w:p><w:r><w:t>Miller</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r>";
    let name = paragraph(
        &(run("", "Ada") + &run("<w:vanish/>", " hidden") + "<w:r><w:delText>deleted</w:delText></w:r>" + boxed),
    );
    let xml = format!("<w:document><w:body>{name}</w:body></w:document>");
    let understood = read(&archive(&[("word/document.xml", xml.as_bytes())])).expect("a résumé");
    let said = understood.resume.to_string();
    assert!(!said.contains("hidden") && !said.contains("deleted"), "{said}");
    assert_eq!(said.matches("Miller").count(), 1, "{said}");
}

/// Whatever the signs, in one line or in many: an answer, and each of its parts within bounds.
#[test]
fn a_file_of_nothing_but_signs_is_answered() {
    let signs = [
        "a",
        "*",
        "**a",
        "[",
        "[a](",
        "![x](",
        "`",
        "\\",
        "<",
        "_",
        "# ",
        "- ",
        "2019 – ",
        "· ",
        ", ",
        "(",
        "\t",
        "a: ",
        "é",
        "\u{202e}",
        "2019\n",
        "- a\n",
        "# a\n",
        "Experience\n",
        "a\n\n",
        "Skills\n\na, b\n\n",
    ];
    for sign in signs {
        let text = sign.repeat(100_000 / sign.len());
        for head in ["", "# Ada\n\n## Experience\n\n### ", "Ada\n\nExperience\n\n"] {
            match read(format!("{head}{text}").as_bytes()) {
                Ok(understood) => assert!(understood.resume.to_string().len() < 1 << 20, "{sign:?}"),
                Err(error) => assert_eq!(error, Unreadable::NoText, "{sign:?}"),
            }
        }
    }
}

#[test]
fn what_goes_on_for_too_long_is_cut_and_that_is_said() {
    for text in ["Ada\n\n".to_owned() + &"word ".repeat(3 << 20), "Ada\n".to_owned() + &"word\n".repeat(60_000)] {
        let understood = read(text.as_bytes()).expect("a résumé");
        assert_eq!(understood.resume["basics"]["name"], "Ada");
        assert!(understood.resume.to_string().len() < 2 << 20);
        assert!(understood.notes.iter().any(|note| note.message.contains("left out")), "nobody said so");
    }
}

#[test]
fn words_are_words_whatever_they_look_like() {
    let long = "word ".repeat(20_000);
    let text = format!(
        "# <script>alert(1)</script>\n\n## Experience\n\n### [x](javascript:alert(1)), Mill\n\n- {long}\n- {}\n",
        "[".repeat(5_000)
    );
    let understood = read(text.as_bytes()).expect("a résumé");
    assert_eq!(understood.resume["basics"]["name"], "<script>alert(1)</script>");
    assert_eq!(understood.resume["work"][0]["highlights"][0], long.trim());
    assert!(understood.resume["work"][0].get("url").is_none(), "no address of a script");
    // A link of a Word file.
    let rels = r#"<Relationships><Relationship Id="a" Target="javascript:alert(1)"/></Relationships>"#;
    let link = r#"<w:document><w:p><w:r><w:t>Ada</w:t></w:r></w:p><w:p><w:r><w:t>ada@example.org · </w:t></w:r>
        <w:hyperlink r:id="a"><w:r><w:t>ada.example</w:t></w:r></w:hyperlink></w:p></w:document>"#;
    let file = archive(&[("word/document.xml", link.as_bytes()), ("word/_rels/document.xml.rels", rels.as_bytes())]);
    let understood = read(&file).expect("a résumé");
    assert_eq!(understood.resume["basics"]["url"], "https://ada.example");
    assert!(!understood.resume.to_string().contains("javascript"), "{}", understood.resume);
}
