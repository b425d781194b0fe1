//! Undo takes back what this person did, whoever else is typing.

use e2e::{ALT, CONTROL, SHIFT, Stage};

use super::pair::{Alone, Two};

const RESUME: &str = r#"{ "basics": { "name": "Ada", "summary": "Counts things" },
    "work": [{ "name": "Navy", "startDate": "1943", "highlights": ["one", "two", "three"] }] }"#;

#[tokio::test]
async fn i_take_back_mine_and_never_yours() -> anyhow::Result<()> {
    Stage::run("undo_mine", async |stage| {
        let Two { server: _server, ada, bob, .. } = Two::with(stage, RESUME).await?;

        // Letters of both in one text.
        ada.write("basics/summary", Some(6), " small").await?;
        bob.wait_value("basics/summary", "Counts small things").await?;
        bob.write("basics/summary", None, " well").await?;
        ada.wait_value("basics/summary", "Counts small things well").await?;
        ada.press("z", CONTROL).await?;
        ada.wait_value("basics/summary", "Counts things well").await?;
        bob.wait_value("basics/summary", "Counts things well").await?;
        // The caret is where the words were.
        ada.wait_caret_at("basics/summary", 6).await?;
        ada.press("z", CONTROL).await?;
        ada.press("Z", CONTROL + SHIFT).await?;
        bob.wait_value("basics/summary", "Counts small things well").await?;
        ada.wait_caret_at("basics/summary", 12).await?;

        // Bob's own history is another one.
        bob.press("z", CONTROL).await?;
        ada.wait_value("basics/summary", "Counts small things").await?;

        // Across fields and structure: a new bullet, a move, a deletion, each a step.
        let bullets = ada.first_bullets("work").await?;
        let third = format!("{}/text", bullets[2]);
        ada.enter(&third).await?;
        ada.press("ArrowUp", ALT).await?;
        ada.wait_js("the bullet has moved", &order(&[&bullets[0], &bullets[2], &bullets[1]])).await?;
        ada.settled().await?;
        ada.wait_caret_at(&third, 5).await?;
        ada.act(&bullets[0], "delete").await?;
        bob.wait_js("the bullet is gone", &order(&[&bullets[2], &bullets[1]])).await?;
        ada.click("[data-action=\"undo-edit\"]").await?;
        bob.wait_js("the bullet is back", &order(&[&bullets[0], &bullets[2], &bullets[1]])).await?;
        ada.click("[data-action=\"undo-edit\"]").await?;
        bob.wait_js("the bullet is where it was", &order(&[&bullets[0], &bullets[1], &bullets[2]])).await?;
        ada.click("[data-action=\"redo-edit\"]").await?;
        ada.click("[data-action=\"redo-edit\"]").await?;
        bob.wait_js("both are done again", &order(&[&bullets[2], &bullets[1]])).await?;
        ada.wait_for("[data-action=\"redo-edit\"][aria-disabled=\"true\"]").await?;
        // All the way back: what Bob took back himself stays so.
        for _ in 0..3 {
            ada.click("[data-action=\"undo-edit\"]").await?;
        }
        ada.wait_for("[data-action=\"undo-edit\"][aria-disabled=\"true\"]").await?;
        bob.wait_value("basics/summary", "Counts things").await?;
        ada.wait_same(&bob).await?;
        ada.wait_saved().await
    })
    .await
}

#[tokio::test]
async fn a_bullet_that_enter_made_goes_and_comes_back_with_its_words() -> anyhow::Result<()> {
    Stage::run("undo_enter", async |stage| {
        let Alone { server: _server, ada, .. } = Alone::with(stage, RESUME).await?;
        let bullets = ada.first_bullets("work").await?;
        let first = format!("{}/text", bullets[0]);
        ada.place_caret(&format!("[data-field=\"{first}\"]"), Some(1)).await?;
        ada.press("Enter", 0).await?;
        ada.wait_value(&first, "o").await?;
        // Wherever the focus is.
        ada.press("z", CONTROL).await?;
        ada.wait_value(&first, "one").await?;
        ada.wait_js("the new bullet is gone", &order(&[&bullets[0], &bullets[1], &bullets[2]])).await?;
        ada.press("y", CONTROL).await?;
        ada.wait_value(&first, "o").await?;
        let again = ada.first_bullets("work").await?;
        ada.wait_value(&format!("{}/text", again[1]), "ne").await?;
        ada.wait_saved().await
    })
    .await
}

#[tokio::test]
async fn a_date_half_typed_has_the_browsers_own_undo() -> anyhow::Result<()> {
    Stage::run("undo_date", async |stage| {
        let Alone { server: _server, ada, .. } = Alone::with(stage, RESUME).await?;
        ada.write("basics/summary", None, "!").await?;
        let item = &ada.ids("item").await?[0];
        ada.click(&format!("[data-field=\"{item}/startDate\"]")).await?;
        ada.type_words("9").await?;
        ada.press("z", CONTROL).await?;
        ada.press("Escape", 0).await?;
        ada.wait_value("basics/summary", "Counts things!").await?;
        // A button is no field.
        ada.click("[data-action=\"undo-edit\"]").await?;
        ada.wait_value("basics/summary", "Counts things").await
    })
    .await
}

/// Whether the bullets of the first item are these.
fn order(ids: &[&String]) -> String {
    let wanted = serde_json::to_string(ids).unwrap_or_default();
    format!(
        "JSON.stringify([...document.querySelector('[data-testid=\"item\"]').querySelectorAll('[data-testid=\"bullet\"]')]
            .map(bullet => bullet.dataset.id)) === JSON.stringify({wanted})"
    )
}
