//! Nothing is seen or called saved before it is durable.

use std::sync::Arc;

use crdt::FieldRef;
use hub::{EditError, LocalRelay, Who};
use store::{Credential, Grant};

use crate::wires::Gate;
use crate::world::{World, quick};

#[tokio::test]
async fn two_people_see_each_others_letters() {
    let world = World::new().await;
    let hub = world.hub();
    let (mut ada, mut ben) = (world.join(&hub, &world.owner).await, world.join(&hub, &world.owner).await);
    ada.write("hello ").await;
    ben.until("Ada's word", |ben| ben.summary() == "hello ").await;
    ben.write("well, ").await;
    ada.until("Ben's word", |ada| ada.summary() == "well, hello ").await;
    ada.until_saved().await;
    ben.until_saved().await;
    assert_eq!(world.stored().await.text(&FieldRef::basics("summary")).as_deref(), Some("well, hello "));
}

#[tokio::test]
async fn before_the_commit_nobody_sees_an_edit_and_nobody_is_told_saved() {
    let world = World::new().await;
    let gate = Gate::closed(world.store.clone());
    let hub = world.replica(Arc::new(LocalRelay), gate.clone(), quick());
    let (mut ada, mut ben) = (world.join(&hub, &world.owner).await, world.join(&hub, &world.owner).await);
    ada.write("secret").await;
    // The room has taken the frame when it has answered what came behind it.
    let held = hub.read(world.resume, |document| document.text(&FieldRef::basics("summary"))).await.unwrap();
    assert_eq!(held.as_deref(), Some(""), "the committed state");
    ada.take_waiting().await;
    ben.take_waiting().await;
    assert_eq!((ada.saved, ada.sent, ben.summary().as_str()), (1, 2, ""));
    assert_eq!(world.join(&hub, &world.owner).await.summary(), "", "one who joins now");

    gate.open();
    ada.until_saved().await;
    ben.until("the word", |ben| ben.summary() == "secret").await;
}

#[tokio::test]
async fn a_database_that_is_away_holds_everything_back_and_says_so() {
    let world = World::new().await;
    let gate = Gate::closed(world.store.clone());
    gate.open();
    let hub = world.replica(Arc::new(LocalRelay), gate.clone(), quick());
    let (mut ada, mut ben) = (world.join(&hub, &world.owner).await, world.join(&hub, &world.owner).await);
    gate.set_away(true);
    for letter in ["c", "b", "a"] {
        ada.write(letter).await;
    }
    ada.until("the reason", |ada| ada.events.iter().any(|event| event.contains("not_saving"))).await;
    ben.take_waiting().await;
    assert_eq!(ben.summary(), "");
    gate.set_away(false);
    ada.until_saved().await;
    ada.until("the end of it", |ada| ada.events.iter().any(|event| event.contains("\"saving\""))).await;
    ben.until("all letters", |ben| ben.summary() == "abc").await;
}

#[tokio::test]
async fn what_waits_for_the_database_is_bounded() {
    let world = World::new().await;
    let gate = Gate::closed(world.store.clone());
    let hub = world.replica(Arc::new(LocalRelay), gate, hub::HubConfig { waiting_bytes: 4_000, ..quick() });
    let mut ada = world.join(&hub, &world.owner).await;
    for _ in 0..3 {
        ada.write(&"x".repeat(1_500)).await;
    }
    assert_eq!(ada.until_closed().await.0, 1013, "come back later");
}

#[tokio::test]
async fn frames_without_news_are_saved_at_once_and_write_nothing() {
    let world = World::new().await;
    let hub = world.hub();
    let mut ada = world.join(&hub, &world.owner).await;
    ada.write("word").await;
    ada.until_saved().await;
    let rows = world.store.resume(world.resume).await.unwrap().unwrap().head_seq;
    let everything = ada.document.encode();
    ada.sent += 1;
    ada.send(crdt::protocol::Frame::Sync(crdt::protocol::Sync::Step2(&everything)).encode()).await;
    ada.until_saved().await;
    assert_eq!(world.store.resume(world.resume).await.unwrap().unwrap().head_seq, rows);
}

#[derive(PartialEq, Debug)]
enum Failed {
    Change,
    Hub(EditError),
}

impl From<EditError> for Failed {
    fn from(error: EditError) -> Self {
        Self::Hub(error)
    }
}

#[tokio::test]
async fn an_edit_of_the_server_takes_the_same_path() {
    let world = World::new().await;
    let hub = world.hub();
    let mut ada = world.join(&hub, &world.owner).await;
    let answer: Result<u8, Failed> = hub
        .edit(world.resume, world.owner.clone(), |document| {
            let ((), update) = document.edit(|edit| edit.set_text(&FieldRef::basics("summary"), "by the server"));
            Ok((update, 7))
        })
        .await;
    assert_eq!(answer.unwrap(), 7);
    ada.until("the words", |ada| ada.summary() == "by the server").await;
    let refused = hub.edit(world.resume, world.owner.clone(), |_| Err::<(Vec<u8>, ()), _>(Failed::Change)).await;
    assert_eq!(refused, Err(Failed::Change));
    let panicked = hub
        .edit(world.resume, world.owner.clone(), |_| -> Result<(Vec<u8>, ()), Failed> {
            panic!("a defect in a change")
        })
        .await;
    assert_eq!(panicked, Err(Failed::Hub(EditError::Unavailable)));
    // One that the database refuses holds up none after it.
    let expired = Grant { via: Credential::Session([9; 32]), ..world.owner.grant };
    let who = Who { grant: expired, ..world.owner.clone() };
    let change = |document: &mut crdt::Document| {
        Ok::<_, Failed>((document.edit(|edit| edit.set_text(&FieldRef::basics("name"), "Ada")).1, ()))
    };
    assert_eq!(hub.edit(world.resume, who, change).await, Err(Failed::Hub(EditError::SignedOut)));
    assert_eq!(hub.edit(world.resume, world.owner.clone(), change).await, Ok(()));
    ada.write("still here: ").await;
    ada.until_saved().await;
}
