//! From the relay to the rooms.

use std::sync::Arc;

use store::ResumeId;
use tokio::sync::mpsc;

use crate::relay::{Message, MessageNews, News};
use crate::shared::Shared;

/// What a room hears of other replicas, in order.
#[derive(Debug)]
pub(crate) enum Heard {
    News {
        from: u64,
        news: MessageNews,
    },
    /// Whether any other replica hears what this room says.
    Listeners {
        others: bool,
    },
}

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
            Some(News::Listeners { resume, others }) => tell(&shared, resume, Heard::Listeners { others }),
            Some(News::Message { resume, message }) => {
                // What we said ourselves is told apart before it is read.
                if Message::sender(&message) == Some(shared.replica) {
                    continue;
                }
                match Message::decode(message) {
                    Some(Message { from, news }) => tell(&shared, resume, Heard::News { from, news }),
                    None => tracing::debug!(%resume, "a message of another version was ignored"),
                }
            }
        }
    }
}

fn tell(shared: &Shared, resume: ResumeId, heard: Heard) {
    let room = shared.rooms().get(&resume).cloned();
    if let Some(room) = room
        && room.news.try_send(heard).is_err()
    {
        room.signal.gap();
    }
}
