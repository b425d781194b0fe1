//! What may go of a log, and what stays.

use store::{Append, Appended, ResumeId, RowId, Snapshot};
use time::{Duration, OffsetDateTime};

use crate::fixture::{Fixture, Person, assert_same, at, fresh_row};

on_all!(
    the_newest_snapshot_before_a_number_is_found,
    of_each_day_the_newest_snapshot_stays,
    what_is_old_and_covered_may_go,
    a_young_row_keeps_those_before_it,
    the_snapshot_and_what_comes_after_it_stay,
    without_its_snapshot_nothing_goes,
    a_log_goes_on_where_it_was,
    a_snapshot_from_before_the_log_begins_is_not_kept,
    a_resume_is_compacted_while_it_is_written_to,
);

fn day(number: i64) -> OffsetDateTime {
    at(0) + Duration::days(number)
}

async fn put(db: &Fixture, resume: ResumeId, seq: i64, at: OffsetDateTime) -> Snapshot {
    let snapshot = Snapshot { row: fresh_row(), seq, blob: seq.to_le_bytes().to_vec(), at };
    db.store.put_snapshot(resume, snapshot.clone()).await.unwrap();
    snapshot
}

/// A résumé with so many rows, the first of day 0 as it was made, the others each of the next day.
async fn written(db: &Fixture, owner: &Person, rows: i64) -> (ResumeId, Vec<RowId>) {
    let resume = db.resume_of(owner).await;
    let session = store::NewSession { expires_at: day(1_000), ..crate::fixture::new_session(owner.user) };
    db.store.create_session(session.clone()).await.unwrap();
    let writer = Person { via: store::Credential::Session(session.id_hash), ..*owner };
    let appends: Vec<Append> = (1..rows).map(|n| Append { at: day(n), ..writer.writes(resume) }).collect();
    db.store.append(&appends).await.unwrap();
    (resume, appends.iter().map(|append| append.row).collect())
}

async fn numbers(db: &Fixture, resume: ResumeId) -> Vec<i64> {
    db.store.read_after(resume, 0, i64::MAX).await.unwrap().iter().map(|row| row.seq).collect()
}

/// The numbers of a résumé's snapshots, the newest first.
async fn snapshots(db: &Fixture, resume: ResumeId) -> Vec<i64> {
    let (mut found, mut before) = (Vec::new(), i64::MAX);
    while let Some(snapshot) = db.store.snapshot_before(resume, before).await.unwrap() {
        found.push(snapshot.seq);
        before = snapshot.seq - 1;
    }
    found
}

async fn the_newest_snapshot_before_a_number_is_found(db: &Fixture) {
    let ada = db.person().await;
    let (resume, other) = (db.resume_of(&ada).await, db.resume_of(&ada).await);
    let (third, ninth) = (put(db, resume, 3, day(1)).await, put(db, resume, 9, day(2)).await);
    put(db, other, 5, day(1)).await;
    let (third, ninth) = (Some(&third), Some(&ninth));
    for (before, expected) in [(2, None), (3, third), (8, third), (9, ninth), (i64::MAX, ninth)] {
        assert_same(db.store.snapshot_before(resume, before).await.unwrap(), expected);
    }
}

async fn of_each_day_the_newest_snapshot_stays(db: &Fixture) {
    let ada = db.person().await;
    let (resume, other) = (db.resume_of(&ada).await, db.resume_of(&ada).await);
    let second = Duration::SECOND;
    put(db, other, 1, day(1)).await;
    for (seq, at) in [(1, day(1)), (2, day(1) + second), (3, day(2) - second), (4, day(2)), (5, day(4)), (6, day(4))] {
        put(db, resume, seq, at).await;
    }
    assert_eq!(snapshots(db, resume).await, [6, 4, 3]);
    assert_eq!(snapshots(db, other).await, [1]);
    // One that comes late is of no use beside a newer one.
    put(db, resume, 2, day(1)).await;
    assert_eq!(snapshots(db, resume).await, [6, 4, 3]);
}

async fn what_is_old_and_covered_may_go(db: &Fixture) {
    let ada = db.person().await;
    let compactable = async |before, limit| db.store.compactable(before, limit).await.unwrap();
    // Row n + 1 is of day n.
    let (first, _) = written(db, &ada, 20).await;
    let (second, _) = written(db, &ada, 20).await;
    let (bare, _) = written(db, &ada, 20).await;
    assert_eq!(compactable(day(99), 9).await, [], "no snapshots");
    for (seq, made) in [(4, 5), (8, 9), (12, 13)] {
        put(db, first, seq, day(made)).await;
    }
    put(db, second, 6, day(7)).await;

    assert_eq!(compactable(day(5), 9).await, [], "not before, but at that time");
    assert_eq!(compactable(day(6), 9).await, [(first, 4)]);
    assert_eq!(compactable(day(9), 9).await, [(first, 4), (second, 6)]);
    assert_eq!(compactable(day(10), 9).await, [(first, 8), (second, 6)], "the newest that fits");
    assert_eq!(compactable(day(99), 1).await, [(first, 12)], "the oldest first, as many as asked for");
    db.store.forget_log(first, 8).await.unwrap();
    assert_eq!(compactable(day(10), 9).await, [(second, 6)]);
    assert_eq!(compactable(day(99), 9).await, [(second, 6), (first, 12)]);
    for (resume, through) in [(second, 6), (first, 12)] {
        db.store.forget_log(resume, through).await.unwrap();
    }
    assert_eq!(compactable(day(99), 9).await, []);
    assert_eq!(numbers(db, bare).await.len(), 20, "what no snapshot covers stays, however old");
}

async fn a_young_row_keeps_those_before_it(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    // By another replica, whose clock was ahead.
    let times = [at(10), at(5_000), at(20), at(30)];
    let appends = times.map(|at| Append { at, ..ada.writes(resume) });
    db.store.append(&appends).await.unwrap();
    put(db, resume, 2, at(40)).await;
    put(db, resume, 5, day(1)).await;
    assert_eq!(db.store.compactable(at(5_000), 9).await.unwrap(), [(resume, 2)]);
    assert_eq!(db.store.compactable(day(1), 9).await.unwrap(), [(resume, 2)]);
    assert_eq!(db.store.compactable(day(2), 9).await.unwrap(), [(resume, 5)]);
    // The snapshot is old, a row that it covers is not.
    let other = db.resume_of(&ada).await;
    db.append(Append { at: at(900), ..ada.writes(other) }).await;
    put(db, other, 2, at(50)).await;
    assert!(!db.store.compactable(at(900), 9).await.unwrap().iter().any(|(id, _)| *id == other));
}

async fn the_snapshot_and_what_comes_after_it_stay(db: &Fixture) {
    let ada = db.person().await;
    let ((resume, rows), (other, _)) = (written(db, &ada, 12).await, written(db, &ada, 3).await);
    put(db, resume, 3, day(3)).await;
    let base = put(db, resume, 7, day(7)).await;
    let newer = put(db, resume, 9, day(9)).await;
    put(db, other, 2, day(2)).await;
    let kept = db.store.read_after(resume, 7, 99).await.unwrap();

    assert_eq!(db.store.forget_log(resume, 7).await.unwrap(), 7);
    assert_same(db.store.read_after(resume, 0, 99).await.unwrap(), kept);
    assert_eq!(numbers(db, resume).await, [8, 9, 10, 11, 12]);
    assert_eq!(snapshots(db, resume).await, [9, 7]);
    assert_same(db.store.snapshot_before(resume, 8).await.unwrap(), Some(base));
    assert_same(db.store.latest_snapshot(resume).await.unwrap(), Some(newer));
    assert_eq!((numbers(db, other).await, snapshots(db, other).await), (vec![1, 2, 3], vec![2]));
    assert_eq!(db.head(resume).await, 12);
    assert_eq!(db.store.forget_log(resume, 7).await.unwrap(), 0, "it is done already");
    // The one that the log begins after outlives a newer one of its day.
    put(db, resume, 8, day(7)).await;
    assert_eq!(snapshots(db, resume).await, [9, 8, 7]);
    assert_eq!(rows.len(), 11);
}

async fn without_its_snapshot_nothing_goes(db: &Fixture) {
    let ada = db.person().await;
    let (resume, _) = written(db, &ada, 6).await;
    put(db, resume, 2, day(2)).await;
    put(db, resume, 4, day(4)).await;
    for through in [0, 1, 3, 5, 6, i64::MAX] {
        assert_eq!(db.store.forget_log(resume, through).await.unwrap(), 0);
    }
    assert_eq!((numbers(db, resume).await, snapshots(db, resume).await), (vec![1, 2, 3, 4, 5, 6], vec![4, 2]));
}

async fn a_log_goes_on_where_it_was(db: &Fixture) {
    let ada = db.person().await;
    let (resume, _) = written(db, &ada, 5).await;
    put(db, resume, 5, day(5)).await;
    assert_eq!(db.store.forget_log(resume, 5).await.unwrap(), 5);
    assert!(numbers(db, resume).await.is_empty());
    assert_eq!(db.append(ada.writes(resume)).await, Appended::Committed(6));
    assert_eq!(numbers(db, resume).await, [6]);
    assert_eq!(db.store.heads(&[resume]).await.unwrap(), [(resume, 6)]);
}

async fn a_snapshot_from_before_the_log_begins_is_not_kept(db: &Fixture) {
    let ada = db.person().await;
    let (resume, _) = written(db, &ada, 5).await;
    put(db, resume, 4, day(4)).await;
    db.store.forget_log(resume, 4).await.unwrap();
    put(db, resume, 3, day(3)).await;
    assert_eq!(snapshots(db, resume).await, [4]);
}

async fn a_resume_is_compacted_while_it_is_written_to(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    let (store, replica) = (db.store.clone(), db.replica().await);
    let writing = tokio::spawn(async move {
        let mut committed = 1;
        while committed < 60 {
            if let Appended::Committed(seq) = store.append(&[ada.writes(resume)]).await.unwrap()[0] {
                committed += 1;
                assert_eq!(seq, committed);
            }
        }
    });
    let mut gone = 0;
    for number in 1.. {
        let head = replica.resume(resume).await.unwrap().unwrap().head_seq;
        let snapshot = Snapshot { row: fresh_row(), seq: head, blob: vec![1], at: day(number) };
        replica.put_snapshot(resume, snapshot).await.unwrap();
        gone += replica.forget_log(resume, head).await.unwrap();
        let rows = replica.read_after(resume, head, 99).await.unwrap();
        assert!(rows.iter().map(|row| row.seq).eq(head + 1..=head + rows.len() as i64), "no hole after the snapshot");
        if head == 60 {
            break;
        }
    }
    writing.await.unwrap();
    assert_eq!((gone, numbers(db, resume).await, snapshots(db, resume).await), (60, vec![], vec![60]));
}
