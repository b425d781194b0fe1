//! Every page and state as axe sees it: by day and by night, on a desk and on a phone.

use anyhow::ensure;
use e2e::{CONTROL, SHIFT, Stage, Tab, User, sample_text};

/// Pages looked at so far, and what is wrong with them.
#[derive(Default)]
struct Findings(Vec<String>);

impl Findings {
    async fn look(&mut self, tab: &Tab, state: &str) -> anyhow::Result<()> {
        self.0.extend(tab.violations(state).await?);
        Ok(())
    }

    /// The same, where something lies over the page: what it covers is not to be hit just then.
    async fn look_above(&mut self, tab: &Tab, state: &str) -> anyhow::Result<()> {
        let found = tab.violations(state).await?;
        self.0.extend(found.into_iter().filter(|line| !line.contains(": target-size: ")));
        Ok(())
    }

    fn check(self) -> anyhow::Result<()> {
        ensure!(self.0.is_empty(), "{} violations:\n{}", self.0.len(), self.0.join("\n"));
        Ok(())
    }
}

/// Something of each kind: what is more of the same only takes longer to look at.
const SMALL: &str = r#"{ "basics": { "name": "Ada", "label": "Analyst", "summary": "Counts things",
        "profiles": [{ "network": "Web", "username": "ada" }] },
    "work": [{ "name": "Navy", "position": "Clerk", "startDate": "1943-02", "highlights": ["Found a moth", "Kept it"] }],
    "skills": [{ "name": "Numbers", "keywords": ["sums", "tables"] }], "interests": [{ "name": "Horses" }] }"#;

const ODD: &str = r#"{ "basics": { "name": "Grace Hopper", "phone": 4711 }, "work": [{ "name": "Navy",
    "startDate": "some day in 1943", "highlights": ["Found a moth", 7] }], "hobbies": ["clocks"] }"#;

#[tokio::test]
async fn the_pages_around_the_editor() -> anyhow::Result<()> {
    Stage::run("access_pages", async |stage| {
        let mut found = Findings::default();
        let mut server = stage.server().await?;
        let base = server.url();
        let as_ada = User::register(&base, "Ada").await?;
        let ada = stage.newcomer("Ada").await?;
        for (path, shows) in [
            ("/", ".landing"),
            ("/register", "[data-testid=\"register-form\"]"),
            ("/login", "[data-testid=\"login-form\"]"),
            ("/nowhere", "main h1"),
            ("/invite/none", "main h1"),
        ] {
            ada.open(&format!("{base}{path}")).await?;
            ada.wait_for(shows).await?;
            found.look(&ada, path).await?;
        }
        ada.open(&format!("{base}/login")).await?;
        ada.fill("[data-testid=\"login-form\"] [name=email]", "nobody@example.org").await?;
        ada.fill("[data-testid=\"login-form\"] [name=password]", "not the password").await?;
        ada.click("[data-testid=\"login-form\"] [type=submit]").await?;
        ada.wait_for("[data-testid=\"login-form\"] [role=alert] p").await?;
        found.look(&ada, "sign-in refused").await?;

        ada.sign_in(&base, &as_ada).await?;
        ada.open(&format!("{base}/resumes")).await?;
        ada.wait_for("[data-testid=\"import-resume\"]").await?;
        found.look(&ada, "no résumés").await?;
        ada.click("[data-testid=\"import-resume\"]").await?;
        ada.wait_for("[data-testid=\"import-text\"]").await?;
        found.look(&ada, "import").await?;
        ada.click("[data-testid=\"import-text\"]").await?;
        ada.paste("This is not JSON").await?;
        ada.wait_words("dialog", "This is not JSON: line 1").await?;
        found.look(&ada, "import refused").await?;
        let text =
            stage.file("cv.txt", "Ada Lovelace\nAnalyst\n\nExperience\n\nAnalyst, Engine\n1942 – 1943\n- Notes\n")?;
        ada.give_file("[data-testid=\"import-file\"]", &text).await?;
        ada.wait_for("[data-testid=\"import-guesses\"]").await?;
        found.look(&ada, "import of a file").await?;

        let resume = as_ada.import(ODD).await?;
        as_ada.import(&sample_text()?).await?;
        ada.open(&format!("{base}/resumes")).await?;
        ada.wait_for("[data-testid=\"resume-row\"]").await?;
        ada.click("[popovertarget=\"account-menu\"]").await?;
        found.look(&ada, "résumés, with the account's menu").await?;
        ada.press("Escape", 0).await?;
        ada.click("[data-testid=\"bin\"]").await?;
        ada.wait_words("h1", "Bin").await?;
        found.look(&ada, "bin").await?;

        ada.open_resume(&base, &resume).await?;
        ada.wait_js("the service worker is in charge", "navigator.serviceWorker.controller").await?;
        server.stop().await?;
        ada.wait_for("[data-testid=\"sync-state\"][data-state=\"offline\"]").await?;
        found.look(&ada, "editor offline").await?;
        ada.open(&format!("{base}/resumes")).await?;
        ada.wait_for("[data-testid=\"offline-notice\"]").await?;
        found.look(&ada, "résumés offline").await?;
        found.check()
    })
    .await
}

#[tokio::test]
async fn the_editor_and_what_opens_in_it() -> anyhow::Result<()> {
    Stage::run("access_editor", async |stage| {
        let mut found = Findings::default();
        let two = super::pair::Two::with(stage, SMALL).await?;
        let (ada, bob, base) = (&two.ada, &two.bob, two.server.url());
        bob.write("basics/summary", None, " Bob is here.").await?;
        ada.wait_caret("basics/summary", &two.as_bob).await?;
        ada.wait_saved().await?;
        found.look(ada, "editor").await?;
        ada.click("[data-testid=\"share\"]").await?;
        ada.fill("[data-testid=\"invite-email\"]", "carol@example.org").await?;
        ada.click("[data-testid=\"invite-submit\"]").await?;
        ada.wait_for("[data-testid=\"invite-link\"]").await?;
        let link: String = ada.js("document.querySelector('[data-testid=\"invite-link\"]').value").await?;
        found.look(ada, "share").await?;
        ada.press("Escape", 0).await?;
        ada.click("[data-testid=\"checkup\"]").await?;
        ada.wait_for("[data-testid=\"checkup-panel\"] [data-to]").await?;
        found.look(ada, "check-up").await?;
        ada.click("[data-testid=\"checkup\"]").await?;
        ada.open_palette().await?;
        found.look(ada, "palette").await?;
        ada.type_words("qqqq").await?;
        ada.wait_for(".palette-none").await?;
        found.look(ada, "palette without a match").await?;
        ada.press("Escape", 0).await?;
        ada.press("/", CONTROL).await?;
        ada.wait_words("dialog[open] h2", "Keyboard shortcuts").await?;
        found.look(ada, "shortcuts").await?;
        ada.press("Escape", 0).await?;

        let bullet = &ada.first_bullets("work").await?[0];
        ada.place_caret(&format!("[data-field=\"{bullet}/text\"]"), Some(0)).await?;
        for _ in 0..8 {
            ada.press("ArrowRight", SHIFT).await?;
        }
        ada.press("b", CONTROL).await?;
        ada.wait_for(".mark-bar").await?;
        found.look_above(ada, "marks").await?;
        ada.press("k", CONTROL).await?;
        ada.wait_focus("[data-testid=\"link-address\"]").await?;
        found.look_above(ada, "link").await?;
        ada.press("Escape", 0).await?;
        let item = ada.ids("item").await?.swap_remove(0);
        ada.act(&item, "hide").await?;
        ada.click(&format!("[data-id=\"{bullet}\"] > .handle")).await?;
        ada.wait_for(".handle-menu:popover-open [data-action=duplicate]").await?;
        found.look_above(ada, "moves").await?;
        ada.press("Escape", 0).await?;
        ada.click(".date-field button").await?;
        ada.wait_for(".picker:popover-open button").await?;
        found.look_above(ada, "months").await?;
        ada.press("Escape", 0).await?;
        ada.click("[data-testid=\"export\"]").await?;
        ada.wait_for("#export-menu:popover-open").await?;
        found.look(ada, "export").await?;
        ada.press("Escape", 0).await?;
        let role = ada.ids("item").await?.pop().unwrap_or_default();
        ada.act(&role, "delete").await?;
        ada.wait_for("[data-testid=\"toast\"]").await?;
        found.look(ada, "a toast").await?;

        // Who opens the link, who may only read, and who may not.
        let carol = stage.newcomer("Carol").await?;
        carol.open(&link).await?;
        carol.wait_for("main .chip").await?;
        found.look(&carol, "invitation").await?;
        two.as_ada.change_role(&two.resume, &two.as_bob, "viewer").await?;
        bob.wait_for("[data-testid=\"read-only\"]").await?;
        found.look(bob, "reader").await?;
        let as_eve = User::register(&base, "Eve").await?;
        carol.sign_in(&base, &as_eve).await?;
        carol.open(&format!("{base}/r/{}", two.resume)).await?;
        carol.wait_for(".message h1").await?;
        found.look(&carol, "not shared").await?;
        found.check()
    })
    .await
}

#[tokio::test]
async fn the_list_and_the_sample() -> anyhow::Result<()> {
    Stage::run("access_list", async |stage| {
        let mut found = Findings::default();
        let server = stage.server().await?;
        let base = server.url();
        let as_ada = User::register(&base, "Ada").await?;
        let ada = stage.newcomer("Ada").await?;
        ada.open(&format!("{base}/try")).await?;
        ada.wait_for("[data-testid=\"sample-notice\"]").await?;
        found.look(&ada, "sample").await?;
        ada.click("[data-testid=\"keep\"]").await?;
        ada.wait_for("dialog [data-testid=\"register-form\"]").await?;
        found.look(&ada, "keep the sample").await?;

        let resume = as_ada.import(&sample_text()?).await?;
        as_ada.import(ODD).await?;
        let body = serde_json::json!({ "tags": ["Acme", "urgent"] });
        as_ada.send(reqwest::Method::PUT, &format!("/resumes/{resume}/tags"), Some(body)).await?.expect(200)?;
        ada.sign_in(&base, &as_ada).await?;
        ada.open(&format!("{base}/resumes")).await?;
        ada.wait_for(".picture[data-drawn]").await?;
        ada.click(".shelf-tags [data-tag=Acme]").await?;
        found.look(&ada, "résumés with a tag").await?;
        ada.click("[aria-label=Rows]").await?;
        ada.wait_for(".cards[data-size=rows]").await?;
        found.look(&ada, "résumés as rows").await?;
        ada.click("[data-testid=\"resume-row\"] [data-action=more]").await?;
        ada.wait_for(".menu:popover-open [data-action=tags]").await?;
        found.look(&ada, "more of a résumé").await?;
        ada.click(".menu:popover-open [data-action=tags]").await?;
        ada.wait_for("[data-testid=\"tag-field\"]").await?;
        found.look(&ada, "tags").await?;
        ada.press("Escape", 0).await?;
        ada.click("[data-testid=\"shelf-find\"]").await?;
        ada.type_words("nobody").await?;
        ada.wait_for("[data-testid=\"nothing-found\"]").await?;
        found.look(&ada, "nothing found").await?;
        found.check()
    })
    .await
}
