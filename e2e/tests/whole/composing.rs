//! Input methods, dead keys, corrections, emoji, and writing from right to left.

use e2e::{CONTROL, SHIFT, Stage, Tab};

use super::pair::{Alone, Two};

const RESUME: &str = r#"{ "basics": { "name": "Ada" },
    "work": [{ "name": "Navy", "highlights": ["one two", "second"] }] }"#;

async fn wait_caret_at(tab: &Tab, at: u32) -> anyhow::Result<()> {
    tab.wait_js(&format!("the caret is at {at}"), &format!("document.activeElement.selectionStart === {at}")).await
}

#[tokio::test]
async fn what_an_input_method_writes_and_what_the_other_types_meanwhile_are_both_there() -> anyhow::Result<()> {
    Stage::run("composing", async |stage| {
        let Two { server: _server, ada, bob, .. } = Two::with(stage, RESUME).await?;
        let bullet = format!("{}/text", ada.first_bullets("work").await?[0]);
        // In marked text: “two” is bold.
        ada.place_caret(&format!("[data-field=\"{bullet}\"]"), Some(4)).await?;
        for _ in 0..3 {
            ada.press("ArrowRight", SHIFT).await?;
        }
        ada.press("b", CONTROL).await?;
        ada.wait_saved().await?;

        ada.place_caret(&format!("[data-field=\"{bullet}\"]"), Some(4)).await?;
        ada.compose("か").await?;
        ada.wait_value(&bullet, "one かtwo").await?;
        bob.write(&bullet, Some(0), "B ").await?;
        bob.write(&bullet, None, " E").await?;
        bob.wait_saved().await?;
        ada.compose("かん").await?;
        // What is not written yet is nobody's but hers, is not called saved, and is not touched.
        ada.wait_value(&bullet, "one かんtwo").await?;
        assert_ne!(ada.state().await?, "saved");
        bob.wait_value(&bullet, "B one two E").await?;
        ada.paste("漢").await?;
        for tab in [&ada, &bob] {
            tab.wait_value(&bullet, "B one 漢two E").await?;
        }
        wait_caret_at(&ada, 7).await?;
        ada.type_words("x").await?;
        bob.wait_value(&bullet, "B one 漢xtwo E").await?;

        // Given up: nothing is left of it, and what the other typed meanwhile shows.
        ada.compose("き").await?;
        bob.write(&bullet, Some(0), "!").await?;
        bob.wait_saved().await?;
        ada.compose("").await?;
        ada.wait_value(&bullet, "!B one 漢xtwo E").await?;
        wait_caret_at(&ada, 9).await?;

        // In a plain field, and left by the mouse in the middle of it: what stood there counts as written.
        ada.enter("basics/name").await?;
        ada.compose("さん").await?;
        bob.write("basics/name", Some(0), "Dr ").await?;
        bob.wait_saved().await?;
        ada.click("[data-field=\"basics/label\"]").await?;
        bob.wait_value("basics/name", "Dr Adaさん").await?;
        ada.wait_same(&bob).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_enter_that_ends_a_composition_divides_nothing() -> anyhow::Result<()> {
    Stage::run("composing_enter", async |stage| {
        let Alone { server: _server, ada, .. } = Alone::with(stage, RESUME).await?;
        let bullets = ada.first_bullets("work").await?;
        let bullet = format!("{}/text", bullets[0]);
        ada.enter(&bullet).await?;
        ada.compose("かん").await?;
        ada.press_for_input_method("Enter").await?;
        ada.paste("漢").await?;
        ada.wait_value(&bullet, "one two漢").await?;
        // Safari's order: the composition has ended when the key comes.
        ada.press_for_input_method("Enter").await?;
        // Backspace, too, belongs to the input method, at the start of a text as well.
        ada.place_caret(&format!("[data-field=\"{}/text\"]", bullets[1]), Some(0)).await?;
        ada.compose("か").await?;
        ada.press_for_input_method("Backspace").await?;
        ada.compose("").await?;
        ada.wait_saved().await?;
        assert_eq!(ada.first_bullets("work").await?, bullets);

        // A dead key and its letter.
        ada.compose("´").await?;
        ada.paste("é").await?;
        ada.wait_value(&format!("{}/text", bullets[1]), "ésecond").await?;
        ada.wait_saved().await
    })
    .await
}

#[tokio::test]
async fn corrections_replace_the_word_that_they_mean() -> anyhow::Result<()> {
    Stage::run("corrected", async |stage| {
        let Two { server: _server, ada, bob, .. } = Two::with(stage, RESUME).await?;
        let bullet = format!("{}/text", ada.first_bullets("work").await?[1]);
        let field = format!("[data-field=\"{bullet}\"]");
        ada.write(&bullet, Some(0), "teh ").await?;
        bob.wait_value(&bullet, "teh second").await?;
        // A phone's keyboard: the word is taken back into the composition, and written anew.
        ada.place_caret(&field, Some(3)).await?;
        ada.compose_over("the", Some(0..3)).await?;
        bob.write(&bullet, None, "!").await?;
        bob.wait_saved().await?;
        ada.paste("the").await?;
        for tab in [&ada, &bob] {
            tab.wait_value(&bullet, "the second!").await?;
        }
        // A spell-checker's menu: the words change at once, away from the caret.
        ada.place_caret(&field, Some(0)).await?;
        ada.js::<bool>(
            "(() => { const field = document.activeElement; field.setRangeText('minute', 4, 10, 'preserve');
                field.dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertReplacementText', bubbles: true }));
                return field.dispatchEvent(
                    new InputEvent('input', { inputType: 'insertReplacementText', data: 'minute', bubbles: true })); })()",
        )
        .await?;
        bob.wait_value(&bullet, "the minute!").await?;
        ada.press("z", CONTROL).await?;
        bob.wait_value(&bullet, "the second!").await?;
        ada.wait_saved().await
    })
    .await
}

#[tokio::test]
async fn what_looks_like_one_letter_goes_as_one() -> anyhow::Result<()> {
    Stage::run("emoji", async |stage| {
        let content = r#"{ "work": [{ "name": "Navy", "highlights": ["a👩‍👩‍👧b😀🇸🇪👍🏽e\u0301"] }] }"#;
        let Two { server: _server, ada, bob, .. } = Two::with(stage, content).await?;
        let bullet = format!("{}/text", ada.first_bullets("work").await?[0]);
        ada.enter(&bullet).await?;
        let mut shown = ada.value(&bullet).await?;
        while !shown.is_empty() {
            ada.press("Backspace", 0).await?;
            let before = shown;
            ada.wait_js(
                "something is gone",
                &format!("document.activeElement.value !== {}", serde_json::json!(before)),
            )
            .await?;
            shown = ada.value(&bullet).await?;
            // A half of a letter would come as a replacement character.
            assert!(before.starts_with(&shown), "{before} became {shown}");
            bob.wait_value(&bullet, &shown).await?;
        }
        // Between two of them, and over one.
        ada.type_words("😀😁").await?;
        ada.press("ArrowLeft", 0).await?;
        // As a board of emoji gives it: no key does.
        ada.paste("👩‍👩‍👧").await?;
        bob.wait_value(&bullet, "😀👩‍👩‍👧😁").await?;
        ada.press("ArrowRight", SHIFT).await?;
        ada.type_words("é").await?;
        bob.wait_value(&bullet, "😀👩‍👩‍👧é").await?;
        bob.write(&bullet, Some(2), "👍🏽").await?;
        ada.wait_value(&bullet, "😀👍🏽👩‍👩‍👧é").await?;
        ada.wait_saved().await
    })
    .await
}

#[tokio::test]
async fn right_to_left_and_both_ways_in_one_line() -> anyhow::Result<()> {
    Stage::run("right_to_left", async |stage| {
        let Two { server: _server, as_ada, ada, bob, .. } = Two::with(stage, RESUME).await?;
        let bullet = format!("{}/text", ada.first_bullets("work").await?[1]);
        let field = format!("[data-field=\"{bullet}\"]");
        ada.click(&field).await?;
        ada.press("a", CONTROL).await?;
        ada.type_words("שלום Rust עולם").await?;
        bob.wait_value(&bullet, "שלום Rust עולם").await?;
        // It begins at the right, as its first letter wants, and so does what lies under it.
        for (name, find) in [("field", field.clone()), ("mirror", format!("{field} ~ .mirror"))] {
            let begins = format!("getComputedStyle(document.querySelector('{find}')).direction === 'rtl'");
            ada.wait_js(&format!("the {name} begins at the right"), &begins).await?;
        }
        // Forward is to the left here: three letters from the start, bold for both.
        ada.place_caret(&field, Some(0)).await?;
        for _ in 0..4 {
            ada.press("ArrowLeft", SHIFT).await?;
        }
        ada.press("b", CONTROL).await?;
        let bold = format!(
            "[...document.querySelectorAll('{field} ~ .mirror [data-bold]')].map(span => span.textContent).join('')"
        );
        bob.wait_js("the first word is bold", &format!("{bold} === 'שלום'")).await?;
        // Whose caret is where: it is told by letters, not by places on the screen.
        ada.press("ArrowLeft", 0).await?;
        wait_caret_at(&ada, 4).await?;
        bob.wait_caret(&bullet, &as_ada).await?;
        bob.write(&bullet, Some(0), "אב ").await?;
        wait_caret_at(&ada, 7).await?;
        ada.type_words("!").await?;
        for tab in [&ada, &bob] {
            tab.wait_value(&bullet, "אב שלום! Rust עולם").await?;
        }
        ada.wait_same(&bob).await?;
        Ok(())
    })
    .await
}
