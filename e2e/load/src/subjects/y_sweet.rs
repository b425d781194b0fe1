//! y-sweet with a folder as its store.

use std::process::Command;

use async_trait::async_trait;

use super::server::Server;
use super::{Place, Subject};
use crate::client::Door;

#[derive(Debug)]
pub(super) struct YSweet {
    server: Server,
    made: usize,
}

impl YSweet {
    pub(super) async fn start(place: &Place) -> anyhow::Result<Self> {
        let program = place.programs.y_sweet.clone();
        Place::present(&program)?;
        let folder = place.folder("y-sweet")?;
        let server = Server::start("y-sweet", folder.join("log"), |address| {
            let mut command = Command::new(program);
            command.args(["serve", "--host", &address.ip().to_string(), "--port", &address.port().to_string()]);
            command.arg(folder.join("store"));
            command
        })
        .await?;
        Ok(Self { server, made: 0 })
    }
}

#[async_trait(?Send)]
impl Subject for YSweet {
    async fn documents(&mut self, count: usize) -> anyhow::Result<Vec<Door>> {
        let from = self.made;
        self.made += count;
        let address = self.server.address;
        let client = reqwest::Client::new();
        let mut doors = Vec::new();
        for number in from..self.made {
            // A document has to be made before anyone may connect to it.
            let name = format!("document-{number}");
            let wanted = serde_json::json!({ "docId": name });
            client.post(format!("http://{address}/doc/new")).json(&wanted).send().await?.error_for_status()?;
            let path = format!("/d/{name}/ws/{name}");
            doors.push(Door { address, path, subprotocol: None, prefix: Vec::new(), hello: Vec::new() });
        }
        Ok(doors)
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
