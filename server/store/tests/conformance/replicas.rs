//! More than one process at one database, which is Postgres.

use sqlx::{Connection as _, PgConnection};
use store::{Appended, DatabaseUrl, StoreError, connect};
use uuid::Uuid;

use crate::fixture::Fixture;
use crate::writers::many_write;

on_postgres!(many_writers_on_two_replicas_leave_no_hole_and_no_double, a_row_that_somebody_holds_is_not_waited_for);

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
