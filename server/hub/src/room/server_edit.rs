//! Edits that the server makes for somebody: built on a scratch copy under a fresh client id, then one path with all
//! others.

use std::collections::VecDeque;

use crdt::Document;
use store::{Credential, Grant, Role, UserId};
use tokio::sync::oneshot;

use super::Room;
use super::catch_up::Late;
use super::command::Change;
use super::edits::{Origin, Waiting};
use crate::heavy::heavy;
use crate::replica::{Fit, guarded};
use crate::who::{EditError, Who};
use crate::writer::Saving;

/// One that waits to be made.
pub(super) struct ServerEdit {
    who: Who,
    change: Change,
    reply: oneshot::Sender<Result<(), EditError>>,
}

impl ServerEdit {
    pub(super) fn refuse(self) {
        _ = self.reply.send(Err(EditError::Unavailable));
    }
}

/// They are made one after the other: each sees what the one before it did.
#[derive(Default)]
pub(super) struct ServerEdits {
    is_busy: bool,
    waiting: VecDeque<ServerEdit>,
}

impl ServerEdits {
    /// The one under way is durable, or refused.
    pub(super) fn is_done(&mut self) {
        self.is_busy = false;
    }

    pub(super) fn is_empty(&self) -> bool {
        !self.is_busy && self.waiting.is_empty()
    }
}

impl Room {
    pub(super) fn server_edit(&mut self, who: Who, change: Change, reply: oneshot::Sender<Result<(), EditError>>) {
        self.timers.somebody_came();
        let edit = ServerEdit { who, change, reply };
        if self.quarantine.is_some() {
            edit.refuse();
        } else if edit.who.role < Role::Editor {
            _ = edit.reply.send(Err(EditError::NotAllowed));
        } else if matches!(*self.saving.borrow(), Saving::Stopped(_)) {
            // Nobody would know when it is stored.
            edit.refuse();
        } else if self.shared.has_other_replicas() {
            self.catch_up.wait(Late::ServerEdit(edit));
            self.read_log();
        } else {
            self.make_edit(edit);
        }
    }

    pub(super) fn make_edit(&mut self, edit: ServerEdit) {
        if self.server_edits.is_busy {
            self.server_edits.waiting.push_back(edit);
            return;
        }
        let ServerEdit { who, change, reply } = edit;
        let client = self.shared.client_id();
        let bytes = self.replica.bytes();
        let made = self.replica.committed().and_then(|committed| {
            heavy(bytes, || {
                guarded(|| {
                    let mut scratch = committed.scratch(client)?;
                    Ok(change(&mut scratch))
                })
                .flatten()
            })
        });
        match made {
            // The caller decided against it, and knows.
            Ok(None) => _ = reply.send(Ok(())),
            Ok(Some(update)) if update.is_empty() => _ = reply.send(Ok(())),
            Ok(Some(update)) => self.enqueue(update, who.user, who.grant, Origin::Caller(reply)),
            Err(error) => {
                tracing::error!(%error, resume = %self.id, "an edit of the server failed");
                _ = reply.send(Err(EditError::Unavailable));
            }
        }
    }

    fn enqueue(&mut self, update: Vec<u8>, author: UserId, grant: Grant, origin: Origin) {
        let held = self.hold(update.len()).ok_or(EditError::Unavailable);
        let info = Document::inspect(&update);
        let fit = info.and_then(|info| Ok((self.accept(&update, &info)?, info)));
        let fit = fit.map(|(fit, info)| (fit, held.map(|held| (info, held))));
        let accepted = match fit {
            Ok((Fit::Fits { clients }, held)) => held.map(|(info, held)| (clients, info, held)),
            Ok((Fit::TooLarge, _)) => Err(EditError::TooLarge),
            Ok((Fit::Gap, _)) => Err(EditError::Unavailable),
            Err(error) => {
                tracing::error!(%error, resume = %self.id, "an edit of the server does not fit");
                Err(EditError::Unavailable)
            }
        };
        match accepted {
            Ok((clients, info, held)) => {
                self.server_edits.is_busy |= matches!(origin, Origin::Caller(_));
                self.queue.push_back(Waiting { update: update.into(), info, clients, author, grant, origin, held });
            }
            Err(error) => {
                self.replica.take_back();
                if let Origin::Caller(reply) = origin {
                    _ = reply.send(Err(error));
                }
            }
        }
    }

    /// Makes those that wait, when none is under way any more.
    pub(super) fn make_waiting_edits(&mut self) {
        while !self.server_edits.is_busy
            && let Some(edit) = self.server_edits.waiting.pop_front()
        {
            self.make_edit(edit);
        }
    }

    /// A document of an older shape is brought up to date by an edit like any other, in its owner's name.
    pub(super) fn upgrade(&mut self, owner: Option<UserId>) {
        let Some(owner) = owner else { return };
        let client = self.shared.client_id();
        let upgraded = self.replica.committed().and_then(|committed| {
            guarded(|| {
                let mut scratch = committed.scratch(client)?;
                Ok(scratch.upgrade())
            })
            .flatten()
        });
        match upgraded {
            Ok(update) if update.is_empty() => {}
            Ok(update) => {
                let grant = Grant { user: owner, via: Credential::Server };
                self.enqueue(update, owner, grant, Origin::Room);
                self.submit();
            }
            Err(error) => tracing::error!(%error, resume = %self.id, "the document cannot be upgraded"),
        }
    }
}
