//! What many may do, asked at once.

use store::{Credential, Grantee, NewSession, ResumeId, Rights, Role, SystemClock, SystemRandom, TokenId};

use crate::fixture::{Fixture, Person, at, fresh_hash, new_session};

on_all!(
    rights_are_told_in_the_order_asked,
    who_is_signed_in_is_told_beside_the_role,
    rights_of_a_crowd_are_told_at_once,
    what_was_revoked_is_not_told_again,
    nobody_is_asked_about,
);

fn of(resume: ResumeId, person: &Person) -> Grantee {
    Grantee { resume, user: person.user, via: person.via }
}

async fn rights(db: &Fixture, asked: &[Grantee]) -> Vec<Rights> {
    let told = db.store.rights(asked, at(5)).await.unwrap();
    assert_eq!(told.len(), asked.len());
    told
}

async fn roles(db: &Fixture, asked: &[Grantee]) -> Vec<Option<Role>> {
    rights(db, asked).await.iter().map(|rights| rights.role).collect()
}

async fn rights_are_told_in_the_order_asked(db: &Fixture) {
    let owner = db.person().await;
    let (resume, other, binned) = (db.resume_of(&owner).await, db.resume_of(&owner).await, db.resume_of(&owner).await);
    db.store.bin_resume(binned, at(1)).await.unwrap();
    let viewer = db.member(resume, Role::Viewer).await;
    let (commenter, editor) = (db.member(resume, Role::Commenter).await, db.member(resume, Role::Editor).await);
    let gone = ResumeId::new(&SystemClock, &SystemRandom);
    let asked = [
        of(resume, &editor),
        of(other, &editor),
        of(binned, &owner),
        of(resume, &viewer),
        of(resume, &owner),
        of(gone, &owner),
        of(resume, &commenter),
        of(resume, &editor),
        of(other, &owner),
    ];
    let (editor, owner) = (Some(Role::Editor), Some(Role::Owner));
    let expected = [editor, None, None, Some(Role::Viewer), owner, None, Some(Role::Commenter), editor, owner];
    assert_eq!(roles(db, &asked).await, expected);
    assert!(rights(db, &asked).await.iter().all(|rights| rights.signed_in));
    db.store.undelete_resume(binned).await.unwrap();
    assert_eq!(roles(db, &asked).await[2], owner);
}

async fn who_is_signed_in_is_told_beside_the_role(db: &Fixture) {
    let (ada, ben) = (db.person().await, db.person().await);
    let resume = db.resume_of(&ada).await;
    let (script, _) = db.token_of(&ada).await;
    let (bens_script, _) = db.token_of(&ben).await;
    let until = async |second| {
        let session = NewSession { expires_at: at(second), ..new_session(ada.user) };
        db.store.create_session(session.clone()).await.unwrap();
        Credential::Session(session.id_hash)
    };
    let nobodys = NewSession { user_id: None, ..new_session(ada.user) };
    db.store.create_session(nobodys.clone()).await.unwrap();
    let by = [
        (ada.via, true),
        (script.via, true),
        (Credential::Server, true),
        (until(6).await, true),
        (until(5).await, false),
        (until(4).await, false),
        (ben.via, false),
        (bens_script.via, false),
        (Credential::Session(fresh_hash()), false),
        (Credential::Session(nobodys.id_hash), false),
        (Credential::Token(TokenId::new(&SystemClock, &SystemRandom)), false),
    ];
    let asked = by.map(|(via, _)| Grantee { resume, user: ada.user, via });
    let expected = by.map(|(_, signed_in)| Rights { role: Some(Role::Owner), signed_in });
    assert_eq!(rights(db, &asked).await, expected);
    // Who is no member is signed in all the same.
    assert_eq!(rights(db, &[of(resume, &ben)]).await, [Rights { role: None, signed_in: true }]);
}

async fn rights_of_a_crowd_are_told_at_once(db: &Fixture) {
    let owner = db.person().await;
    let roles = [Role::Viewer, Role::Commenter, Role::Editor, Role::Owner];
    let (mut resumes, mut people) = (Vec::new(), Vec::new());
    for n in 0..10 {
        resumes.push(db.resume_of(&owner).await);
        let member = db.member(resumes[n], roles[n % 4]).await;
        people.push(if n % 3 == 0 { db.token_of(&member).await.0 } else { member });
    }
    // Everybody asks about everything, over and over.
    let pairs = (0..1_500).map(|n| (n * 7 % 10, n * 3 % 11 % 10));
    let asked: Vec<Grantee> = pairs.clone().map(|(resume, who)| of(resumes[resume], &people[who])).collect();
    let told = rights(db, &asked).await;
    for ((resume, who), told) in pairs.zip(told) {
        let role = (resume == who).then_some(roles[who % 4]);
        assert_eq!(told, Rights { role, signed_in: true });
    }
}

async fn what_was_revoked_is_not_told_again(db: &Fixture) {
    let owner = db.person().await;
    let resume = db.resume_of(&owner).await;
    for _ in 0..5 {
        let (gone, demoted, out) = (
            db.member(resume, Role::Editor).await,
            db.member(resume, Role::Editor).await,
            db.member(resume, Role::Editor).await,
        );
        let asked = [of(resume, &gone), of(resume, &demoted), of(resume, &out)];
        let editor = Rights { role: Some(Role::Editor), signed_in: true };
        assert_eq!(rights(db, &asked).await, [editor; 3]);
        let store = db.store.clone();
        let writing = tokio::spawn(async move {
            for _ in 0..20 {
                store.append(&[gone.writes(resume), owner.writes(resume), out.writes(resume)]).await.unwrap();
            }
        });
        assert!(db.store.remove_member(resume, gone.user).await.unwrap());
        assert!(db.store.set_role(resume, demoted.user, Role::Viewer).await.unwrap());
        assert!(db.store.delete_session(out.session).await.unwrap());
        let expected = [
            Rights { role: None, signed_in: true },
            Rights { role: Some(Role::Viewer), signed_in: true },
            Rights { role: Some(Role::Editor), signed_in: false },
        ];
        let replica = db.replica().await;
        assert_eq!(replica.rights(&asked, at(5)).await.unwrap(), expected);
        writing.await.unwrap();
    }
}

async fn nobody_is_asked_about(db: &Fixture) {
    assert_eq!(rights(db, &[]).await, []);
}
