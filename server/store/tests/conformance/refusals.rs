//! What is refused leaves nothing behind.

use store::{Append, Appended, Credential, Refusal, ResumeId, Role, SystemClock, SystemRandom};

use crate::fixture::{Fixture, Person, at, new_session};

on_all!(
    refused_appends_leave_no_number_and_no_row,
    a_refused_append_does_not_bind_its_client_ids,
    a_bin_is_left_with_the_next_number,
    each_append_is_measured_by_its_own_time,
);

/// A résumé, somebody who may write in it, and one of everything that is refused.
struct Refused {
    resume: ResumeId,
    editor: Person,
    appends: Vec<(Refusal, Append)>,
}

impl Refused {
    async fn new(db: &Fixture) -> Self {
        let owner = db.person().await;
        let (resume, binned) = (db.resume_of(&owner).await, db.resume_of(&owner).await);
        db.store.bin_resume(binned, at(1)).await.unwrap();
        let editor = db.member(resume, Role::Editor).await;
        let removed = db.member(resume, Role::Editor).await;
        db.store.remove_member(resume, removed.user).await.unwrap();

        let ended = db.member(resume, Role::Editor).await;
        db.store.delete_session(ended.session).await.unwrap();
        let (tokenless, token) = db.token_of(&editor).await;
        db.store.delete_token(editor.user, token.id).await.unwrap();
        let (anothers_token, _) = db.token_of(&owner).await;
        let nobodys = store::NewSession { user_id: None, ..new_session(owner.user) };
        db.store.create_session(nobodys.clone()).await.unwrap();
        let via = |via: Credential| Person { via, ..editor };

        let not_allowed = [
            db.person().await,
            db.member(resume, Role::Viewer).await,
            db.member(resume, Role::Commenter).await,
            removed,
        ];
        let signed_out = [
            ended,
            tokenless,
            via(Credential::Session(owner.session)),
            via(Credential::Session(nobodys.id_hash)),
            via(anothers_token.via),
        ];
        let mut appends = Vec::new();
        appends.extend(not_allowed.map(|who| (Refusal::NotAllowed, who.writes(resume))));
        appends.extend(signed_out.map(|who| (Refusal::SignedOut, who.writes(resume))));
        appends.push((Refusal::SignedOut, Append { at: at(1_000_000), ..editor.writes(resume) }));
        // The first row of the résumé was written under 1, by its owner.
        appends.push((Refusal::ClientIdTaken, editor.writes_as(resume, &[1])));
        appends.push((Refusal::Gone, owner.writes(binned)));
        appends.push((Refusal::Gone, owner.writes(ResumeId::new(&SystemClock, &SystemRandom))));
        let server = Person { via: Credential::Server, ..owner };
        appends.push((Refusal::Gone, server.writes(binned)));
        Self { resume, editor, appends }
    }
}

async fn refused_appends_leave_no_number_and_no_row(db: &Fixture) {
    let Refused { resume, editor, appends } = Refused::new(db).await;
    for (refusal, append) in &appends {
        assert_eq!(db.append(append.clone()).await, Appended::Refused(*refusal), "{append:?}");
        assert_eq!(db.head(resume).await, 1);
    }

    // Between others: what comes before is written, what comes behind in the same résumé may build on it and is not.
    let mut written = vec![1];
    for (refusal, append) in appends {
        let at_fault = append.resume;
        let batch = [editor.writes(resume), append, editor.writes(resume)].map(|append| Append { at: at(1), ..append });
        let head = db.head(resume).await;
        let answers = db.store.append(&batch).await.unwrap();
        if answers[1] == Appended::Committed(head + 2) {
            // It was only too late.
            assert_eq!(refusal, Refusal::SignedOut);
            written.extend([head + 1, head + 2, head + 3]);
            continue;
        }
        let last = if at_fault == resume { Appended::Behind } else { Appended::Committed(head + 2) };
        assert_eq!(answers, [Appended::Committed(head + 1), Appended::Refused(refusal), last]);
        written.extend(head + 1..=db.head(resume).await);
    }
    let rows = db.store.read_after(resume, 0, i64::MAX).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.seq).collect::<Vec<_>>(), written);
    assert!(written.iter().copied().eq(1..=db.head(resume).await));
}

async fn a_refused_append_does_not_bind_its_client_ids(db: &Fixture) {
    let Refused { resume, appends, .. } = Refused::new(db).await;
    let other = db.member(resume, Role::Editor).await;
    let ours = appends.into_iter().filter(|(_, append)| append.resume == resume);
    for ((refusal, mut append), client) in ours.zip((10_u64..).step_by(10)) {
        append.clients.extend([client, client + 1]);
        assert_eq!(db.append(append.clone()).await, Appended::Refused(refusal));
        let taken = db.append(other.writes_as(resume, &[client])).await;
        assert!(matches!(taken, Appended::Committed(_)), "after {refusal:?}: {taken:?}");

        // The same within one batch.
        append.at = at(1);
        append.clients.retain(|id| *id != client);
        if db.store.append(&[append.clone()]).await.unwrap() == [Appended::Refused(refusal)] {
            let batch = [append, other.writes_as(resume, &[client + 1])];
            let answers = db.store.append(&batch).await.unwrap();
            assert_eq!(answers, [Appended::Refused(refusal), Appended::Behind]);
            let taken = db.append(batch[1].clone()).await;
            assert!(matches!(taken, Appended::Committed(_)), "behind {refusal:?}: {taken:?}");
        }
    }
}

async fn a_bin_is_left_with_the_next_number(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    assert_eq!(db.append(ada.writes(resume)).await, Appended::Committed(2));
    db.store.bin_resume(resume, at(2)).await.unwrap();
    assert_eq!(db.append(ada.writes(resume)).await, Appended::Refused(Refusal::Gone));
    db.store.undelete_resume(resume).await.unwrap();
    assert_eq!(db.append(ada.writes(resume)).await, Appended::Committed(3));
}

async fn each_append_is_measured_by_its_own_time(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    let batch = [999_999, 999_998, 1_000_000].map(|second| Append { at: at(second), ..ada.writes(resume) });
    let expected = [Appended::Committed(2), Appended::Committed(3), Appended::Refused(Refusal::SignedOut)];
    assert_eq!(db.store.append(&batch).await.unwrap(), expected);
}
