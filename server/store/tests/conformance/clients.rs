//! A client id belongs to the first who writes with it.

use store::{Appended, Refusal, Role};

use crate::fixture::Fixture;

const TAKEN: Appended = Appended::Refused(Refusal::ClientIdTaken);

on_all!(
    a_client_id_belongs_to_the_first_who_writes_with_it,
    a_client_id_is_bound_in_one_resume_only,
    an_append_with_one_foreign_client_id_binds_none,
);

async fn a_client_id_belongs_to_the_first_who_writes_with_it(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    let ben = db.member(resume, Role::Editor).await;
    assert_eq!(db.append(ben.writes_as(resume, &[1])).await, TAKEN, "of the first row");
    assert_eq!(db.append(ada.writes_as(resume, &[1, 2, 2, u64::MAX])).await, Appended::Committed(2));
    assert_eq!(db.append(ben.writes_as(resume, &[u64::MAX])).await, TAKEN);
    let batch = [
        ben.writes_as(resume, &[3]),
        ada.writes_as(resume, &[3]),
        ben.writes_as(resume, &[3, 4]),
        ada.writes_as(resume, &[2, 5]),
        ben.writes_as(resume, &[5]),
        ben.writes_as(resume, &[]),
    ];
    let committed = Appended::Committed;
    let expected = [committed(3), TAKEN, committed(4), committed(5), TAKEN, committed(6)];
    for (append, expected) in batch.into_iter().zip(expected) {
        assert_eq!(db.append(append).await, expected);
    }
    assert_eq!(db.append(ben.writes_as(resume, &[3, 4])).await, committed(7));
    let batch = [ben.writes_as(resume, &[6]), ada.writes_as(resume, &[6])];
    assert_eq!(db.store.append(&batch).await.unwrap(), [committed(8), TAKEN], "in one batch");
}

async fn a_client_id_is_bound_in_one_resume_only(db: &Fixture) {
    let ada = db.person().await;
    let (resume, other) = (db.resume_of(&ada).await, db.resume_of(&ada).await);
    let ben = db.member(other, Role::Editor).await;
    let batch = [ada.writes_as(resume, &[7]), ben.writes_as(other, &[7])];
    assert_eq!(db.store.append(&batch).await.unwrap(), [Appended::Committed(2), Appended::Committed(2)]);
}

async fn an_append_with_one_foreign_client_id_binds_none(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    let ben = db.member(resume, Role::Editor).await;
    // What Ben is refused is free for Ada.
    let batch = [ben.writes_as(resume, &[8, 1]), ada.writes_as(resume, &[8])];
    assert_eq!(db.store.append(&batch).await.unwrap(), [TAKEN, Appended::Behind]);
    assert_eq!(db.append(batch[1].clone()).await, Appended::Committed(2));
}
