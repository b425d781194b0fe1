//! One document with its clients.

use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::Context;
use futures_util::future::try_join_all;

use crate::client::connection::Join;
use crate::client::lanes::Seen;
use crate::client::yjs::Appender;
use crate::client::{Client, Door, Lanes};
use crate::subjects::Subject;

/// Clients are opened so many at a time, where opening is not what is measured.
const AT_ONCE: usize = 50;

/// A document and who is in it. The first of the clients write.
#[derive(Debug)]
pub struct Room {
    pub door: Door,
    pub lanes: Rc<Lanes>,
    pub clients: Vec<Client>,
    pub writers: Vec<Writer>,
}

/// Somebody who types.
#[derive(Debug)]
pub struct Writer {
    /// Which of the room's clients sends it.
    pub client: usize,
    pub text: Appender,
}

/// A Yjs client id that nobody had before. As long on the wire as those that Yjs makes.
pub fn fresh_client() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1 << 30);
    NEXT.fetch_add(7_919, Ordering::Relaxed)
}

impl Room {
    /// Lets `clients` in, of which the first `writers` will write.
    ///
    /// # Errors
    /// When one of them does not get the document.
    pub async fn open(door: Door, clients: usize, writers: usize) -> anyhow::Result<Self> {
        let mut room = Self {
            door,
            lanes: Rc::default(),
            clients: Vec::with_capacity(clients),
            writers: (0..writers).map(|client| Writer { client, text: Appender::new(fresh_client()) }).collect(),
        };
        room.let_in(clients).await?;
        Ok(room)
    }

    /// Lets more clients in.
    ///
    /// # Errors
    /// When one of them does not get the document.
    pub async fn let_in(&mut self, clients: usize) -> anyhow::Result<()> {
        let mut left = clients;
        while left > 0 {
            let now = left.min(AT_ONCE);
            self.clients.extend(try_join_all((0..now).map(|_| Client::visit(&self.door))).await?);
            left -= now;
        }
        Ok(())
    }
}

/// Makes documents, all with the same number of clients and writers.
///
/// # Errors
/// When one of them cannot be made or opened.
pub async fn open_rooms(
    subject: &mut dyn Subject,
    rooms: usize,
    clients: usize,
    writers: usize,
) -> anyhow::Result<Vec<Room>> {
    let mut open = Vec::with_capacity(rooms);
    for door in subject.documents(rooms).await? {
        open.push(Room::open(door, clients, writers).await?);
    }
    Ok(open)
}

/// Writes updates of one Yjs client, of which `end` is the last clock, and waits until somebody else has them all and,
/// where the server says so, until they are stored.
///
/// # Errors
/// When that does not happen in `patience`.
pub async fn fill(door: &Door, updates: &[Vec<u8>], client: u64, end: u32, patience: Duration) -> anyhow::Result<()> {
    let join = Join { heads: true, ..Join::default() };
    let reader = Client::join(door, join, Seen::default()).await?;
    let writer = Client::visit(door).await?;
    for (number, update) in updates.iter().enumerate() {
        writer.send_update(update);
        // Some servers keep what they cannot send in memory, or drop it: give it to them piece by piece.
        if number % 64 == 63 {
            settled(&reader, client, clock_of(update, client)?, patience).await?;
        }
    }
    settled(&reader, client, end, patience).await?;
    // Only ours counts them.
    if writer.state.saved.get() > 0 {
        writer.until("everything is saved", patience, |_| writer.unsaved() == 0).await?;
    }
    Ok(())
}

/// Waits until a client that keeps heads has this Yjs client up to `end`.
///
/// # Errors
/// When that does not happen in `patience`.
pub async fn settled(reader: &Client, client: u64, end: u32, patience: Duration) -> anyhow::Result<()> {
    let has = |heads: &std::collections::HashMap<u64, u32>| heads.get(&client).is_some_and(|head| *head >= end);
    reader
        .until("the document has what was written", patience, |state| state.heads.borrow().as_ref().is_some_and(has))
        .await
        .with_context(|| {
            let heads = reader.state.heads.borrow();
            let head = heads.as_ref().and_then(|heads| heads.get(&client).copied()).unwrap_or_default();
            format!("it has {head} clocks of {end}")
        })
}

/// Where an update of this client ends; 0 when it only deletes.
fn clock_of(update: &[u8], client: u64) -> anyhow::Result<u32> {
    let mut end = 0;
    let walked = crate::client::walk::structs(update, |of, _, to| {
        if of == client {
            end = end.max(to);
        }
    });
    walked.map(|()| end).ok().context("an update of our own that cannot be read")
}
