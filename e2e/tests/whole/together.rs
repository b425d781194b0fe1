//! Two people in one résumé: who is where, who types where, and what becomes of words under which somebody deletes.

use e2e::{ALT, Server, Stage, Tab, User};
use serde_json::Value;

use super::structure::{bullet, named};

/// Long enough that it does not fit into the window.
const RESUME: &str = r#"{ "basics": { "name": "Ada", "summary": "One line." },
    "work": [
        { "name": "Acme", "position": "Engineer", "highlights": ["a1", "a2", "a3"] },
        { "name": "Navy", "position": "Clerk", "highlights": ["n1", "n2", "n3", "n4", "n5"] },
        { "name": "Mill", "position": "Weaver", "highlights": ["m1", "m2", "m3", "m4", "m5"] }],
    "projects": [{ "name": "Loom", "highlights": ["l1", "l2"], "keywords": ["yarn", "wool"] }],
    "meta": { "tandem": { "sections": [{ "kind": "work" }, { "kind": "projects" },
        { "kind": "custom", "title": "Talks", "items": [{ "name": "Looms", "highlights": ["t1"] }] }] } } }"#;

struct Two {
    _server: Server,
    ada: Tab,
    bob: Tab,
    as_ada: User,
}

async fn two(stage: &Stage) -> anyhow::Result<Two> {
    let server = stage.server().await?;
    let (as_ada, as_bob) = (User::register(&server.url(), "Ada").await?, User::register(&server.url(), "Bob").await?);
    let resume = as_ada.import(RESUME).await?;
    as_ada.share(&resume, &as_bob, "editor").await?;
    let ada = super::pair::open(stage, &as_ada, server.url(), &resume).await?;
    let bob = super::pair::open(stage, &as_bob, server.url(), &resume).await?;
    Ok(Two { _server: server, ada, bob, as_ada })
}

fn id_of(selector: &str) -> String {
    selector.split('"').nth(1).unwrap_or_default().to_owned()
}

/// Where the caret is: in which field, and behind how many letters; in a ghost, `ghost`.
const CARET: &str = "(() => { const at = document.activeElement;
    return [at.dataset.field ?? (at.dataset.ghostWords ? 'ghost' : at.tagName), at.selectionStart, at.selectionEnd]; })()";

async fn wait_caret_at(tab: &Tab, field: &str, start: u32, end: u32) -> anyhow::Result<()> {
    let there = format!("JSON.stringify({CARET}) === JSON.stringify(['{field}', {start}, {end}])");
    tab.wait_js(&format!("the caret is in {field} at {start}..{end}"), &there).await
}

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
        wait_caret_at(&bob, "ghost", 3, 3).await?;
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
        wait_caret_at(&bob, "ghost", 3, 3).await?;

        // Back with everything that was typed, and the caret in it.
        bob.click(&format!("{GHOST} [data-action=bring-back]")).await?;
        wait_no_ghost(&bob).await?;
        wait_caret_at(&bob, &field, 3, 3).await?;
        bob.type_words("z").await?;
        ada.wait_value(&field, "axyz2").await?;

        // Who deleted it takes it back: the caret goes back into it by itself.
        ada.act(&a2, "delete").await?;
        wait_ghost(&bob, "Ada has deleted this line", "axyz2").await?;
        ada.click("[data-testid=\"toast\"]:last-child [data-action=\"undo\"]").await?;
        wait_no_ghost(&bob).await?;
        wait_caret_at(&bob, &field, 4, 4).await?;

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
        wait_caret_at(&bob, "ghost", at, at).await?;
        let beside = format!("document.querySelector('{GHOST}').previousElementSibling.dataset.id");
        assert_eq!(bob.js::<String>(&beside).await?, acme);
        bob.click(&format!("{GHOST} [data-action=bring-back]")).await?;
        wait_caret_at(&bob, &format!("{n2}/text"), 3, 3).await?;
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
        wait_caret_at(&bob, &format!("{t1}/text"), 3, 3).await?;
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
        tokio::try_join!(types, ada.press("Backspace", 0))?;
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
        wait_caret_at(&bob, "basics/name", 3, 3).await
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

/// Where everything stands in the editor, relative to the column, and how large it is.
const PLACES: &str = "(() => { const top = document.querySelector('.fields').scrollTop;
    const all = ['.fields [data-field]', '.fields .item', '.fields .bullet', '.fields button', '.outline button',
        '.editor-bar .title-field', '.editor-bar .state', '[data-testid=find]', '[data-testid=share]'];
    return [...document.querySelectorAll(all.join())].map(e => {
        const r = e.getBoundingClientRect();
        return [e.dataset.field ?? e.dataset.testid ?? e.className, r.left, r.top + top, r.width, r.height].join(' '); }); })()";

#[tokio::test]
async fn nothing_moves_when_somebody_comes_types_and_goes() -> anyhow::Result<()> {
    Stage::run("no_shift", async |stage| {
        let server = stage.server().await?;
        let (as_ada, as_bob) =
            (User::register(&server.url(), "Ada").await?, User::register(&server.url(), "Bob").await?);
        let resume = as_ada.import(RESUME).await?;
        as_ada.share(&resume, &as_bob, "editor").await?;
        let bob = super::pair::open(stage, &as_bob, server.url(), &resume).await?;
        bob.wait_js("its letters have come", "document.fonts.status === 'loaded'").await?;
        bob.write("basics/name", Some(1), "").await?;
        let before: Vec<String> = bob.js(PLACES).await?;

        let ada = super::pair::open(stage, &as_ada, server.url(), &resume).await?;
        bob.wait_for(&format!("[data-testid=presence-avatar][data-user=\"{}\"]", as_ada.id)).await?;
        let same = async |when: &str| {
            let now: Vec<String> = bob.js(PLACES).await?;
            let moved: Vec<_> = before.iter().zip(&now).filter(|(before, now)| before != now).collect();
            anyhow::ensure!(moved.is_empty() && before.len() == now.len(), "{when}, this has moved: {moved:?}");
            anyhow::Ok(())
        };
        same("when she comes").await?;
        let a2 = format!("{}/text", id_of(&bullet(&ada, "a2").await?));
        for field in ["basics/summary", &a2, "basics/name"] {
            ada.write(field, Some(1), "x").await?;
            let marked = format!(".text-field:has([data-field=\"{field}\"])");
            bob.wait_for(&format!("{marked}[data-typist=\"Ada\"]")).await?;
            bob.wait_caret(field, &as_ada).await?;
            same(&format!("when she types in {field}")).await?;
            ada.press("ArrowLeft", e2e::SHIFT).await?;
            bob.wait_for(&format!("{marked} .mirror .selected")).await?;
            same(&format!("when she selects in {field}")).await?;
            ada.press("Backspace", 0).await?;
        }
        // His caret stays at its letter, whatever she writes before it.
        wait_caret_at(&bob, "basics/name", 1, 1).await?;
        // The marks fade by themselves.
        bob.wait_js("no field is marked", "!document.querySelector('[data-typist]')").await?;
        ada.close().await?;
        bob.wait_js("she has gone", "!document.querySelector('[data-testid=presence-avatar]')").await?;
        same("when she goes").await
    })
    .await
}

#[tokio::test]
async fn somebody_is_followed_until_anything_is_done() -> anyhow::Result<()> {
    Stage::run("follow", async |stage| {
        let Two { ada, bob, as_ada, _server } = two(stage).await?;
        let avatar = format!(".avatar-button:has([data-user=\"{}\"])", as_ada.id);
        let (on, off) =
            ("document.querySelector('[data-testid=following]')", "!document.querySelector('[data-testid=following]')");
        let t1 = format!("{}/text", id_of(&bullet(&ada, "t1").await?));
        let seen = |field: &str| {
            format!(
                "(() => {{ const r = document.querySelector('.text-field:has([data-field=\"{field}\"]) .remote-caret')
                    ?.getBoundingClientRect(); const c = document.querySelector('.fields').getBoundingClientRect();
                    return r && r.top > c.top && r.bottom < c.bottom; }})()"
            )
        };
        let stops = async |what: &str| {
            bob.wait_js(&format!("{what} ends it"), off).await?;
            bob.wait_words("[data-testid=announcements]", "No longer following Ada").await
        };
        bob.click(&avatar).await?;
        bob.wait_words("[data-testid=following]", "Following Ada").await?;
        bob.wait_words("[data-testid=announcements]", "Following Ada").await?;
        ada.write(&t1, None, "!").await?;
        bob.wait_js("her caret at the far end is in view", &seen(&t1)).await?;
        ada.write("basics/summary", None, "!").await?;
        bob.wait_js("her caret at the top is in view", &seen("basics/summary")).await?;
        bob.press("Escape", 0).await?;
        stops("Escape").await?;
        // Not followed: nothing scrolls.
        let rests = async || {
            let rests =
                "(() => { const now = document.querySelector('.fields').scrollTop, was = window.was; window.was = now;
                return was === now; })()";
            bob.wait_js("the column rests", rests).await?;
            bob.js::<f64>("document.querySelector('.fields').scrollTop").await
        };
        let before = rests().await?;
        ada.write(&t1, None, "?").await?;
        bob.wait_value(&t1, "t1!?").await?;
        bob.wait_caret(&t1, &as_ada).await?;
        assert_eq!(rests().await?, before);

        for way in ["key", "pointer", "wheel", "chip", "avatar"] {
            bob.click(&avatar).await?;
            bob.wait_js("he follows", on).await?;
            match way {
                "key" => bob.press("Shift", 0).await?,
                "pointer" => bob.click(".outline-head").await?,
                "wheel" => bob.wheel(".fields", 40.0).await?,
                "chip" => bob.click("[data-action=stop-following]").await?,
                _ => bob.click(&avatar).await?,
            }
            stops(way).await?;
        }
        // By the keyboard alone, on and off.
        bob.js::<bool>(&format!("(document.querySelector('{avatar}').focus(), true)")).await?;
        bob.press("Enter", 0).await?;
        bob.wait_js("he follows", on).await?;
        bob.press("Enter", 0).await?;
        stops("the same button").await?;
        // Who goes is followed no more.
        bob.click(&avatar).await?;
        bob.wait_js("he follows", on).await?;
        ada.close().await?;
        bob.wait_js("nobody is followed", off).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_caret_and_a_selection_stay_at_their_letters_whatever_others_do() -> anyhow::Result<()> {
    Stage::run("caret_stays", async |stage| {
        let Two { ada, bob, _server, .. } = two(stage).await?;
        let field = "basics/summary";
        bob.place_caret(&format!("[data-field=\"{field}\"]"), Some(4)).await?;
        for _ in 0..4 {
            bob.press("ArrowRight", e2e::SHIFT).await?;
        }
        wait_caret_at(&bob, field, 4, 8).await?;
        // Before it, in it, behind it, and at its very ends.
        ada.write(field, Some(0), "Not ").await?;
        bob.wait_value(field, "Not One line.").await?;
        wait_caret_at(&bob, field, 8, 12).await?;
        ada.write(field, Some(10), "--").await?;
        wait_caret_at(&bob, field, 8, 14).await?;
        ada.write(field, Some(14), " more").await?;
        bob.wait_value(field, "Not One li--ne more.").await?;
        wait_caret_at(&bob, field, 8, 14).await?;
        ada.write(field, Some(8), "1 ").await?;
        bob.wait_value(field, "Not One 1 li--ne more.").await?;
        wait_caret_at(&bob, field, 10, 16).await?;
        // His neighbours go, move and hide; entries above him come and go.
        let (a1, a2) = (id_of(&bullet(&ada, "a1").await?), id_of(&bullet(&ada, "a2").await?));
        let own = format!("{a2}/text");
        bob.place_caret(&format!("[data-field=\"{own}\"]"), Some(1)).await?;
        ada.act(&a1, "delete").await?;
        bob.wait_js("it is gone", &format!("!document.querySelector('[data-field=\"{a1}/text\"]')")).await?;
        wait_caret_at(&bob, &own, 1, 1).await?;
        ada.act(&a2, "hide").await?;
        bob.wait_for(&format!("[data-id=\"{a2}\"][data-hidden]")).await?;
        wait_caret_at(&bob, &own, 1, 1).await?;
        ada.click("[data-testid=section][data-id=work] > [data-action=add-item]").await?;
        ada.wait_focus("[data-id=work] .items > :last-child textarea").await?;
        ada.press("ArrowUp", ALT).await?;
        ada.press("ArrowUp", ALT).await?;
        ada.press("ArrowUp", ALT).await?;
        bob.wait_js(
            "the new entry is first",
            "document.querySelector('[data-testid=section] [data-testid=item] textarea').value === ''",
        )
        .await?;
        wait_caret_at(&bob, &own, 1, 1).await?;
        bob.type_words("w").await?;
        ada.wait_value(&own, "aw2").await
    })
    .await
}
