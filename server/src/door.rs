//! Who comes to a résumé. Those who come while the database is being asked are asked about together with the next
//! question: after a restart of a proxy hundreds come at once.

use std::sync::Arc;
use std::time::Duration;

use store::{Clock, Known, Store, StoreError, Visitor};
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

/// Visitors in one question, at most.
const TOGETHER: usize = 256;
/// The database is away when a question takes so long.
const PATIENCE: Duration = Duration::from_secs(10);

type Reply = oneshot::Sender<store::Result<Option<Known>>>;

/// Asks the database who somebody is. Clones share the questions.
#[derive(Clone, Debug)]
pub struct Door(mpsc::UnboundedSender<(Visitor, Reply)>);

impl Door {
    /// A door of which somebody takes care until its last clone is gone.
    pub fn new(store: Arc<dyn Store>, clock: Arc<dyn Clock>) -> Self {
        let (visitors, waiting) = mpsc::unbounded_channel();
        tokio::spawn(keep(store, clock, waiting));
        Self(visitors)
    }

    /// Who somebody is, and what they are to the résumé. `None`: nobody is known by that.
    ///
    /// # Errors
    /// The database cannot say.
    pub async fn ask(&self, visitor: Visitor) -> store::Result<Option<Known>> {
        let gone = || StoreError::Unavailable("nobody is at the door".to_owned());
        let (reply, answer) = oneshot::channel();
        self.0.send((visitor, reply)).map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }
}

async fn keep(store: Arc<dyn Store>, clock: Arc<dyn Clock>, mut waiting: mpsc::UnboundedReceiver<(Visitor, Reply)>) {
    let mut some = Vec::new();
    while waiting.recv_many(&mut some, TOGETHER).await > 0 {
        // Whoever has gone meanwhile is not asked about.
        some.retain(|(_, reply)| !reply.is_closed());
        let (visitors, replies): (Vec<Visitor>, Vec<Reply>) = some.drain(..).unzip();
        if visitors.is_empty() {
            continue;
        }
        let known = match timeout(PATIENCE, store.visitors(&visitors, clock.now())).await {
            Ok(known) => known.map_err(|error| error.to_string()),
            Err(_) => Err("no answer in time".to_owned()),
        };
        match known {
            Ok(known) => replies.into_iter().zip(known).for_each(|(reply, known)| drop(reply.send(Ok(known)))),
            Err(error) => {
                let away = || StoreError::Unavailable(error.clone());
                replies.into_iter().for_each(|reply| drop(reply.send(Err(away()))));
            }
        }
    }
}
