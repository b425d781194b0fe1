//! Two people in one résumé: who is where, and who types where.

use e2e::{ALT, Server, Stage, Tab, User};

use super::structure::bullet;

/// Long enough that it does not fit into the window.
pub(crate) const RESUME: &str = r#"{ "basics": { "name": "Ada", "summary": "One line." },
    "work": [
        { "name": "Acme", "position": "Engineer", "highlights": ["a1", "a2", "a3"] },
        { "name": "Navy", "position": "Clerk", "highlights": ["n1", "n2", "n3", "n4", "n5"] },
        { "name": "Mill", "position": "Weaver", "highlights": ["m1", "m2", "m3", "m4", "m5"] }],
    "projects": [{ "name": "Loom", "highlights": ["l1", "l2"], "keywords": ["yarn", "wool"] }],
    "meta": { "tandem": { "sections": [{ "kind": "work" }, { "kind": "projects" },
        { "kind": "custom", "title": "Talks", "items": [{ "name": "Looms", "highlights": ["t1"] }] }] } } }"#;

pub(crate) struct Two {
    pub(crate) _server: Server,
    pub(crate) ada: Tab,
    pub(crate) bob: Tab,
    pub(crate) as_ada: User,
}

pub(crate) async fn two(stage: &Stage) -> anyhow::Result<Two> {
    let server = stage.server().await?;
    let (as_ada, as_bob) = (User::register(&server.url(), "Ada").await?, User::register(&server.url(), "Bob").await?);
    let resume = as_ada.import(RESUME).await?;
    as_ada.share(&resume, &as_bob, "editor").await?;
    let ada = super::pair::open(stage, &as_ada, server.url(), &resume).await?;
    let bob = super::pair::open(stage, &as_bob, server.url(), &resume).await?;
    Ok(Two { _server: server, ada, bob, as_ada })
}

pub(crate) fn id_of(selector: &str) -> String {
    selector.split('"').nth(1).unwrap_or_default().to_owned()
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
        // The last of what comes by itself.
        bob.wait_for("[data-action=\"letters-bin\"]").await?;
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
        bob.wait_selection("basics/name", 1, 1).await?;
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

/// What stands where on the page.
const PRINTED: &str = "[...document.querySelector('[data-testid=page]').shadowRoot.querySelectorAll('.sheet *')]
    .map(e => { const r = e.getBoundingClientRect(); return [e.tagName, r.left, r.top, r.width, r.height].join(' '); })";

#[tokio::test]
async fn the_page_shows_who_is_where_and_nothing_moves_for_it() -> anyhow::Result<()> {
    Stage::run("page_guests", async |stage| {
        let Two { _server, ada, bob, .. } = two(stage).await?;
        let bullets = ada.first_bullets("work").await?;
        let guests = |field: &str, more: &str| {
            format!(
                "[...document.querySelector('[data-testid=page]').shadowRoot.querySelectorAll('.guest')]
                    .map(e => `${{e.dataset.field}} ${{e.dataset.guest}}`).join() === '{field} Bob' {more}"
            )
        };
        let nobody = "!document.querySelector('[data-testid=page]').shadowRoot.querySelector('.guest, [style], [data-guest]')";
        ada.wait_js("the page is there", &format!("({PRINTED}).length > 20 && document.fonts.status === 'loaded'")).await?;
        ada.wait_js("nobody else is there", nobody).await?;
        let before: Vec<String> = ada.js(PRINTED).await?;
        let (first, second) = (format!("{}/text", bullets[0]), format!("{}/text", bullets[1]));
        bob.enter(&first).await?;
        ada.wait_js("Bob is in the first", &guests(&first, "")).await?;
        assert_eq!(ada.js::<Vec<String>>(PRINTED).await?, before, "something has moved");
        // The page is laid out again, and he is still there.
        bob.type_words("xyz").await?;
        let follows = format!("&& document.querySelector('[data-testid=page]').shadowRoot.querySelector('[data-field=\"{first}\"]').textContent === 'a1xyz'");
        ada.wait_js("the page follows", &guests(&first, &follows)).await?;
        bob.enter(&second).await?;
        ada.wait_js("Bob is in the second", &guests(&second, "")).await?;
        bob.close().await?;
        ada.wait_js("Bob has gone", nobody).await
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
        bob.wait_selection(field, 4, 8).await?;
        // Before it, in it, behind it, and at its very ends.
        ada.write(field, Some(0), "Not ").await?;
        bob.wait_value(field, "Not One line.").await?;
        bob.wait_selection(field, 8, 12).await?;
        ada.write(field, Some(10), "--").await?;
        bob.wait_selection(field, 8, 14).await?;
        ada.write(field, Some(14), " more").await?;
        bob.wait_value(field, "Not One li--ne more.").await?;
        bob.wait_selection(field, 8, 14).await?;
        ada.write(field, Some(8), "1 ").await?;
        bob.wait_value(field, "Not One 1 li--ne more.").await?;
        bob.wait_selection(field, 10, 16).await?;
        // His neighbours go, move and hide; entries above him come and go.
        let (a1, a2) = (id_of(&bullet(&ada, "a1").await?), id_of(&bullet(&ada, "a2").await?));
        let own = format!("{a2}/text");
        bob.place_caret(&format!("[data-field=\"{own}\"]"), Some(1)).await?;
        ada.act(&a1, "delete").await?;
        bob.wait_js("it is gone", &format!("!document.querySelector('[data-field=\"{a1}/text\"]')")).await?;
        bob.wait_selection(&own, 1, 1).await?;
        ada.act(&a2, "hide").await?;
        bob.wait_for(&format!("[data-id=\"{a2}\"][data-hidden]")).await?;
        bob.wait_selection(&own, 1, 1).await?;
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
        bob.wait_selection(&own, 1, 1).await?;
        bob.type_words("w").await?;
        ada.wait_value(&own, "aw2").await
    })
    .await
}
