//! Accounts.

use store::{NewUser, Role, StoreError};

use crate::fixture::{Fixture, assert_same, at, fresh_hash, new_user};

on_all!(
    an_account_is_found_by_id_and_by_address,
    an_account_is_changed_but_for_id_and_time,
    an_address_has_one_account,
    a_deleted_account_takes_what_was_its_own,
);

async fn an_account_is_found_by_id_and_by_address(db: &Fixture) {
    let user = new_user();
    db.store.create_user(user.clone()).await.unwrap();
    db.person().await;
    assert_same(db.store.user(user.id).await.unwrap(), Some(&user));
    assert_same(db.store.user_by_address(user.address_hash).await.unwrap(), Some(&user));
    assert!(db.store.user(new_user().id).await.unwrap().is_none());
    assert!(db.store.user_by_address(fresh_hash()).await.unwrap().is_none());
}

async fn an_account_is_changed_but_for_id_and_time(db: &Fixture) {
    let (old, bystander) = (new_user(), new_user());
    db.store.create_user(old.clone()).await.unwrap();
    db.store.create_user(bystander.clone()).await.unwrap();
    let new = NewUser { id: old.id, created_at: at(99), password_hash: "$argon2id$new".to_owned(), ..new_user() };
    db.store.update_user(new.clone()).await.unwrap();
    let expected = NewUser { created_at: old.created_at, ..new };
    assert_same(db.store.user(old.id).await.unwrap(), Some(&expected));
    assert_same(db.store.user_by_address(expected.address_hash).await.unwrap(), Some(&expected));
    assert!(db.store.user_by_address(old.address_hash).await.unwrap().is_none());
    assert_same(db.store.user(bystander.id).await.unwrap(), Some(&bystander));
}

async fn an_address_has_one_account(db: &Fixture) {
    let (first, other) = (new_user(), new_user());
    db.store.create_user(first.clone()).await.unwrap();
    db.store.create_user(other.clone()).await.unwrap();
    let second = NewUser { address_hash: first.address_hash, ..new_user() };
    let refused = db.store.create_user(second.clone()).await;
    assert!(matches!(refused, Err(StoreError::Taken("address"))), "{refused:?}");
    assert!(db.store.user(second.id).await.unwrap().is_none());
    let moved = NewUser { address_hash: first.address_hash, ..other.clone() };
    let refused = db.store.update_user(moved).await;
    assert!(matches!(refused, Err(StoreError::Taken("address"))), "{refused:?}");
    assert_same(db.store.user(other.id).await.unwrap(), Some(other));
    assert_same(db.store.user_by_address(first.address_hash).await.unwrap(), Some(first));
}

async fn a_deleted_account_takes_what_was_its_own(db: &Fixture) {
    let (ada, ben) = (db.person().await, db.person().await);
    let (_, token) = db.token_of(&ada).await;
    let (alone, shared, bens) = (db.resume_of(&ada).await, db.resume_of(&ada).await, db.resume_of(&ben).await);
    let put = async |resume, user, role| {
        db.store.put_member(resume, &store::Member { user, role, since: at(2) }).await.unwrap();
    };
    put(alone, ben.user, Role::Editor).await;
    put(shared, ben.user, Role::Owner).await;
    put(bens, ada.user, Role::Editor).await;
    db.append(ada.writes(bens)).await;

    db.store.delete_user(ada.user).await.unwrap();
    assert!(db.store.user(ada.user).await.unwrap().is_none());
    assert!(db.store.session(ada.session).await.unwrap().is_none());
    assert!(db.store.sessions_of(ada.user).await.unwrap().is_empty());
    assert!(db.store.token_by_hash(token.hash, at(3)).await.unwrap().is_none());
    assert!(db.store.resumes_of(ada.user).await.unwrap().is_empty());

    assert!(db.store.resume(alone).await.unwrap().is_none(), "nobody else owned it");
    assert!(db.store.read_after(alone, 0, 9).await.unwrap().is_empty());
    assert!(db.store.members(alone).await.unwrap().is_empty());
    for resume in [shared, bens] {
        assert!(db.store.resume(resume).await.unwrap().is_some());
        let left: Vec<_> = db.store.members(resume).await.unwrap().iter().map(|member| member.user).collect();
        assert_eq!(left, [ben.user]);
    }
    let rows = db.store.read_after(bens, 1, 9).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.author).collect::<Vec<_>>(), [ada.user], "the log says who wrote it");
    assert!(db.store.session(ben.session).await.unwrap().is_some());
}
