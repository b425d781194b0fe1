//! What a role allows, and what happens when it changes.

use std::sync::Arc;

use bytes::Bytes;
use crdt::FieldRef;
use crdt::protocol::{Frame, Sync};
use hub::LocalRelay;
use store::{Credential, Role};

use crate::wires::{Fate, Gate, Wire};
use crate::world::{World, quick};

#[tokio::test]
async fn a_viewer_reads_and_may_not_write() {
    let world = World::new().await;
    let hub = world.hub();
    let viewer = world.member("Vera", Role::Viewer).await;
    let (mut ada, mut vera) = (world.join(&hub, &world.owner).await, world.join(&hub, &viewer).await);
    ada.write("for all").await;
    vera.until("Ada's words", |vera| vera.summary() == "for all").await;
    vera.write("not mine ").await;
    assert_eq!(vera.until_closed().await.0, 4403);
    ada.write("still ").await;
    ada.until_saved().await;
    assert_eq!(world.stored().await.text(&FieldRef::basics("summary")).as_deref(), Some("still for all"));
}

#[tokio::test]
async fn malformed_frames_end_their_connection_and_nobody_elses() {
    let world = World::new().await;
    let hub = world.hub();
    let mut ada = world.join(&hub, &world.owner).await;
    let mut deep = vec![1, 1, 7, 0, 8, 1, 1, b'x', 1];
    deep.extend(std::iter::repeat_n([117, 1], 20_000).flatten());
    let hostile: Vec<Vec<u8>> = vec![
        vec![],
        vec![0xff; 40],
        vec![0, 2, 3, 1, 2],
        Frame::Saved(1).encode(),
        Frame::Sync(Sync::Step1(&[0x80, 0xc2, 0xd7, 0x2f])).encode(),
        Frame::Sync(Sync::Update(&[9, 9, 9])).encode(),
        Frame::Sync(Sync::Update(&deep)).encode(),
        Frame::Awareness(&[0xff, 0xff, 0x03]).encode(),
    ];
    for frame in hostile {
        let mut mallory = world.join(&hub, &world.owner).await;
        mallory.connection.receive(Bytes::from(frame.clone())).await;
        assert_eq!(mallory.until_closed().await.0, 4400, "{frame:?}");
    }
    ada.write("undisturbed").await;
    ada.until_saved().await;
}

#[tokio::test]
async fn a_removed_member_is_closed_and_writes_nothing_more() {
    let world = World::new().await;
    let hub = world.hub();
    let editor = world.member("Ben", Role::Editor).await;
    let mut ben = world.join(&hub, &editor).await;
    world.store.remove_member(world.resume, editor.user).await.unwrap();
    // Nobody has told the room yet: the database refuses.
    ben.write("too late").await;
    assert_eq!(ben.until_closed().await.0, 4403);
    assert_eq!(world.stored().await.text(&FieldRef::basics("summary")).as_deref(), Some(""));

    let other = world.member("Cleo", Role::Editor).await;
    let mut cleo = world.join(&hub, &other).await;
    world.store.remove_member(world.resume, other.user).await.unwrap();
    hub.access_changed(world.resume, other.user).await;
    assert_eq!(cleo.until_closed().await.0, 4403);
}

#[tokio::test]
async fn a_downgrade_and_a_signing_out_close_with_their_codes() {
    let world = World::new().await;
    let hub = world.hub();
    let editor = world.member("Ben", Role::Editor).await;
    let (mut ben, mut ada) = (world.join(&hub, &editor).await, world.join(&hub, &world.owner).await);
    world.store.set_role(world.resume, editor.user, Role::Viewer).await.unwrap();
    hub.access_changed(world.resume, editor.user).await;
    assert_eq!(ben.until_closed().await.0, 4509);
    let Credential::Session(session) = world.owner.grant.via else { panic!("a session") };
    world.store.delete_session(session).await.unwrap();
    hub.access_changed(world.resume, world.owner.user).await;
    assert_eq!(ada.until_closed().await.0, 4401);
}

#[tokio::test]
async fn a_client_id_belongs_to_the_first_who_writes_with_it() {
    let world = World::new().await;
    let hub = world.hub();
    let editor = world.member("Ben", Role::Editor).await;
    let mut ada = world.join(&hub, &world.owner).await;
    ada.write("mine").await;
    ada.until_saved().await;
    // Ben continues under Ada's client id.
    let mut ben = world.join(&hub, &editor).await;
    let ((), forged) = ada.document.edit(|edit| edit.replace_text(&FieldRef::basics("summary"), 0..0, "forged "));
    ben.sent += 1;
    ben.send(Frame::Sync(Sync::Update(&forged)).encode()).await;
    // He is asked what is his own, which is nothing: that counts as saved.
    ben.until_saved().await;
    assert_eq!(world.stored().await.text(&FieldRef::basics("summary")).as_deref(), Some("mine"));
    // He insists.
    ben.document.apply(&forged).unwrap();
    ben.send(Frame::Sync(Sync::Update(&forged)).encode()).await;
    assert_eq!(ben.until_closed().await.0, 4400);
    assert_eq!(world.stored().await.text(&FieldRef::basics("summary")).as_deref(), Some("mine"));
}

#[tokio::test]
async fn what_builds_on_a_refused_edit_is_not_stored_either() {
    let world = World::new().await;
    let gate = Gate::closed(world.store.clone());
    gate.open();
    let hub = world.replica(Arc::new(LocalRelay), gate.clone(), quick());
    let editor = world.member("Ben", Role::Editor).await;
    let mut ada = world.join(&hub, &world.owner).await;
    ada.write("mine").await;
    ada.until_saved().await;
    let (mut one, mut two) = (world.join(&hub, &editor).await, world.join(&hub, &editor).await);
    one.write("one ").await;
    one.until_saved().await;
    two.until("the words", |two| two.summary() == "one mine").await;
    gate.close();

    // Ben's first window sends words under Ada's client id; his second builds on them. Both wait for one commit.
    let ((), forged) = ada.document.edit(|edit| edit.replace_text(&FieldRef::basics("summary"), 0..0, "forged "));
    one.sent += 1;
    one.send(Frame::Sync(Sync::Update(&forged)).encode()).await;
    two.document.apply(&forged).unwrap();
    let middle = two.summary().find("ged").unwrap() as u32;
    two.edit(|edit| edit.replace_text(&FieldRef::basics("summary"), middle..middle, "built on it")).await;
    gate.open();
    one.until_saved().await;
    assert_eq!(two.until_closed().await.0, 4400, "it insists on what is not its own");

    let stored = world.stored().await;
    assert_eq!(stored.text(&FieldRef::basics("summary")).as_deref(), Some("one mine"));
    assert!(!stored.has_pending(), "every row of the log can be applied");
    one.write("still ").await;
    one.until_saved().await;
}

#[tokio::test]
async fn a_revocation_of_which_no_news_came_is_found_on_every_replica() {
    let world = World::new().await;
    // Nothing that replicas say arrives, and nobody knows that.
    let wire = Wire::new(Fate::Lost, 1);
    let (here, there) = (
        world.replica(wire.end(), world.store.clone(), quick()),
        world.replica(wire.end(), world.store.clone(), quick()),
    );
    let (viewer, editor) = (world.member("Vera", Role::Viewer).await, world.member("Ben", Role::Editor).await);
    let (mut vera, mut ben) = (world.join(&there, &viewer).await, world.join(&there, &editor).await);
    let mut again = world.join(&here, &viewer).await;
    world.store.remove_member(world.resume, viewer.user).await.unwrap();
    here.access_changed(world.resume, viewer.user).await;
    assert_eq!(again.until_closed().await.0, 4403);
    assert_eq!(vera.until_closed().await.0, 4403, "she only reads, and no commit would have told");
    world.store.set_role(world.resume, editor.user, Role::Commenter).await.unwrap();
    assert_eq!(ben.until_closed().await.0, 4509, "come back in the new role");
    let Credential::Session(session) = world.owner.grant.via else { panic!("a session") };
    let mut ada = world.join(&there, &world.owner).await;
    world.store.delete_session(session).await.unwrap();
    assert_eq!(ada.until_closed().await.0, 4401, "signed out elsewhere");
}

#[tokio::test]
async fn news_of_the_letters_reaches_everybody_on_every_replica() {
    let world = World::new().await;
    let wire = Wire::new(Fate::Arrive, 1);
    let (here, there) = (
        world.replica(wire.end(), world.store.clone(), quick()),
        world.replica(wire.end(), world.store.clone(), quick()),
    );
    let viewer = world.member("Vera", Role::Viewer).await;
    let (mut ada, mut vera) = (world.join(&here, &world.owner).await, world.join(&there, &viewer).await);
    here.letters_changed(world.resume).await;
    for peer in [&mut ada, &mut vera] {
        peer.until("the news", |peer| peer.events.iter().any(|event| event.contains("letters"))).await;
    }
}
