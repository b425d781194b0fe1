//! Large and odd batches.

use std::collections::HashMap;

use store::{Append, Appended, Member, Refusal, ResumeId, Role};

use crate::fixture::{Fixture, Person, at};

on_all!(
    a_large_batch_of_ragged_client_ids_is_written,
    thousands_of_client_ids_come_with_one_row,
    each_resume_of_a_batch_stops_at_its_own_first_refusal,
    a_batch_whose_blobs_are_empty_is_written,
);

async fn a_large_batch_of_ragged_client_ids_is_written(db: &Fixture) {
    let owner = db.person().await;
    let mut resumes = Vec::new();
    let mut people: Vec<Person> = Vec::new();
    for _ in 0..7 {
        resumes.push(db.resume_of(&owner).await);
        people.push(db.person().await);
    }
    people[3] = db.token_of(&people[3]).await.0;
    for (resume, person) in resumes.iter().flat_map(|resume| people.iter().map(move |person| (resume, person))) {
        let member = Member { user: person.user, role: Role::Editor, since: at(0) };
        db.store.put_member(*resume, &member).await.unwrap();
    }
    // Each person brings their own ids: none, one that they had before, or some that are new, twice.
    let batch: Vec<Append> = (0..512_u64)
        .map(|n| {
            let (resume, who) = (n as usize * 5 % 7, n as usize * 3 % 5);
            let own = 1_000 * (who as u64 + 1);
            let clients: Vec<u64> = (0..n % 6).flat_map(|id| [own + id * (n % 40), u64::MAX - own]).collect();
            people[who].writes_as(resumes[resume], &clients)
        })
        .collect();
    for round in 0..2 {
        let again: Vec<Append> =
            batch.iter().map(|append| Append { row: crate::fixture::fresh_row(), ..append.clone() }).collect();
        let mut heads: HashMap<ResumeId, i64> = HashMap::new();
        for resume in &resumes {
            heads.insert(*resume, db.head(*resume).await);
        }
        let answers = db.store.append(&again).await.unwrap();
        for (append, answer) in again.iter().zip(answers) {
            let head = heads.get_mut(&append.resume).unwrap();
            *head += 1;
            assert_eq!(answer, Appended::Committed(*head), "round {round}");
        }
        for resume in &resumes {
            let rows = db.store.read_after(*resume, 0, i64::MAX).await.unwrap();
            assert!(rows.iter().map(|row| row.seq).eq(1..=heads[resume]));
            assert_eq!(db.head(*resume).await, heads[resume]);
            let written = again.iter().filter(|append| append.resume == *resume).map(|append| append.row);
            assert!(rows.iter().rev().take(written.clone().count()).map(|row| row.row).eq(written.rev()));
        }
    }
    let taken = Appended::Refused(Refusal::ClientIdTaken);
    for append in batch.iter().filter(|append| !append.clients.is_empty()).step_by(40) {
        assert_eq!(db.append(owner.writes_as(append.resume, &append.clients[..1])).await, taken);
    }
}

async fn thousands_of_client_ids_come_with_one_row(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    let ben = db.member(resume, Role::Editor).await;
    let many: Vec<u64> = (0..4_096).map(|n| u64::MAX - n * 3).collect();
    let foreign: Vec<u64> = many.iter().copied().chain([1]).collect();
    assert_eq!(db.append(ben.writes_as(resume, &foreign)).await, Appended::Refused(Refusal::ClientIdTaken));
    let batch = [ada.writes(resume), ada.writes_as(resume, &many), ben.writes_as(resume, &[2])];
    let expected = [2, 3, 4].map(Appended::Committed);
    assert_eq!(db.store.append(&batch).await.unwrap(), expected);
    assert_eq!(db.append(ada.writes_as(resume, &many)).await, Appended::Committed(5));
    for client in many.iter().step_by(512).chain(many.last()) {
        let refused = db.append(ben.writes_as(resume, &[*client])).await;
        assert_eq!(refused, Appended::Refused(Refusal::ClientIdTaken));
    }
}

async fn each_resume_of_a_batch_stops_at_its_own_first_refusal(db: &Fixture) {
    let ada = db.person().await;
    let mut resumes = Vec::new();
    for _ in 0..5 {
        resumes.push(db.resume_of(&ada).await);
    }
    let [fine, taken, viewed, binned, late] = resumes[..] else { panic!("they are five") };
    let ben = db.member(taken, Role::Editor).await;
    db.store.put_member(viewed, &Member { user: ben.user, role: Role::Viewer, since: at(0) }).await.unwrap();
    db.store.bin_resume(binned, at(1)).await.unwrap();
    let too_late = |append| Append { at: at(1_000_000), ..append };
    use Appended::{Behind, Committed, Refused};
    let batch = [
        (ada.writes_as(fine, &[5]), Committed(2)),
        (ben.writes_as(taken, &[7]), Committed(2)),
        (ben.writes(viewed), Refused(Refusal::NotAllowed)),
        (ada.writes(binned), Refused(Refusal::Gone)),
        (ada.writes_as(late, &[5, 6]), Committed(2)),
        // Ben was the first in this batch.
        (ada.writes_as(taken, &[8, 7]), Refused(Refusal::ClientIdTaken)),
        (ada.writes(viewed), Behind),
        (ada.writes(fine), Committed(3)),
        (too_late(ada.writes_as(late, &[9])), Refused(Refusal::SignedOut)),
        (ben.writes_as(taken, &[7]), Behind),
        (ada.writes(binned), Behind),
        (ada.writes_as(late, &[9]), Behind),
        (ada.writes_as(fine, &[5]), Committed(4)),
    ];
    let (appends, expected): (Vec<Append>, Vec<Appended>) = batch.into_iter().unzip();
    assert_eq!(db.store.append(&appends).await.unwrap(), expected);
    for (resume, head) in [(fine, 4), (taken, 2), (viewed, 1), (binned, 1), (late, 2)] {
        assert_eq!(db.head(resume).await, head);
        assert_eq!(db.store.read_after(resume, 0, 99).await.unwrap().len(), head as usize);
    }
    // What was refused bound nothing, what was written did.
    assert_eq!(db.append(ben.writes_as(taken, &[7, 8])).await, Committed(3));
    assert_eq!(db.append(ada.writes_as(taken, &[7])).await, Refused(Refusal::ClientIdTaken));
}

async fn a_batch_whose_blobs_are_empty_is_written(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    let empty = || Append { blob: Vec::new(), ..ada.writes(resume) };
    assert_eq!(db.store.append(&[empty(), empty()]).await.unwrap(), [2, 3].map(Appended::Committed));
    let rows = db.store.read_after(resume, 1, 9).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.blob.len()).collect::<Vec<_>>(), [0, 0]);
}
