//! News over Redis publish/subscribe, one channel for each open résumé.
//!
//! One task owns the connection manager. Its push sender is an unbounded channel into a task that lives as long: a push
//! sender that fails would silently end the reconnection. Nothing says when a resubscription is complete, so each
//! confirmation and each disconnection counts as a gap.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{Client, PushInfo, PushKind, Value};
use store::ResumeId;
use tokio::sync::{mpsc, oneshot};
use tokio::time::{sleep, timeout};
use uuid::Uuid;

use super::{Heard, Relay, State};

const PREFIX: &str = "tandem:resume:";

/// How long a subscription may take before the room loads without it; the heads are compared all the same.
const PATIENCE: Duration = Duration::from_secs(2);

/// How many messages may wait for Redis. Beyond it they are dropped: the others read the database.
const WAITING: usize = 1_024;

enum Job {
    Subscribe(ResumeId, oneshot::Sender<()>),
    Unsubscribe(ResumeId),
    Publish(ResumeId, Vec<u8>),
}

/// The relay of several replicas.
pub struct RedisRelay {
    jobs: mpsc::Sender<Job>,
    heard: Mutex<Option<mpsc::UnboundedReceiver<Heard>>>,
    connected: Arc<AtomicBool>,
}

impl RedisRelay {
    /// Starts to connect; whether Redis is there yet does not matter.
    ///
    /// # Errors
    /// When the address is not one.
    pub fn start(url: &str) -> Result<Self, String> {
        let client = client(url)?;
        let (jobs, todo) = mpsc::channel(WAITING);
        let (tell, heard) = mpsc::unbounded_channel();
        let connected = Arc::new(AtomicBool::new(false));
        tokio::spawn(run(client, todo, tell, connected.clone()));
        Ok(Self { jobs, heard: Mutex::new(Some(heard)), connected })
    }
}

fn client(url: &str) -> Result<Client, String> {
    // Push messages need the third version of the protocol.
    let separator = if url.contains('?') { '&' } else { '?' };
    let url = if url.contains("protocol=") { url.to_owned() } else { format!("{url}{separator}protocol=resp3") };
    Client::open(url).map_err(|error| format!("REDIS_URL: {error}"))
}

/// Says whether Redis answers, for `tandem doctor`.
///
/// # Errors
/// With what it said.
pub async fn check(url: &str) -> Result<(), String> {
    let client = client(url)?;
    let ping = async {
        let mut connection = client.get_multiplexed_async_connection().await?;
        redis::cmd("PING").query_async::<String>(&mut connection).await
    };
    match timeout(Duration::from_secs(3), ping).await {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err("no answer within 3 s".to_owned()),
    }
}

#[async_trait]
impl Relay for RedisRelay {
    fn listen(&self) -> mpsc::UnboundedReceiver<Heard> {
        let taken = self.heard.lock().unwrap_or_else(PoisonError::into_inner).take();
        taken.unwrap_or_else(|| mpsc::unbounded_channel().1)
    }

    async fn subscribe(&self, resume: ResumeId) {
        let (done, wait) = oneshot::channel();
        if self.jobs.send(Job::Subscribe(resume, done)).await.is_ok() {
            drop(timeout(PATIENCE, wait).await);
        }
    }

    async fn unsubscribe(&self, resume: ResumeId) {
        drop(self.jobs.send(Job::Unsubscribe(resume)).await);
    }

    fn publish(&self, resume: ResumeId, bytes: Vec<u8>) {
        drop(self.jobs.try_send(Job::Publish(resume, bytes)));
    }

    fn state(&self) -> State {
        if self.connected.load(Ordering::Relaxed) { State::Connected } else { State::Away }
    }
}

async fn run(
    client: Client,
    mut jobs: mpsc::Receiver<Job>,
    tell: mpsc::UnboundedSender<Heard>,
    connected: Arc<AtomicBool>,
) {
    // Tells apart what this replica has published itself.
    let me = Uuid::from(store::RowId::new(&store::SystemClock, &store::SystemRandom));
    let (pushes, pushed) = mpsc::unbounded_channel();
    tokio::spawn(listen(pushed, tell.clone(), connected.clone(), me));
    let config = ConnectionManagerConfig::new()
        .set_push_sender(pushes)
        .set_automatic_resubscription()
        .set_connection_timeout(Some(Duration::from_secs(2)))
        .set_response_timeout(Some(Duration::from_secs(2)))
        .set_max_delay(Duration::from_secs(1));
    // How many rooms want each channel: one may still close while the next one opens.
    let mut wanted: HashMap<ResumeId, usize> = HashMap::new();
    let mut manager = loop {
        match ConnectionManager::new_with_config(client.clone(), config.clone()).await {
            Ok(manager) => break manager,
            Err(error) => {
                tracing::warn!(%error, "Redis is away; edits go on, other replicas are asked through the database");
                let pause = sleep(Duration::from_millis(500));
                tokio::pin!(pause);
                loop {
                    tokio::select! {
                        () = &mut pause => break,
                        job = jobs.recv() => match job {
                            Some(Job::Subscribe(resume, done)) => {
                                *wanted.entry(resume).or_default() += 1;
                                let _ = done.send(());
                            }
                            Some(Job::Unsubscribe(resume)) => {
                                release(&mut wanted, resume);
                            }
                            Some(Job::Publish(..)) => {}
                            None => return,
                        }
                    }
                }
            }
        }
    };
    connected.store(true, Ordering::Relaxed);
    for resume in wanted.keys() {
        subscribe(&mut manager, *resume).await;
    }
    drop(tell.send(Heard::Gap));
    while let Some(job) = jobs.recv().await {
        match job {
            Job::Subscribe(resume, done) => {
                let users = wanted.entry(resume).or_default();
                *users += 1;
                if *users == 1 {
                    subscribe(&mut manager, resume).await;
                }
                let _ = done.send(());
            }
            Job::Unsubscribe(resume) => {
                if release(&mut wanted, resume)
                    && let Err(error) = manager.unsubscribe(channel(resume)).await
                {
                    tracing::debug!(%error, "could not unsubscribe");
                }
            }
            Job::Publish(resume, bytes) => {
                let mut message = me.as_bytes().to_vec();
                message.extend_from_slice(&bytes);
                let sent: redis::RedisResult<i64> =
                    redis::cmd("PUBLISH").arg(channel(resume)).arg(message).query_async(&mut manager).await;
                if let Err(error) = sent {
                    connected.store(false, Ordering::Relaxed);
                    tracing::debug!(%error, "a message to other replicas was lost");
                } else {
                    connected.store(true, Ordering::Relaxed);
                }
            }
        }
    }
}

/// One room fewer wants a channel. Says whether it was the last.
fn release(wanted: &mut HashMap<ResumeId, usize>, resume: ResumeId) -> bool {
    match wanted.get_mut(&resume) {
        Some(users) if *users > 1 => {
            *users -= 1;
            false
        }
        Some(_) => {
            wanted.remove(&resume);
            true
        }
        None => false,
    }
}

async fn subscribe(manager: &mut ConnectionManager, resume: ResumeId) {
    // On an error the manager keeps the subscription for when it is connected again.
    if let Err(error) = manager.subscribe(channel(resume)).await {
        tracing::debug!(%error, "could not subscribe yet");
    }
}

fn channel(resume: ResumeId) -> String {
    format!("{PREFIX}{resume}")
}

/// Turns what Redis pushes into what the hub hears.
async fn listen(
    mut pushed: mpsc::UnboundedReceiver<PushInfo>,
    tell: mpsc::UnboundedSender<Heard>,
    connected: Arc<AtomicBool>,
    me: Uuid,
) {
    while let Some(push) = pushed.recv().await {
        let heard = match push.kind {
            PushKind::Message => match message(&push.data) {
                Some((sender, _, _)) if sender == me => continue,
                Some((_, resume, bytes)) => Heard::Message { resume, bytes },
                None => continue,
            },
            PushKind::Disconnection => {
                connected.store(false, Ordering::Relaxed);
                Heard::Gap
            }
            PushKind::Subscribe => {
                connected.store(true, Ordering::Relaxed);
                Heard::Gap
            }
            _ => continue,
        };
        if tell.send(heard).is_err() {
            // The hub has gone. Going on receiving keeps the push sender alive.
            continue;
        }
    }
}

/// Sender, résumé and words of a pushed message.
fn message(data: &[Value]) -> Option<(Uuid, ResumeId, Vec<u8>)> {
    let [Value::BulkString(channel), Value::BulkString(bytes)] = data else { return None };
    let resume = std::str::from_utf8(channel).ok()?.strip_prefix(PREFIX)?.parse().ok()?;
    let (sender, bytes) = bytes.split_first_chunk::<16>()?;
    Some((Uuid::from_bytes(*sender), resume, bytes.to_vec()))
}

impl fmt::Debug for RedisRelay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisRelay").field("state", &self.state()).finish_non_exhaustive()
    }
}
