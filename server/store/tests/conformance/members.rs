//! Members and invitations.

use store::{InvitationId, Member, NewInvitation, ResumeId, Role, StoreError, SystemClock, SystemRandom, UserId};

use crate::fixture::{Fixture, Person, at, fresh_hash, new_user};

on_all!(
    members_come_and_go,
    owners_are_listed_first_then_by_time,
    an_invitation_is_found_until_it_is_accepted,
    an_invitation_is_accepted_once,
    of_many_who_accept_at_once_one_becomes_a_member,
    an_expired_invitation_is_not_accepted,
    an_invitation_never_lowers_a_role,
    an_acceptance_that_fails_leaves_the_invitation_open,
);

async fn members_come_and_go(db: &Fixture) {
    let (ada, ben) = (db.person().await, db.person().await);
    let (resume, other) = (db.resume_of(&ada).await, db.resume_of(&ada).await);
    let role = async || db.store.role(resume, ben.user).await.unwrap();
    let member = |role, since| Member { user: ben.user, role, since: at(since) };
    assert_eq!(role().await, None);
    assert!(!db.store.set_role(resume, ben.user, Role::Editor).await.unwrap());
    assert!(!db.store.remove_member(resume, ben.user).await.unwrap());
    assert_eq!(role().await, None);

    for given in [Role::Viewer, Role::Commenter, Role::Editor, Role::Owner] {
        db.store.put_member(resume, &member(given, 3)).await.unwrap();
        assert_eq!(role().await, Some(given));
    }
    assert!(db.store.set_role(resume, ben.user, Role::Commenter).await.unwrap());
    assert_eq!(role().await, Some(Role::Commenter));
    db.store.put_member(resume, &member(Role::Editor, 9)).await.unwrap();
    let members = db.store.members(resume).await.unwrap();
    let known = members.iter().find(|member| member.user == ben.user).unwrap();
    assert_eq!((known.role, known.since), (Role::Editor, at(3)), "a member since then");
    assert_eq!(db.store.role(other, ben.user).await.unwrap(), None);

    assert!(db.store.remove_member(resume, ben.user).await.unwrap());
    assert!(!db.store.remove_member(resume, ben.user).await.unwrap());
    assert_eq!(role().await, None);
    assert_eq!(db.store.role(resume, ada.user).await.unwrap(), Some(Role::Owner));
}

async fn owners_are_listed_first_then_by_time(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    let put = async |role, second| {
        let user = db.person().await.user;
        db.store.put_member(resume, &Member { user, role, since: at(second) }).await.unwrap();
        user
    };
    let late = put(Role::Editor, 30).await;
    let early = put(Role::Editor, 10).await;
    let middle = put(Role::Editor, 20).await;
    let co_owner = put(Role::Owner, 40).await;
    let listed: Vec<UserId> = db.store.members(resume).await.unwrap().iter().map(|member| member.user).collect();
    assert_eq!(listed, [ada.user, co_owner, early, middle, late]);
}

/// An invitation that ends at 100.
async fn invite(db: &Fixture, resume: ResumeId, by: &Person, role: Role) -> NewInvitation {
    let invitation = NewInvitation {
        id: InvitationId::new(&SystemClock, &SystemRandom),
        resume,
        invited_by: by.user,
        secret_hash: fresh_hash(),
        role,
        address: fresh_hash().to_vec(),
        created_at: at(0),
        expires_at: at(100),
    };
    db.store.create_invitation(invitation.clone()).await.unwrap();
    invitation
}

async fn an_invitation_is_found_until_it_is_accepted(db: &Fixture) {
    let (ada, ben) = (db.person().await, db.person().await);
    let resume = db.resume_of(&ada).await;
    let made = invite(db, resume, &ada, Role::Editor).await;
    let found = db.store.invitation_by_secret(made.secret_hash).await.unwrap().unwrap();
    assert_eq!((found.id, found.resume, found.invited_by), (made.id, resume, ada.user));
    assert_eq!((found.role, found.address), (made.role, made.address));
    assert_eq!((found.created_at, found.expires_at), (made.created_at, made.expires_at));
    assert!(db.store.invitation_by_secret(fresh_hash()).await.unwrap().is_none());
    db.store.accept_invitation(made.secret_hash, ben.user, at(50)).await.unwrap();
    assert!(db.store.invitation_by_secret(made.secret_hash).await.unwrap().is_none());
}

async fn an_invitation_is_accepted_once(db: &Fixture) {
    let (ada, ben, eve) = (db.person().await, db.person().await, db.person().await);
    let resume = db.resume_of(&ada).await;
    let secret = invite(db, resume, &ada, Role::Editor).await.secret_hash;
    let accept = async |user| db.store.accept_invitation(secret, user, at(50)).await.unwrap();
    assert_eq!(accept(ben.user).await, Some(resume));
    assert_eq!(accept(eve.user).await, None);
    assert_eq!(accept(ben.user).await, None);
    let members = db.store.members(resume).await.unwrap();
    let known: Vec<_> = members.iter().map(|member| (member.user, member.role, member.since)).collect();
    assert_eq!(known, [(ada.user, Role::Owner, at(0)), (ben.user, Role::Editor, at(50))]);
    assert_eq!(db.store.accept_invitation(fresh_hash(), eve.user, at(50)).await.unwrap(), None, "unknown");
}

async fn of_many_who_accept_at_once_one_becomes_a_member(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    let secret = invite(db, resume, &ada, Role::Editor).await.secret_hash;
    let mut tries = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let (store, user) = (db.store.clone(), db.person().await.user);
        tries.spawn(async move { store.accept_invitation(secret, user, at(50)).await.unwrap().map(|_| user) });
    }
    let accepted: Vec<UserId> = tries.join_all().await.into_iter().flatten().collect();
    let members: Vec<UserId> = db.store.members(resume).await.unwrap().iter().map(|member| member.user).collect();
    assert_eq!(accepted.len(), 1);
    assert_eq!(members, [ada.user, accepted[0]]);
}

async fn an_expired_invitation_is_not_accepted(db: &Fixture) {
    let (ada, ben) = (db.person().await, db.person().await);
    let resume = db.resume_of(&ada).await;
    let secret = invite(db, resume, &ada, Role::Editor).await.secret_hash;
    for second in [100, 101] {
        assert_eq!(db.store.accept_invitation(secret, ben.user, at(second)).await.unwrap(), None);
    }
    assert_eq!(db.store.role(resume, ben.user).await.unwrap(), None);
    assert_eq!(db.store.accept_invitation(secret, ben.user, at(99)).await.unwrap(), Some(resume), "not used up");
}

async fn an_invitation_never_lowers_a_role(db: &Fixture) {
    let ada = db.person().await;
    let resume = db.resume_of(&ada).await;
    let ben = db.member(resume, Role::Commenter).await;
    for (offered, role) in [
        (Role::Viewer, Role::Commenter),
        (Role::Editor, Role::Editor),
        (Role::Commenter, Role::Editor),
        (Role::Owner, Role::Owner),
        (Role::Editor, Role::Owner),
    ] {
        let secret = invite(db, resume, &ada, offered).await.secret_hash;
        assert_eq!(db.store.accept_invitation(secret, ben.user, at(50)).await.unwrap(), Some(resume));
        assert_eq!(db.store.role(resume, ben.user).await.unwrap(), Some(role), "offered {offered:?}");
    }
}

async fn an_acceptance_that_fails_leaves_the_invitation_open(db: &Fixture) {
    let (ada, ben) = (db.person().await, db.person().await);
    let resume = db.resume_of(&ada).await;
    let secret = invite(db, resume, &ada, Role::Editor).await.secret_hash;
    let nobody = db.store.accept_invitation(secret, new_user().id, at(50)).await;
    assert!(matches!(nobody, Err(StoreError::Database(_))), "{nobody:?}");
    assert_eq!(db.store.accept_invitation(secret, ben.user, at(50)).await.unwrap(), Some(resume));
}
