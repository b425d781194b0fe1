//! The check-up: what it says comes while one types, and goes when it is mended.

use e2e::{CONTROL, LOOKS, Stage, Tab, sample_text};

use super::pair::{Alone, Two};

const BUTTON: &str = "[data-testid=\"checkup\"]";
const PANEL: &str = "[data-testid=\"checkup-panel\"]";
const BADGE: &str = "[data-testid=\"checkup-badge\"]";
const SUM: &str = "[data-testid=\"checkup-sum\"]";

const RESUME: &str = r#"{ "basics": { "name": "Mina", "email": "mina@example.org", "phone": "+46 70 000 00 00",
        "summary": "Designer of tools for people who are in a hurry, with eight years between research and code, and happiest where the interface is the operation. Writes the words of the forms as well as drawing them, and stays until they are used: by the people at the counter, by those who call, and by those who never come back because they need not." },
    "work": [{ "position": "Designer", "name": "Halden", "startDate": "2019-01", "highlights": ["the 5 maps of the harbour"] }] }"#;

async fn opened(tab: &Tab, sum: &str) -> anyhow::Result<()> {
    tab.click(BUTTON).await?;
    tab.wait_words(SUM, sum).await
}

async fn gone(tab: &Tab, rule: &str) -> anyhow::Result<()> {
    tab.wait_js(rule, &format!("!document.querySelector('{PANEL} [data-rule=\"{rule}\"]')")).await
}

#[tokio::test]
async fn a_remark_comes_while_typing_leads_to_its_field_and_goes() -> anyhow::Result<()> {
    Stage::run("checkup", async |stage| {
        let Alone { server: _server, ada, .. } = Alone::with(stage, RESUME).await?;
        opened(&ada, "Nothing found").await?;
        let bullet = format!("{}/text", ada.first_bullets("work").await?[0]);
        ada.write(&bullet, Some(0), "Responsible for ").await?;
        ada.wait_words(&format!("{PANEL} [data-rule=\"weak-opening\"]"), "Responsible for").await?;
        ada.wait_words(SUM, "One remark").await?;
        // From anywhere else it leads to the bullet, also when its entry is folded.
        ada.click("[data-testid=item] .item-head").await?;
        ada.wait_js("folded", &format!("!document.querySelector('[data-field=\"{bullet}\"]')")).await?;
        ada.click(&format!("{PANEL} [data-to=\"{bullet}\"]")).await?;
        ada.wait_js("the caret is there", &format!("document.activeElement?.dataset.field === '{bullet}'")).await?;
        ada.wait_for(PANEL).await?;
        ada.place_caret(&format!("[data-field=\"{bullet}\"]"), Some(0)).await?;
        for _ in 0.."Responsible for ".len() {
            ada.press("Delete", 0).await?;
        }
        gone(&ada, "weak-opening").await?;
        ada.wait_words(SUM, "Nothing found").await?;
        // A date that ends before it begins.
        let item: String = ada.js("document.querySelector('[data-testid=item]').dataset.id").await?;
        ada.place_caret(&format!("[data-field=\"{item}/endDate\"]"), None).await?;
        ada.type_words("2018").await?;
        ada.press("Enter", 0).await?;
        ada.wait_for(&format!("{PANEL} [data-severity=problem] [data-rule=\"dates-reversed\"]")).await
    })
    .await
}

#[tokio::test]
async fn what_another_writes_is_remarked_on_too() -> anyhow::Result<()> {
    Stage::run("checkup_two", async |stage| {
        let Two { server: _server, ada, bob, .. } = Two::with(stage, RESUME).await?;
        opened(&ada, "Nothing found").await?;
        bob.write("basics/email", None, "@").await?;
        ada.wait_words(&format!("{PANEL} [data-rule=\"email-malformed\"]"), "mina@example.org@").await?;
        bob.press("Backspace", 0).await?;
        gone(&ada, "email-malformed").await?;
        // Who has it closed sees how many there are.
        ada.write("basics/email", None, " or not").await?;
        bob.wait_words(BADGE, "1").await?;
        ada.press("z", CONTROL).await?;
        bob.wait_js("no remark, no number", &format!("!document.querySelector('{BADGE}')")).await
    })
    .await
}

#[tokio::test]
async fn by_keyboard_and_on_a_phone() -> anyhow::Result<()> {
    Stage::run("checkup_keys", async |stage| {
        let content = r#"{ "basics": { "name": "Mina", "email": "mina@example" } }"#;
        let Alone { server: _server, ada, .. } = Alone::with(stage, content).await?;
        ada.tab_to(BUTTON).await?;
        ada.press("Enter", 0).await?;
        ada.wait_focus(PANEL).await?;
        ada.wait_words(SUM, "2 remarks").await?;
        ada.tab_to(&format!("{PANEL} [data-rule=\"email-malformed\"]")).await?;
        ada.check_focus().await?;
        ada.press("Enter", 0).await?;
        ada.wait_focus("[data-field=\"basics/email\"]").await?;
        // Closed, and back at the button.
        ada.click(&format!("{PANEL} h2")).await?;
        ada.press("Escape", 0).await?;
        ada.wait_focus(BUTTON).await?;
        ada.wait_js("the panel is gone", &format!("!document.querySelector('{PANEL}')")).await?;
        // On a phone it makes way for the field.
        ada.look(LOOKS[2]).await?;
        ada.click("[data-tab=page]").await?;
        opened(&ada, "2 remarks").await?;
        ada.click(&format!("{PANEL} [data-rule=\"no-phone\"]")).await?;
        ada.wait_focus("[data-field=\"basics/phone\"]").await?;
        ada.wait_js("the panel is gone", &format!("!document.querySelector('{PANEL}')")).await
    })
    .await
}

#[tokio::test]
async fn a_real_resume_has_no_problem_and_a_verb_in_the_wrong_tense() -> anyhow::Result<()> {
    Stage::run("checkup_sample", async |stage| {
        let Alone { server: _server, ada, .. } = Alone::with(stage, &sample_text()?).await?;
        ada.open_palette().await?;
        ada.type_words("check-up").await?;
        ada.press("Enter", 0).await?;
        ada.wait_focus(PANEL).await?;
        let problems: usize =
            ada.js(&format!("document.querySelectorAll('{PANEL} [data-severity=problem] li').length")).await?;
        anyhow::ensure!(problems == 0, "the sample has {problems} problems");
        ada.wait_words(&format!("{PANEL} [data-rule=\"present-in-past\"]"), "Build an algorithm").await
    })
    .await
}
