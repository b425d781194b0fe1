//! A room: the one task that owns a résumé's live document.

mod access;
mod commit;
mod load;
mod members;

use std::collections::{BTreeMap, HashMap};
use std::future::pending;
use std::sync::{Arc, Weak};

use bytes::Bytes;
use crdt::Document;
use store::{ContentKey, ResumeId, RowId};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until};

use crate::acks::Acks;
use crate::connection::ConnectionId;
use crate::hub::{JoinError, JoinRequest, Shared, Who};
use crate::news::News;
use crate::outbound::{OutboundReceiver, OutboundSender};
use crate::presence::{self, Presence};
use crate::writer::Outcome;

/// An update in flight, by the order in which the room handed it over.
pub(crate) type Ticket = u64;

/// An edit of the server's own, built on a scratch copy.
pub(crate) type Build = Box<dyn FnOnce(&mut Document) -> Built + Send>;

/// A look at the committed state.
pub(crate) type Read = Box<dyn FnOnce(&Document) + Send>;

/// What a [`Build`] made.
pub(crate) enum Built {
    Update(Vec<u8>),
    Nothing,
}

type Reply<T> = oneshot::Sender<Result<T, JoinError>>;

/// What others ask of a room.
pub(crate) enum Command {
    Join {
        connection: ConnectionId,
        request: JoinRequest,
        reply: Reply<OutboundReceiver>,
    },
    Frame {
        connection: ConnectionId,
        frame: Bytes,
    },
    /// The change is there unless an earlier try has taken it.
    Edit {
        who: Box<Who>,
        build: Option<Build>,
        reply: Reply<()>,
    },
    Read {
        read: Option<Read>,
        reply: Reply<()>,
    },
}

/// What a room hears from inside the hub. Never held back: the writer and the relay do not wait for rooms.
pub(crate) enum Inside {
    Outcome {
        ticket: Ticket,
        outcome: Outcome,
    },
    /// The database is away; edits wait.
    NotSaving,
    News(News),
    /// The number of the newest row in the database.
    Head(i64),
    Stop,
}

/// The receiving ends of a room.
pub(crate) struct Inlets {
    pub(crate) todo: mpsc::Receiver<Command>,
    pub(crate) told: mpsc::UnboundedReceiver<Inside>,
    pub(crate) left: mpsc::UnboundedReceiver<ConnectionId>,
    /// What the log writer answers through.
    pub(crate) inside: mpsc::UnboundedSender<Inside>,
}

/// One connection in the room.
struct Member {
    who: Who,
    extensions: bool,
    outbound: OutboundSender,
    acks: Acks,
    /// The client id whose presence it speaks for.
    client: Option<u64>,
}

/// Who is waiting for an update to be durable.
enum Author {
    Connection { id: ConnectionId, frame: u64 },
    Server(Option<Reply<()>>),
}

/// An update that the log writer has.
struct InFlight {
    author: Author,
    row: RowId,
    update: Vec<u8>,
    sealed: Vec<u8>,
}

struct Room {
    shared: Arc<Shared>,
    resume: ResumeId,
    key: ContentKey,
    /// The committed state, up to `applied`.
    document: Document,
    applied: i64,
    /// The number of the newest snapshot.
    snapshot: i64,
    members: HashMap<ConnectionId, Member>,
    presence: Presence,
    in_flight: HashMap<Ticket, InFlight>,
    next_ticket: Ticket,
    /// Committed here, but rows of other replicas come first.
    ahead: BTreeMap<i64, InFlight>,
    inside: mpsc::UnboundedSender<Inside>,
    /// Whether clients have been told that nothing is saved.
    not_saving: bool,
    stopping: bool,
    /// When the last one left.
    empty_since: Option<Instant>,
    /// When gathered presence is passed on.
    presence_due: Option<Instant>,
}

/// Loads the room and runs it until it is empty for a while, or the hub stops.
pub(crate) async fn run(shared: Weak<Shared>, resume: ResumeId, mut inlets: Inlets) {
    let Some(shared) = shared.upgrade() else { return };
    match Room::load(shared.clone(), resume, inlets.inside.clone()).await {
        Ok(mut room) => {
            room.live(&mut inlets).await;
            room.close().await;
        }
        Err(error) => {
            shared.parts.relay.unsubscribe(resume).await;
            inlets.todo.close();
            while let Some(command) = inlets.todo.recv().await {
                match command {
                    Command::Join { reply, .. } => drop(reply.send(Err(error))),
                    Command::Edit { reply, .. } | Command::Read { reply, .. } => drop(reply.send(Err(error))),
                    Command::Frame { .. } => {}
                }
            }
        }
    }
    shared.forget_ended();
}

impl Room {
    async fn live(&mut self, inlets: &mut Inlets) {
        let config = self.shared.parts.config.clone();
        let mut keep_alive = interval(config.keep_alive);
        keep_alive.set_missed_tick_behavior(MissedTickBehavior::Delay);
        keep_alive.reset();
        loop {
            if self.stopping && self.in_flight.is_empty() {
                return;
            }
            let evict_at =
                self.empty_since.filter(|_| self.in_flight.is_empty()).map(|since| since + config.evict_after);
            tokio::select! {
                // What is committed first: it frees what waits, and keeps the order of numbers.
                biased;
                Some(told) = inlets.told.recv() => self.hear(told).await,
                command = inlets.todo.recv(), if !self.stopping => match command {
                    Some(command) => self.obey(command).await,
                    None => return,
                },
                // After the frames that it sent before it left.
                Some(connection) = inlets.left.recv() => self.leave(connection),
                () = at(self.presence_due) => self.pass_on_presence(),
                _ = keep_alive.tick() => {
                    self.presence.forget_silent(Instant::now() - config.presence_life);
                    self.presence.announce();
                    self.presence_due.get_or_insert_with(Instant::now);
                    self.broadcast(&presence::nothing(), None);
                }
                () = at(evict_at) => {
                    // Whoever is on the way in finds a closed door and opens a new room.
                    inlets.todo.close();
                    return;
                }
            }
        }
    }

    async fn obey(&mut self, command: Command) {
        match command {
            Command::Join { connection, request, reply } => self.join(connection, request, reply),
            Command::Frame { connection, frame } => self.receive(connection, &frame),
            Command::Edit { who, build, reply } => self.server_edit(*who, build, reply),
            Command::Read { read, reply } => {
                if let Some(read) = read {
                    read(&self.document);
                }
                let _ = reply.send(Ok(()));
            }
        }
        if !self.presence.has_changes() {
            return;
        }
        let pause = self.shared.parts.config.presence_pause;
        self.presence_due.get_or_insert_with(|| Instant::now() + pause);
    }

    async fn hear(&mut self, told: Inside) {
        match told {
            Inside::Outcome { ticket, outcome } => self.settle(ticket, outcome).await,
            Inside::NotSaving => self.say_not_saving(),
            Inside::News(News::Rows { first_seq, rows }) => self.rows_of_others(first_seq, rows).await,
            Inside::News(News::Presence(payload)) => {
                self.presence.hear_replica(&payload, Instant::now());
                let pause = self.shared.parts.config.presence_pause;
                if self.presence.has_changes() {
                    self.presence_due.get_or_insert_with(|| Instant::now() + pause);
                }
            }
            Inside::News(News::Access(user)) => self.check_access(user.into()).await,
            Inside::Head(head) => {
                if head > self.applied {
                    self.catch_up().await;
                }
            }
            Inside::Stop => {
                self.stopping = true;
                for member in self.members.values() {
                    member.outbound.close(crdt::protocol::close::TRY_AGAIN, "the server restarts");
                }
            }
        }
    }
}

/// Sleeps until then; for ever without a time.
async fn at(time: Option<Instant>) {
    match time {
        Some(time) => sleep_until(time).await,
        None => pending().await,
    }
}
