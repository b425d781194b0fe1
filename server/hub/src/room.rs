//! A room: the live document of one résumé, owned by one task.
//!
//! Everything that happens to a room comes through its mailbox, the relay, the log writer or a timer, and is handled
//! one after the other. Nothing is locked across an await, and the task never waits for the database while people
//! wait for it: reading and writing are futures that it polls beside its mailbox.

mod access;
mod catch_up;
mod command;
mod commit;
mod digest;
mod edits;
mod hearing;
mod load;
mod members;
mod people;
mod server_edit;
mod snapshot;
mod timers;
mod work;

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use store::{ContentKey, ResumeId, UserId};
use tokio::sync::{Semaphore, mpsc, watch};
use tokio::time::{Instant, sleep_until};

use crate::news::Heard;
use crate::presence::Presence;
use crate::relay::MessageNews;
use crate::replica::Replica;
use crate::shared::{Shared, Weight};
use crate::who::JoinError;
use crate::writer::Saving;

pub(crate) use command::{Command, RoomHandle, Signal};

use catch_up::CatchUp;
use commit::InFlight;
use edits::Waiting;
use members::Members;
use server_edit::ServerEdits;
use snapshot::Tail;
use timers::Timers;
use work::{Done, Work};

/// Messages that may wait in a room's mailbox.
const MAILBOX: usize = 256;
/// Bytes of frames that may wait there: two of the largest.
const MAILBOX_BYTES: usize = 2 * (crdt::limits::MAX_FRAME_BYTES + 1);
/// Messages that are taken out together: their edits go into one job of the log writer.
const BATCH: usize = 64;
/// Places for them that stay when they have been handled.
const KEPT: usize = 8;
/// What a connection takes in memory beside what waits for it, about.
const MEMBER_BYTES: usize = 12 * 1024;
/// News of other replicas that may wait. More is a gap.
const NEWS: usize = 256;

/// The state of a loaded room.
struct Room {
    shared: Arc<Shared>,
    id: ResumeId,
    handle: RoomHandle,
    key: ContentKey,
    replica: Replica,
    tail: Tail,
    members: Members,
    presence: Presence,
    /// Accepted edits that were not handed to the log writer yet, and those that were.
    queue: VecDeque<Waiting>,
    in_flight: Option<InFlight>,
    /// Edits that are committed but not applied yet, by their numbers.
    own: HashMap<i64, Waiting>,
    catch_up: CatchUp,
    server_edits: ServerEdits,
    timers: Timers,
    /// Bytes of edits that wait for their commit.
    waiting: Arc<AtomicUsize>,
    /// People whose rights are being read, and whether to read them once more.
    checking: HashMap<UserId, bool>,
    work: FuturesUnordered<Work>,
    saving: watch::Receiver<Saving>,
    /// The log cannot be replayed, and why: the last good state may be read, and nothing is written.
    quarantine: Option<String>,
    weight: Weight,
    /// No other replica has this résumé open, as far as is known: nothing is told to nobody.
    is_alone: bool,
    heard_others: Option<Instant>,
    /// The room has to end, and why its connections do.
    broken: Option<&'static str>,
    stopping: bool,
}

/// Starts the task of a room and gives its handle. It loads first; what comes meanwhile waits in the mailbox.
pub(crate) fn open(shared: &Arc<Shared>, id: ResumeId) -> RoomHandle {
    let (commands, mailbox) = mpsc::channel(MAILBOX);
    let (news, newspaper) = mpsc::channel(NEWS);
    let handle = RoomHandle {
        number: shared.next_id(),
        commands,
        news,
        signal: Arc::new(Signal::default()),
        space: Arc::new(Semaphore::new(MAILBOX_BYTES)),
    };
    let registered = Registered { shared: shared.clone(), id, number: handle.number };
    let task = run(registered, mailbox, newspaper, handle.clone());
    shared.tasks.spawn(task);
    handle
}

/// The room's entry among the open ones. Taken out when the task ends, however it ends.
struct Registered {
    shared: Arc<Shared>,
    id: ResumeId,
    number: u64,
}

impl Drop for Registered {
    fn drop(&mut self) {
        let mut rooms = self.shared.rooms();
        if rooms.get(&self.id).is_some_and(|handle| handle.number == self.number) {
            rooms.remove(&self.id);
        }
        // Inside the lock: a room of this résumé that is opened next subscribes after this.
        if !rooms.contains_key(&self.id) {
            self.shared.relay.unsubscribe(self.id);
        }
    }
}

async fn run(
    registered: Registered,
    mut mailbox: mpsc::Receiver<Command>,
    mut newspaper: mpsc::Receiver<Heard>,
    handle: RoomHandle,
) {
    let (shared, id) = (registered.shared.clone(), registered.id);
    // In a box: what a room needs to load shall not stay with it.
    match Box::pin(load::load(&shared, id)).await {
        Ok(loaded) => {
            let owner = loaded.owner;
            let mut room = Room::new(&shared, handle.clone(), id, loaded);
            room.opened(owner);
            loop {
                room.live(&mut mailbox, &mut newspaper, &handle.signal).await;
                if room.close(&mut mailbox, &registered).await {
                    break;
                }
            }
        }
        Err(error) => {
            drop(registered);
            mailbox.close();
            while let Some(command) = mailbox.recv().await {
                command.refuse(error);
            }
        }
    }
}

impl Room {
    fn new(shared: &Arc<Shared>, handle: RoomHandle, id: ResumeId, loaded: load::Loaded) -> Self {
        let load::Loaded { key, document, bytes, applied, tail, quarantine, owner: _ } = loaded;
        Self {
            id,
            handle,
            key,
            replica: Replica::new(document, bytes, applied, shared.config.document_bytes),
            tail,
            members: Members::default(),
            presence: Presence::default(),
            queue: VecDeque::new(),
            in_flight: None,
            own: HashMap::new(),
            catch_up: CatchUp::default(),
            server_edits: ServerEdits::default(),
            timers: Timers::new(&shared.config, Instant::now()),
            waiting: Arc::default(),
            checking: HashMap::new(),
            work: FuturesUnordered::new(),
            saving: shared.saving.clone(),
            quarantine,
            weight: Weight::new(shared),
            is_alone: false,
            heard_others: None,
            broken: None,
            stopping: false,
            shared: shared.clone(),
        }
    }

    /// `owner`: in whose name a document of an older shape is upgraded.
    fn opened(&mut self, owner: Option<UserId>) {
        self.publish(MessageNews::WhoIsThere);
        self.upgrade(owner);
    }

    /// Handles what comes, until nobody needs the room or it must not go on.
    async fn live(
        &mut self,
        mailbox: &mut mpsc::Receiver<Command>,
        newspaper: &mut mpsc::Receiver<Heard>,
        signal: &Signal,
    ) {
        let (stopping, stopped) = (self.shared.stopping.clone(), self.shared.stopped.clone());
        let (stopping, stopped) = (stopping.cancelled(), stopped.cancelled());
        let due = sleep_until(self.timers.next());
        tokio::pin!(stopping, stopped, due);
        let mut commands = Vec::new();
        loop {
            let next = self.timers.next();
            if next != due.deadline() {
                due.as_mut().reset(next);
            }
            tokio::select! {
                _ = mailbox.recv_many(&mut commands, BATCH), if !self.stopping => {}
                Some(heard) = newspaper.recv() => {
                    self.hear(heard);
                    while let Ok(heard) = newspaper.try_recv() {
                        self.hear(heard);
                    }
                    self.advance();
                }
                Some(done) = self.work.next(), if !self.work.is_empty() => self.done(done),
                () = signal.changed.notified() => self.signalled(signal),
                Ok(()) = self.saving.changed() => self.tell_saving(),
                () = &mut stopping, if !self.stopping => self.stop(mailbox),
                () = &mut due => self.time_passed(),
                () = &mut stopped => return,
            }
            // Cleared also when something else was ready: what was taken out of the mailbox is here.
            for command in commands.drain(..) {
                self.command(command);
            }
            commands.shrink_to(KEPT);
            self.make_waiting_edits();
            self.submit();
            self.tell_saved();
            self.weight.set(self.replica.weight() + self.members.len() * MEMBER_BYTES);
            if self.is_over() {
                return;
            }
        }
    }

    fn command(&mut self, command: Command) {
        match command {
            Command::Join { request, reply } => self.join(*request, reply),
            Command::Frame { from, frame, space } => {
                self.frame(from, &frame);
                drop(space);
            }
            Command::Leave { from } => self.leave(from),
            Command::Edit { who, change, reply } => self.server_edit(who, change, reply),
            Command::Look(look) => self.look(look),
            Command::AccessChanged(user) => self.recheck(user),
            Command::LettersChanged => self.tell_letters(),
        }
    }

    fn done(&mut self, done: Done) {
        match done {
            Done::Read(rows) => self.caught_up(rows),
            Done::Written(outcomes) => self.written(outcomes),
            Done::Access(checked) => self.access_is(checked),
            Done::Snapshot(seq) => self.snapshot_is(seq),
        }
    }

    /// The hub stops: what was sent to us is still handled, nothing more is taken.
    fn stop(&mut self, mailbox: &mut mpsc::Receiver<Command>) {
        while let Ok(command) = mailbox.try_recv() {
            match command {
                Command::Join { .. } | Command::Edit { .. } => command.refuse(JoinError::Unavailable),
                other => self.command(other),
            }
        }
        self.stopping = true;
    }

    /// Whether nothing waits for its commit or for a reading of the log.
    fn is_quiet(&self) -> bool {
        self.queue.is_empty()
            && self.in_flight.is_none()
            && self.own.is_empty()
            && self.server_edits.is_empty()
            && !self.catch_up.has_waiters()
    }

    fn is_over(&self) -> bool {
        self.broken.is_some()
            || (self.stopping && self.is_quiet())
            || (self.timers.evict_is_due() && self.members.is_empty() && self.is_quiet())
    }

    /// Ends the room, unless somebody came in the meantime. Gives whether it has ended.
    async fn close(&mut self, mailbox: &mut mpsc::Receiver<Command>, registered: &Registered) -> bool {
        if self.broken.is_none() && self.tail.rows > self.shared.config.snapshot_rows {
            self.write_snapshot().await;
        }
        self.members.close_all(self.broken.unwrap_or("the server is about to restart; come back"));
        let mut rooms = self.shared.rooms();
        if self.broken.is_none() && !self.stopping && !mailbox.is_empty() {
            self.timers.somebody_came();
            return false;
        }
        if rooms.get(&self.id).is_some_and(|handle| handle.number == registered.number) {
            rooms.remove(&self.id);
        }
        mailbox.close();
        let mut next: Option<RoomHandle> = None;
        while let Ok(command) = mailbox.try_recv() {
            if self.stopping {
                command.refuse(JoinError::Unavailable);
                continue;
            }
            // Came in the last moment: for the room after this one.
            let next = next.get_or_insert_with(|| open(&self.shared, self.id));
            if let Err(refused) = next.commands.try_send(command) {
                refused.into_inner().refuse(JoinError::Unavailable);
            }
        }
        rooms.extend(next.map(|next| (self.id, next)));
        true
    }
}
