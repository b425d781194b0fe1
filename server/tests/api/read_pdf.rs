//! `tandem read-pdf`: the process in which PDFs are read.

use std::time::Duration;

use bytes::Bytes;
use readback::{ReadError, Reader, Unreadable};

fn reader() -> Reader {
    Reader::new(env!("CARGO_BIN_EXE_tandem").into())
}

/// A PDF with one page, which draws `content` with the font Helvetica as `/F`; forms may be among the objects.
fn file(content: &str, more: &[String]) -> Bytes {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>/XObject<</X 6 0 R>>>>>>".to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
        format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
    ];
    objects.extend_from_slice(more);
    let mut text = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(text.len());
        text += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let start = text.len();
    text += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        text += &format!("{place:010} 00000 n \n");
    }
    text += &format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    text.into()
}

#[tokio::test]
async fn a_file_is_read_in_a_process_of_its_own() {
    let reader = reader();
    let shown = "BT /F 12 Tf 60 780 Td (Ada Lovelace) Tj 3 Tr 0 -20 Td (SECRET) Tj 0 Tr 0 -20 Td (Analyst) Tj ET";
    let reading = reader.read(file(shown, &[])).await.expect("a reading");
    let rows: Vec<String> = reading.pages[0].rows.iter().map(readback::Row::text).collect();
    assert_eq!(rows, ["Ada Lovelace", "Analyst"]);
    assert!(matches!(reader.read(file("", &[])).await, Err(ReadError::Unreadable(Unreadable::NoText))));
    let broken = Bytes::from_static(b"%PDF-1.7 and nothing more");
    assert!(matches!(reader.read(broken).await, Err(ReadError::Unreadable(Unreadable::Damaged))));
    // Encrypted, and nobody has said with what.
    let locked = String::from_utf8_lossy(&file(shown, &[])).replace(
        "/Root 1 0 R",
        "/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a>/U<28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a>>>",
    );
    let locked = reader.read(locked.into()).await;
    assert!(matches!(locked, Err(ReadError::Unreadable(Unreadable::Locked))), "{locked:?}");
    let nowhere = Reader::new("/nowhere/tandem".into());
    assert!(matches!(nowhere.read(file(shown, &[])).await, Err(ReadError::DoesNotStart(_))));
}

#[tokio::test]
async fn a_file_that_would_go_on_for_ever_costs_one_process() {
    // Forms that show the next one many times over: more steps than anybody can wait for.
    let many = 24;
    let form = |at: usize| {
        let content = "/X Do ".repeat(40);
        let next = if at + 1 < many { format!("/XObject<</X {} 0 R>>", at + 7) } else { String::new() };
        format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>{next}>>/Length {}>>\nstream\n{content}\nendstream",
            content.len()
        )
    };
    let forms: Vec<String> = (0..many).map(form).collect();
    let reader = reader();
    let endless = file("/X Do", &forms);
    // Meanwhile others are answered.
    let other = async {
        let reading = reader.read(file("BT /F 12 Tf 60 780 Td (Ada) Tj ET", &[])).await.expect("a reading");
        assert_eq!(reading.text().trim(), "Ada");
    };
    let (endless, ()) = tokio::join!(reader.read(endless), other);
    assert!(matches!(endless, Err(ReadError::Unreadable(Unreadable::TooLarge))), "{endless:?}");
}

#[tokio::test]
async fn who_gives_up_ends_the_process() {
    let reader = reader();
    let endless =
        file("/X Do", &["<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 0>>\nstream\n\nendstream".to_owned()]);
    let given_up = tokio::time::timeout(Duration::ZERO, reader.read(endless.clone())).await;
    assert!(given_up.is_err());
    // Its place is free again.
    assert!(matches!(reader.read(endless).await, Err(ReadError::Unreadable(Unreadable::NoText))));
}
