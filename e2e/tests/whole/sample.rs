//! The sample: anybody can try the editor, and make what they wrote theirs.

use e2e::{CONTROL, PASSWORD, Server, Stage, Tab, User, same_json};

const LOCAL: &str = "[data-testid=\"sync-state\"][data-state=\"local\"]";
const STATE: &str = "[data-testid=\"sync-state\"]";
const NAME: &str = "Mina Okafor-Lindqvist";

/// Somebody without an account, who has come from the home page to the sample.
async fn try_it(stage: &Stage, server: &Server) -> anyhow::Result<Tab> {
    let visitor = stage.newcomer("Visitor").await?;
    visitor.open(&format!("{}/", server.url())).await?;
    visitor.click("[data-testid=\"try\"]").await?;
    visitor.wait_path("/try").await?;
    visitor.wait_value("basics/name", NAME).await?;
    visitor.wait_words(STATE, "Only in this browser").await?;
    Ok(visitor)
}

async fn wait_kept(tab: &Tab) -> anyhow::Result<()> {
    let leaving = "window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";
    tab.wait_js("leaving loses nothing", leaving).await
}

async fn register(tab: &Tab, name: &str) -> anyhow::Result<()> {
    tab.fill("dialog [data-testid=\"register-form\"] [name=name]", name).await?;
    tab.fill("dialog [data-testid=\"register-form\"] [name=email]", &format!("{name}@example.org")).await?;
    tab.fill("dialog [data-testid=\"register-form\"] [name=password]", PASSWORD).await?;
    tab.click("dialog [data-testid=\"register-form\"] [type=submit]").await
}

/// The résumé that a signed-in window shows, as the server exports it.
async fn exported(tab: &Tab) -> anyhow::Result<String> {
    tab.js("fetch(`/api/v1${location.pathname.replace('/r/', '/resumes/')}/export?format=json`).then(r => r.text())")
        .await
}

async fn databases(tab: &Tab) -> anyhow::Result<Vec<String>> {
    tab.js("indexedDB.databases().then(all => all.map(one => one.name))").await
}

#[tokio::test]
async fn it_is_tried_reloaded_and_kept_with_a_new_account() -> anyhow::Result<()> {
    Stage::run("sample", async |stage| {
        let server = stage.server().await?;
        let tab = try_it(stage, &server).await?;
        tab.write("basics/label", None, ", and typist").await?;
        let bullets = tab.first_bullets("work").await?;
        tab.place_caret(&format!("[data-field=\"{}/text\"]", bullets[0]), Some(0)).await?;
        for _ in 0..7 {
            tab.press("ArrowRight", e2e::SHIFT).await?;
        }
        tab.press("b", CONTROL).await?;
        // The bar of marks goes as the focus does: what the page changes then must not call it back.
        tab.wait_for(".mark-bar").await?;
        tab.fill("[data-testid=\"title\"]", "My own sample").await?;
        tab.press("Enter", 0).await?;
        wait_kept(&tab).await?;
        let before = tab.content().await?;

        // Nothing of it has gone to the server, and a reload has it all.
        let asked = "performance.getEntriesByType('resource').filter(e => e.name.includes('/api/v1/resumes')
            || e.name.includes('/api/v1/sync')).length";
        assert_eq!(tab.js::<usize>(asked).await?, 0);
        tab.open(&format!("{}/try", server.url())).await?;
        tab.wait_value("basics/label", "Senior product designer, and typist").await?;
        tab.wait_words(STATE, "Only in this browser").await?;
        tab.wait_js("the title", "document.querySelector('[data-testid=title]').value === 'My own sample'").await?;
        assert_eq!(tab.content().await?, before);

        tab.click("[data-testid=\"keep\"]").await?;
        register(&tab, "mina").await?;
        tab.wait_path("/r/").await?;
        tab.wait_saved().await?;
        let after = tab.content().await?;
        let texts = |content: &serde_json::Value| {
            let mut texts: Vec<String> =
                content["fields"].as_object().into_iter().flatten().map(|(_, text)| text.to_string()).collect();
            texts.sort();
            texts
        };
        assert_eq!(texts(&after), texts(&before));
        let export = exported(&tab).await?;
        assert!(export.contains("\"bold\""), "{export}");
        tab.wait_js("the title", "document.querySelector('[data-testid=title]').value === 'My own sample'").await?;
        // It is a résumé like any other, and here nothing is left of the sample.
        tab.write("basics/label", None, " on the server").await?;
        tab.wait_saved().await?;
        tab.wait_js(
            "the sample is gone",
            "indexedDB.databases().then(all => !all.some(d => d.name === 'tandem-sample'))",
        )
        .await?;
        tab.open(&format!("{}/resumes", server.url())).await?;
        tab.wait_words("[data-testid=\"resume-row\"]", "My own sample").await
    })
    .await
}

#[tokio::test]
async fn it_is_kept_by_signing_in_and_by_those_who_are() -> anyhow::Result<()> {
    Stage::run("sample_sign_in", async |stage| {
        let server = stage.server().await?;
        let as_ada = User::register(&server.url(), "Ada").await?;
        let tab = try_it(stage, &server).await?;
        tab.write("basics/name", None, " the First").await?;
        tab.click("[data-testid=\"keep-here\"]").await?;
        tab.click("dialog .choice button:last-child").await?;
        // A wrong password loses nothing.
        tab.fill("dialog [name=email]", &as_ada.email).await?;
        tab.fill("dialog [name=password]", "not the password").await?;
        tab.click("dialog [type=submit]").await?;
        tab.wait_for("dialog [role=alert] .notice").await?;
        tab.fill("dialog [name=password]", PASSWORD).await?;
        tab.click("dialog [type=submit]").await?;
        tab.wait_path("/r/").await?;
        tab.wait_value("basics/name", &format!("{NAME} the First")).await?;

        // Signed in already: one question, no form.
        tab.open(&format!("{}/try", server.url())).await?;
        tab.wait_value("basics/name", NAME).await?;
        tab.write("basics/name", None, " the Second").await?;
        tab.click("[data-testid=\"keep\"]").await?;
        tab.click("[data-testid=\"keep-now\"]").await?;
        tab.wait_path("/r/").await?;
        tab.wait_value("basics/name", &format!("{NAME} the Second")).await?;
        let list = as_ada.get("/resumes").await?.expect(200)?;
        assert_eq!(list["resumes"].as_array().map(Vec::len), Some(2));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn untouched_it_is_the_file_that_it_is_made_from() -> anyhow::Result<()> {
    Stage::run("sample_file", async |stage| {
        let server = stage.server().await?;
        let tab = try_it(stage, &server).await?;
        tab.click("[data-testid=\"keep\"]").await?;
        register(&tab, "copyist").await?;
        tab.wait_path("/r/").await?;
        tab.wait_saved().await?;
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../client/sample.json");
        assert!(
            same_json(&std::fs::read_to_string(file)?, &exported(&tab).await?)?,
            "make it anew: example `seed` of crdt"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_tabs_share_it_it_starts_over_and_works_without_the_server() -> anyhow::Result<()> {
    Stage::run("sample_tabs", async |stage| {
        let mut server = stage.server().await?;
        let base = server.url();
        let tab = try_it(stage, &server).await?;
        let other = stage.another_window(&tab).await?;
        other.open(&format!("{base}/try")).await?;
        other.wait_value("basics/name", NAME).await?;
        tab.write("basics/name", None, " One").await?;
        other.wait_value("basics/name", &format!("{NAME} One")).await?;
        other.write("basics/name", None, " Two").await?;
        tab.wait_value("basics/name", &format!("{NAME} One Two")).await?;
        assert_eq!(tab.content().await?, other.content().await?);
        other.close().await?;

        // What cannot be done without the server is not offered; what can be is.
        assert_eq!(tab.js::<usize>("document.querySelectorAll('[data-testid=share]').length").await?, 0);
        tab.js::<bool>(
            "(window.saved = [], HTMLAnchorElement.prototype.click = function () { saved.push(this.download); }, true)",
        )
        .await?;
        tab.click("[data-testid=\"export\"]").await?;
        tab.click("[data-format=\"format=md\"]").await?;
        tab.wait_js("a file is saved", &format!("saved[0] === '{NAME}.md'")).await?;
        tab.press("Escape", 0).await?;

        tab.wait_js("the service worker is in charge", "navigator.serviceWorker.controller").await?;
        wait_kept(&tab).await?;
        server.stop().await?;
        tab.click("[data-testid=\"start-over\"]").await?;
        tab.wait_value("basics/name", NAME).await?;
        tab.wait_for(LOCAL).await?;
        tab.write("basics/name", None, " Three").await?;
        wait_kept(&tab).await?;
        // To keep it the server is needed, and the words wait for it.
        tab.click("[data-testid=\"keep\"]").await?;
        register(&tab, "later").await?;
        tab.wait_words("dialog [role=alert]", "The server does not answer").await?;
        let _server = stage.start("server-again", server.settings().clone()).await?;
        tab.click("dialog [data-testid=\"register-form\"] [type=submit]").await?;
        tab.wait_path("/r/").await?;
        tab.wait_value("basics/name", &format!("{NAME} Three")).await
    })
    .await
}

#[tokio::test]
async fn a_browser_that_keeps_nothing_says_so() -> anyhow::Result<()> {
    Stage::run("sample_no_store", async |stage| {
        let server = stage.server().await?;
        let tab = stage.newcomer("Bare").await?;
        tab.before_each_page("indexedDB.open = () => { throw new Error('no store here'); };").await?;
        tab.open(&format!("{}/try", server.url())).await?;
        tab.wait_value("basics/name", NAME).await?;
        tab.write("basics/name", None, " Bare").await?;
        tab.wait_words(STATE, "Only in this tab").await?;
        let leaving = "window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";
        assert!(!tab.js::<bool>(leaving).await?, "leaving would lose words, and nobody asks");
        tab.click("[data-testid=\"keep\"]").await?;
        register(&tab, "bare").await?;
        tab.wait_path("/r/").await?;
        tab.wait_value("basics/name", &format!("{NAME} Bare")).await
    })
    .await
}

#[tokio::test]
async fn who_made_an_account_elsewhere_finds_it_again() -> anyhow::Result<()> {
    Stage::run("sample_found_again", async |stage| {
        let server = stage.server().await?;
        let as_ada = User::register(&server.url(), "Ada").await?;
        let tab = try_it(stage, &server).await?;
        tab.write("basics/name", None, " Here").await?;
        wait_kept(&tab).await?;
        tab.sign_in(&server.url(), &as_ada).await?;
        tab.open(&format!("{}/resumes", server.url())).await?;
        tab.wait_words(".way:last-child", "Go on with the sample").await?;
        assert!(databases(&tab).await?.contains(&"tandem-sample".to_owned()));
        tab.click("[data-testid=\"sample-resume\"]").await?;
        tab.wait_value("basics/name", &format!("{NAME} Here")).await?;
        tab.click("[data-testid=\"keep\"]").await?;
        tab.click("[data-testid=\"keep-now\"]").await?;
        tab.wait_path("/r/").await?;
        tab.wait_value("basics/name", &format!("{NAME} Here")).await
    })
    .await
}
