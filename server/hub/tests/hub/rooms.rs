//! The life of rooms: loaded once, gone when empty, back as they were.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use crdt::FieldRef;
use crdt::protocol::{Frame, Sync};
use hub::{JoinError, LocalRelay, Outbound};
use store::{ResumeId, SystemClock, SystemRandom};

use crate::world::{PATIENCE, World, quick, until};

/// Waits until the hub has closed its empty rooms.
async fn until_empty(hub: &hub::Hub) {
    until("an empty hub", || hub.health().rooms == 0).await;
}

#[tokio::test]
async fn many_who_join_at_once_share_one_room() {
    let world = World::new().await;
    let hub = world.hub();
    let joins = (0..20).map(|_| world.join(&hub, &world.owner));
    let mut peers = futures_util::future::join_all(joins).await;
    assert_eq!((hub.health().rooms, hub.health().connections), (1, 20));
    peers[0].write("one room").await;
    for peer in &mut peers[1..] {
        peer.until("the words", |peer| peer.summary() == "one room").await;
    }
}

#[tokio::test]
async fn those_who_join_at_the_same_state_share_the_bytes_of_its_answer() {
    let world = World::new().await;
    let hub = world.hub();
    let mut ada = world.join(&hub, &world.owner).await;
    let (one, two) = (answer(&world, &hub).await, answer(&world, &hub).await);
    assert_eq!(one.as_ptr(), two.as_ptr(), "the same bytes in memory");
    ada.write("news").await;
    ada.until_saved().await;
    let three = answer(&world, &hub).await;
    let mut late = crdt::Document::new(5);
    let Ok(Frame::Sync(Sync::Step2(update))) = Frame::decode(&three) else { panic!("a step 2") };
    late.apply(update).expect("fits");
    assert_eq!(late.text(&FieldRef::basics("summary")).as_deref(), Some("news"), "and never older ones");
}

/// The step 2 for one who joins with nothing.
async fn answer(world: &World, hub: &hub::Hub) -> Bytes {
    let mut joined = world.try_join(hub, &world.owner).await.unwrap();
    joined.connection.receive(Frame::Sync(Sync::Step1(&[0])).encode().into()).await;
    loop {
        let next = tokio::time::timeout(PATIENCE, joined.outbound.next()).await.expect("in time");
        let Some(Outbound::Frame(frame)) = next else { panic!("the connection ended") };
        if matches!(Frame::decode(&frame), Ok(Frame::Sync(Sync::Step2(_)))) {
            return frame;
        }
    }
}

#[tokio::test]
async fn an_empty_room_closes_and_comes_back_from_its_snapshot() {
    let world = World::new().await;
    let hub = world.hub();
    let mut ada = world.join(&hub, &world.owner).await;
    for _ in 0..30 {
        ada.write("x").await;
    }
    ada.until_saved().await;
    drop(ada);
    until_empty(&hub).await;
    let snapshot = world.store.latest_snapshot(world.resume).await.unwrap().expect("thirty rows are enough");
    assert_eq!(snapshot.seq, 31);
    let mut ada = world.join(&hub, &world.owner).await;
    assert_eq!(ada.summary(), "x".repeat(30));
    ada.write("y").await;
    ada.until_saved().await;
    assert_eq!(world.stored().await.text(&FieldRef::basics("summary")), Some(format!("y{}", "x".repeat(30))));
}

#[tokio::test]
async fn joining_while_a_room_closes_loses_nothing() {
    let world = World::new().await;
    let config = hub::HubConfig { evict_after: Duration::ZERO, ..quick() };
    let hub = world.replica(Arc::new(LocalRelay), world.store.clone(), config);
    for round in 0..30 {
        let mut ada = world.join(&hub, &world.owner).await;
        assert_eq!(ada.summary().len(), round);
        ada.write("x").await;
        ada.until_saved().await;
    }
}

#[tokio::test]
async fn what_is_not_there_cannot_be_joined() {
    let world = World::new().await;
    let hub = world.hub();
    let request = hub::JoinRequest {
        resume: ResumeId::new(&SystemClock, &SystemRandom),
        who: world.owner.clone(),
        extensions: true,
    };
    assert_eq!(hub.join(request).await.unwrap_err(), JoinError::NotFound);
    world.store.bin_resume(world.resume, store::Clock::now(&SystemClock)).await.unwrap();
    assert_eq!(world.try_join(&hub, &world.owner).await.unwrap_err(), JoinError::NotFound);
}

#[tokio::test]
async fn connections_are_counted_and_bounded() {
    let world = World::new().await;
    let config = hub::HubConfig { connections_per_user: 2, ..quick() };
    let hub = world.replica(Arc::new(LocalRelay), world.store.clone(), config);
    let first = world.join(&hub, &world.owner).await;
    let _second = world.join(&hub, &world.owner).await;
    let mut third = world.try_join(&hub, &world.owner).await.unwrap();
    assert!(matches!(third.outbound.next().await, Some(Outbound::Close { code: 1013, .. })), "sent away");
    drop(first);
    world.join(&hub, &world.owner).await;
}

#[tokio::test]
async fn a_shutdown_commits_what_it_has_and_says_goodbye() {
    let world = World::new().await;
    let hub = world.hub();
    let mut ada = world.join(&hub, &world.owner).await;
    ada.write("last words").await;
    // The room has the frame when it has answered what came behind it.
    hub.read(world.resume, |_| ()).await.unwrap();
    hub.shutdown(PATIENCE).await;
    assert_eq!(ada.until_closed().await.0, 1013);
    assert_eq!(world.stored().await.text(&FieldRef::basics("summary")).as_deref(), Some("last words"));
    assert_eq!(world.try_join(&hub, &world.owner).await.unwrap_err(), JoinError::Unavailable);
}
