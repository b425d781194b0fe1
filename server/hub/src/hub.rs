//! The hub: all open résumés of one replica.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crdt::Document;
use store::{ResumeId, UserId};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::timeout;

use crate::counters::Counters;
use crate::health::Health;
use crate::relay::{Ear, Message, MessageNews};
use crate::room::{self, Command, RoomHandle};
use crate::shared::{Parts, Shared};
use crate::who::{EditError, JoinError, JoinRequest, Joined, Who};
use crate::writer::{self, Saving};
use crate::{compaction, compare, news};

/// Live editing on one replica. Clones are the same hub.
#[derive(Clone)]
pub struct Hub(Arc<Shared>);

impl fmt::Debug for Hub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Hub").field(&self.0).finish()
    }
}

impl Hub {
    /// Starts the tasks of a hub: log writer, news, comparison of heads. Rooms are opened when somebody needs them.
    /// Inside a tokio runtime.
    pub fn start(parts: Parts) -> Self {
        let (writer, jobs) = mpsc::unbounded_channel();
        let (saving_in, saving) = watch::channel(Saving::Flowing);
        let (ear, heard) = Ear::new();
        parts.relay.listen(ear);
        let settings = writer::Settings {
            patience: parts.config.commit_patience,
            retry: parts.config.retry,
            pace: parts.config.commit_pace,
        };
        let shared = Arc::new(Shared::new(parts, writer, saving));
        let (log, stopped) = (shared.log.clone(), shared.stopped.clone());
        tokio::spawn(async move {
            tokio::select! {
                () = writer::run(log, settings, jobs, saving_in) => {}
                () = stopped.cancelled() => {}
            }
        });
        tokio::spawn(news::run(shared.clone(), heard));
        tokio::spawn(compare::run(shared.clone()));
        tokio::spawn(compare::watch_rights(shared.clone()));
        tokio::spawn(compare::look_at_newcomers(shared.clone()));
        tokio::spawn(compaction::run(shared.clone()));
        Self(shared)
    }

    /// Joins a résumé's room, which is loaded when this is the first.
    ///
    /// # Errors
    /// See [`JoinError`].
    pub async fn join(&self, request: JoinRequest) -> Result<Joined, JoinError> {
        let resume = request.resume;
        let (reply, answer) = oneshot::channel();
        self.tell(resume, Command::Join { request: Box::new(request), reply }).await?;
        answer.await.unwrap_or(Err(JoinError::Unavailable))
    }

    /// Changes a résumé for somebody. `change` gets a scratch copy of the committed state, under a client id of its
    /// own, and gives the update that it made of it and whatever the caller wants back; returns when that is committed
    /// and told to everybody. An empty update changes nothing. Edits of this kind are made one after the other.
    ///
    /// # Errors
    /// What `change` gave, or what an [`EditError`] becomes. Nothing was changed.
    pub async fn edit<T, E>(
        &self,
        resume: ResumeId,
        who: Who,
        change: impl FnOnce(&mut Document) -> Result<(Vec<u8>, T), E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<EditError> + Send + 'static,
    {
        let made = Arc::new(Mutex::new(None));
        let (reply, answer) = oneshot::channel();
        let put = made.clone();
        let change = Box::new(move |document: &mut Document| {
            let (update, result) = match change(document) {
                Ok((update, value)) => (Some(update), Ok(value)),
                Err(error) => (None, Err(error)),
            };
            *put.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
            update
        });
        self.tell(resume, Command::Edit { who, change, reply }).await.map_err(EditError::from)?;
        answer.await.unwrap_or(Err(EditError::Unavailable))?;
        let made = made.lock().unwrap_or_else(PoisonError::into_inner).take();
        made.unwrap_or_else(|| Err(EditError::Unavailable.into()))
    }

    /// Reads the committed state of a résumé.
    ///
    /// # Errors
    /// See [`JoinError`].
    pub async fn read<R: Send + 'static>(
        &self,
        resume: ResumeId,
        read: impl FnOnce(&Document) -> R + Send + 'static,
    ) -> Result<R, JoinError> {
        let (reply, answer) = oneshot::channel();
        let look = Box::new(move |document: Result<&Document, JoinError>| {
            // Who asked may have gone.
            drop(reply.send(document.map(read)));
        });
        self.tell(resume, Command::Look(look)).await?;
        answer.await.unwrap_or(Err(JoinError::Unavailable))
    }

    /// Somebody's role changed, or a session or token of theirs ended, or the résumé went into the bin: reads their
    /// rights again, here and on every other replica, and closes what they may no longer have open (4401, 4403), or
    /// have in another role (4509).
    pub async fn access_changed(&self, resume: ResumeId, user: UserId) {
        self.say(resume, MessageNews::AccessChanged(user), Command::AccessChanged(user)).await;
    }

    /// A letter beside the résumé was made, named, thrown away or taken back: everybody who has the résumé open, here and
    /// on every other replica, gets the event `letters`.
    pub async fn letters_changed(&self, resume: ResumeId) {
        self.say(resume, MessageNews::LettersChanged, Command::LettersChanged).await;
    }

    /// To the rooms of a résumé: `news` for those of other replicas, `command` for the one here, if there is one.
    async fn say(&self, resume: ResumeId, news: MessageNews, command: Command) {
        let message = Message { from: self.0.replica, news };
        self.0.relay.publish(resume, message.encode());
        let room = self.0.rooms().get(&resume).cloned();
        if let Some(room) = room {
            // A room that is closing has nobody in it.
            drop(room.commands.send(command).await);
        }
    }

    /// Gives back what can be spared: documents rest, rooms in which nobody is close.
    pub fn release_memory(&self) {
        self.0.release_memory();
    }

    /// How this replica is.
    pub fn health(&self) -> Health {
        Health {
            rooms: self.0.rooms().len(),
            connections: self.0.connections(),
            waiting_bytes: self.0.waiting_bytes(),
            memory_bytes: self.0.memory(),
            saving: *self.0.saving.borrow() == Saving::Flowing,
            relay: self.0.relay.state(),
        }
    }

    /// What happened since this replica started.
    pub fn counters(&self) -> &Counters {
        &self.0.counters
    }

    /// Stops: takes nothing more, stores what it has, tells *saved*, closes every connection with 1013, and ends its
    /// tasks. What is not stored at the deadline stays with the clients.
    pub async fn shutdown(&self, deadline: Duration) {
        self.0.stopping.cancel();
        self.0.tasks.close();
        if timeout(deadline, self.0.tasks.wait()).await.is_err() {
            tracing::warn!(rooms = self.0.rooms().len(), "not everything could be stored in time");
        }
        self.0.stopped.cancel();
    }

    /// Puts a command into the room's mailbox, and opens the room when it is not.
    async fn tell(&self, resume: ResumeId, mut command: Command) -> Result<(), JoinError> {
        loop {
            let room = self.room(resume)?;
            match room.commands.send(command).await {
                Ok(()) => return Ok(()),
                // It was closed in this moment, and is no longer among the open ones.
                Err(refused) => command = refused.0,
            }
            tokio::task::yield_now().await;
        }
    }

    /// The room of a résumé: one, however many ask at once.
    fn room(&self, resume: ResumeId) -> Result<RoomHandle, JoinError> {
        if self.0.stopping.is_cancelled() {
            return Err(JoinError::Unavailable);
        }
        if !self.0.rooms().contains_key(&resume) && self.0.is_memory_short() {
            tracing::warn!(bytes = self.0.memory(), "open résumés take all the memory they may; no more is opened");
            return Err(JoinError::Unavailable);
        }
        let mut rooms = self.0.rooms();
        Ok(rooms.entry(resume).or_insert_with(|| room::open(&self.0, resume)).clone())
    }
}
