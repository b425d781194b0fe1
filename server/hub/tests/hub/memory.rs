//! What open résumés take in memory is bounded, and small while nothing happens.

use std::sync::Arc;
use std::time::Duration;

use hub::{Hub, HubConfig, JoinError, JoinRequest, LocalRelay};
use store::{SystemClock, SystemRandom};

use crate::world::{PATIENCE, World, quick, resume_of, until};

fn memory(hub: &Hub) -> usize {
    hub.health().memory_bytes
}

#[tokio::test]
async fn a_room_in_which_nothing_happens_takes_little_and_wakes_up() {
    let world = World::new().await;
    let config = HubConfig { rest_after: Duration::from_millis(30), ..quick() };
    let hub = world.replica(Arc::new(LocalRelay), world.store.clone(), config);
    let mut ada = world.join(&hub, &world.owner).await;
    for round in 1..=3 {
        ada.write(&"words ".repeat(1_000)).await;
        let awake = memory(&hub);
        ada.until_saved().await;
        until("rest", || memory(&hub) < awake.max(60_000)).await;
        assert!(memory(&hub) < 28_000 + 12_000 * round, "{}", memory(&hub));
        let ben = world.join(&hub, &world.owner).await;
        assert_eq!(ben.summary(), ada.summary());
    }
    drop(ada);
    until("an empty hub", || memory(&hub) == 0).await;
}

#[tokio::test]
async fn nothing_more_is_opened_when_memory_is_short_and_empty_rooms_go_at_once() {
    let world = World::new().await;
    let other = resume_of(&*world.store, &world.vault, &world.owner, &SystemClock, &SystemRandom).await;
    let config = HubConfig { memory_bytes: 20_000, evict_after: Duration::from_secs(3600), ..quick() };
    let hub = world.replica(Arc::new(LocalRelay), world.store.clone(), config);
    let mut ada = world.join(&hub, &world.owner).await;
    let wish = || JoinRequest { resume: other, who: world.owner.clone(), extensions: true };
    assert_eq!(hub.join(wish()).await.unwrap_err(), JoinError::Unavailable);
    ada.write("who is in may go on").await;
    ada.until_saved().await;
    let ben = world.join(&hub, &world.owner).await;
    assert_eq!(ben.summary(), "who is in may go on", "and come in");
    drop((ada, ben));
    let opened = async {
        // Each refusal asks the empty room to go.
        while hub.join(wish()).await.is_err() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, opened).await.expect("the other résumé opens");
}
