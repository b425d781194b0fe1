//! More than one process at one database, which is Postgres.

use std::time::Duration;

use sqlx::{Connection as _, PgConnection};
use store::{Appended, DatabaseUrl, Refusal, StoreError, connect};
use tokio::time::timeout;
use uuid::Uuid;

use crate::fixture::Fixture;
use crate::writers::many_write;

on_postgres!(
    many_writers_on_two_replicas_leave_no_hole_and_no_double,
    a_row_that_somebody_holds_is_not_waited_for,
    an_append_waits_for_the_session_that_is_being_ended,
    a_connection_that_was_cut_is_replaced,
);

async fn many_writers_on_two_replicas_leave_no_hole_and_no_double(db: &Fixture) {
    many_write(db, &[db.store.clone(), db.replica().await]).await;
}

async fn a_row_that_somebody_holds_is_not_waited_for(db: &Fixture) {
    let ada = db.person().await;
    let (held, free) = (db.resume_of(&ada).await, db.resume_of(&ada).await);
    let DatabaseUrl::Postgres(url) = &db.url else { panic!("it is Postgres") };
    let mut connection = PgConnection::connect(url).await.unwrap();
    let mut holder = connection.begin().await.unwrap();
    sqlx::query("SELECT 1 FROM resumes WHERE id = $1 FOR UPDATE")
        .bind(Uuid::from(held))
        .execute(&mut *holder)
        .await
        .unwrap();

    // Were it waited for, the store's limit for a lock would make this an error: the holder lets go only afterwards.
    let batch = [ada.writes_as(held, &[5]), ada.writes(free), ada.writes(held), ada.writes(free)];
    let (busy, committed) = (Appended::Busy, Appended::Committed);
    assert_eq!(db.store.append(&batch).await.unwrap(), [busy, committed(2), busy, committed(3)]);
    assert_eq!((db.head(held).await, db.head(free).await), (1, 3));

    holder.rollback().await.unwrap();
    assert_eq!(db.append(ada.writes(held)).await, committed(2));
}

#[tokio::test]
async fn a_server_that_is_not_there_is_away() {
    let nowhere = DatabaseUrl::Postgres("postgres://nobody@127.0.0.1:1/nothing".to_owned());
    assert!(matches!(connect(nowhere).await, Err(StoreError::Unavailable(_))));
}

async fn an_append_waits_for_the_session_that_is_being_ended(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    let DatabaseUrl::Postgres(url) = &db.url else { panic!("it is Postgres") };
    let mut connection = PgConnection::connect(url).await.unwrap();
    for (ends, answer) in [(false, Appended::Committed(2)), (true, Appended::Refused(Refusal::SignedOut))] {
        let mut ending = connection.begin().await.unwrap();
        let gone = sqlx::query("DELETE FROM sessions WHERE user_id = $1").bind(Uuid::from(ada.user));
        gone.execute(&mut *ending).await.unwrap();
        let store = db.store.clone();
        let mut append = tokio::spawn(async move { store.append(&[ada.writes(resume)]).await.unwrap() });
        assert!(timeout(Duration::from_millis(300), &mut append).await.is_err(), "nobody knows yet");
        if ends { ending.commit().await } else { ending.rollback().await }.unwrap();
        assert_eq!(append.await.unwrap(), [answer]);
    }
}

async fn a_connection_that_was_cut_is_replaced(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    assert_eq!(db.append(ada.writes(resume)).await, Appended::Committed(2));
    let DatabaseUrl::Postgres(url) = &db.url else { panic!("it is Postgres") };
    let mut connection = PgConnection::connect(url).await.unwrap();
    let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
               WHERE datname = current_database() AND pid <> pg_backend_pid()";
    sqlx::query(cut).execute(&mut connection).await.unwrap();
    // One that was in use a moment ago may be trusted once more, in vain.
    let row = ada.writes(resume);
    if let Err(error) = db.store.append(std::slice::from_ref(&row)).await {
        assert!(matches!(error, StoreError::Unavailable(_)), "{error}");
        assert_eq!(db.append(row).await, Appended::Committed(3));
    }
    assert_eq!(db.head(resume).await, 3);
}
