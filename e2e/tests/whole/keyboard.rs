//! Everything without a mouse: the focus can be seen at every step, and is never lost.

use e2e::{ALT, CONTROL, PASSWORD, Stage};

#[tokio::test]
async fn a_resume_is_made_and_shared_with_the_keyboard_alone() -> anyhow::Result<()> {
    Stage::run("keyboard", async |stage| {
        let server = stage.server().await?;
        let ada = stage.newcomer("Ada").await?;
        ada.open(&server.url()).await?;
        ada.wait_for(".landing").await?;
        ada.tab_to("a[href^=\"/register\"]").await?;
        ada.press("Enter", 0).await?;
        ada.wait_for("[data-testid=\"register-form\"]").await?;
        for (name, words) in [("name", "Ada"), ("email", "ada@example.org"), ("password", PASSWORD)] {
            ada.tab_to(&format!("[name={name}]")).await?;
            ada.type_words(words).await?;
        }
        ada.press("Enter", 0).await?;
        ada.wait_path("/resumes").await?;
        ada.tab_to("[data-testid=\"new-resume\"]").await?;
        ada.press("Enter", 0).await?;
        ada.wait_path("/r/").await?;
        ada.wait_for("[data-field=\"basics/name\"]").await?;
        ada.wait_saved().await?;

        // Who, then a role with what was done in it.
        ada.tab_to("[data-field=\"basics/name\"]").await?;
        ada.type_words("Ada Lovelace").await?;
        ada.tab_to("[data-action=\"add-section\"][data-kind=\"work\"]").await?;
        ada.press("Enter", 0).await?;
        ada.wait_focus("[data-testid=\"item\"] textarea").await?;
        ada.check_focus().await?;
        ada.type_words("Analyst").await?;
        ada.tab_to("[data-action=\"add-bullet\"]").await?;
        ada.press("Enter", 0).await?;
        ada.wait_focus("[data-testid=\"bullet\"] textarea").await?;
        ada.type_words("One\nTwo\nThree").await?;
        let bullets = ada.first_bullets("work").await?;
        let text = |at: usize| format!("[data-field=\"{}/text\"]", bullets[at]);
        ada.wait_focus(&text(2)).await?;
        ada.press("ArrowUp", ALT).await?;
        ada.wait_focus(&text(2)).await?;
        ada.wait_js("the third is second", &second_is(&bullets[2])).await?;
        ada.check_focus().await?;

        // Away with it, by its button; the focus goes to what stands there now, and back with it.
        let delete = |at: usize| format!("[data-id=\"{}\"] > .toolbar-holder [data-action=\"delete\"]", bullets[at]);
        ada.tab_to(&delete(2)).await?;
        ada.press("Enter", 0).await?;
        ada.wait_js("it is gone", &format!("!document.querySelector('[data-id=\"{}\"]')", bullets[2])).await?;
        ada.wait_focus(&format!("[data-id=\"{}\"] > .handle", bullets[1])).await?;
        ada.check_focus().await?;
        ada.tab_to("[data-testid=\"toast\"] [data-action=\"undo\"]").await?;
        ada.press("Enter", 0).await?;
        ada.wait_focus(&format!("[data-id=\"{}\"] *", bullets[2])).await?;
        ada.check_focus().await?;

        // A second section, sent to the other column by the menu behind its handle.
        ada.tab_to("[data-action=\"add-section\"][data-kind=\"skills\"]").await?;
        ada.press("Enter", 0).await?;
        ada.wait_focus("[data-id=\"skills\"] [data-testid=\"item\"] textarea").await?;
        ada.type_words("Numbers").await?;
        ada.tab_back_to("[data-id=\"skills\"] > .handle").await?;
        ada.press("Enter", 0).await?;
        ada.wait_for("[id=\"moves-skills\"]:popover-open").await?;
        ada.tab_to("[id=\"moves-skills\"] [data-action=\"move-to\"]").await?;
        ada.press("Enter", 0).await?;
        ada.wait_focus("[data-id=\"skills\"] > .handle").await?;
        ada.check_focus().await?;
        ada.press("z", CONTROL).await?;
        ada.settled().await?;

        // Shared, and the focus is where it was.
        ada.tab_to("[data-testid=\"share\"]").await?;
        ada.press("Enter", 0).await?;
        ada.wait_for("[data-testid=\"invite-email\"]").await?;
        ada.tab_to("[data-testid=\"invite-email\"]").await?;
        ada.type_words("bob@example.org").await?;
        ada.tab_to("[data-testid=\"invite-role\"]").await?;
        ada.press("ArrowUp", 0).await?;
        ada.tab_to("[data-testid=\"invite-submit\"]").await?;
        ada.press("Enter", 0).await?;
        ada.wait_for("[data-testid=\"invite-link\"]").await?;
        ada.press("Escape", 0).await?;
        ada.wait_focus("[data-testid=\"share\"]").await?;
        ada.check_focus().await?;
        // The palette gives it back too.
        ada.open_palette().await?;
        ada.press("Escape", 0).await?;
        ada.wait_focus("[data-testid=\"share\"]").await?;

        ada.wait_saved().await?;
        ada.tab_to("[popovertarget=\"account-menu\"]").await?;
        ada.press("Enter", 0).await?;
        ada.tab_to("[data-testid=\"sign-out\"]").await?;
        ada.press("Enter", 0).await?;
        ada.wait_for(".landing").await
    })
    .await
}

fn second_is(bullet: &str) -> String {
    format!("document.querySelectorAll('[data-testid=\"bullet\"]')[1].dataset.id === '{bullet}'")
}
