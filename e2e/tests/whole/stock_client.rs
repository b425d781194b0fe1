//! Clients that know Yjs and nothing of Tandem.

use anyhow::ensure;
use e2e::{Node, Stage, User, sample_text};
use serde_json::json;

use super::pair::open;

#[tokio::test]
async fn a_stock_yjs_client_reads_writes_and_hears() -> anyhow::Result<()> {
    Stage::run("stock_client", async |stage| {
        let server = stage.server().await?;
        let base = server.url();
        let ada = User::register(&base, "Ada").await?;
        let resume = ada.import(&sample_text()?).await?;
        let tab = open(stage, &ada, base.clone(), &resume).await?;

        let token = ada.token().await?;
        let mut client = Node::start("stock-client.mjs", &[&base, &resume, &token])?;
        let read = client.hear("it has read the résumé", |line| line["said"] == "synced").await?;
        ensure!(read["name"] == "Richard Hendriks", "it reads something else: {read}");

        // What it writes is on the screen, saved and in the export.
        client.tell(&json!({ "write": " and Yjs" })).await?;
        tab.wait_value("basics/name", "Richard Hendriks and Yjs").await?;
        let export = ada.content(&resume).await?;
        ensure!(export["basics"]["name"] == "Richard Hendriks and Yjs", "the API says {export}");

        // What is typed on the screen reaches it.
        tab.write("basics/name", None, " and Ada").await?;
        client.hear("it sees Ada's words", |line| line["name"] == "Richard Hendriks and Yjs and Ada").await?;

        // It may come and go: what it has repeats nothing and loses nothing.
        client.tell(&json!({ "reconnect": true })).await?;
        client.hear("it is back", |line| line["said"] == "synced").await?;
        client.tell(&json!({ "write": "!" })).await?;
        tab.wait_value("basics/name", "Richard Hendriks and Yjs and Ada!").await?;
        tab.wait_saved().await
    })
    .await
}

#[tokio::test]
async fn a_stock_client_without_a_valid_token_is_told_so_for_good() -> anyhow::Result<()> {
    Stage::run("stock_refused", async |stage| {
        let server = stage.server().await?;
        let base = server.url();
        let (ada, eve) = (User::register(&base, "Ada").await?, User::register(&base, "Eve").await?);
        let resume = ada.import("{}").await?;
        let foreign = eve.token().await?;
        for (token, code) in [("nonsense", 4401), (foreign.as_str(), 4403)] {
            let mut client = Node::start("stock-client.mjs", &[&base, &resume, token])?;
            let closed = client.hear("it has given up", |line| line["said"] == "closed").await?;
            ensure!(closed["code"] == code, "{closed}, not {code}");
        }
        Ok(())
    })
    .await
}
