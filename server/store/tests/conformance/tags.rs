//! Each person's own words for a résumé, and the name that stands in it.

use store::{Member, Role};

use crate::fixture::{Fixture, at};

on_all!(
    tags_are_of_one_person_in_one_resume,
    tags_are_replaced_and_survive_a_change_of_role,
    tags_go_with_the_membership,
    only_members_have_tags,
    tagging_is_no_change_of_the_resume,
    the_latest_name_is_kept,
);

async fn tags_are_of_one_person_in_one_resume(db: &Fixture) {
    let ada = db.person().await;
    let (one, other) = (db.resume_of(&ada).await, db.resume_of(&ada).await);
    let ben = db.member(one, Role::Viewer).await;
    assert!(db.store.put_tags(one, ada.user, vec![1]).await.unwrap());
    assert!(db.store.put_tags(one, ben.user, vec![2]).await.unwrap());
    assert_eq!(db.store.tags(one, ada.user).await.unwrap(), Some(vec![1]));
    assert_eq!(db.store.tags(one, ben.user).await.unwrap(), Some(vec![2]));
    assert_eq!(db.store.tags(other, ada.user).await.unwrap(), None);
    assert_eq!(db.store.tags_of(ada.user).await.unwrap(), [(one, vec![1])]);
    assert_eq!(db.store.tags_of(ben.user).await.unwrap(), [(one, vec![2])]);
}

async fn tags_are_replaced_and_survive_a_change_of_role(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    let ben = db.member(resume, Role::Viewer).await;
    db.store.put_tags(resume, ben.user, vec![1]).await.unwrap();
    db.store.put_tags(resume, ben.user, vec![2]).await.unwrap();
    db.store.set_role(resume, ben.user, Role::Editor).await.unwrap();
    db.store.put_member(resume, &Member { user: ben.user, role: Role::Owner, since: at(9) }).await.unwrap();
    assert_eq!(db.store.tags(resume, ben.user).await.unwrap(), Some(vec![2]));
}

async fn tags_go_with_the_membership(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    let (ben, cem) = (db.member(resume, Role::Viewer).await, db.member(resume, Role::Viewer).await);
    for person in [ada, ben, cem] {
        db.store.put_tags(resume, person.user, vec![7]).await.unwrap();
    }
    assert!(db.store.remove_member(resume, ben.user).await.unwrap());
    assert!(db.store.tags_of(ben.user).await.unwrap().is_empty());
    // Who comes back begins anew.
    db.store.put_member(resume, &Member { user: ben.user, role: Role::Viewer, since: at(9) }).await.unwrap();
    assert_eq!(db.store.tags(resume, ben.user).await.unwrap(), None);
    db.store.delete_user(cem.user).await.unwrap();
    assert!(db.store.tags_of(cem.user).await.unwrap().is_empty());
    assert_eq!(db.store.tags_of(ada.user).await.unwrap().len(), 1);
    db.store.delete_user(ada.user).await.unwrap();
    assert!(db.store.tags_of(ada.user).await.unwrap().is_empty());
}

async fn only_members_have_tags(db: &Fixture) {
    let (ada, eve) = (db.person().await, db.person().await);
    let resume = db.resume_of(&ada).await;
    assert!(!db.store.put_tags(resume, eve.user, vec![1]).await.unwrap());
    assert_eq!(db.store.tags(resume, eve.user).await.unwrap(), None);
}

async fn tagging_is_no_change_of_the_resume(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    db.store.put_tags(resume, ada.user, vec![1]).await.unwrap();
    db.store.note_name(resume, 1, vec![2]).await.unwrap();
    assert_eq!(db.store.resume(resume).await.unwrap().unwrap().updated_at, at(0));
}

async fn the_latest_name_is_kept(db: &Fixture) {
    let ada = db.person().await;
    let (resume, other) = (db.resume_of(&ada).await, db.resume_of(&ada).await);
    let name = async |of| {
        let resume = db.store.resume(of).await.unwrap().unwrap();
        (resume.name, resume.name_seq)
    };
    assert_eq!(name(resume).await, (None, 0));
    db.store.note_name(resume, 3, vec![3]).await.unwrap();
    assert_eq!(name(resume).await, (Some(vec![3]), 3));
    // A slower reader comes with an older one.
    db.store.note_name(resume, 2, vec![2]).await.unwrap();
    assert_eq!(name(resume).await, (Some(vec![3]), 3));
    db.store.note_name(resume, 4, vec![4]).await.unwrap();
    assert_eq!(name(resume).await, (Some(vec![4]), 4));
    assert_eq!(name(other).await, (None, 0));
    let listed = db.store.resumes_of(ada.user).await.unwrap();
    let names: Vec<_> = listed.iter().map(|(listed, _)| (listed.id == resume, listed.name_seq)).collect();
    assert!(names.contains(&(true, 4)) && names.contains(&(false, 0)), "{names:?}");
}
