//! Hocuspocus 4 with its database extension (a file of SQLite) and its Redis extension.

use std::process::Command;

use async_trait::async_trait;

use super::server::Server;
use super::{Place, Subject};
use crate::client::Door;
use crate::client::lib0::put_bytes;

#[derive(Debug)]
pub(super) struct Hocuspocus {
    server: Server,
    redis: Vec<u32>,
    made: usize,
}

impl Hocuspocus {
    pub(super) async fn start(place: &Place) -> anyhow::Result<Self> {
        let script = place.programs.peers.join("hocuspocus.mjs");
        let node = place.programs.node();
        Place::present(&place.programs.peers.join("node_modules/@hocuspocus/server"))?;
        Place::present(&node)?;
        let (folder, redis) = (place.folder("hocuspocus")?, place.redis()?);
        let server = Server::start("Hocuspocus", folder.join("log"), |address| {
            let mut command = Command::new(node);
            command.args(["--no-warnings".as_ref(), script.as_os_str()]);
            command.env("HOST", address.ip().to_string()).env("PORT", address.port().to_string());
            command.env("DATABASE", folder.join("documents.sqlite")).env("REDIS_PORT", port_of(&redis));
            command
        })
        .await?;
        Ok(Self { server, redis: place.redis_process(), made: 0 })
    }
}

#[async_trait(?Send)]
impl Subject for Hocuspocus {
    async fn documents(&mut self, count: usize) -> anyhow::Result<Vec<Door>> {
        let from = self.made;
        self.made += count;
        let door = |number: usize| {
            let mut prefix = Vec::new();
            put_bytes(&mut prefix, format!("document-{number}").as_bytes());
            // Nobody is let in before a token came, whatever it is: type 2, kind 0, an empty text.
            let hello = [prefix.as_slice(), &[2, 0, 0]].concat();
            Door { address: self.server.address, path: "/".into(), subprotocol: None, prefix, hello: vec![hello] }
        };
        Ok((from..self.made).map(door).collect())
    }

    fn server(&self) -> Vec<u32> {
        vec![self.server.id()]
    }

    fn database(&self) -> Vec<u32> {
        self.redis.clone()
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

fn port_of(url: &str) -> &str {
    url.rsplit(':').next().unwrap_or_default()
}
