//! What handlers share.

use std::ops::Deref;
use std::sync::Arc;

use hub::Hub;
use pdf::Printer;
use readback::{Reader, Workers};
use store::{Clock, Rng, Store, Vault};
use time::OffsetDateTime;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::accounts::attempts::Attempts;
use crate::accounts::passwords::Passwords;
use crate::config::{Config, PublicUrl};
use crate::door::Door;
use crate::mail::Mail;
use crate::photos::Photos;

/// The parts of a running server, shared by all requests.
#[derive(Clone, Debug)]
pub struct App(Arc<Parts>);

/// See [`App`].
pub struct Parts {
    /// What the operator decided.
    pub config: Config,
    /// Where links in mails lead, and what `Origin` own pages have.
    pub public_url: PublicUrl,
    /// The database.
    pub store: Arc<dyn Store>,
    /// Who comes to a résumé.
    pub door: Door,
    /// Opens and seals what is stored.
    pub vault: Arc<Vault>,
    /// The open résumés.
    pub hub: Hub,
    /// The only clock.
    pub clock: Arc<dyn Clock>,
    /// The only source of randomness.
    pub rng: Arc<dyn Rng>,
    /// Argon2, a few at a time.
    pub passwords: Passwords,
    /// Makes photos small, a few at a time.
    pub photos: Photos,
    /// Limits of password attempts and the like.
    pub attempts: Attempts,
    /// Makes PDFs.
    pub printer: Printer,
    /// Reads PDFs.
    pub reader: Reader,
    /// Reads files of other programs.
    pub files: Workers,
    /// Where mails go.
    pub mail: Mail,
    /// When this process began to serve.
    pub started: OffsetDateTime,
    /// Cancelled when the server begins to stop.
    pub stopping: CancellationToken,
    /// One entry per open WebSocket: stopping waits for them.
    pub sockets: TaskTracker,
}

impl App {
    /// Shares `parts`.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// The time, by the only clock.
    pub fn now(&self) -> OffsetDateTime {
        self.clock.now()
    }
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl std::fmt::Debug for Parts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Parts")
            .field("config", &self.config)
            .field("public_url", &self.public_url)
            .finish_non_exhaustive()
    }
}
