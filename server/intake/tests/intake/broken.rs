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
    assert_eq!(read(b"%PDF-1.7 ..."), Err(Unreadable::Pdf));
    assert_eq!(read(&archive(&[("photo.jpg", b"1")])), Err(Unreadable::UnknownKind));
    assert_eq!(read(&archive(&[("word/document.xml", b"<w:document/>")])), Err(Unreadable::NoText));
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
}
