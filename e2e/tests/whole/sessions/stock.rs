//! The stock Yjs client of a session.

use crdt::{Random, Seeded};
use e2e::Node;
use serde_json::{Value, json};

pub(super) struct Stock {
    node: Node,
    dice: Seeded,
    did: Vec<String>,
    is_away: bool,
}

impl Stock {
    pub(super) async fn join(base: &str, resume: &str, token: &str, seed: u64) -> anyhow::Result<Self> {
        let mut node = Node::start("random-client.mjs", &[base, resume, token])?;
        node.hear("it has read the résumé", |line| line["said"] == "synced").await?;
        Ok(Self { node, dice: Seeded::new(seed), did: Vec::new(), is_away: false })
    }

    pub(super) fn did(&self) -> String {
        format!("The Yjs client: {}", self.did.join("; "))
    }

    pub(super) async fn go_on(&mut self, steps: usize) -> anyhow::Result<()> {
        for _ in 0..steps {
            let act = match self.dice.below(100) {
                0..=44 => "insert",
                45..=59 => "erase",
                60..=67 => "mark",
                68..=75 => "move",
                76..=79 => "delete",
                80..=82 => "undelete",
                83..=86 => "hide",
                87..=92 => "undo",
                93..=95 => "redo",
                _ => {
                    self.away(!self.is_away).await?;
                    continue;
                }
            };
            let dice: Vec<f64> = (0..4).map(|_| (self.dice.next_u64() >> 11) as f64 / (1_u64 << 53) as f64).collect();
            let words = ["y", "Yjs ", "ß", "🙂"][self.dice.below(4)];
            self.did.push(format!("{act} {words} {dice:?}"));
            self.node.tell(&json!({ "act": act, "dice": dice, "words": words })).await?;
            // About as fast as somebody at a keyboard.
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        Ok(())
    }

    pub(super) async fn come_back(&mut self) -> anyhow::Result<()> {
        if self.is_away { self.away(false).await } else { Ok(()) }
    }

    async fn away(&mut self, is_away: bool) -> anyhow::Result<()> {
        self.is_away = is_away;
        self.did.push(if is_away { "leaves" } else { "comes back" }.to_owned());
        self.node.tell(&json!({ "away": is_away })).await
    }

    /// How documents, each given as updates, differ from its own, and all texts in it by `object/key`.
    pub(super) async fn compare(&mut self, documents: Value) -> anyhow::Result<(Vec<String>, Value)> {
        self.node.tell(&json!({ "compare": documents })).await?;
        let mut said = self.node.hear("how they differ", |line| line["said"] == "compared").await?;
        Ok((serde_json::from_value(said["found"].take())?, said["texts"].take()))
    }
}
