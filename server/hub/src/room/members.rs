//! Connections: joining, their frames, leaving.

use bytes::Bytes;
use crdt::awareness;
use crdt::protocol::{Frame, Sync, close};
use crdt::{Document, UpdateError};
use serde_json::json;
use store::Role;
use tokio::time::Instant;

use super::{Author, Member, Reply, Room};
use crate::acks::Acks;
use crate::connection::ConnectionId;
use crate::frame::{self, Wish};
use crate::hub::{JoinError, JoinRequest};
use crate::news::News;
use crate::outbound::{self, OutboundReceiver};

impl Room {
    pub(super) fn join(&mut self, id: ConnectionId, request: JoinRequest, reply: Reply<OutboundReceiver>) {
        let config = &self.shared.parts.config;
        if self.members.len() >= config.connections_per_resume {
            drop(reply.send(Err(JoinError::Unavailable)));
            return;
        }
        let (sender, receiver) = outbound::queue(config.outbound_bytes);
        // Stock clients open with step 1 only: the server's own step 1 is what brings their edits.
        sender.send(Frame::Sync(Sync::Step1(&self.document.state_vector())).encode().into());
        sender.send(self.presence.everyone());
        let member = Member {
            who: request.who,
            extensions: request.extensions,
            outbound: sender,
            acks: Acks::default(),
            client: None,
        };
        if reply.send(Ok(receiver)).is_ok() {
            self.members.insert(id, member);
            self.empty_since = None;
        }
    }

    pub(super) fn leave(&mut self, id: ConnectionId) {
        let Some(member) = self.members.remove(&id) else { return };
        if let Some(client) = member.client {
            self.presence.leave(client);
            let pause = self.shared.parts.config.presence_pause;
            self.presence_due.get_or_insert_with(|| Instant::now() + pause);
        }
        if self.members.is_empty() {
            self.empty_since = Some(Instant::now());
        }
    }

    /// One frame of a connection. What it does wrong ends that connection and touches nobody else.
    pub(super) fn receive(&mut self, id: ConnectionId, bytes: &Bytes) {
        let Some(member) = self.members.get_mut(&id).filter(|member| !member.outbound.is_closing()) else { return };
        let done = match frame::read(bytes) {
            Ok(Wish::CatchUp(vector)) => self.document.diff(vector).map_err(|error| malformed(&error)).map(|update| {
                member.outbound.send(Frame::Sync(Sync::Step2(&update)).encode().into());
            }),
            Ok(Wish::Edit(update)) => self.edit(id, update),
            Ok(Wish::Presence(payload)) => match awareness::decode(payload) {
                Ok(entries) => {
                    self.presence.hear(id, &member.who, &mut member.client, &entries, Instant::now());
                    Ok(())
                }
                Err(error) => Err((close::MALFORMED, format!("malformed presence: {error}"))),
            },
            Ok(Wish::WhoIsHere) => {
                member.outbound.send(self.presence.everyone());
                Ok(())
            }
            Err(reason) => Err((close::MALFORMED, reason)),
        };
        if let (Err((code, reason)), Some(member)) = (done, self.members.get(&id)) {
            tracing::info!(resume = %self.resume, user = %member.who.user, code, %reason, "a connection is closed");
            member.outbound.close(code, &reason);
        }
    }

    /// Checks an edit and hands it to the log writer.
    fn edit(&mut self, id: ConnectionId, update: &[u8]) -> Result<(), (u16, String)> {
        let Some(member) = self.members.get_mut(&id) else { return Ok(()) };
        let frame = member.acks.receive();
        if update.len() > self.shared.parts.config.document_bytes {
            return Err((close::MALFORMED, "the update is larger than a document may be".to_owned()));
        }
        let info = Document::inspect(update).map_err(|error| malformed(&error))?;
        if !self.document.has_news(update).map_err(|error| malformed(&error))? {
            // Stock clients answer a step 1 with all that they have: nothing to write, and nothing to refuse.
            member.acks.durable(frame);
            self.tell_saved(id);
            return Ok(());
        }
        if member.who.role < Role::Editor {
            return Err((close::NOT_ALLOWED, "your role may read this résumé, not change it".to_owned()));
        }
        let grant = member.who.grant;
        let author = Author::Connection { id, frame };
        if self.submit(author, grant, info.clients, update.to_vec()) {
            Ok(())
        } else {
            Err((close::TRY_AGAIN, "too much waits for the database; keep your edits and come back".to_owned()))
        }
    }

    /// Says *saved* when there is something new to say.
    pub(super) fn tell_saved(&mut self, id: ConnectionId) {
        if let Some(member) = self.members.get_mut(&id)
            && let Some(saved) = member.acks.news()
            && member.extensions
        {
            member.outbound.send(Frame::Saved(saved).encode().into());
        }
    }

    /// The same bytes to everyone but one.
    pub(super) fn broadcast(&self, frame: &Bytes, except: Option<ConnectionId>) {
        for (id, member) in &self.members {
            if Some(*id) != except {
                member.outbound.send(frame.clone());
            }
        }
    }

    fn event(&self, event: &serde_json::Value) {
        let frame = Bytes::from(Frame::Event(&event.to_string()).encode());
        for member in self.members.values().filter(|member| member.extensions) {
            member.outbound.send(frame.clone());
        }
    }

    pub(super) fn say_not_saving(&mut self) {
        if !std::mem::replace(&mut self.not_saving, true) {
            self.event(&json!({ "type": "not_saving", "reason": "the database is away" }));
        }
    }

    pub(super) fn say_saving(&mut self) {
        if std::mem::replace(&mut self.not_saving, false) {
            self.event(&json!({ "type": "saving" }));
        }
    }

    pub(super) fn pass_on_presence(&mut self) {
        self.presence_due = None;
        if let Some(batch) = self.presence.take_changes() {
            self.broadcast(&batch.frame, None);
            if let Some(payload) = batch.payload {
                self.shared.parts.relay.publish(self.resume, News::Presence(payload).encode());
            }
        }
    }
}

fn malformed(error: &UpdateError) -> (u16, String) {
    (close::MALFORMED, format!("malformed frame: {error}"))
}
