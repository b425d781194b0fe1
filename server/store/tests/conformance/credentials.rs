//! Sessions and tokens.

use store::{NewSession, NewToken, StoreError, SystemClock, SystemRandom, TokenId};

use crate::fixture::{Fixture, assert_same, at, fresh_hash, new_session, new_user};

on_all!(
    a_session_is_kept_as_it_was_made,
    a_session_is_saved_while_it_exists,
    a_session_that_was_ended_stays_ended,
    sessions_are_listed_newest_use_first,
    expired_sessions_are_deleted,
    an_id_has_one_session,
    a_token_is_found_by_its_hash_and_its_use_is_noted,
    a_token_is_deleted_by_its_owner_only,
);

async fn a_session_is_kept_as_it_was_made(db: &Fixture) {
    let ada = db.person().await;
    let full = new_session(ada.user);
    let bare = NewSession { user_id: None, user_agent: None, ip: None, data: Vec::new(), ..new_session(ada.user) };
    for session in [full, bare] {
        db.store.create_session(session.clone()).await.unwrap();
        assert_same(db.store.session(session.id_hash).await.unwrap(), Some(&session));
    }
    assert!(db.store.session(fresh_hash()).await.unwrap().is_none());
}

async fn a_session_is_saved_while_it_exists(db: &Fixture) {
    let ada = db.person().await;
    let old = NewSession { user_id: None, ..new_session(ada.user) };
    db.store.create_session(old.clone()).await.unwrap();
    let new = NewSession {
        user_id: Some(ada.user),
        data: vec![9],
        created_at: at(5),
        last_seen_at: at(6),
        expires_at: at(7),
        user_agent: None,
        ip: Some("2001:db8::1".to_owned()),
        ..old.clone()
    };
    assert!(db.store.save_session(new.clone()).await.unwrap());
    let expected = NewSession { created_at: old.created_at, ..new };
    assert_same(db.store.session(old.id_hash).await.unwrap(), Some(expected));
}

async fn a_session_that_was_ended_stays_ended(db: &Fixture) {
    let ada = db.person().await;
    let session = db.store.session(ada.session).await.unwrap().unwrap();
    assert!(db.store.delete_session(ada.session).await.unwrap());
    assert!(!db.store.delete_session(ada.session).await.unwrap());
    assert!(!db.store.save_session(session).await.unwrap());
    assert!(db.store.session(ada.session).await.unwrap().is_none());
}

async fn sessions_are_listed_newest_use_first(db: &Fixture) {
    let user = new_user();
    db.store.create_user(user.clone()).await.unwrap();
    db.person().await;
    let mut expected = Vec::new();
    for second in [30, 10, 20] {
        let session = NewSession { last_seen_at: at(second), ..new_session(user.id) };
        db.store.create_session(session.clone()).await.unwrap();
        expected.push(session);
    }
    expected.sort_by_key(|session| std::cmp::Reverse(session.last_seen_at));
    assert_same(db.store.sessions_of(user.id).await.unwrap(), &expected);
    expected[2].last_seen_at = at(40);
    db.store.save_session(expected[2].clone()).await.unwrap();
    expected.rotate_right(1);
    assert_same(db.store.sessions_of(user.id).await.unwrap(), expected);
}

async fn expired_sessions_are_deleted(db: &Fixture) {
    let user = new_user();
    db.store.create_user(user.clone()).await.unwrap();
    for second in [10, 11, 12] {
        db.store.create_session(NewSession { expires_at: at(second), ..new_session(user.id) }).await.unwrap();
    }
    db.store.delete_expired_sessions(at(11)).await.unwrap();
    let left: Vec<_> = db.store.sessions_of(user.id).await.unwrap().iter().map(|left| left.expires_at).collect();
    assert_eq!(left, [at(12)]);
}

async fn an_id_has_one_session(db: &Fixture) {
    let (ada, ben) = (db.person().await, db.person().await);
    let second = NewSession { id_hash: ada.session, ..new_session(ben.user) };
    let refused = db.store.create_session(second).await;
    assert!(matches!(refused, Err(StoreError::Taken("session"))), "{refused:?}");
    assert_eq!(db.store.session(ada.session).await.unwrap().unwrap().user_id, Some(ada.user));
}

async fn a_token_is_found_by_its_hash_and_its_use_is_noted(db: &Fixture) {
    let ada = db.person().await;
    let (_, token) = db.token_of(&ada).await;
    let last_used = async || db.store.tokens_of(ada.user).await.unwrap()[0].last_used_at;
    assert_eq!(last_used().await, None);
    assert!(db.store.token_by_hash(fresh_hash(), at(5)).await.unwrap().is_none());
    assert_eq!(last_used().await, None);
    let found = db.store.token_by_hash(token.hash, at(5)).await.unwrap().unwrap();
    let seen = (found.id, found.user, found.name, found.created_at);
    assert_eq!(seen, (token.id, token.user, token.name, token.created_at));
    assert_eq!(last_used().await, Some(at(5)));
    // Once a minute is enough.
    db.store.token_by_hash(token.hash, at(65)).await.unwrap();
    assert_eq!(last_used().await, Some(at(5)));
    db.store.token_by_hash(token.hash, at(66)).await.unwrap();
    assert_eq!(last_used().await, Some(at(66)));
}

async fn a_token_is_deleted_by_its_owner_only(db: &Fixture) {
    let (ada, ben) = (db.person().await, db.person().await);
    let ((_, first), (_, second)) = (db.token_of(&ada).await, db.token_of(&ada).await);
    db.token_of(&ben).await;
    let names = async || {
        let mut ids: Vec<TokenId> = db.store.tokens_of(ada.user).await.unwrap().iter().map(|token| token.id).collect();
        ids.sort();
        ids
    };
    let mut both = vec![first.id, second.id];
    both.sort();
    assert_eq!(names().await, both);
    assert!(!db.store.delete_token(ben.user, first.id).await.unwrap());
    assert!(!db.store.delete_token(ada.user, TokenId::new(&SystemClock, &SystemRandom)).await.unwrap());
    assert_eq!(names().await, both);
    assert!(db.store.delete_token(ada.user, first.id).await.unwrap());
    assert!(!db.store.delete_token(ada.user, first.id).await.unwrap());
    assert_eq!(names().await, [second.id]);
    assert!(db.store.token_by_hash(first.hash, at(1)).await.unwrap().is_none());
    let again = NewToken { id: TokenId::new(&SystemClock, &SystemRandom), ..second };
    assert!(matches!(db.store.create_token(again).await, Err(StoreError::Taken(_))), "one secret is one token's");
}
