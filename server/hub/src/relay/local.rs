//! One replica alone.

use async_trait::async_trait;
use bytes::Bytes;
use store::ResumeId;

use super::{Ear, Relay, RelayState};

/// Nobody else to tell, nobody to hear.
#[derive(Clone, Copy, Debug)]
pub struct LocalRelay;

#[async_trait]
impl Relay for LocalRelay {
    fn listen(&self, _ear: Ear) {}

    async fn subscribe(&self, _resume: ResumeId) {}

    fn unsubscribe(&self, _resume: ResumeId) {}

    fn publish(&self, _resume: ResumeId, _message: Bytes) {}

    fn state(&self) -> RelayState {
        RelayState::None
    }
}
