//! The bare relay: this program again, as a process of its own, so that its cost can be told from the generator's.

use std::process::Command;

use async_trait::async_trait;

use super::server::Server;
use super::{Place, Subject};
use crate::client::Door;

#[derive(Debug)]
pub(super) struct Relay {
    server: Server,
    made: usize,
}

impl Relay {
    pub(super) async fn start(place: &Place) -> anyhow::Result<Self> {
        let program = std::env::current_exe()?;
        let log = place.folder("relay")?.join("log");
        let server = Server::start("the bare relay", log, |address| {
            let mut command = Command::new(program);
            command.args(["relay", &address.to_string()]);
            command
        })
        .await?;
        Ok(Self { server, made: 0 })
    }
}

#[async_trait(?Send)]
impl Subject for Relay {
    async fn documents(&mut self, count: usize) -> anyhow::Result<Vec<Door>> {
        let from = self.made;
        self.made += count;
        let door = |number| Door {
            address: self.server.address,
            path: format!("/{number}"),
            subprotocol: None,
            prefix: Vec::new(),
            hello: Vec::new(),
        };
        Ok((from..self.made).map(door).collect())
    }

    fn server(&self) -> Vec<u32> {
        vec![self.server.id()]
    }

    fn is_alive(&mut self) -> bool {
        self.server.is_alive()
    }

    fn kill(&mut self) {
        self.server.kill();
    }

    fn stop(&mut self) {
        self.server.stop();
    }

    async fn start_again(&mut self) -> anyhow::Result<()> {
        self.server.start_again().await
    }
}
