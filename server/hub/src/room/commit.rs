//! Commit, apply, tell everyone, saved.

use std::panic::{AssertUnwindSafe, catch_unwind};

use bytes::Bytes;
use crdt::Document;
use crdt::protocol::{Frame, Sync, close};
use store::{Append, Grant, Refusal, Role, RowId};
use tokio::sync::oneshot;

use super::load::client_id;
use super::{Author, Build, Built, InFlight, Reply, Room, Ticket};
use crate::hub::{JoinError, Who};
use crate::news::News;
use crate::writer::{Outcome, Waiting};

impl Room {
    /// Seals an update and hands it to the log writer. Says no when too much waits already.
    pub(super) fn submit(&mut self, author: Author, grant: Grant, clients: Vec<u64>, update: Vec<u8>) -> bool {
        let parts = &self.shared.parts;
        let row = RowId::new(&*parts.clock, &*parts.rng);
        let sealed = self.key.seal(&*parts.rng, row.into(), &update);
        let ticket: Ticket = self.next_ticket;
        self.next_ticket += 1;
        let append = Append {
            resume: self.resume,
            row,
            author: grant.user,
            grant,
            clients,
            blob: sealed.clone(),
            at: parts.clock.now(),
        };
        let submitted = self.shared.writer.submit(Waiting { append, ticket, room: self.inside.clone() });
        if submitted {
            self.in_flight.insert(ticket, InFlight { author, row, update, sealed });
        } else if let Author::Server(Some(reply)) = author {
            let _ = reply.send(Err(JoinError::Unavailable));
        }
        submitted
    }

    /// Builds an edit of the server on a scratch copy under a fresh client id, and sends it the way of every edit.
    pub(super) fn server_edit(&mut self, who: Who, build: Option<Build>, reply: Reply<()>) {
        if who.role < Role::Editor {
            let _ = reply.send(Err(JoinError::NotAllowed));
            return;
        }
        let client = client_id(&self.shared);
        let built = self
            .document
            .scratch(client)
            .ok()
            .zip(build)
            .and_then(|(mut scratch, build)| catch_unwind(AssertUnwindSafe(move || build(&mut scratch))).ok());
        match built {
            Some(Built::Update(update)) if !update.is_empty() => {
                let clients = Document::inspect(&update).map_or_else(|_| vec![client], |info| info.clients);
                self.submit(Author::Server(Some(reply)), who.grant, clients, update);
            }
            Some(Built::Update(_) | Built::Nothing) => {
                let _ = reply.send(Ok(()));
            }
            None => {
                let _ = reply.send(Err(JoinError::Unavailable));
            }
        }
    }

    /// The log writer's answer to one update.
    pub(super) async fn settle(&mut self, ticket: Ticket, outcome: Outcome) {
        self.say_saving();
        let Some(edit) = self.in_flight.remove(&ticket) else { return };
        match outcome {
            Outcome::Committed(seq) => {
                let rows = vec![(edit.row, edit.sealed.clone())];
                self.shared.parts.relay.publish(self.resume, News::Rows { first_seq: seq, rows }.encode());
                self.ahead.insert(seq, edit);
                self.advance().await;
            }
            Outcome::Refused(refusal) => self.refuse(edit.author, refusal),
            Outcome::Failed => match edit.author {
                Author::Connection { id, .. } => {
                    self.close_connection(id, close::MALFORMED, "the database refuses this edit");
                }
                Author::Server(reply) => answer(reply, Err(JoinError::Unavailable)),
            },
        }
    }

    /// Applies what is committed here in the order of the numbers. What lies between comes from the database.
    async fn advance(&mut self) {
        while let Some((&seq, _)) = self.ahead.first_key_value() {
            if seq > self.applied + 1 {
                if !self.catch_up().await {
                    // Tried again when the heads are compared.
                    return;
                }
                continue;
            }
            let Some((seq, edit)) = self.ahead.pop_first() else { return };
            if seq == self.applied + 1 {
                let author = match edit.author {
                    Author::Connection { id, .. } => Some(id),
                    Author::Server(_) => None,
                };
                self.apply(seq, edit.update, author).await;
            }
            self.durable(edit.author);
        }
    }

    fn durable(&mut self, author: Author) {
        match author {
            Author::Connection { id, frame } => {
                if let Some(member) = self.members.get_mut(&id) {
                    member.acks.durable(frame);
                }
                self.tell_saved(id);
            }
            Author::Server(reply) => answer(reply, Ok(())),
        }
    }

    /// Applies one committed update and tells everyone but its author.
    async fn apply(&mut self, seq: i64, update: Vec<u8>, author: Option<u64>) {
        let document = &mut self.document;
        let applied = catch_unwind(AssertUnwindSafe(|| document.apply(&update)));
        match applied {
            Ok(Ok(())) => self.applied = seq,
            Ok(Err(error)) => {
                // It was read before it was committed, so this is not expected; what is in the log counts.
                tracing::error!(%error, resume = %self.resume, seq, "a committed update does not fit");
                self.applied = seq;
            }
            Err(_) => {
                tracing::error!(resume = %self.resume, seq, "applying an update panicked; the room is rebuilt");
                if self.read_all().await.is_err() {
                    self.end("the résumé cannot be read right now");
                    return;
                }
            }
        }
        let frame = Bytes::from(Frame::Sync(Sync::Update(&update)).encode());
        self.broadcast(&frame, author);
    }

    /// Rows that another replica has committed.
    pub(super) async fn rows_of_others(&mut self, first_seq: i64, rows: Vec<(RowId, Vec<u8>)>) {
        for (seq, (row, sealed)) in (first_seq..).zip(rows) {
            if seq <= self.applied {
                continue;
            }
            if seq > self.applied + 1 {
                // Something was lost on the way.
                self.catch_up().await;
                if seq <= self.applied {
                    continue;
                }
            }
            match self.key.open(row.into(), &sealed) {
                Ok(update) if seq == self.applied + 1 => self.apply(seq, update, None).await,
                _ => {
                    self.catch_up().await;
                }
            }
        }
        self.advance().await;
    }

    /// Reads from the database what this room has not applied yet. Says whether that went well.
    pub(super) async fn catch_up(&mut self) -> bool {
        let before = self.applied;
        let rows = match self.shared.parts.store.read_after(self.resume, self.applied, 1_000).await {
            Ok(rows) => rows,
            Err(error) => {
                tracing::warn!(%error, resume = %self.resume, "missing rows cannot be read yet");
                return false;
            }
        };
        for row in rows {
            if row.seq != self.applied + 1 {
                break;
            }
            // One of ours: its author must not get it back, and waits to hear of it.
            if let Some(edit) = self.ahead.remove(&row.seq) {
                let author = match edit.author {
                    Author::Connection { id, .. } => Some(id),
                    Author::Server(_) => None,
                };
                self.apply(row.seq, edit.update, author).await;
                self.durable(edit.author);
                continue;
            }
            // Committed, and the writer's answer is still on its way: wait for it, it says whose it is.
            if self.in_flight.values().any(|edit| edit.row == row.row) {
                break;
            }
            match self.key.open(row.row.into(), &row.blob) {
                Ok(update) => self.apply(row.seq, update, None).await,
                Err(error) => {
                    tracing::error!(%error, resume = %self.resume, seq = row.seq, "a row of the log does not open");
                    self.end("the résumé cannot be read right now");
                    return false;
                }
            }
        }
        self.applied > before
    }

    fn refuse(&mut self, author: Author, refusal: Refusal) {
        match author {
            Author::Connection { id, .. } => {
                let (code, reason) = match refusal {
                    Refusal::SignedOut => (close::SIGNED_OUT, "signed out"),
                    Refusal::NotAllowed => (close::ACCESS_CHANGED, "your access has changed"),
                    Refusal::ClientIdTaken => (close::NOT_ALLOWED, "this client id belongs to somebody else"),
                    Refusal::Gone => (close::NOT_ALLOWED, "the résumé is in the bin"),
                };
                self.close_connection(id, code, reason);
            }
            Author::Server(reply) => {
                let error = if refusal == Refusal::Gone { JoinError::NotFound } else { JoinError::NotAllowed };
                answer(reply, Err(error));
            }
        }
    }

    pub(super) fn close_connection(&self, id: u64, code: u16, reason: &str) {
        if let Some(member) = self.members.get(&id) {
            member.outbound.close(code, reason);
        }
    }

    /// Ends the room: everyone comes back to a fresh one.
    fn end(&mut self, reason: &str) {
        self.stopping = true;
        for member in self.members.values() {
            member.outbound.close(close::TRY_AGAIN, reason);
        }
    }
}

fn answer(reply: Option<oneshot::Sender<Result<(), JoinError>>>, with: Result<(), JoinError>) {
    if let Some(reply) = reply {
        let _ = reply.send(with);
    }
}
