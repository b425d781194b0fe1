//! A log is read in pages that fit in memory.

use store::{Append, PAGE_BYTES, may_go_on};

use crate::fixture::Fixture;

on_all!(a_page_ends_once_it_has_its_bytes, a_row_larger_than_a_page_comes_alone, pages_have_no_gap);

const QUARTER: usize = PAGE_BYTES / 4;

/// The sizes of the rows that one reading gives, of a log whose rows after the first have these.
async fn page(db: &Fixture, sizes: &[usize], limit: i64) -> (Vec<usize>, bool) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    for size in sizes {
        db.append(Append { blob: vec![9; *size], ..ada.writes(resume) }).await;
    }
    let rows = db.store.read_after(resume, 1, limit).await.unwrap();
    let read: Vec<usize> = rows.iter().map(|row| row.blob.len()).collect();
    assert_eq!(read, sizes[..read.len()]);
    (read, may_go_on(&rows, limit))
}

async fn a_page_ends_once_it_has_its_bytes(db: &Fixture) {
    let (read, more) = page(db, &[QUARTER; 6], 9).await;
    assert_eq!((read.len(), more), (4, true), "what comes before the fifth is a page");
    let (read, more) = page(db, &[QUARTER, QUARTER, QUARTER, QUARTER - 1, 1, 7], 9).await;
    assert_eq!((read.len(), more), (5, true), "one byte was missing");
    let (read, more) = page(db, &[QUARTER; 3], 9).await;
    assert_eq!((read.len(), more), (3, false), "there is no more");
    let (read, more) = page(db, &[QUARTER; 6], 2).await;
    assert_eq!((read.len(), more), (2, true), "the limit comes first");
}

async fn a_row_larger_than_a_page_comes_alone(db: &Fixture) {
    let (read, more) = page(db, &[PAGE_BYTES + 5, 1], 9).await;
    assert_eq!((read.len(), more), (1, true));
    let (read, more) = page(db, &[1, PAGE_BYTES + 5, 1], 9).await;
    assert_eq!((read.len(), more), (2, true), "and after a small one, with it");
}

async fn pages_have_no_gap(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    for n in 0..30 {
        let blob = vec![1; if n % 3 == 0 { PAGE_BYTES / 2 } else { 100 }];
        db.append(Append { blob, ..ada.writes(resume) }).await;
    }
    let (mut seen, mut pages) = (Vec::new(), 0);
    loop {
        let page = db.store.read_after(resume, seen.last().copied().unwrap_or(0), 8).await.unwrap();
        seen.extend(page.iter().map(|row| row.seq));
        pages += 1;
        if !may_go_on(&page, 8) {
            break;
        }
    }
    assert!(seen.iter().copied().eq(1..=31), "{seen:?}");
    assert!(pages > 4, "{pages} pages");
}
