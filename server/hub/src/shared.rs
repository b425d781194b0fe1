//! What all tasks of a hub share.

use std::collections::HashMap;
use std::fmt;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use store::{Clock, Grantee, Log, ResumeId, Rng, Role, Store, StoreError, UserId, Vault};
use tokio::sync::{Notify, mpsc, watch};
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::config::HubConfig;
use crate::counters::Counters;
use crate::handle::ConnectionId;
use crate::relay::Relay;
use crate::room::RoomHandle;
use crate::who::Who;
use crate::writer::{Job, Saving};

/// What an open room takes in memory beside its document and connections, about.
const ROOM_BYTES: usize = 16 * 1024;
/// What an edit takes in memory beside its bytes, about.
const EDIT_OVERHEAD: usize = 512;

/// The parts and the open rooms.
pub(crate) struct Shared {
    pub(crate) config: HubConfig,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) log: Arc<dyn Log>,
    pub(crate) vault: Arc<Vault>,
    pub(crate) relay: Arc<dyn Relay>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) rng: Arc<dyn Rng>,
    /// Names this replica to the others.
    pub(crate) replica: u64,
    /// To the log writer. A room has at most one job there.
    pub(crate) writer: mpsc::UnboundedSender<Job>,
    pub(crate) saving: watch::Receiver<Saving>,
    pub(crate) counters: Arc<Counters>,
    /// Compare heads now.
    pub(crate) gap: Notify,
    /// Somebody has come.
    pub(crate) came: Notify,
    /// Cancelled when the hub begins to stop: nothing is opened any more, rooms store what they have and end.
    pub(crate) stopping: CancellationToken,
    /// Cancelled when everything has ended.
    pub(crate) stopped: CancellationToken,
    pub(crate) tasks: TaskTracker,
    /// Held to look up and to change, never across an await.
    rooms: Mutex<HashMap<ResumeId, RoomHandle>>,
    /// Who sits where: one entry for each connection. Held as briefly as the rooms.
    seats: Mutex<Seats>,
    waiting: AtomicUsize,
    /// Bytes of memory of all rooms, about.
    memory: AtomicUsize,
    next_id: AtomicU64,
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared").field("replica", &self.replica).field("config", &self.config).finish_non_exhaustive()
    }
}

/// What a hub works with.
pub struct Parts {
    pub config: HubConfig,
    pub store: Arc<dyn Store>,
    /// The store's log, or what a test puts between.
    pub log: Arc<dyn Log>,
    pub vault: Arc<Vault>,
    pub relay: Arc<dyn Relay>,
    pub clock: Arc<dyn Clock>,
    pub rng: Arc<dyn Rng>,
}

impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parts").field("config", &self.config).finish_non_exhaustive()
    }
}

impl Shared {
    pub(crate) fn new(parts: Parts, writer: mpsc::UnboundedSender<Job>, saving: watch::Receiver<Saving>) -> Self {
        let Parts { config, store, log, vault, relay, clock, rng } = parts;
        let replica = random(&*rng);
        Self {
            config,
            store,
            log,
            vault,
            relay,
            clock,
            rng,
            replica,
            writer,
            saving,
            counters: Arc::default(),
            gap: Notify::new(),
            came: Notify::new(),
            stopping: CancellationToken::new(),
            stopped: CancellationToken::new(),
            tasks: TaskTracker::new(),
            rooms: Mutex::default(),
            seats: Mutex::default(),
            waiting: AtomicUsize::new(0),
            memory: AtomicUsize::new(0),
            next_id: AtomicU64::new(1),
        }
    }

    pub(crate) fn rooms(&self) -> MutexGuard<'_, HashMap<ResumeId, RoomHandle>> {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A number that nothing else in this hub has.
    pub(crate) fn next_id(&self) -> u64 {
        self.next_id.fetch_add(1, Ordering::Relaxed)
    }

    pub(crate) fn next_connection(&self) -> ConnectionId {
        ConnectionId(self.next_id())
    }

    /// A client id that nobody has: 32 random bits, what Yjs itself draws.
    pub(crate) fn client_id(&self) -> u64 {
        random(&*self.rng) >> 32
    }

    pub(crate) fn connections(&self) -> usize {
        self.seats().taken.len()
    }

    /// Everybody who is connected: by what right, and in which role.
    pub(crate) fn everybody(&self) -> Vec<(Grantee, Role)> {
        self.seats().taken.values().copied().collect()
    }

    /// Those who have come since this was asked last.
    pub(crate) fn newcomers(&self) -> Vec<(Grantee, Role)> {
        std::mem::take(&mut self.seats().new)
    }

    fn seats(&self) -> MutexGuard<'_, Seats> {
        self.seats.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Bytes of edits that wait for their commit.
    pub(crate) fn waiting_bytes(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    /// Bytes of memory that all rooms take, about.
    pub(crate) fn memory(&self) -> usize {
        self.memory.load(Ordering::Relaxed)
    }

    /// Whether nothing more may be opened. Rooms are asked to take less.
    pub(crate) fn is_memory_short(&self) -> bool {
        let is_short = self.memory() > self.config.memory_bytes;
        if is_short {
            self.release_memory();
        }
        is_short
    }

    pub(crate) fn release_memory(&self) {
        self.rooms().values().for_each(|room| room.signal.squeeze());
    }

    /// Whether other replicas may have committed something that nobody told us.
    pub(crate) fn has_other_replicas(&self) -> bool {
        self.relay.state() != crate::relay::RelayState::None
    }

    /// Counts a person's connection. `None`: they have as many as they may.
    pub(crate) fn seat(self: &Arc<Self>, id: ConnectionId, resume: ResumeId, who: &Who) -> Option<Seat> {
        let mut seats = self.seats();
        let of_user = seats.of_user.entry(who.user).or_default();
        if *of_user >= self.config.connections_per_user {
            return None;
        }
        *of_user += 1;
        let grantee = Grantee { resume, user: who.user, via: who.grant.via };
        seats.taken.insert(id, (grantee, who.role));
        seats.new.push((grantee, who.role));
        drop(seats);
        self.came.notify_one();
        Some(Seat { shared: self.clone(), id })
    }

    /// Counts an edit of so many bytes that waits in a room. `None`: as much waits there, or in all rooms together, as
    /// may.
    pub(crate) fn hold(self: &Arc<Self>, room: &Arc<AtomicUsize>, bytes: usize) -> Option<Held> {
        let bytes = bytes + EDIT_OVERHEAD;
        let everywhere = self.waiting.fetch_add(bytes, Ordering::Relaxed) + bytes;
        let here = room.fetch_add(bytes, Ordering::Relaxed) + bytes;
        let held = Held { shared: self.clone(), room: room.clone(), bytes };
        let fits = everywhere <= self.config.waiting_bytes && here <= self.config.waiting_bytes_per_resume;
        fits.then_some(held)
    }

    /// Asks the database, and takes no answer in time for a database that is away.
    pub(crate) async fn ask<T>(&self, question: impl Future<Output = store::Result<T>>) -> store::Result<T> {
        match timeout(self.config.commit_patience, question).await {
            Ok(answer) => answer,
            Err(_) => Err(StoreError::Unavailable("no answer in time".to_owned())),
        }
    }
}

#[derive(Debug, Default)]
struct Seats {
    taken: HashMap<ConnectionId, (Grantee, Role)>,
    /// Open connections of each person.
    of_user: HashMap<UserId, usize>,
    /// Those who have come since they were looked at last.
    new: Vec<(Grantee, Role)>,
}

/// One connection in the count of its person.
#[derive(Debug)]
pub(crate) struct Seat {
    shared: Arc<Shared>,
    id: ConnectionId,
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut seats = self.shared.seats();
        let Some((Grantee { user, .. }, _)) = seats.taken.remove(&self.id) else { return };
        if let Some(open) = seats.of_user.get_mut(&user) {
            *open -= 1;
            if *open == 0 {
                seats.of_user.remove(&user);
            }
        }
    }
}

/// What one room takes in memory, in the count of all.
#[derive(Debug)]
pub(crate) struct Weight {
    shared: Arc<Shared>,
    bytes: usize,
}

impl Weight {
    pub(crate) fn new(shared: &Arc<Shared>) -> Self {
        shared.memory.fetch_add(ROOM_BYTES, Ordering::Relaxed);
        Self { shared: shared.clone(), bytes: ROOM_BYTES }
    }

    /// So many bytes beside what every room takes.
    pub(crate) fn set(&mut self, bytes: usize) {
        let bytes = bytes + ROOM_BYTES;
        if bytes != self.bytes {
            self.shared.memory.fetch_add(bytes.wrapping_sub(self.bytes), Ordering::Relaxed);
            self.bytes = bytes;
        }
    }
}

impl Drop for Weight {
    fn drop(&mut self) {
        self.shared.memory.fetch_sub(self.bytes, Ordering::Relaxed);
    }
}

/// Bytes in the count of those that wait.
#[derive(Debug)]
pub(crate) struct Held {
    shared: Arc<Shared>,
    room: Arc<AtomicUsize>,
    bytes: usize,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.shared.waiting.fetch_sub(self.bytes, Ordering::Relaxed);
        self.room.fetch_sub(self.bytes, Ordering::Relaxed);
    }
}

fn random(rng: &dyn Rng) -> u64 {
    let mut bytes = [0; 8];
    rng.fill(&mut bytes);
    u64::from_le_bytes(bytes)
}
