//! The server that y-websocket 2 comes with, started as its documentation says: it keeps documents in memory.

use std::process::Command;

use async_trait::async_trait;

use super::server::Server;
use super::{Place, Subject};
use crate::client::Door;

#[derive(Debug)]
pub(super) struct YWebsocket {
    server: Server,
    made: usize,
}

impl YWebsocket {
    pub(super) async fn start(place: &Place) -> anyhow::Result<Self> {
        let script = place.programs.peers.join("node_modules/y-websocket/bin/server.cjs");
        let node = place.programs.node();
        Place::present(&script)?;
        Place::present(&node)?;
        let log = place.folder("y-websocket")?.join("log");
        let server = Server::start("y-websocket", log, |address| {
            let mut command = Command::new(node);
            command.arg(script).env("HOST", address.ip().to_string()).env("PORT", address.port().to_string());
            command.env_remove("YPERSISTENCE");
            command
        })
        .await?;
        Ok(Self { server, made: 0 })
    }
}

#[async_trait(?Send)]
impl Subject for YWebsocket {
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
