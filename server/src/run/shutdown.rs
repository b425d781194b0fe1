//! Two ways to stop: gently, and at once.

use tokio_util::sync::CancellationToken;

/// Asked gently, a server accepts no more, stores what waits, and says goodbye to its connections; asked to stop at
/// once, it drops everything. Clones ask the same server.
#[derive(Clone, Debug, Default)]
pub struct Shutdown {
    gently: CancellationToken,
    at_once: CancellationToken,
}

impl Shutdown {
    /// Begins to stop.
    pub fn gently(&self) {
        self.gently.cancel();
    }

    /// Stops now.
    pub fn at_once(&self) {
        self.gently.cancel();
        self.at_once.cancel();
    }

    pub(super) async fn begun(&self) {
        self.gently.cancelled().await;
    }

    pub(super) async fn is_urgent(&self) {
        self.at_once.cancelled().await;
    }
}
