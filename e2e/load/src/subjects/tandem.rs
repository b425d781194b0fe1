//! Our server, as it ships: durable, authenticated, encrypted at rest. Request rates and counts of connections are
//! lifted, sizes are not.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, ensure};
use async_trait::async_trait;
use reqwest::Client;
use serde_json::{Value, json};

use super::server::Server;
use super::{Place, Subject};
use crate::client::Door;

#[derive(Debug)]
pub(super) struct Tandem {
    server: Server,
    database: Vec<u32>,
    token: String,
}

impl Tandem {
    /// `with_postgres`: on Postgres and Redis; on SQLite otherwise.
    pub(super) async fn start(place: &Place, with_postgres: bool) -> anyhow::Result<Self> {
        Place::present(&place.programs.tandem)?;
        let folder = place.folder("tandem")?;
        let outside = if with_postgres { Some((place.database()?, place.redis()?)) } else { None };
        let (program, client) = (place.programs.tandem.clone(), place.programs.client.clone());
        let server = Server::start("Tandem", folder.join("log"), |address| {
            let mut command = command(program, client, folder);
            command.env("TANDEM_LISTEN", address.to_string());
            if let Some((postgres, redis)) = &outside {
                command.env("DATABASE_URL", postgres).env("REDIS_URL", redis);
            }
            command
        })
        .await?;
        let database = if with_postgres { place.outside() } else { Vec::new() };
        let token = token(&format!("http://{}/api/v1", server.address)).await?;
        Ok(Self { server, database, token })
    }
}

fn command(program: PathBuf, client: PathBuf, folder: PathBuf) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("TANDEM_") || text == "DATABASE_URL" || text == "REDIS_URL" {
            command.env_remove(&name);
        }
    }
    command.arg("serve").env("TANDEM_DATA_DIR", folder).env("TANDEM_CLIENT_DIR", client);
    command.env("TANDEM_RATE_LIMITS", "off");
    command
}

/// Makes an account and a token.
async fn token(api: &str) -> anyhow::Result<String> {
    let client = Client::builder().cookie_store(true).build()?;
    let body = json!({ "email": "load@example.org", "name": "Load", "password": "four plain words together" });
    answer(client.post(format!("{api}/auth/register")).json(&body)).await?;
    let token = answer(client.post(format!("{api}/tokens")).json(&json!({ "name": "load" }))).await?;
    token["token"].as_str().map(str::to_owned).context("a token")
}

async fn answer(request: reqwest::RequestBuilder) -> anyhow::Result<Value> {
    let response = request.send().await?;
    let (status, body) = (response.status(), response.text().await?);
    ensure!(status.is_success(), "Tandem refuses: {status} {body}");
    serde_json::from_str(&body).context("an answer in JSON")
}

#[async_trait(?Send)]
impl Subject for Tandem {
    async fn documents(&mut self, count: usize) -> anyhow::Result<Vec<Door>> {
        let address = self.server.address;
        let (client, url) = (Client::new(), format!("http://{address}/api/v1/resumes"));
        let mut doors = Vec::new();
        for _ in 0..count {
            let request = client.post(&url).bearer_auth(&self.token).json(&json!({ "title": "Load" }));
            let made = answer(request).await?;
            let id = made["id"].as_str().context("an id")?;
            doors.push(Door {
                address,
                path: format!("/api/v1/sync/{id}?token={}", self.token),
                subprotocol: Some(crdt::protocol::SUBPROTOCOL),
                prefix: Vec::new(),
                hello: Vec::new(),
            });
        }
        Ok(doors)
    }

    fn server(&self) -> Vec<u32> {
        vec![self.server.id()]
    }

    fn database(&self) -> Vec<u32> {
        self.database.clone()
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

    fn tells_saved(&self) -> bool {
        true
    }
}
