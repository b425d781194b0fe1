//! The hub: rooms by résumé, connections by account.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crdt::Document;
use store::{Clock, Grant, ResumeId, Rng, Role, Store, UserId, Vault};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, timeout};
use uuid::Uuid;

use crate::connection::{ConnectionHandle, ConnectionId, Joined};
use crate::news::News;
use crate::relay::{self, Heard, Relay};
use crate::room::{self, Built, Command, Inside};
use crate::writer::Writer;
use crate::{HubConfig, heads};

/// What a hub works with.
pub struct Parts {
    pub config: HubConfig,
    pub store: Arc<dyn Store>,
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

/// Somebody who edits or looks, as the session says.
#[derive(Clone, Debug)]
pub struct Who {
    pub user: UserId,
    pub name: String,
    /// A CSS colour, for caret and avatar.
    pub color: String,
    pub role: Role,
    pub grant: Grant,
}

/// A wish to join a room.
#[derive(Clone, Debug)]
pub struct JoinRequest {
    pub resume: ResumeId,
    pub who: Who,
    /// Whether the peer speaks `tandem.v1`.
    pub extensions: bool,
}

/// Why a room cannot be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum JoinError {
    #[error("there is no such résumé")]
    NotFound,
    #[error("not a member, or the role does not allow it")]
    NotAllowed,
    #[error("the résumé cannot be opened right now")]
    Unavailable,
}

/// Why an edit of the server was not made.
#[derive(Debug, thiserror::Error)]
pub enum EditError<E> {
    /// What the change itself said.
    #[error("{0}")]
    Change(E),
    #[error(transparent)]
    Room(#[from] JoinError),
}

/// How the hub is.
#[derive(Clone, Copy, Debug)]
pub struct Health {
    /// Résumés open here.
    pub rooms: usize,
    /// Connections open here.
    pub connections: usize,
    pub relay: relay::State,
}

pub(crate) struct RoomHandle {
    pub(crate) commands: mpsc::Sender<Command>,
    pub(crate) inside: mpsc::UnboundedSender<Inside>,
    leave: mpsc::UnboundedSender<ConnectionId>,
}

pub(crate) struct Shared {
    pub(crate) parts: Parts,
    pub(crate) writer: Writer,
    // Both held for a look-up only, never across an await.
    rooms: Mutex<HashMap<ResumeId, Arc<RoomHandle>>>,
    per_user: Arc<Mutex<HashMap<UserId, usize>>>,
    next_connection: AtomicU64,
    stopping: AtomicBool,
}

/// The open résumés of one replica. Clones are the same hub.
#[derive(Clone)]
pub struct Hub(Arc<Shared>);

impl Hub {
    /// Starts the log writer, the comparison of heads and the ear for other replicas. Ends with [`Hub::shutdown`].
    pub fn start(parts: Parts) -> Self {
        let mut heard = parts.relay.listen();
        let writer = Writer::start(parts.store.clone(), &parts.config);
        let shared = Arc::new(Shared {
            parts,
            writer,
            rooms: Mutex::default(),
            per_user: Arc::default(),
            next_connection: AtomicU64::new(1),
            stopping: AtomicBool::new(false),
        });
        let ear = Arc::downgrade(&shared);
        let (gap, gaps) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            while let Some(heard) = heard.recv().await {
                let Some(shared) = ear.upgrade() else { return };
                match heard {
                    Heard::Gap => drop(gap.send(())),
                    Heard::Message { resume, bytes } => {
                        if let (Some(room), Some(news)) = (shared.open_room(resume), News::decode(&bytes)) {
                            drop(room.inside.send(Inside::News(news)));
                        }
                    }
                }
            }
        });
        tokio::spawn(heads::watch(Arc::downgrade(&shared), gaps));
        Self(shared)
    }

    /// Joins a résumé's room, which is loaded when nobody is in it yet.
    ///
    /// # Errors
    /// When there is no such résumé, there are too many connections already, or it cannot be loaded.
    pub async fn join(&self, request: JoinRequest) -> Result<Joined, JoinError> {
        let slot = UserSlot::take(&self.0, request.who.user).ok_or(JoinError::Unavailable)?;
        let id = self.0.next_connection.fetch_add(1, Ordering::Relaxed);
        let resume = request.resume;
        let (room, outbound) =
            self.ask(resume, |reply| Command::Join { connection: id, request: request.clone(), reply }).await?;
        let connection = ConnectionHandle { id, room: room.commands.clone(), leave: room.leave.clone(), _slot: slot };
        Ok(Joined { connection, outbound })
    }

    /// Makes an edit of the server's own: built on a scratch copy under a fresh client id, then committed, applied and
    /// told like any other. The closure gives the update and an answer.
    ///
    /// # Errors
    /// What the closure said, or why the edit could not be committed; then nothing has changed.
    pub async fn edit<T: Send + 'static, E: Send + 'static>(
        &self,
        resume: ResumeId,
        who: Who,
        change: impl FnOnce(&mut Document) -> Result<(Vec<u8>, T), E> + Send + 'static,
    ) -> Result<T, EditError<E>> {
        let (answer, answered) = oneshot::channel();
        let build = move |document: &mut Document| match change(document) {
            Ok((update, value)) => {
                drop(answer.send(Ok(value)));
                Built::Update(update)
            }
            Err(error) => {
                drop(answer.send(Err(error)));
                Built::Nothing
            }
        };
        let mut build: Option<room::Build> = Some(Box::new(build));
        let who = Box::new(who);
        let done = self.ask(resume, |reply| Command::Edit { who: who.clone(), build: build.take(), reply }).await;
        match answered.await {
            Ok(Err(error)) => Err(EditError::Change(error)),
            Ok(Ok(value)) => done.map(|_| value).map_err(EditError::Room),
            Err(_) => Err(EditError::Room(done.err().unwrap_or(JoinError::Unavailable))),
        }
    }

    /// Reads the committed state.
    ///
    /// # Errors
    /// When there is no such résumé, or it cannot be loaded.
    pub async fn read<R: Send + 'static>(
        &self,
        resume: ResumeId,
        read: impl FnOnce(&Document) -> R + Send + 'static,
    ) -> Result<R, JoinError> {
        let (answer, answered) = oneshot::channel();
        let read = move |document: &Document| drop(answer.send(read(document)));
        let mut read: Option<room::Read> = Some(Box::new(read));
        self.ask(resume, |reply| Command::Read { read: read.take(), reply }).await?;
        answered.await.map_err(|_| JoinError::Unavailable)
    }

    /// Somebody's rights to a résumé, or a session or token of theirs, have changed: their connections are checked
    /// again, here and on the other replicas.
    pub async fn access_changed(&self, resume: ResumeId, user: UserId) {
        if let Some(room) = self.0.open_room(resume) {
            drop(room.inside.send(Inside::News(News::Access(user.into()))));
        }
        self.0.parts.relay.publish(resume, News::Access(Uuid::from(user)).encode());
    }

    pub fn health(&self) -> Health {
        Health {
            rooms: self.0.rooms().len(),
            connections: lock(&self.0.per_user).values().sum(),
            relay: self.0.parts.relay.state(),
        }
    }

    /// Takes no more joins, lets every room commit what it has and say goodbye, and returns when all have ended or the
    /// time is over.
    pub async fn shutdown(&self, patience: Duration) {
        self.0.stopping.store(true, Ordering::Relaxed);
        let deadline = Instant::now() + patience;
        let rooms: Vec<Arc<RoomHandle>> = self.0.rooms().values().cloned().collect();
        for room in &rooms {
            drop(room.inside.send(Inside::Stop));
        }
        for room in rooms {
            let left = deadline.saturating_duration_since(Instant::now());
            if timeout(left, room.inside.closed()).await.is_err() {
                tracing::warn!("a room did not end in time; its unsaved edits stay with the clients");
            }
        }
    }

    /// Sends a command to a room and waits for its answer. A room that is just closing is opened again.
    async fn ask<T>(
        &self,
        resume: ResumeId,
        mut command: impl FnMut(oneshot::Sender<Result<T, JoinError>>) -> Command,
    ) -> Result<(Arc<RoomHandle>, T), JoinError> {
        for _ in 0..3 {
            if self.0.stopping.load(Ordering::Relaxed) {
                return Err(JoinError::Unavailable);
            }
            let room = self.0.room(resume);
            let (reply, answer) = oneshot::channel();
            if room.commands.send(command(reply)).await.is_ok()
                && let Ok(answer) = answer.await
            {
                return answer.map(|answer| (room, answer));
            }
            self.0.forget(resume, &room);
        }
        Err(JoinError::Unavailable)
    }
}

impl Shared {
    fn rooms(&self) -> MutexGuard<'_, HashMap<ResumeId, Arc<RoomHandle>>> {
        lock(&self.rooms)
    }

    /// The room of a résumé. Its entry is there before it is loaded: however many come at once, one load serves them.
    fn room(self: &Arc<Self>, resume: ResumeId) -> Arc<RoomHandle> {
        match self.rooms().entry(resume) {
            Entry::Occupied(entry) if !entry.get().commands.is_closed() => entry.get().clone(),
            entry => {
                let (commands, todo) = mpsc::channel(256);
                let (inside, told) = mpsc::unbounded_channel();
                let (leave, left) = mpsc::unbounded_channel();
                let room = Arc::new(RoomHandle { commands, inside: inside.clone(), leave });
                entry.insert_entry(room.clone());
                tokio::spawn(room::run(Arc::downgrade(self), resume, room::Inlets { todo, told, left, inside }));
                room
            }
        }
    }

    fn open_room(&self, resume: ResumeId) -> Option<Arc<RoomHandle>> {
        self.rooms().get(&resume).cloned()
    }

    pub(crate) fn open_rooms(&self) -> Vec<(ResumeId, Arc<RoomHandle>)> {
        self.rooms().iter().map(|(resume, room)| (*resume, room.clone())).collect()
    }

    /// Forgets a room that has ended, unless another one has taken its place.
    pub(crate) fn forget(&self, resume: ResumeId, room: &Arc<RoomHandle>) {
        if let Entry::Occupied(entry) = self.rooms().entry(resume)
            && Arc::ptr_eq(entry.get(), room)
            && room.commands.is_closed()
        {
            entry.remove();
        }
    }

    /// Forgets every room that has ended.
    pub(crate) fn forget_ended(&self) {
        self.rooms().retain(|_, room| !room.commands.is_closed());
    }
}

/// One of the connections that an account may have.
pub(crate) struct UserSlot {
    counts: Arc<Mutex<HashMap<UserId, usize>>>,
    user: UserId,
}

impl UserSlot {
    fn take(shared: &Shared, user: UserId) -> Option<Self> {
        let mut counts = lock(&shared.per_user);
        let count = counts.entry(user).or_default();
        if *count >= shared.parts.config.connections_per_user {
            return None;
        }
        *count += 1;
        Some(Self { counts: shared.per_user.clone(), user })
    }
}

impl Drop for UserSlot {
    fn drop(&mut self) {
        if let Entry::Occupied(mut entry) = lock(&self.counts).entry(self.user) {
            *entry.get_mut() -= 1;
            if *entry.get() == 0 {
                entry.remove();
            }
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl fmt::Debug for Hub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Hub").field(&self.health()).finish()
    }
}
