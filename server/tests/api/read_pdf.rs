//! `tandem read-pdf`: the process in which PDFs are read.

use std::time::Duration;

use bytes::Bytes;
use readback::{NoWorker, ReadError, Reader, Unreadable, Workers};

use crate::paper::{self, file};

fn reader() -> Reader {
    Reader::new(env!("CARGO_BIN_EXE_tandem").into())
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
    assert!(matches!(nowhere.read(file(shown, &[])).await, Err(ReadError::NoWorker(NoWorker::DoesNotStart(_)))));
}

#[tokio::test]
async fn a_file_that_would_go_on_for_ever_costs_one_process() {
    let reader = reader();
    let endless = paper::endless();
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

/// A process that does nothing for ever. The time stands still, and goes on when everybody waits.
#[tokio::test(start_paused = true)]
async fn who_does_not_answer_is_not_waited_for() {
    let idle = Workers::new("/bin/sleep".into(), "infinity");
    assert_eq!(idle.ask::<String>(b"a file").await.expect("it starts"), None);
    // One that says other things, or without end.
    assert_eq!(Workers::new("/bin/echo".into(), "words").ask::<String>(b"").await.expect("it starts"), None);
}

/// Files whose parts lead back to themselves.
#[tokio::test]
async fn a_file_that_leads_in_circles_is_answered() {
    let reader = reader();
    let catalog = "<</Type/Catalog/Pages 2 0 R>>".to_owned();
    let page = |contents: &str| format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {contents}>>");
    let pages = "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned();
    let circles = [
        // Pages that hold themselves.
        paper::of(&[catalog.clone(), "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>".to_owned()]),
        // Content that is itself.
        paper::of(&[catalog.clone(), pages.clone(), page("4 0 R"), "4 0 R".to_owned()]),
        paper::of(&[catalog.clone(), pages.clone(), page("[4 0 R 4 0 R]"), "[4 0 R 4 0 R]".to_owned()]),
        // A length that is its own.
        paper::of(&[catalog, pages, page("4 0 R"), "<</Length 4 0 R>>\nstream\nBT ET\nendstream".to_owned()]),
        // A form that shows itself.
        file("/X Do", &["<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 7 0 R>>>>/Length 5>>\nstream\n/X Do\nendstream".to_owned()]),
        // An index that comes before itself.
        before_itself(),
    ];
    for (at, circle) in circles.into_iter().enumerate() {
        let read = reader.read(circle).await;
        assert!(matches!(read, Err(ReadError::Unreadable(_))), "{at}: {read:?}");
    }
}

fn before_itself() -> Bytes {
    let text = String::from_utf8_lossy(&file("", &[])).into_owned();
    let start = text.find("xref").expect("an index");
    text.replace("/Root", &format!("/Prev {start}/Root")).into()
}

/// What unpacks to more memory than a file may take, costs its own process.
#[tokio::test]
async fn a_file_that_unpacks_without_end_is_answered() {
    // Read as runs, a row of this byte is a row of it that is sixty-four times as long.
    let packed = "81".repeat(1 << 20);
    let filters = "/ASCIIHexDecode/RunLengthDecode/RunLengthDecode/RunLengthDecode";
    let content = format!("<</Filter[{filters}]/Length {}>>\nstream\n{packed}\nendstream", packed.len());
    let bomb = paper::of(&[
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>".to_owned(),
        content,
    ]);
    let read = reader().read(bomb).await;
    assert!(matches!(read, Err(ReadError::Unreadable(_))), "{read:?}");
}
