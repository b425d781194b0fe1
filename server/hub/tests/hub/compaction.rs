//! Old rows go when a snapshot covers them, and nothing else does.

use std::sync::Arc;
use std::time::Duration;

use hub::{HubConfig, LocalRelay};

use crate::world::{PATIENCE, World, quick, until};

#[tokio::test]
async fn rows_behind_an_old_snapshot_go_and_the_resume_stays() {
    let world = World::new().await;
    let hub = world.hub();
    let mut ada = world.join(&hub, &world.owner).await;
    for _ in 0..30 {
        ada.write("x").await;
    }
    ada.until_saved().await;
    hub.shutdown(PATIENCE).await;
    let snapshot = world.store.latest_snapshot(world.resume).await.unwrap().expect("thirty rows are enough");

    // The snapshot is young: nothing goes.
    let compact_every = Duration::from_millis(5);
    let keeping = world.replica(Arc::new(LocalRelay), world.store.clone(), HubConfig { compact_every, ..quick() });
    let mut ada = world.join(&keeping, &world.owner).await;
    ada.write("y").await;
    ada.until_saved().await;
    until("two looks", || keeping.counters().compactions.get() > 1).await;
    assert_eq!(world.store.read_after(world.resume, 0, 1).await.unwrap()[0].seq, 1);
    keeping.shutdown(PATIENCE).await;

    let config = HubConfig { compact_every, retention: Duration::ZERO, ..quick() };
    let forgetting = world.replica(Arc::new(LocalRelay), world.store.clone(), config);
    until("old rows to go", || forgetting.counters().forgotten_rows.get() >= snapshot.seq.unsigned_abs()).await;
    let rest = world.store.read_after(world.resume, 0, i64::MAX).await.unwrap();
    assert_eq!(rest[0].seq, snapshot.seq + 1, "what the snapshot does not cover stays");
    let mut ada = world.join(&forgetting, &world.owner).await;
    assert_eq!(ada.summary(), format!("y{}", "x".repeat(30)));
    ada.write("z").await;
    ada.until_saved().await;
}
