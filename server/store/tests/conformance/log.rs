//! The log: its numbers, its reading, its heads.

use store::{Append, Appended, Credential, NewResume, ResumeId, Role, StoreError, SystemClock, SystemRandom};

use crate::fixture::{Fixture, at, new_resume};

on_all!(
    numbers_are_dense_and_start_at_the_head,
    rows_are_read_as_they_were_written,
    reading_goes_on_after_a_number_and_stops_at_the_limit,
    heads_are_of_those_that_exist,
    the_server_writes_without_being_a_member,
    a_token_writes_like_a_session,
    the_last_change_moves_forward_only,
    a_row_is_in_the_log_once_and_an_error_writes_nothing,
    a_row_is_written_once,
    a_batch_of_nothing_is_answered_with_nothing,
);

async fn numbers_are_dense_and_start_at_the_head(db: &Fixture) {
    let ada = db.person().await;
    let (begun, other) = (db.resume_of(&ada).await, db.resume_of(&ada).await);
    let empty = NewResume { first: None, ..new_resume(&ada) };
    let bare = empty.id;
    db.store.create_resume(empty).await.unwrap();

    let batches: [&[(ResumeId, i64)]; 4] = [
        &[(begun, 2), (bare, 1), (begun, 3), (other, 2), (bare, 2)],
        &[(bare, 3)],
        &[(other, 3), (other, 4), (begun, 4), (bare, 4), (other, 5)],
        &[(begun, 5), (begun, 6), (begun, 7)],
    ];
    for batch in batches {
        let appends: Vec<Append> = batch.iter().map(|(resume, _)| ada.writes(*resume)).collect();
        let expected: Vec<Appended> = batch.iter().map(|(_, seq)| Appended::Committed(*seq)).collect();
        assert_eq!(db.store.append(&appends).await.unwrap(), expected);
    }
    for (resume, head) in [(begun, 7), (other, 5), (bare, 4)] {
        let rows = db.store.read_after(resume, 0, i64::MAX).await.unwrap();
        assert_eq!(rows.iter().map(|row| row.seq).collect::<Vec<_>>(), (1..=head).collect::<Vec<_>>());
        assert_eq!(db.head(resume).await, head);
    }
}

async fn rows_are_read_as_they_were_written(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    let author = db.person().await.user;
    let appends = [
        Append { at: at(5), ..ada.writes(resume) },
        Append { author, blob: Vec::new(), ..ada.writes(resume) },
        Append { blob: vec![0xff; 300_000], ..ada.writes(resume) },
    ];
    db.store.append(&appends).await.unwrap();
    let rows = db.store.read_after(resume, 1, i64::MAX).await.unwrap();
    assert_eq!(rows.len(), appends.len());
    for ((row, append), seq) in rows.iter().zip(&appends).zip(2..) {
        assert_eq!((row.seq, row.row, row.author, row.at), (seq, append.row, append.author, append.at));
        assert!(row.blob == append.blob, "the blob of row {seq}");
    }
}

async fn reading_goes_on_after_a_number_and_stops_at_the_limit(db: &Fixture) {
    let ada = db.person().await;
    let (resume, other) = (db.resume_of(&ada).await, db.resume_of(&ada).await);
    let appends: Vec<Append> = (0..18).map(|n| ada.writes(if n % 2 == 0 { resume } else { other })).collect();
    db.store.append(&appends).await.unwrap();
    let mut pages = Vec::new();
    let mut last = 0;
    loop {
        let page = db.store.read_after(resume, last, 4).await.unwrap();
        let Some(row) = page.last() else { break };
        last = row.seq;
        pages.push(page.iter().map(|row| row.seq).collect::<Vec<_>>());
    }
    assert_eq!(pages, [vec![1, 2, 3, 4], vec![5, 6, 7, 8], vec![9, 10]]);
    assert!(db.store.read_after(unknown(), 0, 10).await.unwrap().is_empty());
}

async fn heads_are_of_those_that_exist(db: &Fixture) {
    let ada = db.person().await;
    let (first, second, third) = (db.resume_of(&ada).await, db.resume_of(&ada).await, db.resume_of(&ada).await);
    db.append(ada.writes(second)).await;
    let mut heads = db.store.heads(&[unknown(), second, first]).await.unwrap();
    heads.sort();
    let mut expected = [(first, 1), (second, 2)];
    expected.sort();
    assert_eq!(heads, expected, "and not the third, {third}");
    assert!(db.store.heads(&[unknown()]).await.unwrap().is_empty());
    assert!(db.store.heads(&[]).await.unwrap().is_empty());
}

async fn the_server_writes_without_being_a_member(db: &Fixture) {
    let (ada, mut server) = (db.person().await, db.person().await);
    let resume = db.resume_of(&ada).await;
    server.via = Credential::Server;
    assert_eq!(db.append(server.writes(resume)).await, Appended::Committed(2));
}

async fn a_token_writes_like_a_session(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    let (script, token) = db.token_of(&ada).await;
    assert!(db.store.delete_session(ada.session).await.unwrap());
    assert_eq!(db.append(script.writes(resume)).await, Appended::Committed(2));
    assert!(db.store.tokens_of(ada.user).await.unwrap().iter().any(|kept| kept.id == token.id));
}

async fn the_last_change_moves_forward_only(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    let mut seen = Vec::new();
    for second in [20, 10, 30] {
        db.append(Append { at: at(second), ..ada.writes(resume) }).await;
        seen.push(db.store.resume(resume).await.unwrap().unwrap().updated_at);
    }
    let batch = [50, 60, 40].map(|second| Append { at: at(second), ..ada.writes(resume) });
    db.store.append(&batch).await.unwrap();
    seen.push(db.store.resume(resume).await.unwrap().unwrap().updated_at);
    assert_eq!(seen, [at(20), at(20), at(30), at(60)]);
}

async fn a_row_is_in_the_log_once_and_an_error_writes_nothing(db: &Fixture) {
    let ada = db.person().await;
    let (resume, other) = (db.resume_of(&ada).await, db.resume_of(&ada).await);
    let ben = db.member(other, Role::Editor).await;
    let written = ada.writes(resume);
    assert_eq!(db.append(written.clone()).await, Appended::Committed(2));
    for again in [written.clone(), Append { resume: other, ..written }] {
        let refused = until_not_busy(db, &[ada.writes_as(other, &[5]), again]).await;
        assert!(matches!(refused, Err(StoreError::Taken(_))), "{refused:?}");
    }
    assert_eq!((db.head(resume).await, db.head(other).await), (2, 1));
    assert_eq!(db.store.read_after(resume, 0, 9).await.unwrap().len(), 2);
    assert_eq!(db.store.read_after(other, 0, 9).await.unwrap().len(), 1);
    let free = until_not_busy(db, &[ben.writes_as(other, &[5])]).await.unwrap();
    assert_eq!(free, [Appended::Committed(2)], "no client id was bound");
}

/// A transaction that failed may hold its rows for a moment still.
async fn until_not_busy(db: &Fixture, batch: &[Append]) -> store::Result<Vec<Appended>> {
    loop {
        match db.store.append(batch).await {
            Ok(answers) if answers.contains(&Appended::Busy) => {}
            answer => return answer,
        }
    }
}

async fn a_batch_of_nothing_is_answered_with_nothing(db: &Fixture) {
    assert_eq!(db.store.append(&[]).await.unwrap(), []);
}

fn unknown() -> ResumeId {
    ResumeId::new(&SystemClock, &SystemRandom)
}

async fn a_row_is_written_once(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    let one = ada.writes(resume);
    assert_eq!(db.append(one.clone()).await, Appended::Committed(2));
    // An attempt whose answer was lost may be repeated: the whole batch is refused, and nothing is there twice.
    assert!(db.store.append(&[ada.writes(resume), one]).await.is_err());
    assert_eq!(db.store.read_after(resume, 0, 10).await.unwrap().len(), 2);
    assert_eq!(db.head(resume).await, 2);
}
