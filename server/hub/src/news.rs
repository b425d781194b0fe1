//! From the relay to the rooms.

use std::sync::Arc;

use tokio::sync::mpsc;

use crate::relay::{Message, News};
use crate::shared::Shared;

/// Carries news to rooms until the hub has stopped. Never waits for a room: one that cannot take more has a gap.
pub(crate) async fn run(shared: Arc<Shared>, mut heard: mpsc::UnboundedReceiver<News>) {
    loop {
        let news = tokio::select! {
            () = shared.stopped.cancelled() => return,
            news = heard.recv() => news,
        };
        match news {
            None => return,
            Some(News::Gap) => {
                shared.gap.notify_one();
                for handle in shared.rooms().values() {
                    handle.signal.gap();
                }
            }
            Some(News::Message { resume, message }) => {
                let Some(Message { from, news }) = Message::decode(message) else {
                    tracing::debug!(%resume, "a message of another version was ignored");
                    continue;
                };
                let room = shared.rooms().get(&resume).cloned();
                if let Some(room) = room.filter(|_| from != shared.replica)
                    && room.news.try_send((from, news)).is_err()
                {
                    room.signal.gap();
                }
            }
        }
    }
}
