//! Who is here: stamped by the server, gone when they leave, on every replica.

use std::borrow::Cow;

use crdt::awareness::{Entry, encode};
use crdt::protocol::Frame;
use store::Role;

use crate::wires::{Fate, Wire};
use crate::world::{World, quick};

fn presence(client: u64, clock: u32, state: &str) -> Vec<u8> {
    Frame::Awareness(&encode(&[Entry { client, clock, state: Cow::Borrowed(state) }])).encode()
}

#[tokio::test]
async fn the_server_says_who_it_is_whatever_the_client_claims() {
    let world = World::new().await;
    let wire = Wire::new(Fate::Arrive, 1);
    let left = world.replica(wire.end(), world.store.clone(), quick());
    let right = world.replica(wire.end(), world.store.clone(), quick());
    let ada = world.join(&left, &world.owner).await;
    let ben = world.member("Ben", Role::Editor).await;
    let (mut near, mut far) = (world.join(&left, &ben).await, world.join(&right, &ben).await);
    let client = ada.document.client_id();
    ada.send(presence(client, 1, r#"{"user":{"name":"Somebody else"},"cursor":{"field":"basics/name"}}"#)).await;
    for peer in [&mut near, &mut far] {
        peer.until("Ada", |peer| peer.presence.iter().any(|state| state.contains("basics/name"))).await;
        let state = peer.presence.last().unwrap();
        assert!(state.contains(r#""name":"Ada""#) && state.contains(&world.owner.user.to_string()), "{state}");
        assert!(!state.contains("Somebody else"));
    }
    // A stranger who speaks for Ada's client is passed over.
    near.send(presence(client, 9, r#"{"cursor":{"field":"forged"}}"#)).await;
    near.send(presence(near.document.client_id(), 1, r#"{"cursor":{"field":"near"}}"#)).await;
    far.until("the near one", |far| far.presence.iter().any(|state| state.contains("\"near\""))).await;
    assert!(!far.presence.iter().any(|state| state.contains("forged")));

    let late = world.join(&right, &world.owner).await;
    assert!(late.presence.iter().any(|state| state.contains("basics/name")), "who joins learns who is here");

    drop(ada);
    near.until("Ada gone", |near| near.presence.iter().any(|state| state == "null")).await;
    far.until("Ada gone", |far| far.presence.iter().any(|state| state == "null")).await;
}

#[tokio::test]
async fn a_cursor_that_is_too_large_or_no_json_is_left_out() {
    let world = World::new().await;
    let hub = world.hub();
    let (ada, mut ben) = (world.join(&hub, &world.owner).await, world.join(&hub, &world.owner).await);
    let large = format!(r#"{{"cursor":"{}"}}"#, "x".repeat(3_000));
    for (clock, state) in [(1, large.as_str()), (2, "{not json")] {
        let seen = ben.presence.len();
        ada.send(presence(ada.document.client_id(), clock, state)).await;
        ben.until("a state", |ben| ben.presence.len() > seen).await;
        assert!(ben.presence.last().unwrap().contains(r#""cursor":null"#));
    }
}

#[tokio::test]
async fn a_silent_connection_gets_frames_all_the_same() {
    let world = World::new().await;
    let config = hub::HubConfig { keepalive_every: std::time::Duration::from_millis(20), ..quick() };
    let hub = world.replica(std::sync::Arc::new(hub::LocalRelay), world.store.clone(), config);
    let mut joined = world.try_join(&hub, &world.owner).await.unwrap();
    for _ in 0..6 {
        let next = tokio::time::timeout(crate::world::PATIENCE, joined.outbound.next()).await.expect("in time");
        assert!(matches!(next, Some(hub::Outbound::Frame(_))));
    }
}
