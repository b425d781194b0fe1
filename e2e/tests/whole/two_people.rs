//! Two people, one server, nothing to install: from the first visit to the next day.

use e2e::{PASSWORD, Stage, Tab, User, sample_file, sample_text};

/// Fills in the form for a new account, as a person does.
async fn register(tab: &Tab, name: &str) -> anyhow::Result<()> {
    tab.fill("[data-testid=\"register-form\"] [name=name]", name).await?;
    let email = format!("{}@example.org", name.to_lowercase());
    tab.fill("[data-testid=\"register-form\"] [name=email]", &email).await?;
    tab.fill("[data-testid=\"register-form\"] [name=password]", PASSWORD).await?;
    tab.click("[data-testid=\"register-form\"] [type=submit]").await
}

async fn resume_of(tab: &Tab) -> anyhow::Result<String> {
    tab.wait_path("/r/").await?;
    tab.wait_for("[data-field=\"basics/name\"]").await?;
    tab.js("location.pathname.split('/')[2]").await
}

#[tokio::test]
async fn two_people_write_in_one_resume_and_find_it_the_next_day() -> anyhow::Result<()> {
    Stage::run("two_people", async |stage| {
        let mut server = stage.server().await?;
        let base = server.url();

        // Ada comes by herself, and brings her résumé along by pasting it.
        let ada = stage.newcomer("Ada").await?;
        ada.open(&format!("{base}/register")).await?;
        register(&ada, "Ada").await?;
        ada.wait_path("/resumes").await?;
        ada.click("[data-testid=\"import-resume\"]").await?;
        ada.click("[data-testid=\"import-text\"]").await?;
        ada.paste(&sample_text()?).await?;
        ada.click("[data-testid=\"import-submit\"]").await?;
        let resume = resume_of(&ada).await?;
        ada.wait_value("basics/name", "Richard Hendriks").await?;
        ada.wait_saved().await?;
        ada.wait_js("the page shows the name", PAGE_SHOWS_THE_NAME).await?;

        // She invites Bob, who has no account yet.
        ada.click("[data-testid=\"share\"]").await?;
        ada.fill("[data-testid=\"invite-email\"]", "bob@example.org").await?;
        ada.click("[data-testid=\"invite-submit\"]").await?;
        ada.wait_for("[data-testid=\"invite-link\"]").await?;
        let link: String = ada.js("document.querySelector('[data-testid=\"invite-link\"]').value").await?;
        ada.press("Escape", 0).await?;
        let bob = stage.newcomer("Bob").await?;
        bob.open(&link).await?;
        bob.click("a[href*=\"/register\"]").await?;
        register(&bob, "Bob").await?;
        bob.click("[data-testid=\"accept-invitation\"]").await?;
        assert_eq!(resume_of(&bob).await?, resume);
        bob.wait_value("basics/name", "Richard Hendriks").await?;

        // They see each other, each other's letters and each other's carets.
        let (as_ada, as_bob) = (User::sign_in(&base, "Ada").await?, User::sign_in(&base, "Bob").await?);
        for (tab, other) in [(&ada, &as_bob), (&bob, &as_ada)] {
            tab.wait_for(&format!("[data-testid=\"presence-avatar\"][data-user=\"{}\"]", other.id)).await?;
        }
        let bullet = format!("{}/text", ada.first_bullets("work").await?[0]);
        ada.write("basics/summary", None, " Ada wrote this – “é” too.").await?;
        bob.wait_value_has("basics/summary", "Ada wrote this – “é” too.").await?;
        bob.wait_caret("basics/summary", &as_ada).await?;
        bob.write(&bullet, None, " Bob wrote this.").await?;
        ada.wait_value_has(&bullet, "Bob wrote this.").await?;
        ada.wait_caret(&bullet, &as_bob).await?;
        ada.act("skills", "move-up").await?;
        let before = ada.wait_same(&bob).await?;

        // Everybody leaves, and the machine is switched off for the night.
        let next_morning = [stage.another_window(&ada).await?, stage.another_window(&bob).await?];
        ada.close().await?;
        bob.close().await?;
        server.stop().await?;
        let server = stage.start("server-next-day", server.settings().clone()).await?;

        // Both are still signed in, and everything is as they left it.
        for tab in next_morning {
            tab.open_resume(&server.url(), &resume).await?;
            assert_eq!(tab.content().await?, before, "{} finds something else", tab.name());
        }
        Ok(())
    })
    .await
}

const PAGE_SHOWS_THE_NAME: &str =
    "document.querySelector('[data-testid=\"page\"]')?.shadowRoot?.textContent.includes('Richard Hendriks')";

#[tokio::test]
async fn a_file_comes_in_and_signing_out_closes_the_door() -> anyhow::Result<()> {
    Stage::run("file", async |stage| {
        let server = stage.server().await?;
        let base = server.url();
        User::register(&base, "Ada").await?;
        let ada = stage.newcomer("Ada").await?;
        ada.open(&format!("{base}/login")).await?;
        ada.fill("[data-testid=\"login-form\"] [name=email]", "ada@example.org").await?;
        ada.fill("[data-testid=\"login-form\"] [name=password]", PASSWORD).await?;
        ada.click("[data-testid=\"login-form\"] [type=submit]").await?;
        ada.wait_path("/resumes").await?;
        ada.click("[data-testid=\"import-resume\"]").await?;
        ada.give_file("[data-testid=\"import-file\"]", &sample_file()?).await?;
        ada.click("[data-testid=\"import-submit\"]").await?;
        let resume = resume_of(&ada).await?;
        ada.wait_value("basics/label", "Programmer").await?;

        // It is in the list, under its name.
        ada.open(&format!("{base}/resumes")).await?;
        ada.wait_for(&format!("[data-testid=\"resume-row\"][data-id=\"{resume}\"]")).await?;
        ada.wait_words("[data-testid=\"resume-row\"]", "Richard Hendriks").await?;

        ada.click("[popovertarget=\"account-menu\"]").await?;
        ada.click("[data-testid=\"sign-out\"]").await?;
        ada.wait_path("/").await?;
        ada.open(&format!("{base}/r/{resume}")).await?;
        ada.wait_for("[data-testid=\"login-form\"]").await?;
        assert_eq!(ada.js::<usize>("document.querySelectorAll('[data-field]').length").await?, 0);
        Ok(())
    })
    .await
}
