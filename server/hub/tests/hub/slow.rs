//! Readers who are slower than the room: their queue is dropped, and one difference takes its place.

use std::sync::Arc;

use hub::{HubConfig, LocalRelay};

use crate::world::{World, quick};

#[tokio::test]
async fn a_slow_reader_stays_and_gets_one_difference() {
    let world = World::new().await;
    let hub = world.replica(Arc::new(LocalRelay), world.store.clone(), HubConfig { outbound_bytes: 2_000, ..quick() });
    let (mut ada, mut slow) = (world.join(&hub, &world.owner).await, world.join(&hub, &world.owner).await);
    for round in 0..3 {
        for _ in 0..200 {
            ada.write("0123456789").await;
        }
        ada.until_saved().await;
        assert_eq!(hub.counters().overflows.get(), round + 1, "once, whatever follows");
        let written = ada.summary();
        // It types too, before it has heard anything.
        slow.write("slow ").await;
        let heard = slow.frames;
        slow.until("everything", |slow| slow.summary().len() == written.len() + "slow ".len()).await;
        slow.until_saved().await;
        assert!(slow.frames - heard < 100, "{} frames instead of two hundred", slow.frames - heard);
        ada.until("the slow one's word", |ada| ada.summary() == slow.summary()).await;
    }
    assert_eq!(world.stored().await.read(), slow.document.read());
}

#[tokio::test]
async fn what_waits_for_a_reader_who_reads_nothing_is_bounded() {
    let world = World::new().await;
    let hub = world.replica(Arc::new(LocalRelay), world.store.clone(), HubConfig { outbound_bytes: 10_000, ..quick() });
    let mut ada = world.join(&hub, &world.owner).await;
    let slow = world.join(&hub, &world.owner).await;
    for _ in 0..50 {
        ada.write(&"x".repeat(1_000)).await;
        ada.until_saved().await;
        assert!(slow.waiting_bytes() <= 10_000, "{}", slow.waiting_bytes());
    }
    assert_eq!(hub.counters().overflows.get(), 1);
}
