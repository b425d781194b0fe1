//! Two replicas and what they stand on, each of which can die and come back.

use std::time::Duration;

use crdt::Seeded;
use e2e::{Server, Settings, Stage};
use services::{Postgres, Redis};
use tokio::time::sleep;

/// Who goes, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Death {
    /// `kill -9` of a replica.
    Replica(usize),
    /// SIGTERM to a replica.
    ReplicaIsStopped(usize),
    /// `kill -9` of Redis.
    Redis,
    /// `kill -9` of every process of Postgres.
    Postgres,
    /// Postgres is asked to stop at once.
    PostgresIsStopped,
}

/// The parts of one run.
pub(super) struct Parts<'a> {
    stage: &'a Stage,
    postgres: Postgres,
    redis: Redis,
    replicas: Vec<Server>,
    starts: usize,
}

impl<'a> Parts<'a> {
    pub(super) async fn start(stage: &'a Stage) -> anyhow::Result<Self> {
        let postgres = Postgres::start(&[])?;
        let redis = Redis::start(&stage.log("redis"))?;
        let mut parts = Self { stage, postgres, redis, replicas: Vec::new(), starts: 0 };
        for number in 0..2 {
            let settings = Settings { redis: Some(parts.redis.url()), ..parts.settings(&format!("replica-{number}")) };
            let replica = parts.start_server(&format!("replica-{number}"), settings).await?;
            parts.replicas.push(replica);
        }
        Ok(parts)
    }

    pub(super) fn urls(&self) -> Vec<String> {
        self.replicas.iter().map(Server::url).collect()
    }

    /// A server that has seen nothing yet, and knows what is in the database only.
    pub(super) async fn fresh_server(&mut self) -> anyhow::Result<Server> {
        let settings = self.settings("fresh");
        self.start_server("fresh", settings).await
    }

    /// Lets them die one after the other, leaves them dead for a while, and brings all back.
    pub(super) async fn outage(&mut self, deaths: &[Death], dice: &mut Seeded) -> anyhow::Result<()> {
        let mut pause = |most: usize| sleep(Duration::from_millis(dice.below(most) as u64));
        for death in deaths {
            match death {
                Death::Replica(number) => self.replicas[*number].kill(),
                Death::ReplicaIsStopped(number) => self.replicas[*number].stop().await?,
                Death::Redis => self.redis.kill(),
                Death::Postgres => self.postgres.kill()?,
                Death::PostgresIsStopped => self.postgres.stop(),
            }
            pause(300).await;
        }
        pause(1_500).await;
        // No server starts without its database.
        let database_first = |death: &&Death| matches!(death, Death::Postgres | Death::PostgresIsStopped);
        let (first, then): (Vec<&Death>, Vec<&Death>) = deaths.iter().partition(database_first);
        for death in first.into_iter().chain(then) {
            match death {
                Death::Replica(number) | Death::ReplicaIsStopped(number) => {
                    let settings = self.replicas[*number].settings().clone();
                    self.replicas[*number] = self.start_server(&format!("replica-{number}"), settings).await?;
                }
                Death::Redis => self.redis.start_again()?,
                Death::Postgres | Death::PostgresIsStopped => self.postgres.start_again()?,
            }
            pause(300).await;
        }
        Ok(())
    }

    /// Fails when a replica has ended by itself.
    pub(super) fn check(&mut self) -> anyhow::Result<()> {
        self.replicas.iter_mut().try_for_each(Server::check)
    }

    fn settings(&self, name: &str) -> Settings {
        Settings {
            postgres: Some(self.postgres.url()),
            secret_key: Some("7a".repeat(32)),
            ..Settings::in_folder(self.stage.data(name))
        }
    }

    async fn start_server(&mut self, name: &str, settings: Settings) -> anyhow::Result<Server> {
        self.starts += 1;
        self.stage.start(&format!("{name}-{}", self.starts), settings).await
    }
}
