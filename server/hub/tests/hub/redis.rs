//! The real Redis between two replicas, stopped and started in the middle.

use std::net::TcpListener;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use hub::{RedisRelay, Relay, RelayState};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use crate::world::{PATIENCE, World, quick};

struct Redis {
    port: u16,
    child: Child,
}

impl Redis {
    async fn start(port: u16) -> Self {
        let child = Command::new("redis-server")
            .args(["--port", &port.to_string(), "--save", "", "--appendonly", "no", "--bind", "127.0.0.1"])
            .stdout(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("redis-server is needed: `cargo xtask test` installs it");
        let answers = async {
            while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        tokio::time::timeout(PATIENCE, answers).await.expect("Redis answers");
        Self { port, child }
    }

    async fn free() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        Self::start(port).await
    }

    fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    async fn kill(mut self) -> u16 {
        self.child.kill().await.unwrap();
        self.port
    }
}

async fn until(relay: &dyn Relay, state: RelayState) {
    let reached = async {
        while relay.state() != state {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(PATIENCE, reached).await.expect("the relay changes its state");
}

#[tokio::test]
async fn replicas_converge_with_redis_and_without_it_and_with_it_again() {
    let world = World::new().await;
    let redis = Redis::free().await;
    let url = redis.url();
    let relays: Vec<Arc<dyn Relay>> = (0..2).map(|_| Arc::new(RedisRelay::start(&url).unwrap()) as _).collect();
    // Long pauses between the comparisons with the database, so that it is Redis that carries the first word.
    let config = hub::HubConfig { heads_every: Duration::from_secs(60), ..quick() };
    let left = world.replica(relays[0].clone(), world.store.clone(), config.clone());
    let right = world.replica(relays[1].clone(), world.store.clone(), config);
    for relay in &relays {
        until(&**relay, RelayState::Up).await;
    }
    assert!(RedisRelay::check(&url).await.is_ok());
    let (mut ada, mut ben) = (world.join(&left, &world.owner).await, world.join(&right, &world.owner).await);
    ada.write("with ").await;
    ben.until("what Redis carries", |ben| ben.summary() == "with ").await;

    let port = redis.kill().await;
    assert!(RedisRelay::check(&url).await.is_err());
    ben.write("without ").await;
    ben.until_saved().await;
    ada.until("what the database has", |ada| ada.summary() == "without with ").await;

    let _redis = Redis::start(port).await;
    for relay in &relays {
        until(&**relay, RelayState::Up).await;
    }
    ada.write("again ").await;
    ben.until("the words", |ben| ben.summary() == "again without with ").await;
    assert!(RedisRelay::start("not an address").is_err());
}
