//! One replica, which has nobody to tell.

use async_trait::async_trait;
use store::ResumeId;
use tokio::sync::mpsc;

use super::{Heard, Relay, State};

/// The relay of a server that runs alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalRelay;

#[async_trait]
impl Relay for LocalRelay {
    fn listen(&self) -> mpsc::UnboundedReceiver<Heard> {
        mpsc::unbounded_channel().1
    }

    async fn subscribe(&self, _resume: ResumeId) {}

    async fn unsubscribe(&self, _resume: ResumeId) {}

    fn publish(&self, _resume: ResumeId, _bytes: Vec<u8>) {}

    fn state(&self) -> State {
        State::Alone
    }
}
