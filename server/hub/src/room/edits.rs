//! Checking what somebody wants to change, and what becomes of what does not pass.

use std::collections::VecDeque;

use bytes::Bytes;
use crdt::protocol::close;
use crdt::{UpdateError, UpdateInfo};
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
    pub(super) info: UpdateInfo,
    pub(super) held: Held,
}

/// An accepted edit on its way into the log.
#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) update: Bytes,
    pub(super) info: UpdateInfo,
    /// The client ids that it inserts under.
    pub(super) clients: Vec<u64>,
    pub(super) author: UserId,
    pub(super) grant: Grant,
    pub(super) origin: Origin,
    /// Its place in the count of what waits.
    pub(super) held: Held,
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
        match self.replica.has_news(&edit.info, edit.whole) {
            Ok(true) => {}
            Ok(false) => return self.members.settle(edit.from, edit.number, edit.whole),
            Err(error) => return self.breaks(&error),
        }
        if self.quarantine.is_some() {
            return self.end(edit.from, &Ending::new(close::NOT_ALLOWED, QUARANTINED_SHORT));
        }
        if role < Role::Editor {
            // A reader may have seen elsewhere what we have not.
            return match read {
                false => self.postpone(edit),
                true => self.end(edit.from, &not_allowed()),
            };
        }
        if edit.info.structs() > MAX_STRUCTS {
            let reason = format_args!("an update may have {MAX_STRUCTS} parts at most; send it in several");
            return self.end(edit.from, &Ending::malformed(reason));
        }
        match self.accept(&edit.update, &edit.info) {
            Ok(Fit::Fits { clients }) => {
                let Edit { from, number, whole, update, info, held } = edit;
                let origin = Origin::Connection { from, number, whole };
                self.queue.push_back(Waiting { update, info, clients, author, grant, origin, held });
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

    /// An edit under `clients`, one of which is somebody else's. Either it repeats what is in the log by now, and is
    /// tried again with what remains its own, or the client has to say again what is its own.
    pub(super) fn examine_taken(&mut self, edit: Edit, clients: &[u64]) {
        let Some(member) = self.members.get_mut(edit.from) else { return };
        member.late = member.late.saturating_sub(1);
        match self.replica.new_clients(&edit.info) {
            Ok(new) if new.len() < clients.len() => self.examine(edit, true),
            Ok(_) => self.ask(&edit, "a client id in the update belongs to somebody else"),
            Err(error) => self.breaks(&error),
        }
    }

    /// Tries an update on top of everything that was accepted.
    pub(super) fn accept(&mut self, update: &[u8], info: &UpdateInfo) -> Result<Fit, UpdateError> {
        let waiting = self.in_flight.iter().flat_map(|flight| flight.updates());
        let waiting = waiting.chain(self.own.values().map(|edit| &edit.update[..]));
        let waiting = waiting.chain(self.queue.iter().map(|edit| &edit.update[..]));
        self.replica.accept(update, info, waiting)
    }

    /// The log did not take some edits, and not `behind`, which may build on them. What waits in the queue may as well.
    pub(super) fn refused(&mut self, refused: Vec<(Waiting, Option<Refusal>)>, mut behind: VecDeque<Waiting>) {
        self.replica.take_back();
        behind.extend(self.queue.drain(..));
        for (edit, why) in refused {
            self.refuse(edit, why, &mut behind);
        }
        for edit in behind {
            self.accept_again(edit);
        }
    }

    fn refuse(&mut self, edit: Waiting, why: Option<Refusal>, behind: &mut VecDeque<Waiting>) {
        let Waiting { origin, update, info, held, clients, .. } = edit;
        match origin {
            Origin::Connection { from, number, whole } => {
                match why {
                    Some(Refusal::ClientIdTaken) => {
                        return self.taken(Edit { from, number, whole, update, info, held }, clients, behind);
                    }
                    Some(Refusal::NotAllowed | Refusal::Gone) => self.end(from, &not_allowed()),
                    Some(Refusal::SignedOut) => {
                        self.end(
                            from,
                            &Ending::new(close::SIGNED_OUT, "the session or token has ended; sign in again"),
                        );
                    }
                    None => self.end(from, &come_back("the edit could not be stored; come back")),
                }
                // What the same connection sent after it is refused with it.
                behind.retain(|edit| edit.origin.connection() != Some(from));
            }
            Origin::Caller(reply) => {
                let error = match why {
                    Some(Refusal::NotAllowed) => EditError::NotAllowed,
                    Some(Refusal::SignedOut) => EditError::SignedOut,
                    Some(Refusal::Gone) => EditError::NotFound,
                    Some(Refusal::ClientIdTaken) | None => EditError::Unavailable,
                };
                _ = reply.send(Err(error));
                self.server_edits.is_done();
            }
            Origin::Room => tracing::warn!(resume = %self.id, ?why, "an upgrade was not stored"),
        }
    }

    /// A client id is somebody else's. The edit, and what the same connection sent after it, wait for a reading of the
    /// log.
    fn taken(&mut self, edit: Edit, clients: Vec<u64>, behind: &mut VecDeque<Waiting>) {
        let from = edit.from;
        let Some(member) = self.members.get_mut(from) else { return };
        member.late += 1;
        self.catch_up.wait(Late::Taken(edit, clients));
        let (own, others): (VecDeque<Waiting>, VecDeque<Waiting>) =
            behind.drain(..).partition(|edit| edit.origin.connection() == Some(from));
        *behind = others;
        own.into_iter().for_each(|edit| self.wait_again(edit));
        self.read_log();
    }

    /// Something that was accepted may have built on what was refused.
    fn accept_again(&mut self, edit: Waiting) {
        let from = edit.origin.connection();
        if from.is_some_and(|from| self.members.get_mut(from).is_some_and(|member| member.late > 0)) {
            return self.wait_again(edit);
        }
        match self.accept(&edit.update, &edit.info) {
            Ok(Fit::Fits { clients }) => self.queue.push_back(Waiting { clients, ..edit }),
            _ if from.is_some() => {
                self.wait_again(edit);
                self.read_log();
            }
            _ => {
                if let Origin::Caller(reply) = edit.origin {
                    _ = reply.send(Err(EditError::Unavailable));
                    self.server_edits.is_done();
                }
            }
        }
    }

    /// Back among the edits that wait for a reading of the log.
    fn wait_again(&mut self, edit: Waiting) {
        let Waiting { origin, update, info, held, .. } = edit;
        if let Origin::Connection { from, number, whole } = origin
            && let Some(member) = self.members.get_mut(from)
        {
            member.late += 1;
            self.catch_up.wait(Late::Edit(Edit { from, number, whole, update, info, held }));
        }
    }
}

/// Structs of one update of a client. What is typed in one go is one; yrs takes time that grows with the square of their
/// number when they lie so that each has to look at all before it.
const MAX_STRUCTS: usize = 20_000;

/// What fits into a close frame of what is said to those who edit a résumé whose log cannot be replayed.
const QUARANTINED_SHORT: &str = "part of this résumé cannot be read; nothing is stored until that is mended";

fn not_allowed() -> Ending {
    Ending::new(close::NOT_ALLOWED, "you may read this résumé and not change it")
}
