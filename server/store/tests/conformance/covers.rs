//! Cover letters: documents of their own, about which the members of a résumé decide.

use store::{
    Appended, Grantee, Member, Membership, NewResume, Passport, Refusal, ResumeId, Rights, Role, Snapshot, Visitor,
};

use crate::fixture::{Fixture, Person, assert_same, at, fresh_row, new_resume};

on_all!(
    a_letter_has_a_row_a_key_and_a_log_of_its_own,
    whoever_may_not_write_makes_no_letter,
    the_members_of_the_resume_decide,
    what_was_revoked_in_the_resume_writes_no_letter,
    letters_go_into_the_bin_and_come_back_with_the_resume,
    letters_go_when_the_resume_goes,
);

async fn letter_of(db: &Fixture, resume: ResumeId, author: &Person) -> NewResume {
    let new = NewResume { at: at(2), ..new_resume(author) };
    assert!(db.store.create_cover(resume, new.clone()).await.unwrap());
    new
}

async fn ids(db: &Fixture, resume: ResumeId) -> Vec<ResumeId> {
    db.store.covers_of(resume).await.unwrap().iter().map(|letter| letter.id).collect()
}

async fn a_letter_has_a_row_a_key_and_a_log_of_its_own(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    let new = letter_of(db, resume, &ada).await;
    let later = NewResume { at: at(3), first: None, ..new_resume(&ada) };
    assert!(db.store.create_cover(resume, later.clone()).await.unwrap());
    let made = db.store.resume(new.id).await.unwrap().unwrap();
    assert_eq!((made.beside, made.title.clone(), made.wrapped_key.clone()), (Some(resume), new.title, new.wrapped_key));
    assert_eq!((made.head_seq, made.created_at, made.deleted_at), (1, at(2), None));
    assert_eq!(ids(db, resume).await, [new.id, later.id], "the oldest first");
    assert_same(&db.store.covers_of(resume).await.unwrap()[0], &made);
    assert_eq!(db.store.resume(resume).await.unwrap().unwrap().beside, None);

    // Only the résumé is in the list; the letters are asked for by it.
    let listed = db.store.resumes_of(ada.user).await.unwrap();
    assert_eq!(listed.iter().map(|(listed, _)| listed.id).collect::<Vec<_>>(), [resume]);
    let mut all = db.store.covers_for(ada.user).await.unwrap();
    all.sort_unstable();
    let mut expected = [new.id, later.id];
    expected.sort_unstable();
    assert_eq!(all, expected);

    assert_eq!(db.append(ada.writes(new.id)).await, Appended::Committed(2));
    assert_eq!(db.append(ada.writes(resume)).await, Appended::Committed(2), "the résumé's log is another");
    let snapshot = Snapshot { row: fresh_row(), seq: 2, blob: vec![4], at: at(4) };
    db.store.put_snapshot(new.id, snapshot.clone()).await.unwrap();
    assert_same(db.store.latest_snapshot(new.id).await.unwrap(), Some(snapshot));
    assert!(db.store.latest_snapshot(resume).await.unwrap().is_none());
}

async fn whoever_may_not_write_makes_no_letter(db: &Fixture) {
    let (ada, stranger) = (db.person().await, db.person().await);
    let resume = db.resume_of(&ada).await;
    let commenter = db.member(resume, Role::Commenter).await;
    for nobody in [&stranger, &commenter] {
        assert!(!db.store.create_cover(resume, new_resume(nobody)).await.unwrap());
    }
    let letter = letter_of(db, resume, &db.member(resume, Role::Editor).await).await;
    assert_eq!(ids(db, resume).await, [letter.id]);
    db.store.bin_resume(resume, at(5)).await.unwrap();
    assert!(!db.store.create_cover(resume, new_resume(&ada)).await.unwrap());
}

async fn the_members_of_the_resume_decide(db: &Fixture) {
    let (ada, ben) = (db.person().await, db.person().await);
    let (resume, other) = (db.resume_of(&ada).await, db.resume_of(&ben).await);
    let letter = letter_of(db, resume, &ada).await.id;
    letter_of(db, other, &ben).await;
    assert_eq!(db.store.role(letter, ben.user).await.unwrap(), None);
    assert_eq!(db.append(ben.writes(letter)).await, Appended::Refused(Refusal::NotAllowed));

    for role in [Role::Viewer, Role::Editor] {
        db.store.put_member(resume, &Member { user: ben.user, role, since: at(3) }).await.unwrap();
        assert_eq!(db.store.role(letter, ben.user).await.unwrap(), Some(role));
        let asked = [letter, resume].map(|resume| Grantee { resume, user: ben.user, via: ben.via });
        let rights = Rights { role: Some(role), signed_in: true };
        assert_eq!(db.store.rights(&asked, at(5)).await.unwrap(), [rights; 2]);
        let by = Passport::Session(ben.user, ben.session);
        let known = db.store.visitors(&[Visitor { resume: letter, by }], at(5)).await.unwrap();
        let known = known[0].clone().unwrap();
        assert_eq!(known.membership, Some(Membership { role, place: 1 }), "as in the résumé");
    }
    assert_eq!(db.append(ben.writes(letter)).await, Appended::Committed(2));
    assert_same(db.store.members(letter).await.unwrap(), db.store.members(resume).await.unwrap());

    assert!(db.store.remove_member(resume, ben.user).await.unwrap());
    assert_eq!(db.store.role(letter, ben.user).await.unwrap(), None);
    assert_eq!(db.append(ben.writes(letter)).await, Appended::Refused(Refusal::NotAllowed));
    assert_eq!(db.store.covers_for(ben.user).await.unwrap().len(), 1, "of his own résumé");
}

/// The same is proved of résumés, with many more rounds, in `revocation.rs`: the locks are these.
async fn what_was_revoked_in_the_resume_writes_no_letter(db: &Fixture) {
    let ada = db.person().await;
    for _ in 0..5 {
        let resume = db.resume_of(&ada).await;
        let (editor, letter) = (db.member(resume, Role::Editor).await, letter_of(db, resume, &ada).await.id);
        let store = db.replica().await;
        let writing = tokio::spawn(async move {
            loop {
                match store.append(&[editor.writes(letter)]).await.unwrap()[0] {
                    Appended::Refused(refusal) => return refusal,
                    Appended::Committed(_) | Appended::Busy => {}
                    Appended::Behind => panic!("behind what?"),
                }
            }
        });
        while db.head(letter).await < 10 {
            tokio::task::yield_now().await;
        }
        assert!(db.store.remove_member(resume, editor.user).await.unwrap());
        let head = db.head(letter).await;
        assert_eq!(writing.await.unwrap(), Refusal::NotAllowed);
        assert_eq!(db.head(letter).await, head, "nothing came after");
    }
}

async fn letters_go_into_the_bin_and_come_back_with_the_resume(db: &Fixture) {
    let ada = db.person().await;
    let (resume, other) = (db.resume_of(&ada).await, db.resume_of(&ada).await);
    let (first, second) = (letter_of(db, resume, &ada).await.id, letter_of(db, resume, &ada).await.id);
    let elsewhere = letter_of(db, other, &ada).await.id;
    let binned = async |id| db.store.resume(id).await.unwrap().unwrap().deleted_at;
    // A letter alone.
    db.store.bin_resume(first, at(5)).await.unwrap();
    assert_eq!([binned(resume).await, binned(first).await, binned(second).await], [None, Some(at(5)), None]);
    assert_eq!(db.append(ada.writes(first)).await, Appended::Refused(Refusal::Gone));
    db.store.bin_resume(resume, at(7)).await.unwrap();
    assert_eq!([binned(first).await, binned(second).await], [Some(at(5)), Some(at(7))]);
    assert_eq!(db.append(ada.writes(second)).await, Appended::Refused(Refusal::Gone));
    let asked = Grantee { resume: second, user: ada.user, via: ada.via };
    assert_eq!(db.store.rights(&[asked], at(8)).await.unwrap()[0].role, None);
    db.store.undelete_resume(resume).await.unwrap();
    assert_eq!([binned(resume).await, binned(first).await, binned(second).await], [None, Some(at(5)), None]);
    assert_eq!(binned(elsewhere).await, None);
    db.store.undelete_resume(first).await.unwrap();
    assert_eq!(binned(first).await, None);
    assert_eq!(db.append(ada.writes(first)).await, Appended::Committed(2));
}

async fn letters_go_when_the_resume_goes(db: &Fixture) {
    let (ada, ben) = (db.person().await, db.person().await);
    let (resume, shared) = (db.resume_of(&ada).await, db.resume_of(&ada).await);
    let (alone, kept) = (letter_of(db, resume, &ada).await.id, letter_of(db, shared, &ada).await.id);
    db.store.put_member(shared, &Member { user: ben.user, role: Role::Owner, since: at(3) }).await.unwrap();
    db.store.delete_user(ada.user).await.unwrap();
    assert!(db.store.resume(alone).await.unwrap().is_none());
    assert!(db.store.read_after(alone, 0, 9).await.unwrap().is_empty());
    assert_eq!(db.append(ben.writes(kept)).await, Appended::Committed(2), "somebody else owns it too");
}
