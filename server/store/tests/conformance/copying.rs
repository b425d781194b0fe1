//! Moving everything from the file to Postgres, and back.

use std::fmt::Debug;

use store::{
    Appended, Copied, DatabaseUrl, InvitationId, Member, NewInvitation, NewSession, Photo, PhotoId, Refusal, ResumeId,
    Role, Snapshot, Store, StoreError, SystemClock, SystemRandom, connect, copy,
};
use tempfile::TempDir;

use crate::fixture::{Fixture, Person, at, file_in, fresh_hash, fresh_row, new_resume, new_session};

on_postgres!(
    a_copy_there_and_back_is_equal,
    a_target_that_holds_anything_is_refused_and_stays_as_it_is,
    a_target_that_holds_anything_is_refused_on_the_way_back_too,
    a_copy_is_between_a_file_and_postgres,
);

/// What a database is asked after the copy.
struct Contents {
    people: Vec<Person>,
    resumes: Vec<ResumeId>,
    tokens: Vec<[u8; 32]>,
    photos: Vec<(ResumeId, PhotoId)>,
    invitations: Vec<[u8; 32]>,
    sessions: Vec<[u8; 32]>,
}

/// A file with something of everything in it, closed.
async fn full_file() -> (TempDir, Contents) {
    let folder = tempfile::tempdir().unwrap();
    let db = Fixture::sqlite_in(&folder).await;
    let (ada, ben) = (db.person().await, db.person().await);
    db.token_of(&ada).await;
    let (script, used) = db.token_of(&ben).await;
    db.store.token_by_hash(used.hash, at(8)).await.unwrap();
    let bare = NewSession { user_id: None, user_agent: None, ip: None, data: Vec::new(), ..new_session(ada.user) };
    db.store.create_session(bare.clone()).await.unwrap();

    let (resume, binned) = (db.resume_of(&ada).await, db.resume_of(&ben).await);
    let viewer = db.member(resume, Role::Viewer).await;
    let letter = new_resume(&ada);
    assert!(db.store.create_cover(resume, letter.clone()).await.unwrap());
    db.store.append(&[ada.writes(letter.id)]).await.unwrap();
    let photo = Photo { id: PhotoId::new(&SystemClock, &SystemRandom), blob: vec![3; 500], at: at(2) };
    db.store.put_member(resume, &Member { user: ben.user, role: Role::Editor, since: at(3) }).await.unwrap();
    for n in 0..40 {
        let batch = [ada.writes_as(resume, &[n, u64::MAX]), script.writes_as(resume, &[1_000 + n]), ben.writes(binned)];
        db.store.append(&batch).await.unwrap();
    }
    for seq in [10, 20] {
        db.store
            .put_snapshot(resume, Snapshot { row: fresh_row(), seq, blob: vec![7; 99], at: at(86_400 * seq) })
            .await
            .unwrap();
    }
    assert_eq!(db.store.forget_log(resume, 10).await.unwrap(), 10);
    db.store.put_photo(resume, ada.user, photo.clone()).await.unwrap();
    db.store.bin_resume(binned, at(9)).await.unwrap();
    db.store.put_tags(resume, ben.user, vec![9; 20]).await.unwrap();
    db.store.note_name(resume, 11, vec![8; 30]).await.unwrap();
    let mut invitations = Vec::new();
    for role in [Role::Viewer, Role::Editor] {
        let invitation = NewInvitation {
            id: InvitationId::new(&SystemClock, &SystemRandom),
            resume,
            invited_by: ada.user,
            secret_hash: fresh_hash(),
            role,
            address: vec![5; 50],
            created_at: at(1),
            expires_at: at(100),
        };
        invitations.push(invitation.secret_hash);
        db.store.create_invitation(invitation).await.unwrap();
    }
    db.store.accept_invitation(invitations[0], ben.user, at(5)).await.unwrap();
    let contents = Contents {
        people: vec![ada, ben, viewer],
        resumes: vec![resume, binned, letter.id],
        tokens: vec![used.hash],
        photos: vec![(resume, photo.id)],
        invitations,
        sessions: vec![bare.id_hash],
    };
    (folder, contents)
}

/// Everything that a store answers about these contents.
async fn seen(store: &dyn Store, contents: &Contents) -> Vec<String> {
    let mut seen = Vec::new();
    let mut see = |answer: &dyn Debug| seen.push(format!("{answer:?}"));
    for person in &contents.people {
        let user = store.user(person.user).await.unwrap().unwrap();
        see(&store.user_by_address(user.address_hash).await.unwrap());
        see(&user);
        see(&store.sessions_of(person.user).await.unwrap());
        see(&store.tokens_of(person.user).await.unwrap());
        see(&store.resumes_of(person.user).await.unwrap());
        see(&store.tags_of(person.user).await.unwrap());
    }
    for resume in &contents.resumes {
        see(&store.resume(*resume).await.unwrap().unwrap());
        see(&store.members(*resume).await.unwrap());
        see(&store.covers_of(*resume).await.unwrap());
        see(&store.read_after(*resume, 0, i64::MAX).await.unwrap());
        see(&store.latest_snapshot(*resume).await.unwrap());
    }
    for (resume, photo) in &contents.photos {
        see(&store.photo(*resume, *photo).await.unwrap().unwrap());
    }
    for invitation in &contents.invitations {
        see(&store.invitation_by_secret(*invitation).await.unwrap());
    }
    for session in &contents.sessions {
        see(&store.session(*session).await.unwrap().unwrap());
    }
    // Within a minute of the use that was noted: asking changes nothing.
    for token in &contents.tokens {
        see(&store.token_by_hash(*token, at(8)).await.unwrap().unwrap());
    }
    seen
}

#[track_caller]
fn assert_equal(left: &[String], right: &[String]) {
    assert_eq!(left.len(), right.len());
    for (left, right) in left.iter().zip(right) {
        assert_eq!(left, right);
    }
}

fn counts(copied: &Copied) -> Vec<(&str, u64)> {
    copied.iter().filter(|(_, rows)| *rows > 0).copied().collect()
}

async fn a_copy_there_and_back_is_equal(db: &Fixture) {
    let (folder, contents) = full_file().await;
    let back = tempfile::tempdir().unwrap();
    let there = copy(file_in(&folder), db.url.clone()).await.unwrap();
    let returned = copy(db.url.clone(), file_in(&back)).await.unwrap();
    assert_eq!(there, returned);
    let expected = [
        ("users", 3),
        ("sessions", 4),
        ("tokens", 2),
        ("resumes", 3),
        ("resume_keys", 3),
        ("members", 4),
        ("tags", 1),
        ("invitations", 2),
        // 40 and the greatest of Ada's, 40 of Ben's, and one of each first row, of which Ada used hers again.
        ("client_ids", 83),
        ("log", 114),
        ("snapshots", 2),
        ("photos", 1),
    ];
    assert_eq!(counts(&there), expected);

    let copied = seen(&*db.store, &contents).await;
    let returned = connect(file_in(&back)).await.unwrap();
    assert_equal(&seen(&*returned, &contents).await, &copied);
    let source = connect(file_in(&folder)).await.unwrap();
    assert_equal(&seen(&*source, &contents).await, &copied);

    // It goes on where it was: whose a client id is, and which number is the next.
    let ([ada, ben, _], resume) = (&contents.people[..], contents.resumes[0]) else { panic!("they are three") };
    for store in [&db.store, &returned, &source] {
        let taken = Appended::Refused(Refusal::ClientIdTaken);
        assert_eq!(store.append(&[ben.writes_as(resume, &[u64::MAX])]).await.unwrap(), [taken]);
        assert_eq!(store.append(&[ada.writes_as(resume, &[u64::MAX])]).await.unwrap(), [Appended::Committed(82)]);
        // And where the log begins: a snapshot from before that is of no use.
        let late = Snapshot { row: fresh_row(), seq: 9, blob: vec![1], at: at(9) };
        store.put_snapshot(resume, late).await.unwrap();
        assert!(store.snapshot_before(resume, 9).await.unwrap().is_none());
    }
}

async fn refused(from: DatabaseUrl, to: DatabaseUrl, table: &str) {
    let refused = copy(from, to).await;
    let Err(StoreError::Unfit(message)) = refused else { panic!("it was not refused: {refused:?}") };
    assert!(message.contains("not empty") && message.contains(table), "{message}");
}

async fn a_target_that_holds_anything_is_refused_and_stays_as_it_is(db: &Fixture) {
    let (folder, contents) = full_file().await;
    // Somebody who has not signed in is the only thing there: the accounts were copied before it is found.
    let mut visitor = new_session(contents.people[0].user);
    visitor.user_id = None;
    db.store.create_session(visitor.clone()).await.unwrap();
    refused(file_in(&folder), db.url.clone(), "sessions").await;
    assert!(db.store.user(contents.people[0].user).await.unwrap().is_none());
    assert!(db.store.session(visitor.id_hash).await.unwrap().is_some());

    assert!(db.store.delete_session(visitor.id_hash).await.unwrap());
    copy(file_in(&folder), db.url.clone()).await.unwrap();
    let before = seen(&*db.store, &contents).await;
    refused(file_in(&folder), db.url.clone(), "users").await;
    assert_equal(&seen(&*db.store, &contents).await, &before);
}

async fn a_target_that_holds_anything_is_refused_on_the_way_back_too(db: &Fixture) {
    let (folder, contents) = full_file().await;
    let other = db.person().await;
    refused(db.url.clone(), file_in(&folder), "users").await;
    let file = connect(file_in(&folder)).await.unwrap();
    assert!(file.user(other.user).await.unwrap().is_none());
    assert_eq!(file.members(contents.resumes[0]).await.unwrap().len(), 3);
}

async fn a_copy_is_between_a_file_and_postgres(db: &Fixture) {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for (from, to) in [(db.url.clone(), db.url.clone()), (file_in(&one), file_in(&other))] {
        assert!(matches!(copy(from, to).await, Err(StoreError::Unfit(_))));
    }
}
