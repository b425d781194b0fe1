//! Replicas that hold something else than each other find out, and begin again from the database.

use std::sync::Mutex;
use std::time::Duration;

use hub::HubConfig;

use crate::wires::{Fate, Tampered, Wire};
use crate::world::{PATIENCE, World, quick};

#[tokio::test]
async fn a_replica_that_holds_something_else_is_found_and_begins_again() {
    let world = World::new().await;
    let wire = Wire::new(Fate::Arrive, 1);
    let config = HubConfig { digest_every: Duration::from_millis(20), ..quick() };
    let honest = world.replica(wire.end(), world.store.clone(), config.clone());
    let mut ada = world.join(&honest, &world.owner).await;
    ada.write("true").await;
    ada.until_saved().await;
    // The other replica once reads a row that nobody wrote.
    let forged = Mutex::new(Some(world.forged_row(2, "false").await));
    let forged = Tampered::new(world.store.clone(), move |row| {
        if row.seq == 2
            && let Some(forged) = forged.lock().unwrap().take()
        {
            *row = forged;
        }
    });
    let misled = world.replica(wire.end(), forged, config);
    let mut ben = world.join(&misled, &world.owner).await;
    let (code, _) = ben.until_closed().await;
    assert_eq!(code, 1013);
    assert_eq!(ada.until_closed().await.0, 1013, "nobody knows which of them is right");
    assert!(honest.counters().divergences.get() + misled.counters().divergences.get() > 0);
    for hub in [&honest, &misled] {
        let mended = async {
            let summary = |document: &crdt::Document| document.text(&crdt::FieldRef::basics("summary"));
            while hub.read(world.resume, summary).await.ok().flatten().as_deref() != Some("true") {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(PATIENCE, mended).await.expect("the database's state");
    }
}
