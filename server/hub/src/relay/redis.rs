//! Redis pub/sub, a channel for each résumé.
//!
//! One task owns the connection. It connects, subscribes to every open room's channel, says [`News::Gap`], and then
//! carries messages both ways until the connection ends; then it says [`News::Gap`] again and starts over. Doing the
//! reconnecting here instead of in the driver has one reason: the driver does not say when its resubscription has
//! finished, and rooms must compare heads after that and not before.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ::redis::aio::MultiplexedConnection;
use ::redis::{AsyncConnectionConfig, Client, IntoConnectionInfo, ProtocolVersion, PushInfo, PushKind, Value};
use async_trait::async_trait;
use bytes::Bytes;
use store::ResumeId;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};

use super::{Ear, News, Relay, RelayState};

const PREFIX: &str = "tandem:room:";
/// Messages that may wait to be published. More are dropped: they are hints.
const QUEUE: usize = 1024;
/// How long opening a room waits for its subscription.
const SUBSCRIBE_PATIENCE: Duration = Duration::from_secs(1);
/// A Redis that takes longer to answer is away.
const ANSWER_PATIENCE: Duration = Duration::from_secs(2);
/// How often a silent connection is asked whether it lives.
const PING_EVERY: Duration = Duration::from_secs(3);
const RECONNECT_EVERY: Duration = Duration::from_millis(250);

/// Why Redis cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("Redis: {0}")]
pub struct RedisError(String);

impl From<::redis::RedisError> for RedisError {
    fn from(error: ::redis::RedisError) -> Self {
        Self(error.to_string())
    }
}

/// The relay over Redis 7 or newer. Ends when it is dropped.
#[derive(Debug)]
pub struct RedisRelay {
    orders: mpsc::Sender<Order>,
    wishes: mpsc::UnboundedSender<Wish>,
    ear: Arc<Mutex<Option<Ear>>>,
    state: watch::Receiver<RelayState>,
}

#[derive(Debug)]
struct Order {
    resume: ResumeId,
    message: Bytes,
}

#[derive(Debug)]
enum Wish {
    Subscribe(ResumeId, oneshot::Sender<()>),
    Unsubscribe(ResumeId),
}

impl RedisRelay {
    /// Starts to connect to `redis://…`. A Redis that is away is no error: it is waited for.
    ///
    /// # Errors
    /// When the address is not one.
    pub fn start(url: &str) -> Result<Self, RedisError> {
        let client = client(url)?;
        let (orders, orders_out) = mpsc::channel(QUEUE);
        let (wishes, wishes_out) = mpsc::unbounded_channel();
        let (state_in, state) = watch::channel(RelayState::Down("not connected yet".to_owned()));
        let ear = Arc::new(Mutex::new(None));
        let task = Task {
            client,
            orders: orders_out,
            wishes: wishes_out,
            wanted: HashSet::new(),
            ear: ear.clone(),
            state: state_in,
        };
        tokio::spawn(task.run());
        Ok(Self { orders, wishes, ear, state })
    }

    /// Asks a Redis whether it answers and can do what is needed.
    ///
    /// # Errors
    /// It does not.
    pub async fn check(url: &str) -> Result<(), RedisError> {
        let (mut connection, _pushes) = connect(&client(url)?).await?;
        ping(&mut connection).await
    }
}

#[async_trait]
impl Relay for RedisRelay {
    fn listen(&self, ear: Ear) {
        *self.ear.lock().unwrap_or_else(PoisonError::into_inner) = Some(ear);
    }

    async fn subscribe(&self, resume: ResumeId) {
        let (done, is_done) = oneshot::channel();
        if self.wishes.send(Wish::Subscribe(resume, done)).is_ok() {
            // Away or slow: the room loads all the same; a gap is announced when the channel is heard.
            drop(timeout(SUBSCRIBE_PATIENCE, is_done).await);
        }
    }

    fn unsubscribe(&self, resume: ResumeId) {
        drop(self.wishes.send(Wish::Unsubscribe(resume)));
    }

    fn publish(&self, resume: ResumeId, message: Bytes) {
        if *self.state.borrow() == RelayState::Up {
            drop(self.orders.try_send(Order { resume, message }));
        }
    }

    fn state(&self) -> RelayState {
        self.state.borrow().clone()
    }
}

struct Task {
    client: Client,
    orders: mpsc::Receiver<Order>,
    wishes: mpsc::UnboundedReceiver<Wish>,
    wanted: HashSet<ResumeId>,
    ear: Arc<Mutex<Option<Ear>>>,
    state: watch::Sender<RelayState>,
}

/// Whether to go on after a connection has ended.
enum Next {
    Again(RedisError),
    Stop,
}

impl Task {
    async fn run(mut self) {
        loop {
            let Next::Again(error) = self.one_connection().await else { return };
            let was = self.state.send_replace(RelayState::Down(error.0.clone()));
            if was == RelayState::Up {
                tracing::warn!(%error, "news between replicas stopped; reading the database instead");
                self.hear(News::Gap);
            }
            // What was to be told is old by the time Redis is back; the database has it.
            while self.orders.try_recv().is_ok() {}
            let pause = sleep(RECONNECT_EVERY);
            tokio::pin!(pause);
            loop {
                tokio::select! {
                    () = &mut pause => break,
                    wish = self.wishes.recv() => match wish {
                        Some(wish) => self.note(wish),
                        None => return,
                    },
                }
            }
        }
    }

    /// Remembers a wish while there is no connection.
    fn note(&mut self, wish: Wish) {
        match wish {
            Wish::Subscribe(resume, _) => drop(self.wanted.insert(resume)),
            Wish::Unsubscribe(resume) => drop(self.wanted.remove(&resume)),
        }
    }

    async fn one_connection(&mut self) -> Next {
        let (mut connection, mut pushes) = match connect(&self.client).await {
            Ok(connected) => connected,
            Err(error) => return Next::Again(error),
        };
        for resume in &self.wanted {
            if let Err(error) = connection.subscribe(channel(*resume)).await {
                return Next::Again(error.into());
            }
        }
        self.state.send_replace(RelayState::Up);
        tracing::info!(rooms = self.wanted.len(), "news between replicas flow");
        self.hear(News::Gap);

        let mut pings = interval(PING_EVERY);
        pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let done = tokio::select! {
                push = pushes.recv() => match push {
                    Some(push) => self.pushed(&push),
                    None => Err(RedisError("the connection ended".to_owned())),
                },
                wish = self.wishes.recv() => match wish {
                    Some(wish) => self.fulfil(wish, &mut connection).await,
                    None => return Next::Stop,
                },
                order = self.orders.recv() => match order {
                    Some(order) => self.publish(order, &mut connection).await,
                    None => return Next::Stop,
                },
                _ = pings.tick() => ping(&mut connection).await,
            };
            if let Err(error) = done {
                return Next::Again(error);
            }
        }
    }

    fn pushed(&self, push: &PushInfo) -> Result<(), RedisError> {
        match (&push.kind, push.data.as_slice()) {
            (PushKind::Disconnection, _) => return Err(RedisError("the connection was lost".to_owned())),
            (PushKind::Message, [Value::BulkString(channel), Value::BulkString(message)]) => {
                let resume = std::str::from_utf8(channel).ok().and_then(|name| name.strip_prefix(PREFIX)?.parse().ok());
                if let Some(resume) = resume {
                    self.hear(News::Message { resume, message: Bytes::copy_from_slice(message) });
                }
            }
            _ => {}
        }
        Ok(())
    }

    async fn fulfil(&mut self, wish: Wish, connection: &mut MultiplexedConnection) -> Result<(), RedisError> {
        match wish {
            Wish::Subscribe(resume, done) => {
                self.wanted.insert(resume);
                connection.subscribe(channel(resume)).await?;
                if done.send(()).is_err() {
                    // The room did not wait so long, and has loaded: it may have missed something.
                    self.hear(News::Gap);
                }
            }
            Wish::Unsubscribe(resume) => {
                if self.wanted.remove(&resume) {
                    connection.unsubscribe(channel(resume)).await?;
                }
            }
        }
        Ok(())
    }

    /// Publishes what waits in one round trip.
    async fn publish(&mut self, first: Order, connection: &mut MultiplexedConnection) -> Result<(), RedisError> {
        let mut pipeline = ::redis::pipe();
        let mut resumes = Vec::new();
        let mut next = Some(first);
        while let Some(Order { resume, message }) = next {
            pipeline.cmd("PUBLISH").arg(channel(resume)).arg(message.as_ref());
            resumes.push(resume);
            next = self.orders.try_recv().ok();
        }
        let listeners: Vec<i64> = pipeline.query_async(connection).await?;
        for (resume, listeners) in resumes.into_iter().zip(listeners) {
            // We hear the channels of open rooms ourselves.
            if self.wanted.contains(&resume) {
                self.hear(News::Listeners { resume, others: listeners > 1 });
            }
        }
        Ok(())
    }

    fn hear(&self, news: News) {
        if let Some(ear) = &*self.ear.lock().unwrap_or_else(PoisonError::into_inner) {
            ear.hear(news);
        }
    }
}

fn client(url: &str) -> Result<Client, RedisError> {
    let info = url.into_connection_info()?;
    let settings = info.redis_settings().clone().set_protocol(ProtocolVersion::RESP3);
    Ok(Client::open(info.set_redis_settings(settings))?)
}

async fn connect(client: &Client) -> Result<(MultiplexedConnection, mpsc::UnboundedReceiver<PushInfo>), RedisError> {
    let (sender, pushes) = mpsc::unbounded_channel();
    // A push sender that fails ends the driver's reading: this one never does.
    let never_fails = move |push: PushInfo| -> Result<(), std::convert::Infallible> {
        drop(sender.send(push));
        Ok(())
    };
    let config = AsyncConnectionConfig::new()
        .set_connection_timeout(Some(ANSWER_PATIENCE))
        .set_response_timeout(Some(ANSWER_PATIENCE))
        .set_push_sender(never_fails);
    Ok((client.get_multiplexed_async_connection_with_config(&config).await?, pushes))
}

async fn ping(connection: &mut MultiplexedConnection) -> Result<(), RedisError> {
    Ok(::redis::cmd("PING").exec_async(connection).await?)
}

fn channel(resume: ResumeId) -> String {
    format!("{PREFIX}{resume}")
}
