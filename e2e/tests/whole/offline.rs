//! Work that goes on without the server, and is never lost: kept on the device, sent when the server is back.

use e2e::{PASSWORD, Server, Stage, Tab, User};

use super::pair::Alone;

const RESUME: &str = r#"{ "basics": { "name": "Ada", "summary": "Begun." },
    "work": [{ "name": "Navy", "highlights": ["first"] }] }"#;
const OFFLINE: &str = "[data-testid=\"sync-state\"][data-state=\"offline\"]";
const STATE: &str = "[data-testid=\"sync-state\"]";
const KEPT: &str = "Offline: kept on this device";

/// A server, Ada with a résumé, and her window, in which the app is ready to start without the server.
async fn open(stage: &Stage) -> anyhow::Result<(Server, User, String, Tab)> {
    let Alone { server, as_ada, resume, ada } = Alone::with(stage, RESUME).await?;
    ada.wait_js("the service worker is in charge", "navigator.serviceWorker.controller").await?;
    Ok((server, as_ada, resume, ada))
}

/// Waits until all that was typed is in the store: then closing the tab asks nothing.
async fn wait_kept(tab: &Tab) -> anyhow::Result<()> {
    let leaving = "window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";
    tab.wait_js("leaving loses nothing", leaving).await
}

/// Signs in with the form that is on the page.
async fn fill_in(tab: &Tab, user: &User) -> anyhow::Result<()> {
    tab.fill("[data-testid=\"login-form\"] [name=email]", &user.email).await?;
    tab.fill("[data-testid=\"login-form\"] [name=password]", PASSWORD).await?;
    tab.click("[data-testid=\"login-form\"] [type=submit]").await
}

/// Which databases this person's browser has.
async fn databases(tab: &Tab) -> anyhow::Result<Vec<String>> {
    tab.js("indexedDB.databases().then(all => all.map(one => one.name))").await
}

#[tokio::test]
async fn what_is_written_offline_survives_the_tab_and_reaches_the_others() -> anyhow::Result<()> {
    Stage::run("offline", async |stage| {
        let (mut server, as_ada, resume, ada) = open(stage).await?;
        let as_bob = User::register(&server.url(), "Bob").await?;
        as_ada.share(&resume, &as_bob, "editor").await?;
        let bob = super::pair::open(stage, &as_bob, server.url(), &resume).await?;
        let base = server.url();

        server.stop().await?;
        ada.wait_for(OFFLINE).await?;
        ada.write("basics/summary", None, " Written offline.").await?;
        ada.wait_words(STATE, KEPT).await?;
        wait_kept(&ada).await?;
        let second = stage.another_window(&ada).await?;
        ada.close().await?;

        // The next tab starts from what is kept: the list first, then the résumé.
        second.open(&format!("{base}/")).await?;
        second.wait_path("/resumes").await?;
        second.wait_words("[data-testid=\"offline-notice\"]", "kept on this device").await?;
        second.wait_for(&format!("[data-id=\"{resume}\"] [data-testid=\"not-sent\"]")).await?;
        second.click("[data-testid=\"resume-row\"] .row-title").await?;
        second.wait_value("basics/summary", "Begun. Written offline.").await?;
        second.wait_words(STATE, KEPT).await?;
        second.write("basics/summary", None, " And more.").await?;
        wait_kept(&second).await?;
        let third = stage.another_window(&second).await?;
        second.close().await?;
        third.open(&format!("{base}/r/{resume}")).await?;
        third.wait_value("basics/summary", "Begun. Written offline. And more.").await?;

        let server = stage.start("server-again", server.settings().clone()).await?;
        assert_eq!(server.url(), base);
        bob.wait_value("basics/summary", "Begun. Written offline. And more.").await?;
        third.wait_same(&bob).await?;

        // Everything is saved: nothing is marked, and leaving loses nothing.
        third.open(&format!("{base}/resumes")).await?;
        third.click("[popovertarget=\"account-menu\"]").await?;
        third.click("[data-testid=\"sign-out\"]").await?;
        third.wait_path("/").await?;
        third.wait_for(".landing").await
    })
    .await
}

#[tokio::test]
async fn two_tabs_of_one_person_write_together_without_the_server() -> anyhow::Result<()> {
    Stage::run("offline_tabs", async |stage| {
        let (mut server, as_ada, resume, ada) = open(stage).await?;
        let other = stage.another_window(&ada).await?;
        other.open_resume(&server.url(), &resume).await?;
        server.stop().await?;
        ada.wait_for(OFFLINE).await?;
        other.wait_for(OFFLINE).await?;
        ada.write("basics/summary", None, " One.").await?;
        other.wait_value("basics/summary", "Begun. One.").await?;
        other.write("basics/summary", None, " Two.").await?;
        ada.wait_value("basics/summary", "Begun. One. Two.").await?;
        // A third one, that comes now, has both.
        let third = stage.another_window(&ada).await?;
        third.open(&format!("{}/r/{resume}", server.url())).await?;
        third.wait_value("basics/summary", "Begun. One. Two.").await?;

        let _server = stage.start("server-again", server.settings().clone()).await?;
        ada.wait_same(&other).await?;
        third.wait_same(&other).await?;
        let content = as_ada.content(&resume).await?;
        assert_eq!(content["basics"]["summary"], "Begun. One. Two.");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_a_tab_wrote_while_another_was_loading_is_there_when_that_one_has_closed() -> anyhow::Result<()> {
    Stage::run("offline_loading", async |stage| {
        let (mut server, as_ada, resume, ada) = open(stage).await?;
        server.stop().await?;
        ada.wait_for(OFFLINE).await?;
        let late = stage.another_window(&ada).await?;
        late.before_each_page(HELD_UP).await?;
        late.open(&format!("{}/r/{resume}", server.url())).await?;
        late.wait_js("the store has been read", "window.tandem?.kept?.rows.then(rows => rows !== undefined)").await?;
        late.wait_js("the program has come", "window.letIn !== undefined").await?;
        ada.write("basics/summary", None, " Later.").await?;
        wait_kept(&ada).await?;
        ada.close().await?;
        late.js::<Option<bool>>("void window.letIn()").await?;
        late.wait_value("basics/summary", "Begun. Later.").await?;

        let _server = stage.start("server-again", server.settings().clone()).await?;
        late.wait_saved().await?;
        assert_eq!(as_ada.content(&resume).await?["basics"]["summary"], "Begun. Later.");
        Ok(())
    })
    .await
}

/// The program does not begin before `letIn`.
const HELD_UP: &str = "const compile = WebAssembly.compileStreaming;
    WebAssembly.compileStreaming = async (source) => {
        const program = await compile.call(WebAssembly, source);
        await new Promise(go => window.letIn = go);
        return program;
    };";

#[tokio::test]
async fn signing_out_asks_about_what_is_unsaved_and_leaves_nothing() -> anyhow::Result<()> {
    Stage::run("offline_sign_out", async |stage| {
        let (server, as_ada, resume, ada) = open(stage).await?;
        let base = server.url();
        assert_eq!(databases(&ada).await?, [format!("tandem-{}", as_ada.id)]);

        // Something that only this device has: written while the connection was gone, and left behind by a closed tab.
        let way = e2e::Proxy::start([server.address()]).await?;
        let (at, other) = (way.url(), stage.newcomer("Ada elsewhere").await?);
        other.sign_in(&at, &as_ada).await?;
        other.open_resume(&at, &resume).await?;
        way.prefer([]);
        way.cut();
        other.wait_for(OFFLINE).await?;
        other.write("basics/summary", None, " Only here.").await?;
        wait_kept(&other).await?;
        other.click("[popovertarget=\"account-menu\"]").await?;
        other.click("[data-testid=\"sign-out\"]").await?;
        other.wait_words("dialog", "only on this device").await?;
        // Without the server nobody is signed out, and nothing is thrown away.
        other.click("[data-testid=\"sign-out-anyway\"]").await?;
        other.wait_words("[data-testid=\"toast\"]", "still signed in").await?;
        assert_eq!(databases(&other).await?.len(), 1);
        way.prefer([server.address()]);
        other.wait_saved().await?;
        ada.wait_value("basics/summary", "Begun. Only here.").await?;

        ada.click("[popovertarget=\"account-menu\"]").await?;
        ada.click("[data-testid=\"sign-out\"]").await?;
        ada.wait_path("/").await?;
        ada.wait_for(".landing").await?;
        assert_eq!(databases(&ada).await?, Vec::<String>::new());
        assert_eq!(ada.js::<Option<String>>("localStorage.getItem('tandem.account')").await?, None);
        ada.open(&format!("{base}/r/{resume}")).await?;
        ada.wait_for("[data-testid=\"login-form\"]").await?;

        // Somebody else, at the same browser, finds nothing of hers.
        let as_bob = User::register(&base, "Bob").await?;
        fill_in(&ada, &as_bob).await?;
        ada.wait_words(".message", "not here").await
    })
    .await
}

#[tokio::test]
async fn a_server_that_is_silent_keeps_nobody_from_what_is_here() -> anyhow::Result<()> {
    Stage::run("offline_silent", async |stage| {
        let server = stage.server().await?;
        let way = e2e::Proxy::start([server.address()]).await?;
        let as_ada = User::register(&server.url(), "Ada").await?;
        let resume = as_ada.import(RESUME).await?;
        let ada = stage.newcomer("Ada").await?;
        ada.sign_in(&way.url(), &as_ada).await?;
        ada.open_resume(&way.url(), &resume).await?;
        ada.wait_js("the service worker is in charge", "navigator.serviceWorker.controller").await?;
        ada.wait_saved().await?;
        let next = stage.another_window(&ada).await?;
        ada.close().await?;
        // Nobody is refused, and nobody is answered.
        way.hold(true);
        next.open(&format!("{}/r/{resume}", way.url())).await?;
        next.wait_value("basics/summary", "Begun.").await?;
        next.write("basics/summary", None, " Nobody answered.").await?;
        wait_kept(&next).await?;
        way.hold(false);
        next.wait_saved().await?;
        assert_eq!(as_ada.content(&resume).await?["basics"]["summary"], "Begun. Nobody answered.");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_shared_computer_keeps_nothing() -> anyhow::Result<()> {
    Stage::run("offline_shared", async |stage| {
        let mut server = stage.server().await?;
        let base = server.url();
        let as_ada = User::register(&base, "Ada").await?;
        let resume = as_ada.import(RESUME).await?;
        let ada = stage.newcomer("Ada").await?;
        ada.open(&format!("{base}/login?next=/r/{resume}")).await?;
        ada.click("[data-testid=\"login-form\"] [name=shared]").await?;
        fill_in(&ada, &as_ada).await?;
        ada.wait_saved().await?;
        ada.wait_js("the service worker is in charge", "navigator.serviceWorker.controller").await?;
        server.stop().await?;
        ada.wait_for(OFFLINE).await?;
        ada.write("basics/summary", None, " Here.").await?;
        ada.wait_words(STATE, "Offline: kept in this tab").await?;
        assert_eq!(databases(&ada).await?, Vec::<String>::new());
        let next = stage.another_window(&ada).await?;
        next.open(&format!("{base}/resumes")).await?;
        next.wait_words("main", "The server does not answer").await?;
        assert_eq!(next.js::<usize>("document.querySelectorAll('[data-testid=\"resume-row\"]').length").await?, 0);
        let _server = stage.start("server-again", server.settings().clone()).await?;
        ada.wait_saved().await
    })
    .await
}

#[tokio::test]
async fn an_ended_session_locks_and_the_same_person_goes_on() -> anyhow::Result<()> {
    Stage::run("offline_lock", async |stage| {
        let (mut server, as_ada, resume, ada) = open(stage).await?;
        let base = server.url();
        server.stop().await?;
        ada.wait_for(OFFLINE).await?;
        ada.write("basics/summary", None, " Kept.").await?;
        wait_kept(&ada).await?;
        let next = stage.another_window(&ada).await?;
        ada.close().await?;
        // The next tab opens without the server, and while it is open, all sessions but this test's own end.
        next.open(&format!("{base}/r/{resume}")).await?;
        next.wait_value("basics/summary", "Begun. Kept.").await?;
        let _server = stage.start("server-again", server.settings().clone()).await?;
        next.wait_saved().await?;
        next.write("basics/summary", None, " More.").await?;
        next.wait_saved().await?;
        end_other_sessions(&as_ada).await?;
        next.wait_words("dialog", "Your session has ended").await?;
        fill_in(&next, &as_ada).await?;
        next.wait_saved().await?;
        next.write("basics/summary", None, " Signed in again.").await?;
        next.wait_saved().await?;
        assert_eq!(as_ada.content(&resume).await?["basics"]["summary"], "Begun. Kept. More. Signed in again.");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_session_that_ended_while_the_tab_was_offline_locks_and_loses_nothing() -> anyhow::Result<()> {
    Stage::run("offline_revoked", async |stage| {
        let (server, as_ada, resume, _first) = open(stage).await?;
        let way = e2e::Proxy::start([server.address()]).await?;
        let ada = super::pair::open(stage, &as_ada, way.url(), &resume).await?;
        way.prefer([]);
        way.cut();
        ada.wait_for(OFFLINE).await?;
        ada.write("basics/summary", None, " Meanwhile.").await?;
        wait_kept(&ada).await?;
        end_other_sessions(&as_ada).await?;
        way.prefer([server.address()]);
        ada.wait_words("dialog", "kept on this device").await?;
        ada.wait_words(STATE, "Signed out: kept on this device").await?;
        fill_in(&ada, &as_ada).await?;
        ada.wait_saved().await?;
        assert_eq!(as_ada.content(&resume).await?["basics"]["summary"], "Begun. Meanwhile.");
        Ok(())
    })
    .await
}

async fn end_other_sessions(user: &User) -> anyhow::Result<()> {
    let sessions = user.get("/sessions").await?.expect(200)?;
    for session in sessions["sessions"].as_array().into_iter().flatten() {
        if session["current"] != true {
            let path = format!("/sessions/{}", session["id"].as_str().unwrap_or_default());
            user.send(reqwest::Method::DELETE, &path, None).await?.expect(204)?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_store_that_fails_is_admitted_and_breaks_nothing() -> anyhow::Result<()> {
    Stage::run("offline_no_store", async |stage| {
        let (mut server, as_ada, resume, ada) = open(stage).await?;
        // Somebody clears what this site has stored.
        let cleared = format!(
            "new Promise(done => {{ const asked = indexedDB.deleteDatabase('tandem-{}');
                asked.onsuccess = () => done(true); }})",
            as_ada.id
        );
        assert!(ada.js::<bool>(&cleared).await?);
        ada.write("basics/summary", None, " Typed on.").await?;
        ada.wait_saved().await?;
        server.stop().await?;
        ada.wait_for(OFFLINE).await?;
        ada.write("basics/summary", None, " Offline.").await?;
        ada.wait_words(STATE, "Offline: kept in this tab").await?;
        let leaving = "window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";
        assert!(!ada.js::<bool>(leaving).await?, "leaving would lose words, and nobody asks");
        let server = stage.start("server-again", server.settings().clone()).await?;
        ada.wait_saved().await?;

        // A browser that has no store at all.
        let bare = stage.newcomer("Ada bare").await?;
        bare.before_each_page("indexedDB.open = () => { throw new Error('no store here'); };").await?;
        bare.sign_in(&server.url(), &as_ada).await?;
        bare.open_resume(&server.url(), &resume).await?;
        bare.write("basics/summary", None, " Bare.").await?;
        bare.wait_saved().await?;
        ada.wait_value("basics/summary", "Begun. Typed on. Offline. Bare.").await
    })
    .await
}

#[tokio::test]
async fn a_refused_draft_can_be_copied_and_is_not_offered_again() -> anyhow::Result<()> {
    Stage::run("offline_refused", async |stage| {
        let (server, as_ada, resume, _ada) = open(stage).await?;
        let way = e2e::Proxy::start([server.address()]).await?;
        let as_bob = User::register(&server.url(), "Bob").await?;
        as_ada.share(&resume, &as_bob, "editor").await?;
        let bob = super::pair::open(stage, &as_bob, way.url(), &resume).await?;
        way.prefer([]);
        way.cut();
        bob.wait_for(OFFLINE).await?;
        bob.write("basics/summary", None, " Too late.").await?;
        wait_kept(&bob).await?;
        as_ada.change_role(&resume, &as_bob, "viewer").await?;
        way.prefer([server.address()]);
        bob.wait_for("[data-testid=\"copy-draft\"]").await?;
        bob.wait_value("basics/summary", "Begun. Too late.").await?;
        bob.wait_words(STATE, "No access: kept in this tab").await?;
        // The next opening has what the server has, and is let in.
        bob.open_resume(&way.url(), &resume).await?;
        bob.wait_for("[data-testid=\"read-only\"]").await?;
        bob.wait_value("basics/summary", "Begun.").await
    })
    .await
}
