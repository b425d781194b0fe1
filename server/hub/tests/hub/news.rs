//! Two replicas over one database become the same, whatever happens to the news between them.

use crdt::jsonresume::{Export, export};
use crdt::{Place, Seeded};

use crate::wires::{Fate, Wire};
use crate::world::{World, quick};

async fn converge(fate: Fate, seed: u64) {
    let world = World::new().await;
    let wire = Wire::new(fate, seed);
    let left = world.replica(wire.end(), world.store.clone(), quick());
    let right = world.replica(wire.end(), world.store.clone(), quick());
    let (mut ada, mut ben) = (world.join(&left, &world.owner).await, world.join(&right, &world.owner).await);
    let mut dice = Seeded::new(seed);
    for round in 0..12 {
        ada.write(&format!("a{round} ")).await;
        ben.write(&format!("b{round} ")).await;
        let (item, place) = (ben.first_item(), if round % 2 == 0 { Place::First } else { Place::Last });
        ben.edit(|edit| drop(edit.add_bullet(&item, "highlights", &place, "more", &mut dice))).await;
        ada.take_waiting().await;
        ben.take_waiting().await;
    }
    ada.until_saved().await;
    ben.until_saved().await;
    let stored = export(&world.stored().await, Export::WithIds);
    for peer in [&mut ada, &mut ben] {
        peer.until("everything", |peer| export(&peer.document, Export::WithIds) == stored).await;
    }
    for round in 0..12 {
        assert!(ada.summary().contains(&format!("a{round} ")) && ada.summary().contains(&format!("b{round} ")));
    }
}

#[tokio::test]
async fn news_that_arrive() {
    converge(Fate::Arrive, 3).await;
}

#[tokio::test]
async fn news_that_are_all_lost() {
    converge(Fate::Lost, 3).await;
}

#[tokio::test]
async fn news_that_are_lost_doubled_and_out_of_order() {
    let seeds = if std::env::var_os("TANDEM_LONG").is_some() { 0..200 } else { 0..6 };
    for seed in seeds {
        converge(Fate::Mixed, seed).await;
    }
}
