//! Many write at once.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use store::{Append, Appended, Member, ResumeId, Role, RowId, Store};
use tokio::task::JoinSet;

use crate::fixture::{Fixture, Person, at};

const WRITERS: usize = 8;
const ROUNDS: usize = 25;

on_all!(many_writers_leave_no_hole_and_no_double);

async fn many_writers_leave_no_hole_and_no_double(db: &Fixture) {
    many_write(db, std::slice::from_ref(&db.store)).await;
}

/// Everybody writes in three résumés, a batch of one row for each at a time.
pub async fn many_write(db: &Fixture, stores: &[Arc<dyn Store>]) {
    let owner = db.person().await;
    let resumes = [db.resume_of(&owner).await, db.resume_of(&owner).await, db.resume_of(&owner).await];
    let mut writers = JoinSet::new();
    for (number, store) in (0..WRITERS).zip(stores.iter().cycle()) {
        let writer = db.member(resumes[0], Role::Editor).await;
        for resume in &resumes[1..] {
            let member = Member { user: writer.user, role: Role::Owner, since: at(0) };
            db.store.put_member(*resume, &member).await.unwrap();
        }
        writers.spawn(write(store.clone(), writer, resumes, number));
    }
    let mut committed: HashMap<ResumeId, HashMap<i64, RowId>> = HashMap::new();
    for (resume, seq, row) in writers.join_all().await.into_iter().flatten() {
        let double = committed.entry(resume).or_default().insert(seq, row);
        assert_eq!(double, None, "number {seq} of {resume} was given twice");
    }
    for resume in resumes {
        let rows = db.store.read_after(resume, 0, i64::MAX).await.unwrap();
        let head = i64::try_from(1 + WRITERS * ROUNDS).unwrap();
        assert_eq!(rows.iter().map(|row| row.seq).collect::<Vec<_>>(), (1..=head).collect::<Vec<_>>());
        assert_eq!(db.head(resume).await, head);
        assert_eq!(rows.iter().map(|row| row.row).collect::<HashSet<_>>().len(), rows.len());
        let stored: HashMap<i64, RowId> = rows[1..].iter().map(|row| (row.seq, row.row)).collect();
        assert_eq!(committed.get(&resume), Some(&stored));
    }
}

/// Writes every row until it is committed; answers with the numbers.
async fn write(
    store: Arc<dyn Store>,
    writer: Person,
    resumes: [ResumeId; 3],
    number: usize,
) -> Vec<(ResumeId, i64, RowId)> {
    let client = u64::try_from(number).unwrap() + 100;
    let mut committed = Vec::new();
    for round in 0..ROUNDS {
        let mut waiting: Vec<Append> = resumes.iter().map(|resume| writer.writes_as(*resume, &[client])).collect();
        waiting.rotate_left((number + round) % 3);
        while !waiting.is_empty() {
            let answers = store.append(&waiting).await.unwrap();
            assert_eq!(answers.len(), waiting.len());
            let mut busy = Vec::new();
            for (append, answer) in waiting.into_iter().zip(answers) {
                match answer {
                    Appended::Committed(seq) => committed.push((append.resume, seq, append.row)),
                    Appended::Busy => busy.push(append),
                    refused => panic!("{refused:?}"),
                }
            }
            waiting = busy;
        }
    }
    committed
}
