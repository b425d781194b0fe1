//! Finding one's way by the keyboard.

use e2e::Stage;

use super::pair::{Alone, Two};

const RESUME: &str = r#"{ "basics": { "name": "Ada", "summary": "Counts things" },
    "work": [{ "name": "Navy", "highlights": ["Built a compiler for Harvard", "two"] }] }"#;

#[tokio::test]
async fn whatever_can_be_done_or_found_is_a_few_letters_away() -> anyhow::Result<()> {
    Stage::run("palette", async |stage| {
        let Alone { server: _server, ada, .. } = Alone::with(stage, RESUME).await?;
        let field = "[data-testid=\"palette\"]";
        let bullet = format!("{}/text", ada.first_bullets("work").await?[0]);

        // Words of the résumé, whatever their case: the caret goes behind them.
        ada.open_palette().await?;
        ada.type_words("COMPILER").await?;
        ada.wait_words("[role=option][aria-selected=true]", "compiler").await?;
        ada.press("Enter", 0).await?;
        let there = format!(
            "document.activeElement.dataset.field === '{bullet}' && document.activeElement.selectionStart === 16"
        );
        ada.wait_js("the caret is behind the words", &there).await?;
        assert!(!ada.js::<bool>("!!document.querySelector('[data-testid=\"palette\"]')").await?);

        // Something to do: a section that is not there yet.
        ada.open_palette().await?;
        ada.type_words("langu").await?;
        ada.wait_words("[role=option][aria-selected=true]", "Languages").await?;
        ada.press("Enter", 0).await?;
        ada.wait_for("[data-testid=\"section\"][data-id=\"languages\"]").await?;
        ada.wait_js("its first field has the focus", "document.activeElement.dataset.field?.endsWith('/language')")
            .await?;
        ada.open_palette().await?;
        ada.type_words("undo").await?;
        ada.press("Enter", 0).await?;
        ada.wait_js(
            "the section is gone again",
            "!document.querySelector('[data-testid=\"section\"][data-id=\"languages\"]')",
        )
        .await?;
        ada.settled().await?;

        // Nothing is called so; Escape leaves.
        ada.open_palette().await?;
        ada.type_words("qqqq").await?;
        ada.wait_words(".palette-none", "Nothing").await?;
        ada.press("Enter", 0).await?;
        ada.wait_for(field).await?;
        ada.press("Escape", 0).await?;
        ada.wait_js("it is closed", "!document.querySelector('[data-testid=\"palette\"]')").await?;

        // The sheet of keys, where no letter is typed.
        ada.settled().await?;
        ada.js::<bool>("(document.activeElement?.blur(), true)").await?;
        ada.press("?", 0).await?;
        ada.wait_words("dialog h2", "Keyboard shortcuts").await?;
        ada.press("Escape", 0).await?;

        // Only the fields, and back.
        for shown in [false, true] {
            ada.open_palette().await?;
            ada.type_words("focus").await?;
            ada.press("Enter", 0).await?;
            let page = format!("!!document.querySelector('.desk')?.checkVisibility() === {shown}");
            ada.wait_js("the page hides and shows", &page).await?;
        }
        ada.wait_saved().await
    })
    .await
}

#[tokio::test]
async fn who_may_only_read_finds_words_and_changes_nothing() -> anyhow::Result<()> {
    Stage::run("palette_reader", async |stage| {
        let Two { server: _server, as_ada, as_bob, resume, bob, .. } = Two::with(stage, RESUME).await?;
        as_ada.change_role(&resume, &as_bob, "viewer").await?;
        bob.wait_for("[data-testid=\"read-only\"]").await?;
        bob.click("[data-testid=\"find\"]").await?;
        bob.wait_focus("[data-testid=\"palette\"]").await?;
        bob.type_words("add").await?;
        bob.wait_js(
            "nothing is offered that changes",
            "![...document.querySelectorAll('[role=option]')].some(line => line.textContent.startsWith('Add'))",
        )
        .await?;
        bob.press("Escape", 0).await
    })
    .await
}
