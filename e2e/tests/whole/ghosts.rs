//! What becomes of words under which somebody deletes: they stay in their place until they are brought back or let go.

use e2e::{Stage, Tab, User};
use serde_json::Value;

use super::structure::{bullet, named};
use super::together::{RESUME, Two, id_of, two};

const GHOST: &str = "[data-testid=ghost]";

/// What the one ghost says, and the words that it keeps.
async fn wait_ghost(tab: &Tab, title: &str, words: &str) -> anyhow::Result<()> {
    let says = format!(
        "(() => {{ const all = document.querySelectorAll('{GHOST}'); return all.length === 1
            && all[0].innerText.includes({}) && all[0].querySelector('textarea').value === {}; }})()",
        Value::from(title),
        Value::from(words)
    );
    tab.wait_js(&format!("a ghost says {title} and keeps “{words}”"), &says).await
}

async fn wait_no_ghost(tab: &Tab) -> anyhow::Result<()> {
    tab.wait_js("there is no ghost", &format!("!document.querySelector('{GHOST}')")).await
}

#[tokio::test]
async fn a_bullet_that_somebody_deletes_is_kept_where_it_stood() -> anyhow::Result<()> {
    Stage::run("ghost_bullet", async |stage| {
        let Two { ada, bob, _server, .. } = two(stage).await?;
        let a2 = id_of(&bullet(&ada, "a2").await?);
        let field = format!("{a2}/text");
        bob.write(&field, Some(1), "xy").await?;
        ada.wait_value(&field, "axy2").await?;
        ada.act(&a2, "delete").await?;
        wait_ghost(&bob, "Ada has deleted this line", "axy2").await?;
        // The focus is where it was, and so is the selection; it stands between its old neighbours.
        bob.wait_selection("ghost", 3, 3).await?;
        let around = format!(
            "(() => {{ const row = document.querySelector('{GHOST}').closest('li');
                const words = one => one.querySelector('textarea').value;
                return [words(row.previousElementSibling), words(row.nextElementSibling)].join(' '); }})()"
        );
        assert_eq!(bob.js::<String>(&around).await?, "a1 a3");
        bob.wait_words("[data-testid=announcements]", "Ada has deleted this line").await?;
        // Keys meet a field that takes none, and nothing jumps when others go on.
        bob.type_words("!").await?;
        ada.write(&format!("{}/text", id_of(&bullet(&ada, "a1").await?)), None, " more").await?;
        bob.wait_js(
            "the other words have come",
            "[...document.querySelectorAll('[data-field]')].some(e => e.value === 'a1 more')",
        )
        .await?;
        bob.wait_selection("ghost", 3, 3).await?;

        // Back with everything that was typed, and the caret in it.
        bob.click(&format!("{GHOST} [data-action=bring-back]")).await?;
        wait_no_ghost(&bob).await?;
        bob.wait_selection(&field, 3, 3).await?;
        bob.type_words("z").await?;
        ada.wait_value(&field, "axyz2").await?;

        // Who deleted it takes it back: the caret goes back into it by itself.
        ada.act(&a2, "delete").await?;
        wait_ghost(&bob, "Ada has deleted this line", "axyz2").await?;
        ada.click("[data-testid=\"toast\"]:last-child [data-action=\"undo\"]").await?;
        wait_no_ghost(&bob).await?;
        bob.wait_selection(&field, 4, 4).await?;

        // Copied, and let go: the caret goes on beside it.
        ada.act(&a2, "delete").await?;
        wait_ghost(&bob, "Ada has deleted this line", "axyz2").await?;
        bob.click(&format!("{GHOST} [data-action=copy]")).await?;
        bob.wait_for("[data-testid=toast]").await?;
        bob.click(&format!("{GHOST} [data-action=let-go]")).await?;
        wait_no_ghost(&bob).await?;
        bob.wait_js("the caret is in the bullet before", "document.activeElement.value === 'a1 more'").await?;
        ada.wait_same(&bob).await.map(drop)
    })
    .await
}

#[tokio::test]
async fn entries_and_sections_that_somebody_deletes_are_kept_whole() -> anyhow::Result<()> {
    Stage::run("ghost_whole", async |stage| {
        let Two { ada, bob, _server, .. } = two(stage).await?;
        let (acme, n2) = (id_of(&named(&ada, "item", "Engineer, Acme").await?), id_of(&bullet(&ada, "n2").await?));
        let navy = id_of(&named(&ada, "item", "Clerk, Navy").await?);
        bob.write(&format!("{n2}/text"), None, "!").await?;
        ada.wait_value(&format!("{n2}/text"), "n2!").await?;
        ada.act(&navy, "delete").await?;
        let words = "Clerk\nNavy\nn1\nn2!\nn3\nn4\nn5";
        wait_ghost(&bob, "Ada has deleted this entry", words).await?;
        let at = u32::try_from(words.find("n3").unwrap_or_default() - 1)?;
        bob.wait_selection("ghost", at, at).await?;
        let beside = format!("document.querySelector('{GHOST}').previousElementSibling.dataset.id");
        assert_eq!(bob.js::<String>(&beside).await?, acme);
        bob.click(&format!("{GHOST} [data-action=bring-back]")).await?;
        bob.wait_selection(&format!("{n2}/text"), 3, 3).await?;
        ada.wait_value(&format!("{n2}/text"), "n2!").await?;

        // The last entry of a section, which stands in the editor only as long as there is one.
        let loom = id_of(&named(&ada, "item", "Loom").await?);
        bob.enter(&format!("{loom}/name")).await?;
        bob.type_words("s").await?;
        ada.wait_value(&format!("{loom}/name"), "Looms").await?;
        ada.act(&loom, "delete").await?;
        wait_ghost(&bob, "Ada has deleted this entry", "Looms\nl1\nl2\nyarn\nwool").await?;
        bob.click(&format!("{GHOST} [data-action=let-go]")).await?;
        wait_no_ghost(&bob).await?;

        // A whole section, and what stood in it as a ghost already.
        let t1 = id_of(&bullet(&ada, "t1").await?);
        let talks: String = ada.js("[...document.querySelectorAll('[data-testid=section]')].at(-1).dataset.id").await?;
        bob.write(&format!("{t1}/text"), None, "?").await?;
        ada.wait_value(&format!("{t1}/text"), "t1?").await?;
        ada.act(&talks, "delete").await?;
        wait_ghost(&bob, "Ada has deleted this section", "Talks\nLooms\nt1?").await?;
        bob.click(&format!("{GHOST} [data-action=bring-back]")).await?;
        bob.wait_selection(&format!("{t1}/text"), 3, 3).await?;
        ada.wait_same(&bob).await.map(drop)
    })
    .await
}

#[tokio::test]
async fn words_typed_while_somebody_joins_the_bullet_away_are_not_lost() -> anyhow::Result<()> {
    Stage::run("ghost_joined", async |stage| {
        let Two { ada, bob, _server, .. } = two(stage).await?;
        let (a1, a2) = (id_of(&bullet(&ada, "a1").await?), id_of(&bullet(&ada, "a2").await?));
        ada.place_caret(&format!("[data-field=\"{a2}/text\"]"), Some(0)).await?;
        // Bob types without a pause; in the middle Ada joins his bullet to the one before.
        bob.enter(&format!("{a2}/text")).await?;
        bob.type_words(" begun").await?;
        ada.wait_value_has(&format!("{a2}/text"), "begun").await?;
        let types = async {
            // Until the field is gone: after that there is nothing that takes letters.
            for number in 0..400 {
                if bob.js::<bool>(&format!("!!document.querySelector('{GHOST}')")).await? {
                    return anyhow::Ok(());
                }
                bob.type_words(&format!("{},", number % 10)).await?;
            }
            anyhow::bail!("the bullet has not gone")
        };
        let joins = async {
            ada.wait_value_has(&format!("{a2}/text"), "begun0,1,").await?;
            ada.press("Backspace", 0).await
        };
        tokio::try_join!(types, joins)?;
        bob.wait_for(GHOST).await?;
        let kept: String = bob.js(&format!("document.querySelector('{GHOST} textarea').value")).await?;
        assert!(kept.starts_with("a2 begun"), "{kept}");
        let digits = kept.trim_start_matches("a2 begun");
        let expected: String = (0..400).map(|number| format!("{},", number % 10)).collect();
        assert!(!digits.is_empty() && expected.starts_with(digits), "letters are missing: {kept}");
        // The rest went where Ada has put it.
        bob.wait_value_has(&format!("{a1}/text"), "a1a2 begun").await?;

        // Somebody who has gone on to another field is told as well.
        bob.click(&format!("{GHOST} [data-action=let-go]")).await?;
        wait_no_ghost(&bob).await?;
        let n2 = id_of(&bullet(&ada, "n2").await?);
        bob.write(&format!("{n2}/text"), None, " just written").await?;
        bob.enter("basics/name").await?;
        ada.wait_value_has(&format!("{n2}/text"), "written").await?;
        ada.act(&n2, "delete").await?;
        wait_ghost(&bob, "Ada has deleted this line", "n2 just written").await?;
        bob.wait_selection("basics/name", 3, 3).await
    })
    .await
}

#[tokio::test]
async fn offline_words_in_what_was_deleted_meanwhile_come_up_again() -> anyhow::Result<()> {
    Stage::run("ghost_offline", async |stage| {
        let server = stage.server().await?;
        let (as_ada, as_bob) =
            (User::register(&server.url(), "Ada").await?, User::register(&server.url(), "Bob").await?);
        let resume = as_ada.import(RESUME).await?;
        as_ada.share(&resume, &as_bob, "editor").await?;
        let ada = super::pair::open(stage, &as_ada, server.url(), &resume).await?;
        let way = e2e::Proxy::start(vec![server.address()]).await?;
        let bob = super::pair::open(stage, &as_bob, way.url(), &resume).await?;
        let a2 = id_of(&bullet(&ada, "a2").await?);
        way.prefer([]);
        way.cut();
        bob.wait_for("[data-testid=\"sync-state\"][data-state=\"offline\"]").await?;
        bob.write(&format!("{a2}/text"), None, " from the train").await?;
        bob.enter("basics/name").await?;
        ada.act(&a2, "delete").await?;
        ada.wait_saved().await?;
        way.prefer([server.address()]);
        wait_ghost(&bob, "has deleted this line", "a2 from the train").await?;
        bob.wait_saved().await?;
        bob.click(&format!("{GHOST} [data-action=bring-back]")).await?;
        ada.wait_value(&format!("{a2}/text"), "a2 from the train").await?;
        ada.wait_same(&bob).await.map(drop)
    })
    .await
}
