//! One person's typing: nothing goes astray, and the state line never says *Saved* of what is not.

use crdt::view::Column;
use crdt::{Id, Place, Seeded};
use e2e::{CONTROL, Live, Proxy, SHIFT, Stage, User, sample_text};

use super::pair::{Alone, Two};

const RESUME: &str = r#"{ "basics": { "name": "Ada", "location": { "address": "12 Main Street" } },
    "work": [{ "name": "Navy", "startDate": "1943", "location": "Harvard",
        "highlights": ["two\nlines", "kept\r\nas it came", "first half second half"] }] }"#;

#[tokio::test]
async fn a_field_that_is_cleared_stays_and_takes_the_next_words() -> anyhow::Result<()> {
    Stage::run("cleared", async |stage| {
        let Alone { server: _server, ada, .. } = Alone::with(stage, RESUME).await?;
        let item = &ada.ids("item").await?[0];
        for key in [format!("{item}/location"), "basics/location.address".to_owned()] {
            let field = format!("[data-field=\"{key}\"]");
            ada.click(&field).await?;
            ada.press("a", CONTROL).await?;
            ada.press("Delete", 0).await?;
            ada.wait_saved().await?;
            ada.type_words("elsewhere").await?;
            ada.wait_value(&key, "elsewhere").await?;
        }
        ada.wait_saved().await
    })
    .await
}

#[tokio::test]
async fn bullets_are_joined_at_their_ends_and_arrows_lead_from_one_to_the_next() -> anyhow::Result<()> {
    Stage::run("joined", async |stage| {
        let content = r#"{ "work": [{ "name": "Navy", "highlights": ["one", "two 😀", "three"] }] }"#;
        let Alone { server: _server, ada, .. } = Alone::with(stage, content).await?;
        let bullets = ada.first_bullets("work").await?;
        let field = |at: usize| format!("{}/text", bullets[at]);
        // Bold words stay bold, wherever they go.
        ada.place_caret(&format!("[data-field=\"{}\"]", field(1)), Some(0)).await?;
        for _ in 0..3 {
            ada.press("ArrowRight", SHIFT).await?;
        }
        ada.press("b", CONTROL).await?;
        ada.wait_for("[data-testid=\"bullet\"] .mirror [data-bold]").await?;

        ada.place_caret(&format!("[data-field=\"{}\"]", field(1)), Some(0)).await?;
        ada.press("Backspace", 0).await?;
        ada.wait_value(&field(0), "onetwo 😀").await?;
        ada.wait_caret_at(&field(0), 3).await?;
        let rich: String = ada
            .js(&format!(
                "document.querySelector('[data-field=\"{}\"]').parentElement.querySelector('[data-bold]').textContent",
                field(0)
            ))
            .await?;
        assert_eq!(rich, "two");
        ada.place_caret(&format!("[data-field=\"{}\"]", field(0)), None).await?;
        ada.press("Delete", 0).await?;
        ada.wait_value(&field(0), "onetwo 😀three").await?;
        ada.wait_js("one bullet is left", "document.querySelectorAll('[data-testid=\"bullet\"]').length === 1").await?;
        // Each is one step back, and the caret is where they met.
        ada.press("z", CONTROL).await?;
        ada.wait_value(&field(0), "onetwo 😀").await?;
        ada.wait_value(&field(2), "three").await?;
        ada.wait_caret_at(&field(0), 9).await?;
        ada.press("z", CONTROL).await?;
        ada.wait_value(&field(0), "one").await?;
        ada.wait_value(&field(1), "two 😀").await?;
        ada.wait_caret_at(&field(0), 3).await?;

        // Up and down, left and right.
        ada.place_caret(&format!("[data-field=\"{}\"]", field(1)), Some(0)).await?;
        ada.press("ArrowLeft", 0).await?;
        ada.wait_caret_at(&field(0), 3).await?;
        ada.press("ArrowRight", 0).await?;
        ada.wait_caret_at(&field(1), 0).await?;
        ada.place_caret(&format!("[data-field=\"{}\"]", field(1)), None).await?;
        ada.press("ArrowDown", 0).await?;
        ada.wait_caret_at(&field(2), 0).await?;
        ada.press("ArrowUp", 0).await?;
        ada.wait_caret_at(&field(1), 6).await?;
        ada.wait_saved().await
    })
    .await
}

#[tokio::test]
async fn a_date_half_typed_is_not_called_saved_and_is_kept_when_the_page_goes() -> anyhow::Result<()> {
    Stage::run("half_typed", async |stage| {
        let Alone { server: _server, as_ada, resume, ada } = Alone::with(stage, RESUME).await?;
        let item = &ada.ids("item").await?[0];
        let field = format!("[data-field=\"{item}/startDate\"]");
        ada.click(&field).await?;
        ada.press("a", CONTROL).await?;
        ada.type_words("Mar 1944").await?;
        ada.wait_for("[data-testid=\"sync-state\"][data-state=\"saving\"]").await?;
        // To the list, by a link on the page: nothing took the date over but the leaving itself.
        ada.js::<bool>("(document.querySelector('.editor-bar a.brand').click(), true)").await?;
        ada.wait_path("/resumes").await?;
        e2e::until("the date is stored", async || {
            let content = as_ada.content(&resume).await?;
            Ok((content["work"][0]["startDate"] == "1944-03").then_some(()))
        })
        .await
    })
    .await
}

#[tokio::test]
async fn a_deletion_is_taken_back_also_from_the_next_page() -> anyhow::Result<()> {
    Stage::run("undo_elsewhere", async |stage| {
        let Alone { server, as_ada, resume, ada } = Alone::with(stage, RESUME).await?;
        let item = &ada.ids("item").await?[0];
        ada.act(item, "delete").await?;
        ada.wait_saved().await?;
        ada.click(".editor-bar a.brand").await?;
        ada.wait_path("/resumes").await?;
        ada.click("[data-testid=\"toast\"] [data-action=\"undo\"]").await?;
        e2e::until("the item is back", async || {
            let content = as_ada.content(&resume).await?;
            Ok((content["work"][0]["name"] == "Navy").then_some(()))
        })
        .await?;
        ada.open_resume(&server.url(), &resume).await?;
        assert_eq!(&ada.ids("item").await?[0], item);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn line_breaks_that_were_there_before_divide_nothing() -> anyhow::Result<()> {
    Stage::run("breaks", async |stage| {
        let Alone { server: _server, as_ada, resume, ada } = Alone::with(stage, RESUME).await?;
        let bullets = ada.first_bullets("work").await?;
        let (two, came, halves) =
            (format!("{}/text", bullets[0]), format!("{}/text", bullets[1]), format!("{}/text", bullets[2]));
        ada.write(&two, Some(1), "x").await?;
        ada.wait_value(&two, "txwo\nlines").await?;
        ada.wait_saved().await?;
        assert_eq!(ada.first_bullets("work").await?, bullets);
        // Where nobody has typed, the file's own breaks come back.
        assert_eq!(as_ada.content(&resume).await?["work"][0]["highlights"][1], "kept\r\nas it came");
        ada.write(&came, None, "!").await?;
        ada.wait_value(&came, "kept\nas it came!").await?;

        // Bold words stay bold when Enter divides their bullet.
        let field = format!("[data-field=\"{halves}\"]");
        ada.click(&field).await?;
        ada.press("a", CONTROL).await?;
        ada.press("b", CONTROL).await?;
        ada.place_caret(&field, Some(10)).await?;
        ada.press("Enter", 0).await?;
        ada.wait_value(&halves, "first half").await?;
        ada.wait_js(
            "the second half is bold",
            "[...document.querySelectorAll('.bullet .mirror [data-bold]')].some(e => e.textContent === 'second half')",
        )
        .await?;
        ada.wait_saved().await
    })
    .await
}

#[tokio::test]
async fn a_role_that_changed_while_nobody_was_connected_is_known_on_return() -> anyhow::Result<()> {
    Stage::run("role_changed", async |stage| {
        let Alone { server, as_ada, resume, ada: _ada } = Alone::with(stage, RESUME).await?;
        let way = Proxy::start([server.address()]).await?;
        let as_bob = User::register(&server.url(), "Bob").await?;
        as_ada.share(&resume, &as_bob, "viewer").await?;
        let bob = stage.newcomer("Bob").await?;
        bob.sign_in(&way.url(), &as_bob).await?;
        bob.open(&format!("{}/r/{resume}", way.url())).await?;
        bob.wait_for("[data-testid=\"read-only\"]").await?;
        way.prefer([]);
        way.cut();
        bob.wait_for("[data-testid=\"sync-state\"][data-state=\"offline\"]").await?;
        as_ada.change_role(&resume, &as_bob, "editor").await?;
        way.prefer([server.address()]);
        bob.wait_js("he may write", "!document.querySelector('[data-field=\"basics/name\"]').readOnly").await?;
        bob.write("basics/name", None, " L.").await?;
        bob.wait_saved().await
    })
    .await
}

#[tokio::test]
async fn a_section_that_is_moved_under_the_caret_takes_no_letter() -> anyhow::Result<()> {
    Stage::run("moved_under_caret", async |stage| {
        let Alone { server, as_ada, resume, ada } = Alone::with(stage, &sample_text()?).await?;
        let mut mover = Live::join(&server.url(), &resume, &as_ada.token().await?, 4_242).await?;
        let bullet = format!("{}/text", ada.first_bullets("work").await?[0]);
        let before = ada.value(&bullet).await?;
        let words: String = (0..60).map(|number| format!("{number},")).collect();
        let moves = async {
            // To the one end and to the other: it is this section that travels on the page.
            for (round, place) in [Place::Last, Place::First].iter().cycle().take(12).enumerate() {
                let (work, mut dice) = (Id::from("work"), Seeded::new(round as u64));
                mover.edit(|edit| edit.move_section(&work, Column::Main, place, &mut dice)).await?;
                mover.until_saved().await?;
                let letters = 12 * (round + 1);
                ada.wait_js(
                    "more letters",
                    &format!("document.querySelector('[data-field=\"{bullet}\"]').value.length > {letters}"),
                )
                .await?;
            }
            anyhow::Ok(())
        };
        tokio::try_join!(ada.write(&bullet, None, &words), moves)?;
        ada.wait_saved().await?;
        let after = ada.value(&bullet).await?;
        anyhow::ensure!(after == format!("{before}{words}"), "letters were lost: {after}");
        Ok(())
    })
    .await
}

/// Types a letter a frame, and says which states the line has shown, and what moved meanwhile that has no end, or waits to
/// begin in the compositor, which draws frame after frame while it waits.
const MOVES: &str = r#"(async () => {
    const states = new Set(), moves = new Set();
    for (let letter = 0; letter < 60; letter++) {
        document.execCommand('insertText', false, 'n');
        await new Promise(requestAnimationFrame);
        states.add(document.querySelector('[data-testid="sync-state"]').dataset.state);
        for (const animation of document.getAnimations()) {
            const { endTime, delay } = animation.effect.getComputedTiming();
            const isDrawn = animation.effect.getKeyframes().some((frame) => 'opacity' in frame || 'transform' in frame);
            if (endTime === Infinity || (isDrawn && delay > 0)) moves.add(animation.animationName);
        }
    }
    return [[...states], [...moves]];
})()"#;

#[tokio::test]
async fn nothing_moves_without_end_while_somebody_types_among_others() -> anyhow::Result<()> {
    Stage::run("still", async |stage| {
        let Two { server: _server, ada, bob, .. } = Two::with(stage, RESUME).await?;
        let bullets = ada.first_bullets("work").await?;
        bob.place_caret(&format!("[data-field=\"{}/text\"]", bullets[2]), None).await?;
        bob.type_words(" and more").await?;
        ada.wait_for("[data-testid=\"remote-caret\"]").await?;
        ada.place_caret(&format!("[data-field=\"{}/text\"]", bullets[0]), None).await?;
        let (states, moves): (Vec<String>, Vec<String>) = ada.js(MOVES).await?;
        assert!(states.iter().any(|state| state == "saving"), "{states:?}");
        assert!(moves.is_empty(), "{moves:?}");
        ada.wait_saved().await
    })
    .await
}
