//! A log that cannot be replayed: its last good state is shown, nothing is written, and nothing is thrown away.

use hub::EditError;

use crate::wires::{Fate, Tampered, Wire};
use crate::world::{World, quick};

#[tokio::test]
async fn the_last_good_state_can_be_read_and_nothing_is_written() {
    let world = World::new().await;
    let hub = world.hub();
    let mut ada = world.join(&hub, &world.owner).await;
    for letter in ["d", "c", "b", "a"] {
        ada.write(letter).await;
        ada.until_saved().await;
    }
    hub.shutdown(crate::world::PATIENCE).await;
    let rows = world.store.resume(world.resume).await.unwrap().unwrap().head_seq;

    // The rows are: the beginning, d, c, b, a. The fourth cannot be opened.
    let spoiled = Tampered::new(world.store.clone(), |row| {
        if row.seq == 4 {
            row.blob.reverse();
        }
    });
    // One of several replicas: it would read on where it can.
    let wire = Wire::new(Fate::Arrive, 1);
    let hub = world.replica(wire.end(), spoiled, quick());
    let mut ben = world.join(&hub, &world.owner).await;
    assert_eq!(ben.summary(), "cd");
    ben.until("the reason", |ben| ben.events.iter().any(|event| event.contains("not_saving"))).await;
    let read = hub.read(world.resume, |document| document.text(&crdt::FieldRef::basics("summary"))).await.unwrap();
    assert_eq!(read.as_deref(), Some("cd"));
    wire.set(Fate::Away);
    wire.set(Fate::Arrive);
    let read = hub.read(world.resume, |document| document.text(&crdt::FieldRef::basics("summary"))).await.unwrap();
    assert_eq!(read.as_deref(), Some("cd"), "also after a gap in the news");
    let edit = hub.edit(world.resume, world.owner.clone(), |document| {
        Ok::<_, EditError>((document.edit(|edit| edit.set_text(&crdt::FieldRef::basics("name"), "Ada")).1, ()))
    });
    assert_eq!(edit.await, Err(EditError::Unavailable));
    // Who has more, from before, may say so, and is not taken for somebody who writes what was lost.
    ben.write("more ").await;
    let (code, reason) = ben.until_closed().await;
    assert_eq!(code, 4403, "{reason}");
    assert!(reason.len() <= 123, "it fits into a close frame");
    assert_eq!((hub.counters().quarantines.get(), hub.counters().rebuilt.get()), (1, 0), "once, and it stays");
    hub.shutdown(crate::world::PATIENCE).await;
    assert_eq!(world.store.resume(world.resume).await.unwrap().unwrap().head_seq, rows, "the log is as it was");

    let hub = world.hub();
    assert_eq!(world.join(&hub, &world.owner).await.summary(), "abcd", "mended: everything is there");
}
