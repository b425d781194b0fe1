//! What was revoked writes nothing more once the revocation has returned, however many writes were on their way.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use store::{Appended, Credential, Refusal, ResumeId, Role, Store};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::task::JoinSet;

use crate::fixture::{Fixture, Person, at};

on_all!(
    a_member_who_was_removed_writes_nothing_more,
    an_editor_who_may_only_read_now_writes_nothing_more,
    a_session_that_was_ended_writes_nothing_more,
    a_token_that_was_deleted_writes_nothing_more,
    an_account_that_was_deleted_writes_nothing_more,
    a_resume_in_the_bin_is_written_no_more,
);

async fn a_member_who_was_removed_writes_nothing_more(db: &Fixture) {
    nothing_comes_after(db, Refusal::NotAllowed, async |resume, editor| {
        assert!(db.store.remove_member(resume, editor.user).await.unwrap());
    })
    .await;
}

async fn an_editor_who_may_only_read_now_writes_nothing_more(db: &Fixture) {
    nothing_comes_after(db, Refusal::NotAllowed, async |resume, editor| {
        assert!(db.store.set_role(resume, editor.user, Role::Viewer).await.unwrap());
    })
    .await;
}

async fn a_session_that_was_ended_writes_nothing_more(db: &Fixture) {
    nothing_comes_after(db, Refusal::SignedOut, async |_, editor| {
        assert!(db.store.delete_session(editor.session).await.unwrap());
    })
    .await;
}

async fn a_token_that_was_deleted_writes_nothing_more(db: &Fixture) {
    for _ in 0..rounds() {
        let (resume, editor) = editor_in(db).await;
        let (script, _) = db.token_of(&editor).await;
        let Credential::Token(token) = script.via else { panic!("it is a token") };
        round(db, resume, script, Refusal::SignedOut, async |_, _| {
            assert!(db.store.delete_token(editor.user, token).await.unwrap());
        })
        .await;
    }
}

async fn an_account_that_was_deleted_writes_nothing_more(db: &Fixture) {
    nothing_comes_after(db, Refusal::SignedOut, async |_, editor| {
        db.store.delete_user(editor.user).await.unwrap();
    })
    .await;
}

async fn a_resume_in_the_bin_is_written_no_more(db: &Fixture) {
    nothing_comes_after(db, Refusal::Gone, async |resume, _| {
        db.store.bin_resume(resume, at(9)).await.unwrap();
    })
    .await;
}

fn rounds() -> usize {
    if std::env::var_os("TANDEM_LONG").is_some() { 100 } else { 5 }
}

async fn editor_in(db: &Fixture) -> (ResumeId, Person) {
    let owner = db.person().await;
    let resume = db.resume_of(&owner).await;
    (resume, db.member(resume, Role::Editor).await)
}

async fn nothing_comes_after(db: &Fixture, refusal: Refusal, revoke: impl AsyncFn(ResumeId, Person)) {
    for _ in 0..rounds() {
        let (resume, editor) = editor_in(db).await;
        round(db, resume, editor, refusal, &revoke).await;
    }
}

/// The editor writes by two replicas, and somebody else beside them, while the editor's right ends.
async fn round(
    db: &Fixture,
    resume: ResumeId,
    editor: Person,
    refusal: Refusal,
    revoke: impl AsyncFn(ResumeId, Person),
) {
    let other = db.member(resume, Role::Editor).await;
    let over = Arc::new(AtomicBool::new(false));
    let (wrote, mut written) = unbounded_channel();
    let mut writers = JoinSet::new();
    for store in [db.store.clone(), db.replica().await] {
        writers.spawn(write_until_refused(store, editor, resume, wrote.clone()));
    }
    drop(wrote);
    let beside = tokio::spawn(write_until_over(db.store.clone(), other, resume, over.clone()));
    for _ in 0..10 {
        written.recv().await.unwrap();
    }

    revoke(resume, editor).await;
    let head = db.head(resume).await;
    assert_eq!(until_not_busy(&*db.store, editor, resume).await, Appended::Refused(refusal));
    assert_eq!(writers.join_all().await, [refusal, refusal]);
    over.store(true, Ordering::Relaxed);
    beside.await.unwrap();

    let rows = db.store.read_after(resume, 0, i64::MAX).await.unwrap();
    let last = rows.iter().rfind(|row| row.author == editor.user).unwrap();
    assert!(last.seq <= head, "row {} was written after the end, which was at {head}", last.seq);
    assert_eq!(rows.last().unwrap().seq, i64::try_from(rows.len()).unwrap(), "the sequence is dense");
}

async fn write_until_refused(
    store: Arc<dyn Store>,
    writer: Person,
    resume: ResumeId,
    wrote: UnboundedSender<i64>,
) -> Refusal {
    loop {
        match store.append(&[writer.writes(resume)]).await.unwrap()[0] {
            // The test listens to the first few only.
            Appended::Committed(seq) => drop(wrote.send(seq)),
            Appended::Busy => {}
            Appended::Refused(refusal) => return refusal,
            Appended::Behind => panic!("behind what?"),
        }
    }
}

async fn write_until_over(store: Arc<dyn Store>, writer: Person, resume: ResumeId, over: Arc<AtomicBool>) {
    while !over.load(Ordering::Relaxed) {
        store.append(&[writer.writes(resume), writer.writes(resume)]).await.unwrap();
    }
}

async fn until_not_busy(store: &dyn Store, writer: Person, resume: ResumeId) -> Appended {
    loop {
        match store.append(&[writer.writes(resume)]).await.unwrap()[0] {
            Appended::Busy => {}
            answer => return answer,
        }
    }
}
