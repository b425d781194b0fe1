//! Checking what somebody wants to change, and what becomes of what does not pass.

use std::collections::VecDeque;

use bytes::Bytes;
use crdt::UpdateError;
use crdt::protocol::close;
use store::{Grant, Refusal, Role, UserId};
use tokio::sync::oneshot;

use super::Room;
use super::catch_up::Late;
use super::hearing::come_back;
use super::members::Asked;
use crate::connection::Ending;
use crate::handle::ConnectionId;
use crate::replica::Fit;
use crate::shared::Held;
use crate::who::EditError;

/// An edit frame of a connection.
#[derive(Debug)]
pub(super) struct Edit {
    pub(super) from: ConnectionId,
    /// Its number among the connection's edit frames.
    pub(super) number: u64,
    /// A step 2: it holds all that the client has and we, when we said what we have, had not.
    pub(super) whole: bool,
    pub(super) update: Bytes,
}

/// An accepted edit on its way into the log.
#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) update: Bytes,
    /// The client ids that it inserts under.
    pub(super) clients: Vec<u64>,
    pub(super) author: UserId,
    pub(super) grant: Grant,
    pub(super) origin: Origin,
    pub(super) _held: Held,
}

/// Who waits for an edit.
#[derive(Debug)]
pub(super) enum Origin {
    Connection {
        from: ConnectionId,
        number: u64,
        whole: bool,
    },
    /// The server, for somebody.
    Caller(oneshot::Sender<Result<(), EditError>>),
    /// The room itself.
    Room,
}

impl Origin {
    pub(super) fn connection(&self) -> Option<ConnectionId> {
        match self {
            Self::Connection { from, .. } => Some(*from),
            Self::Caller(_) | Self::Room => None,
        }
    }
}

impl Room {
    pub(super) fn edit(&mut self, edit: Edit) {
        let Some(member) = self.members.get_mut(edit.from) else { return };
        if member.late > 0 {
            // It may build on one that waits.
            member.late += 1;
            self.catch_up.wait(Late::Edit(edit));
        } else if member.asked == Asked::Waiting && !edit.whole {
            // The step 2 that we asked for will hold it.
        } else {
            self.examine(edit, false);
        }
    }

    /// Checks an edit. `read`: the log was read to its head after it came.
    pub(super) fn examine(&mut self, edit: Edit, read: bool) {
        let Some(member) = self.members.get_mut(edit.from) else { return };
        if edit.whole && member.asked == Asked::Waiting {
            member.asked = Asked::Answered;
        }
        let (role, author, grant) = (member.who.role, member.who.user, member.who.grant);
        match self.replica.has_news(&edit.update) {
            Ok(true) => {}
            Ok(false) => return self.members.settle(edit.from, edit.number, edit.whole),
            Err(error) => return self.end(edit.from, &Ending::malformed(error)),
        }
        if role < Role::Editor {
            // A reader may have seen elsewhere what we have not.
            return match read {
                false => self.postpone(edit),
                true => self.end(edit.from, &not_allowed()),
            };
        }
        let waiting = self.in_flight.iter().flat_map(|flight| flight.updates());
        let waiting = waiting.chain(self.own.values().map(|edit| &edit.update[..]));
        let waiting = waiting.chain(self.queue.iter().map(|edit| &edit.update[..]));
        match self.replica.accept(&edit.update, waiting) {
            Ok(Fit::Fits(info)) => {
                let Some(held) = self.shared.hold(edit.update.len()) else {
                    self.replica.take_back();
                    return self.end(edit.from, &come_back("too much waits to be stored; come back a little later"));
                };
                let origin = Origin::Connection { from: edit.from, number: edit.number, whole: edit.whole };
                let clients = info.clients;
                self.queue.push_back(Waiting { update: edit.update, clients, author, grant, origin, _held: held });
            }
            Ok(Fit::Gap) if !read => self.postpone(edit),
            Ok(Fit::Gap) => self.ask(&edit, "the update builds on something that nobody has stored"),
            Ok(Fit::TooLarge) => {
                let limit = self.shared.config.document_bytes / 1024;
                self.end(edit.from, &Ending::malformed(format_args!("a résumé may have {limit} KiB at most")));
            }
            Err(error @ (UpdateError::Malformed(_) | UpdateError::Unfit(_))) => {
                self.end(edit.from, &Ending::malformed(error));
            }
        }
    }

    /// Looks at an edit again when the log has been read to its head: this replica may lag behind what the client saw
    /// on another.
    pub(super) fn postpone(&mut self, edit: Edit) {
        if let Some(member) = self.members.get_mut(edit.from) {
            member.late += 1;
            self.catch_up.wait(Late::Edit(edit));
            self.read_log();
        }
    }

    /// Asks for everything that we lack, once; the frame counts as durable when the answer is.
    fn ask(&mut self, edit: &Edit, reason: &str) {
        let step1 = self.step1();
        let Some(member) = self.members.get_mut(edit.from) else { return };
        match member.asked {
            Asked::No => {
                member.asked = Asked::Waiting;
                member.send(step1);
            }
            Asked::Waiting => {}
            Asked::Answered => self.end(edit.from, &Ending::malformed(reason)),
        }
    }

    /// A late edit is looked at again: the log has been read.
    pub(super) fn examine_late(&mut self, edit: Edit) {
        let Some(member) = self.members.get_mut(edit.from) else { return };
        member.late = member.late.saturating_sub(1);
        if member.asked == Asked::Waiting && !edit.whole {
            return;
        }
        self.examine(edit, true);
    }

    /// An edit with a client id of somebody else: either it repeats what is in the log by now, or the client has to
    /// say again what is its own.
    pub(super) fn examine_taken(&mut self, edit: Edit) {
        let Some(member) = self.members.get_mut(edit.from) else { return };
        member.late = member.late.saturating_sub(1);
        match self.replica.has_news(&edit.update) {
            Ok(false) => self.members.settle(edit.from, edit.number, edit.whole),
            Ok(true) => self.ask(&edit, "a client id in the update belongs to somebody else"),
            Err(error) => self.end(edit.from, &Ending::malformed(error)),
        }
    }

    /// The log did not take an edit.
    pub(super) fn refused(&mut self, edit: Waiting, why: Option<Refusal>) {
        self.replica.take_back();
        let Waiting { origin, update, .. } = edit;
        let connection = origin.connection();
        match origin {
            Origin::Connection { from, number, whole } => match why {
                Some(Refusal::ClientIdTaken) => self.taken(Edit { from, number, whole, update }),
                Some(Refusal::NotAllowed | Refusal::Gone) => self.end(from, &not_allowed()),
                Some(Refusal::SignedOut) => {
                    self.end(from, &Ending::new(close::SIGNED_OUT, "the session or token has ended; sign in again"));
                }
                None => self.end(from, &come_back("the edit could not be stored; come back")),
            },
            Origin::Caller(reply) => {
                let error = match why {
                    Some(Refusal::NotAllowed) => EditError::NotAllowed,
                    Some(Refusal::SignedOut) => EditError::SignedOut,
                    Some(Refusal::Gone) => EditError::NotFound,
                    Some(Refusal::ClientIdTaken) | None => EditError::Unavailable,
                };
                _ = reply.send(Err(error));
            }
            Origin::Room => tracing::warn!(resume = %self.id, ?why, "an upgrade was not stored"),
        }
        // What the same connection sent after it builds on it. (One that is asked again keeps it elsewhere.)
        if connection.is_some() {
            self.queue.retain(|edit| edit.origin.connection() != connection);
        }
    }

    /// What a connection sent after such an edit waits behind it.
    fn taken(&mut self, edit: Edit) {
        let from = edit.from;
        let Some(member) = self.members.get_mut(from) else { return };
        member.late += 1;
        self.catch_up.wait(Late::Taken(edit));
        let (behind, rest): (VecDeque<Waiting>, VecDeque<Waiting>) =
            self.queue.drain(..).partition(|edit| edit.origin.connection() == Some(from));
        self.queue = rest;
        for Waiting { origin, update, .. } in behind {
            if let (Origin::Connection { number, whole, .. }, Some(member)) = (origin, self.members.get_mut(from)) {
                member.late += 1;
                self.catch_up.wait(Late::Edit(Edit { from, number, whole, update }));
            }
        }
        self.read_log();
    }
}

fn not_allowed() -> Ending {
    Ending::new(close::NOT_ALLOWED, "you may read this résumé and not change it")
}
