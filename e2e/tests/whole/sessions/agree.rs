//! Whether everybody has the same: both pages, the replicas that their browsers keep, the server, the Yjs client.

use anyhow::{Context, ensure};
use crdt::view::ResumeView;
use e2e::{Live, Server, Tab, User, until};
use serde_json::{Value, json};

use super::stock::Stock;

/// Waits until they agree.
pub(super) async fn agree(
    server: &Server,
    owner: &User,
    resume: &str,
    [ada, bob]: [&Tab; 2],
    stock: &mut Stock,
) -> anyhow::Result<()> {
    let token = owner.token().await?;
    let mut last = String::new();
    let agreed = until("all documents are the same", async || {
        ada.wait_same(bob).await?;
        let fresh = Live::join(&server.url(), resume, &token, 4_000_000_001).await?;
        let documents = json!({
            "Ada's replica": kept(ada, resume).await?,
            "Bob's replica": kept(bob, resume).await?,
            "the server": [fresh.document.encode()],
        });
        let (found, texts) = stock.compare(documents).await?;
        if found.is_empty() {
            return Ok(Some((texts, fresh.document.read())));
        }
        last = found.join("\n");
        Ok(None)
    });
    let (texts, view) = agreed.await.with_context(|| last)?;
    let page = ada.content().await?;
    check_texts(&page, &texts)?;
    check_order(&page, &view)
}

/// The updates that the browser has in its store.
async fn kept(tab: &Tab, resume: &str) -> anyhow::Result<Value> {
    tab.js(&format!(
        "indexedDB.databases().then(([{{ name }}]) => new Promise((done, fail) => {{
            const opened = indexedDB.open(name);
            opened.onerror = fail;
            opened.onsuccess = () => {{
                const rows = opened.result.transaction('updates').objectStore('updates').index('resume').getAll('{resume}');
                rows.onsuccess = () => {{
                    opened.result.close();
                    done(rows.result.map(row => [...row.bytes]));
                }};
            }};
        }}))"
    ))
    .await
}

/// Every text on the page is the document's.
fn check_texts(page: &Value, texts: &Value) -> anyhow::Result<()> {
    let fields = page["fields"].as_object().context("no fields")?;
    for (key, shown) in fields {
        // Dates are values, not texts.
        if let Some(text) = texts.get(key) {
            ensure!(text == shown, "{key} is {text}, and the page shows {shown}");
        }
    }
    Ok(())
}

/// Everything on the page stands where the document says.
fn check_order(page: &Value, view: &ResumeView) -> anyhow::Result<()> {
    let shown = |kind: &str| -> Vec<String> {
        page[kind].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let on_page = shown("sections");
    let sections = || view.sections.iter().filter(|section| on_page.iter().any(|id| *id == section.id.to_string()));
    let items = || view.basics.profiles.iter().chain(sections().flat_map(|section| &section.items));
    let bullets = items().flat_map(|item| item.kind.lists().iter().flat_map(|list| item.list(list.key)));
    ensure!(sections().map(|section| section.id.to_string()).eq(on_page.clone()), "the sections stand otherwise");
    ensure!(items().map(|item| item.id.to_string()).eq(shown("items")), "the items stand otherwise");
    ensure!(bullets.map(|bullet| bullet.id.to_string()).eq(shown("bullets")), "the bullets stand otherwise");
    let left_out = view
        .sections
        .iter()
        .find(|section| !section.items.is_empty() && !on_page.iter().any(|id| *id == section.id.to_string()));
    ensure!(left_out.is_none(), "{left_out:?} is not on the page");
    Ok(())
}
