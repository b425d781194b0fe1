//! Who comes to a résumé, asked about together.

use store::{Credential, Known, Membership, Passport, ResumeId, Role, SystemClock, SystemRandom, UserId, Visitor};
use time::OffsetDateTime;

use crate::fixture::{Fixture, Person, at, fresh_hash};

on_all!(
    visitors_are_known_in_the_order_asked,
    a_place_is_the_one_in_the_list_of_members,
    a_token_is_used_by_who_comes_with_it,
    who_has_gone_is_not_known,
    nobody_comes,
);

fn session(person: &Person) -> Passport {
    Passport::Session(person.user, person.session)
}

async fn visitors(db: &Fixture, asked: &[Visitor], now: OffsetDateTime) -> Vec<Option<Known>> {
    let known = db.store.visitors(asked, now).await.unwrap();
    assert_eq!(known.len(), asked.len());
    known
}

async fn visitors_are_known_in_the_order_asked(db: &Fixture) {
    let (ada, ben) = (db.person().await, db.person().await);
    let (resume, binned) = (db.resume_of(&ada).await, db.resume_of(&ada).await);
    db.store.bin_resume(binned, at(1)).await.unwrap();
    let viewer = db.member(resume, Role::Viewer).await;
    let (script, token) = db.token_of(&viewer).await;
    let gone = ResumeId::new(&SystemClock, &SystemRandom);
    let asked = [
        Visitor { resume, by: Passport::Token(token.hash) },
        Visitor { resume, by: session(&ben) },
        Visitor { resume, by: Passport::Token(fresh_hash()) },
        Visitor { resume: binned, by: session(&ada) },
        Visitor { resume: gone, by: session(&ada) },
        Visitor { resume, by: session(&viewer) },
        Visitor { resume, by: Passport::Token(token.hash) },
    ];
    let name = async |user| db.store.user(user).await.unwrap().unwrap().name;
    let known = async |user, via, membership: Option<(Role, usize)>| {
        let membership = membership.map(|(role, place)| Membership { role, place });
        Some(Known { user, via, name: name(user).await, membership })
    };
    let by_token = known(viewer.user, script.via, Some((Role::Viewer, 1))).await;
    let expected = [
        by_token.clone(),
        known(ben.user, ben.via, None).await,
        None,
        known(ada.user, ada.via, Some((Role::Owner, 0))).await,
        known(ada.user, ada.via, None).await,
        known(viewer.user, Credential::Session(viewer.session), Some((Role::Viewer, 1))).await,
        by_token,
    ];
    assert_eq!(visitors(db, &asked, at(5)).await, expected);
}

async fn a_place_is_the_one_in_the_list_of_members(db: &Fixture) {
    let owner = db.person().await;
    let resume = db.resume_of(&owner).await;
    let other = db.resume_of(&owner).await;
    let mut people = vec![owner];
    for role in [Role::Viewer, Role::Editor, Role::Viewer, Role::Owner, Role::Commenter, Role::Editor] {
        people.push(db.member(resume, role).await);
        db.member(other, role).await;
    }
    let asked: Vec<Visitor> = people.iter().map(|person| Visitor { resume, by: session(person) }).collect();
    let known = visitors(db, &asked, at(5)).await;
    for (place, member) in db.store.members(resume).await.unwrap().iter().enumerate() {
        let known = known.iter().flatten().find(|known| known.user == member.user).unwrap();
        assert_eq!(known.membership, Some(Membership { role: member.role, place }));
    }
}

async fn a_token_is_used_by_who_comes_with_it(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    let (_, token) = db.token_of(&ada).await;
    let (_, idle) = db.token_of(&ada).await;
    let used = async |id| {
        let tokens = db.store.tokens_of(ada.user).await.unwrap();
        tokens.into_iter().find(|token| token.id == id).unwrap().last_used_at
    };
    let asked = [Visitor { resume, by: Passport::Token(token.hash) }, Visitor { resume, by: session(&ada) }];
    visitors(db, &asked, at(100)).await;
    assert_eq!(used(token.id).await, Some(at(100)));
    // Not each time.
    visitors(db, &asked, at(130)).await;
    assert_eq!(used(token.id).await, Some(at(100)));
    visitors(db, &asked, at(161)).await;
    assert_eq!(used(token.id).await, Some(at(161)));
    assert_eq!(used(idle.id).await, None);
}

async fn who_has_gone_is_not_known(db: &Fixture) {
    let (ada, ben) = (db.person().await, db.person().await);
    let resume = db.resume_of(&ada).await;
    let (_, token) = db.token_of(&ben).await;
    db.store.delete_user(ben.user).await.unwrap();
    let nobody = Passport::Session(UserId::new(&SystemClock, &SystemRandom), fresh_hash());
    let asked = [session(&ben), Passport::Token(token.hash), nobody].map(|by| Visitor { resume, by });
    assert_eq!(visitors(db, &asked, at(5)).await, [None, None, None]);
}

async fn nobody_comes(db: &Fixture) {
    assert_eq!(visitors(db, &[], at(5)).await, []);
}
