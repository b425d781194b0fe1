//! The same work in Firefox, whose events come in another order, and whose store and service worker are others.

use e2e::{ALT, CONTROL, Proxy, SHIFT, Server, Stage, Tab, User};

const RESUME: &str = r#"{ "basics": { "name": "Ada", "summary": "Begun." },
    "work": [{ "name": "Navy", "highlights": ["one two", "three", "four"] }] }"#;

/// A window of Firefox with the résumé.
async fn open(stage: &Stage, user: &User, base: &str, resume: &str) -> anyhow::Result<Tab> {
    let tab = stage.newcomer_in_firefox(&user.name).await?;
    tab.sign_in(base, user).await?;
    tab.open_resume(base, resume).await?;
    Ok(tab)
}

async fn alone(stage: &Stage) -> anyhow::Result<(Server, User, String, Tab)> {
    let server = stage.server().await?;
    let as_ada = User::register(&server.url(), "Ada").await?;
    let resume = as_ada.import(RESUME).await?;
    let ada = open(stage, &as_ada, &server.url(), &resume).await?;
    Ok((server, as_ada, resume, ada))
}

#[tokio::test]
async fn firefox_types_divides_joins_marks_and_takes_back() -> anyhow::Result<()> {
    Stage::run("firefox_typing", async |stage| {
        let (_server, as_ada, resume, ada) = alone(stage).await?;
        let bullets = ada.first_bullets("work").await?;
        let field = |at: usize| format!("{}/text", bullets[at]);
        let selector = |at: usize| format!("[data-field=\"{}\"]", field(at));

        // A plain field, by the mouse and letter by letter, with an emoji.
        ada.fill("[data-field=\"basics/name\"]", "Ada 😀 Lovelace").await?;
        ada.wait_value("basics/name", "Ada 😀 Lovelace").await?;
        ada.press("Backspace", 0).await?;
        ada.wait_value("basics/name", "Ada 😀 Lovelac").await?;
        ada.press("z", CONTROL).await?;
        ada.wait_value("basics/name", "Ada 😀 Lovelace").await?;
        ada.press("z", CONTROL).await?;
        ada.press("y", CONTROL).await?;
        ada.wait_value("basics/name", "Ada 😀 Lovelace").await?;
        ada.settled().await?;
        ada.wait_saved().await?;

        // Bold, seen where it is written; Enter divides with it, Backspace joins, and each is one step back.
        ada.place_caret(&selector(0), Some(4)).await?;
        for _ in 0..3 {
            ada.press("ArrowRight", SHIFT).await?;
        }
        ada.wait_for(".mark-bar").await?;
        ada.press("b", CONTROL).await?;
        let bold = "[...document.querySelectorAll('.mirror [data-bold]')].map(e => e.textContent).join('|')";
        ada.wait_js("two is bold", &format!("{bold} === 'two'")).await?;
        ada.place_caret(&selector(0), Some(5)).await?;
        ada.press("Enter", 0).await?;
        ada.wait_value(&field(0), "one t").await?;
        ada.wait_js("both parts are bold", &format!("{bold} === 't|wo'")).await?;
        let made = ada.first_bullets("work").await?.swap_remove(1);
        ada.wait_focus(&format!("[data-field=\"{made}/text\"]")).await?;
        ada.press("Backspace", 0).await?;
        ada.wait_value(&field(0), "one two").await?;
        ada.wait_js("the caret is where they met", "document.activeElement.selectionStart === 5").await?;
        ada.press("z", CONTROL).await?;
        ada.wait_value(&field(0), "one t").await?;
        ada.press("z", CONTROL).await?;
        ada.wait_value(&field(0), "one two").await?;
        ada.press("z", CONTROL).await?;
        ada.wait_js("nothing is bold", &format!("{bold} === ''")).await?;
        ada.settled().await?;

        // Away and to the next by the arrows; a step in the order by Alt.
        ada.place_caret(&selector(0), None).await?;
        ada.press("ArrowDown", 0).await?;
        ada.wait_focus(&selector(1)).await?;
        ada.press("ArrowDown", ALT).await?;
        ada.wait_js("the order is another", &order(&[&bullets[0], &bullets[2], &bullets[1]])).await?;
        ada.wait_focus(&selector(1)).await?;
        ada.wait_saved().await?;
        let highlights = as_ada.content(&resume).await?["work"][0]["highlights"].take();
        assert_eq!(highlights, serde_json::json!(["one two", "four", "three"]));

        // The keys of the browser do not take ours.
        ada.open_palette().await?;
        ada.press("Escape", 0).await?;
        ada.wait_focus(&selector(1)).await
    })
    .await
}

#[tokio::test]
async fn firefox_pastes_from_the_real_clipboard_and_drags() -> anyhow::Result<()> {
    Stage::run("firefox_paste", async |stage| {
        let (_server, _, _, ada) = alone(stage).await?;
        let bullets = ada.first_bullets("work").await?;
        let first = format!("{}/text", bullets[0]);
        let html = "<p>Led <b>nine</b></p><ul><li>Cut <i>costs</i></li></ul>";
        ada.js::<bool>(&format!(
            "navigator.clipboard.write([new ClipboardItem({{
                'text/html': new Blob([{html:?}], {{ type: 'text/html' }}),
                'text/plain': new Blob(['plain'], {{ type: 'text/plain' }}) }})]).then(() => true)"
        ))
        .await?;
        ada.place_caret(&format!("[data-field=\"{first}\"]"), Some(4)).await?;
        ada.press("v", CONTROL).await?;
        ada.wait_value(&first, "one Led nine").await?;
        let made = ada.first_bullets("work").await?.swap_remove(1);
        ada.wait_value(&format!("{made}/text"), "Cut coststwo").await?;
        ada.wait_js(
            "the marks came along",
            "[...document.querySelectorAll('.mirror [data-bold], .mirror [data-italic]')]
                .map(e => e.textContent).join('|') === 'nine|costs'",
        )
        .await?;
        ada.press("z", CONTROL).await?;
        ada.wait_value(&first, "one two").await?;
        ada.wait_js("there are three again", &order(&[&bullets[0], &bullets[1], &bullets[2]])).await?;

        // The last one to the top, by the mouse.
        let (last, top) = (format!("[data-id=\"{}\"]", bullets[2]), format!("[data-id=\"{}\"]", bullets[0]));
        ada.bring_into_view(&last).await?;
        let mut hold = ada.grab(&format!("{last} > .handle")).await?;
        let to = ada.place_of(&top).await?;
        hold.move_to((to.left + 60.0, to.top + 2.0)).await?;
        ada.wait_for("[data-testid=drop-line]").await?;
        hold.let_go().await?;
        ada.wait_js("it is at the top", &order(&[&bullets[2], &bullets[0], &bullets[1]])).await?;
        ada.wait_saved().await
    })
    .await
}

#[tokio::test]
async fn firefox_and_chromium_write_in_one_bullet() -> anyhow::Result<()> {
    Stage::run("firefox_two", async |stage| {
        let (server, as_ada, resume, ada) = alone(stage).await?;
        let as_bob = User::register(&server.url(), "Bob").await?;
        as_ada.share(&resume, &as_bob, "editor").await?;
        let bob = super::pair::open(stage, &as_bob, server.url(), &resume).await?;
        let bullet = format!("{}/text", ada.first_bullets("work").await?[0]);
        ada.enter(&bullet).await?;
        bob.wait_caret(&bullet, &as_ada).await?;
        let (from_ada, from_bob) = (super::pair::words('a', 0..20), super::pair::words('b', 0..20));
        tokio::try_join!(
            super::pair::write_at_end(&ada, &bullet, &from_ada),
            super::pair::write_at_start(&bob, &bullet, &from_bob)
        )?;
        ada.wait_same(&bob).await?;
        super::pair::each_once(&ada.value(&bullet).await?, from_ada.iter().chain(&from_bob))?;
        // Each takes back their own, in as many steps as there were pauses.
        for (tab, word) in [(&bob, "b0"), (&ada, "a0")] {
            e2e::until("their words are gone", async || {
                if tab.value(&bullet).await?.contains(word) {
                    tab.press("z", CONTROL).await?;
                    return Ok(None);
                }
                Ok(Some(()))
            })
            .await?;
        }
        ada.wait_value(&bullet, "one two").await?;
        ada.wait_same(&bob).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn firefox_goes_on_without_the_server() -> anyhow::Result<()> {
    Stage::run("firefox_offline", async |stage| {
        let server = stage.server().await?;
        let way = Proxy::start([server.address()]).await?;
        let as_ada = User::register(&server.url(), "Ada").await?;
        let resume = as_ada.import(RESUME).await?;
        let ada = open(stage, &as_ada, &way.url(), &resume).await?;
        ada.wait_js("the service worker is in charge", "navigator.serviceWorker.controller").await?;
        way.prefer([]);
        way.cut();
        ada.wait_for("[data-testid=\"sync-state\"][data-state=\"offline\"]").await?;
        ada.write("basics/summary", None, " Written offline.").await?;
        ada.wait_words("[data-testid=\"sync-state\"]", "Offline: kept on this device").await?;
        let leaving = "window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";
        ada.wait_js("leaving loses nothing", leaving).await?;
        // The page comes again from what is kept, in this window and in the next.
        ada.open(&format!("{}/r/{resume}?again", way.url())).await?;
        ada.wait_js("it has come again", "location.search === '?again'").await?;
        ada.wait_value("basics/summary", "Begun. Written offline.").await?;
        let next = stage.another_window(&ada).await?;
        ada.close().await?;
        next.open(&format!("{}/resumes", way.url())).await?;
        next.wait_for(&format!("[data-id=\"{resume}\"] [data-testid=\"not-sent\"]")).await?;
        next.click("[data-testid=\"resume-row\"] .row-title").await?;
        next.wait_value("basics/summary", "Begun. Written offline.").await?;
        next.write("basics/summary", None, " More.").await?;
        way.prefer([server.address()]);
        next.wait_saved().await?;
        assert_eq!(as_ada.content(&resume).await?["basics"]["summary"], "Begun. Written offline. More.");
        next.click("[popovertarget=\"account-menu\"]").await?;
        next.click("[data-testid=\"sign-out\"]").await?;
        next.wait_for(".landing").await?;
        next.wait_js("nothing is left", "indexedDB.databases().then(all => all.length === 0)").await
    })
    .await
}

/// Whether the bullets are these.
fn order(ids: &[&String]) -> String {
    let wanted = serde_json::to_string(ids).unwrap_or_default();
    format!(
        "JSON.stringify([...document.querySelectorAll('[data-testid=\"bullet\"]')].map(bullet => bullet.dataset.id))
            === JSON.stringify({wanted})"
    )
}
