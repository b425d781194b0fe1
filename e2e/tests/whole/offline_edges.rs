//! The rarer ends of working without the server: a full disk, many rows, a refusal, the way out with something unsent.

use e2e::{Proxy, Server, Stage, Tab, User, until};

use super::pair::{Alone, open};

const RESUME: &str = r#"{ "basics": { "name": "Ada", "summary": "Begun." },
    "work": [{ "name": "Navy", "highlights": ["first"] }] }"#;
const OFFLINE: &str = "[data-testid=\"sync-state\"][data-state=\"offline\"]";
const STATE: &str = "[data-testid=\"sync-state\"]";

/// Ada at a proxy that can be closed, ready to start without the server.
async fn at_a_proxy(stage: &Stage) -> anyhow::Result<(Server, Proxy, User, String, Tab)> {
    let server = stage.server().await?;
    let way = Proxy::start([server.address()]).await?;
    let as_ada = User::register(&server.url(), "Ada").await?;
    let resume = as_ada.import(RESUME).await?;
    let ada = open(stage, &as_ada, way.url(), &resume).await?;
    ada.wait_js("the service worker is in charge", "navigator.serviceWorker.controller").await?;
    Ok((server, way, as_ada, resume, ada))
}

async fn away(way: &Proxy, tab: &Tab) -> anyhow::Result<()> {
    way.prefer([]);
    way.cut();
    tab.wait_for(OFFLINE).await
}

/// How many rows the browser keeps of the résumé.
async fn rows(tab: &Tab, resume: &str) -> anyhow::Result<usize> {
    tab.js(&format!(
        "indexedDB.databases().then(([{{ name }}]) => new Promise(done => {{
            const opened = indexedDB.open(name);
            opened.onsuccess = () => {{
                const index = opened.result.transaction('updates').objectStore('updates').index('resume');
                index.count('{resume}').onsuccess = ({{ target }}) => {{
                    opened.result.close();
                    done(target.result);
                }};
            }};
        }}))"
    ))
    .await
}

#[tokio::test]
async fn many_rows_become_one_and_hold_every_letter() -> anyhow::Result<()> {
    Stage::run("offline_fold", async |stage| {
        let (server, way, _, resume, ada) = at_a_proxy(stage).await?;
        away(&way, &ada).await?;
        let words: String = (0..90).map(|number| format!("{number:03},")).collect();
        ada.write("basics/summary", None, &words).await?;
        until("the rows are folded", async || Ok((rows(&ada, &resume).await? < 150).then_some(()))).await?;
        let leaving = "window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";
        ada.wait_js("leaving loses nothing", leaving).await?;
        // What was folded is whole, and known to be unsent.
        let next = stage.another_window(&ada).await?;
        ada.close().await?;
        next.open(&format!("{}/r/{resume}", way.url())).await?;
        next.wait_value("basics/summary", &format!("Begun.{words}")).await?;
        next.wait_words(STATE, "Offline: kept on this device").await?;
        way.prefer([server.address()]);
        next.wait_saved().await
    })
    .await
}

/// As browsers do it when there is no room: what was to be added is taken back, and its transaction with it. (Chromium can
/// be told a limit for a site; small rows slip under it.)
const FULL: &str = "const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function (row) {
        const asked = add.call(this, row);
        if (window.isFull) this.transaction.abort();
        return asked;
    };";

#[tokio::test]
async fn a_full_disk_is_admitted_and_mended_when_there_is_room() -> anyhow::Result<()> {
    Stage::run("offline_quota", async |stage| {
        let (server, way, as_ada, resume, ada) = at_a_proxy(stage).await?;
        ada.before_each_page(FULL).await?;
        ada.open_resume(&way.url(), &resume).await?;
        away(&way, &ada).await?;
        ada.write("basics/summary", None, " Kept.").await?;
        ada.wait_words(STATE, "Offline: kept on this device").await?;
        ada.js::<bool>("(window.isFull = true)").await?;
        ada.write("basics/summary", None, " No room.").await?;
        ada.wait_words(STATE, "Offline: kept in this tab").await?;
        let leaving = "window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";
        assert!(!ada.js::<bool>(leaving).await?, "leaving would lose words, and nobody asks");
        assert!(!ada.js::<bool>("(window.isFull = false)").await?);
        ada.wait_words(STATE, "Offline: kept on this device").await?;
        let next = stage.another_window(&ada).await?;
        ada.close().await?;
        next.open(&format!("{}/r/{resume}", way.url())).await?;
        next.wait_value("basics/summary", "Begun. Kept. No room.").await?;
        way.prefer([server.address()]);
        next.wait_saved().await?;
        assert_eq!(as_ada.content(&resume).await?["basics"]["summary"], "Begun. Kept. No room.");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn signing_out_may_lose_what_was_not_sent_when_somebody_says_so() -> anyhow::Result<()> {
    Stage::run("offline_lose", async |stage| {
        let (server, way, as_ada, resume, ada) = at_a_proxy(stage).await?;
        away(&way, &ada).await?;
        ada.write("basics/summary", None, " Only here.").await?;
        let leaving = "window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";
        ada.wait_js("leaving loses nothing", leaving).await?;
        let next = stage.another_window(&ada).await?;
        ada.close().await?;
        // The server is there, but the résumé has not been opened since.
        way.prefer([server.address()]);
        next.open(&format!("{}/resumes", way.url())).await?;
        next.click("[popovertarget=\"account-menu\"]").await?;
        next.click("[data-testid=\"sign-out\"]").await?;
        next.wait_words("dialog", "only on this device").await?;
        next.press("Escape", 0).await?;
        next.wait_js("nothing has happened", "!document.querySelector('dialog')").await?;
        if !next.js::<bool>("document.querySelector('#account-menu').matches(':popover-open')").await? {
            next.click("[popovertarget=\"account-menu\"]").await?;
        }
        next.click("[data-testid=\"sign-out\"]").await?;
        next.click("[data-testid=\"sign-out-anyway\"]").await?;
        next.wait_for(".landing").await?;
        let left: Vec<String> = next.js("indexedDB.databases().then(all => all.map(one => one.name))").await?;
        assert_eq!(left, Vec::<String>::new());
        assert_eq!(as_ada.content(&resume).await?["basics"]["summary"], "Begun.");
        Ok(())
    })
    .await
}

/// Makes what the page sends next unreadable.
const GARBLE: &str = "const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (bytes) {
        const isUpdate = new Uint8Array(bytes.buffer ?? bytes, bytes.byteOffset ?? 0)[1] === 2;
        if (!window.garbles || !isUpdate) return send.call(this, bytes);
        window.garbles = false;
        send.call(this, new Uint8Array([0, 2, 3, 255, 255, 255]));
    };";

#[tokio::test]
async fn what_the_server_cannot_read_can_be_taken_along_and_the_replica_begins_anew() -> anyhow::Result<()> {
    Stage::run("offline_unreadable", async |stage| {
        let Alone { server, as_ada, resume, ada: _first } = Alone::with(stage, RESUME).await?;
        let ada = stage.newcomer("Ada elsewhere").await?;
        ada.before_each_page(GARBLE).await?;
        ada.sign_in(&server.url(), &as_ada).await?;
        ada.open_resume(&server.url(), &resume).await?;
        ada.js::<bool>("(window.garbles = true)").await?;
        ada.write("basics/summary", None, "?").await?;
        ada.wait_words("[role=alert]", "could not read").await?;
        ada.wait_words(STATE, "Not connected: kept in this tab").await?;
        until("nothing of it is kept", async || Ok((rows(&ada, &resume).await? == 0).then_some(()))).await?;
        let folder = stage.data("downloads");
        std::fs::create_dir_all(&folder)?;
        ada.download_into(&folder).await?;
        ada.click("[data-testid=\"save-draft\"]").await?;
        until("the draft is a file", async || {
            let words = std::fs::read_to_string(folder.join("resume.txt")).unwrap_or_default();
            Ok(words.contains("Begun.?").then_some(()))
        })
        .await?;
        ada.wait_for("[data-testid=\"copy-draft\"]").await?;
        // The next opening begins with what the server has.
        let next = stage.another_window(&ada).await?;
        next.open_resume(&server.url(), &resume).await?;
        next.wait_value("basics/summary", "Begun.").await?;
        // Here it can be tried once more: the server takes it, and it is kept again.
        ada.click("[data-testid=\"copy-draft\"] ~ .button:last-child").await?;
        ada.wait_saved().await?;
        next.wait_value("basics/summary", "Begun.?").await?;
        until("it is kept again", async || Ok((rows(&ada, &resume).await? > 0).then_some(()))).await
    })
    .await
}

#[tokio::test]
async fn what_needs_the_server_says_so_without_it() -> anyhow::Result<()> {
    Stage::run("offline_greyed", async |stage| {
        let (server, way, _, _, ada) = at_a_proxy(stage).await?;
        away(&way, &ada).await?;
        ada.wait_for("[data-testid=\"share\"][aria-disabled=\"true\"]").await?;
        ada.click("[data-testid=\"share\"]").await?;
        ada.wait_words("[data-testid=\"toast\"]", "Sharing needs the server").await?;
        assert!(!ada.js::<bool>("!!document.querySelector('dialog')").await?);
        ada.click("[data-testid=\"export\"]").await?;
        ada.wait_words("#export-menu:popover-open", "there is no connection").await?;
        // Printing needs no server.
        let active = "[...document.querySelectorAll('#export-menu button:enabled')].map((one) => one.dataset.format)";
        assert_eq!(ada.js::<Vec<String>>(active).await?, ["print"]);
        ada.press("Escape", 0).await?;
        // Nor by the palette.
        ada.open_palette().await?;
        ada.type_words("markdown").await?;
        ada.press("Enter", 0).await?;
        ada.wait_words("[data-testid=\"toast\"]", "The server makes these files").await?;
        way.prefer([server.address()]);
        ada.wait_saved().await?;
        ada.click("[data-testid=\"share\"]").await?;
        ada.wait_for("[data-testid=\"invite-email\"]").await
    })
    .await
}

#[tokio::test]
async fn a_search_without_the_server_says_that_it_knows_titles_only() -> anyhow::Result<()> {
    Stage::run("offline_find", async |stage| {
        let (server, way, as_ada, _resume, ada) = at_a_proxy(stage).await?;
        let other = as_ada.import(RESUME).await?;
        ada.open_resume(&way.url(), &other).await?;
        away(&way, &ada).await?;
        ada.open(&format!("{}/resumes", way.url())).await?;
        ada.wait_for("[data-testid=\"shelf-find\"][placeholder=\"Find by title\"]").await?;
        ada.click("[data-testid=\"shelf-find\"]").await?;
        ada.type_words("a tag of mine").await?;
        ada.wait_words("[data-testid=\"nothing-found\"]", "Only titles are searched").await?;
        drop(server);
        Ok(())
    })
    .await
}
