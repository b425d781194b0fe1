//! Résumés without their content, and their snapshots.

use store::{FirstRow, Member, NewResume, Role, Snapshot, StoreError};

use crate::fixture::{Fixture, assert_same, at, fresh_row, new_resume};

on_all!(
    a_resume_is_made_with_its_owner_and_its_first_row,
    a_resume_that_cannot_be_made_leaves_nothing,
    resumes_are_listed_with_roles_and_the_last_changed_first,
    a_resume_is_renamed,
    a_resume_goes_into_the_bin_and_comes_back,
    the_latest_snapshot_wins,
    a_snapshot_at_the_same_number_is_kept_as_it_is,
);

async fn a_resume_is_made_with_its_owner_and_its_first_row(db: &Fixture) {
    let ada = db.person().await;
    let new = new_resume(&ada);
    db.store.create_resume(new.clone()).await.unwrap();
    let made = db.store.resume(new.id).await.unwrap().unwrap();
    assert_eq!((made.id, made.title, made.wrapped_key), (new.id, new.title, new.wrapped_key));
    assert_eq!((made.head_seq, made.created_at, made.updated_at, made.deleted_at), (1, new.at, new.at, None));
    let owner = Member { user: ada.user, role: Role::Owner, since: new.at };
    assert_same(db.store.members(new.id).await.unwrap(), [owner]);
    let rows = db.store.read_after(new.id, 0, 9).await.unwrap();
    let first = new.first.unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].seq, rows[0].row, rows[0].author, rows[0].at), (1, first.row, ada.user, new.at));
    assert_eq!(rows[0].blob, first.blob);

    let empty = NewResume { first: None, ..new_resume(&ada) };
    db.store.create_resume(empty.clone()).await.unwrap();
    assert_eq!(db.head(empty.id).await, 0);
    assert!(db.store.read_after(empty.id, 0, 9).await.unwrap().is_empty());
}

async fn a_resume_that_cannot_be_made_leaves_nothing(db: &Fixture) {
    let ada = db.person().await;
    // The same client id twice is the last thing that is written of it.
    let first = FirstRow { row: fresh_row(), clients: vec![1, 1], blob: vec![1] };
    let new = NewResume { first: Some(first), ..new_resume(&ada) };
    assert!(matches!(db.store.create_resume(new.clone()).await, Err(StoreError::Taken("client id"))));
    assert!(db.store.resume(new.id).await.unwrap().is_none());
    assert!(db.store.resumes_of(ada.user).await.unwrap().is_empty());
    assert!(db.store.read_after(new.id, 0, 9).await.unwrap().is_empty());
}

async fn resumes_are_listed_with_roles_and_the_last_changed_first(db: &Fixture) {
    let (ada, ben) = (db.person().await, db.person().await);
    let (own, binned, bens) = (db.resume_of(&ada).await, db.resume_of(&ada).await, db.resume_of(&ben).await);
    db.resume_of(&ben).await;
    db.store.put_member(bens, &Member { user: ada.user, role: Role::Commenter, since: at(1) }).await.unwrap();
    let listed = async || {
        let list = db.store.resumes_of(ada.user).await.unwrap();
        for (resume, _) in &list {
            assert_same(db.store.resume(resume.id).await.unwrap(), Some(resume));
        }
        list.into_iter().map(|(resume, role)| (resume.id, role)).collect::<Vec<_>>()
    };
    db.store.rename_resume(binned, vec![1], at(20)).await.unwrap();
    db.store.rename_resume(own, vec![1], at(10)).await.unwrap();
    db.store.bin_resume(binned, at(30)).await.unwrap();
    let (owner, commenter) = (Role::Owner, Role::Commenter);
    assert_eq!(listed().await, [(binned, owner), (own, owner), (bens, commenter)], "by their last change");
    db.append(store::Append { at: at(40), ..ben.writes(bens) }).await;
    assert_eq!(listed().await, [(bens, commenter), (binned, owner), (own, owner)], "written to");
}

async fn a_resume_is_renamed(db: &Fixture) {
    let ada = db.person().await;
    let (resume, other) = (db.resume_of(&ada).await, db.resume_of(&ada).await);
    let untouched = db.store.resume(other).await.unwrap();
    db.store.rename_resume(resume, vec![4, 2], at(7)).await.unwrap();
    let renamed = db.store.resume(resume).await.unwrap().unwrap();
    assert_eq!((renamed.title, renamed.updated_at, renamed.created_at), (vec![4, 2], at(7), at(0)));
    assert_same(db.store.resume(other).await.unwrap(), untouched);
}

async fn a_resume_goes_into_the_bin_and_comes_back(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    let before = db.store.resume(resume).await.unwrap();
    let deleted_at = async || db.store.resume(resume).await.unwrap().unwrap().deleted_at;
    db.store.bin_resume(resume, at(5)).await.unwrap();
    assert_eq!(deleted_at().await, Some(at(5)));
    db.store.bin_resume(resume, at(6)).await.unwrap();
    assert_eq!(deleted_at().await, Some(at(5)), "it is there already");
    assert_eq!(db.store.read_after(resume, 0, 9).await.unwrap().len(), 1, "its content is kept");
    db.store.undelete_resume(resume).await.unwrap();
    assert_same(db.store.resume(resume).await.unwrap(), before);
}

async fn the_latest_snapshot_wins(db: &Fixture) {
    let ada = db.person().await;
    let (resume, other) = (db.resume_of(&ada).await, db.resume_of(&ada).await);
    assert!(db.store.latest_snapshot(resume).await.unwrap().is_none());
    let snapshot = |seq| Snapshot { row: fresh_row(), seq, blob: vec![seq.to_le_bytes()[0]; 9], at: at(seq) };
    let (third, ninth, fifth) = (snapshot(3), snapshot(9), snapshot(5));
    for (put, latest) in [(&third, &third), (&ninth, &ninth), (&fifth, &ninth)] {
        db.store.put_snapshot(resume, put.clone()).await.unwrap();
        assert_same(db.store.latest_snapshot(resume).await.unwrap(), Some(latest));
    }
    assert!(db.store.latest_snapshot(other).await.unwrap().is_none());
}

async fn a_snapshot_at_the_same_number_is_kept_as_it_is(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    let first = Snapshot { row: fresh_row(), seq: 4, blob: vec![1], at: at(4) };
    db.store.put_snapshot(resume, first.clone()).await.unwrap();
    db.store.put_snapshot(resume, Snapshot { row: fresh_row(), seq: 4, blob: vec![2], at: at(5) }).await.unwrap();
    assert_same(db.store.latest_snapshot(resume).await.unwrap(), Some(first));
}
