//! Phones and tablets: what has no room beside the fields is behind a tab.

use e2e::{LOOKS, Look, Stage, User};

use super::pair::{Alone, open};

const RESUME: &str = r#"{ "basics": { "name": "Ada" }, "work": [{ "name": "Navy" }] }"#;
const TABLET: Look = Look { name: "tablet", width: 1024, height: 768, dark: false };

#[tokio::test]
async fn the_look_is_chosen_on_a_phone_and_on_a_tablet_by_keyboard() -> anyhow::Result<()> {
    Stage::run("narrow_look", async |stage| {
        let Alone { server: _server, as_ada, resume, ada } = Alone::with(stage, RESUME).await?;
        for (look, colour) in [(LOOKS[2], "#1f4e79"), (TABLET, "#9a3b1f")] {
            ada.look(look).await?;
            ada.tab_to("[data-tab=look]").await?;
            ada.press("Enter", 0).await?;
            ada.wait_for("[data-tab=look][aria-pressed=true]").await?;
            // In the order of keys it comes next, and the page is to be seen beneath it.
            ada.tab_to(&format!(".look [data-value=\"{colour}\"]")).await?;
            ada.check_focus().await?;
            ada.press("Enter", 0).await?;
            ada.wait_for(&format!("[data-value=\"{colour}\"][aria-pressed=true]")).await?;
            let fits = "document.documentElement.scrollWidth <= innerWidth
                && document.querySelector('.desk').getBoundingClientRect().height > innerHeight / 3
                && document.querySelector('.look summary').getBoundingClientRect().height >= 24";
            ada.wait_js("the look and the page have room", fits).await?;
            e2e::until("the résumé has the colour", async || {
                let settings = &as_ada.content(&resume).await?["meta"]["tandem"]["settings"];
                Ok((settings["accent"] == colour).then_some(()))
            })
            .await?;
            ada.click("[data-tab=fields]").await?;
        }
        Ok(())
    })
    .await
}

/// What lies over the middle, or the end, of a label or of what stands in a field, and belongs to something else.
const COVERED: &str = "(() => {
    const all = document.querySelectorAll('.fields :is(label, textarea)');
    const covered = [];
    for (const one of all) {
        if (one.matches('.section-head *') || getComputedStyle(one).clipPath !== 'none') continue;
        one.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { left, top, right, bottom } = one.getBoundingClientRect();
        for (const x of [(left + right) / 2, right - 8]) {
            const met = document.elementFromPoint(x, (top + bottom) / 2);
            if (met?.closest('.toolbar-holder')) covered.push(one.textContent + one.value);
        }
    }
    return covered;
})()";

#[tokio::test]
async fn with_a_finger_no_button_lies_over_words() -> anyhow::Result<()> {
    Stage::run("narrow_touch", async |stage| {
        let content = r#"{ "basics": { "name": "Ada", "profiles": [
                { "network": "Web", "username": "ada", "url": "https://example.org" }, { "network": "Git", "username": "al" }] },
            "work": [{ "name": "Navy", "highlights": ["one", "two", "three"] }],
            "languages": [{ "language": "Norse", "fluency": "Fluent" }, { "language": "Latin", "fluency": "Good" }] }"#;
        let Alone { server: _server, ada, .. } = Alone::with(stage, content).await?;
        ada.has_touch().await?;
        for look in [LOOKS[2], TABLET] {
            ada.look(look).await?;
            ada.wait_js("nothing hovers", "matchMedia('(hover: none)').matches").await?;
            assert_eq!(ada.js::<Vec<String>>(COVERED).await?, Vec::<String>::new(), "{}", look.name);
        }
        // The buttons come with the caret, and are there for the finger.
        ada.look(LOOKS[2]).await?;
        let (bullet, link) = (ada.first_bullets("work").await?[1].clone(), ada.ids("item").await?[1].clone());
        for (id, field) in [(&bullet, format!("{bullet}/text")), (&link, format!("{link}/username"))] {
            ada.bring_into_view(&format!("[data-field=\"{field}\"]")).await?;
            ada.touch(&format!("[data-field=\"{field}\"]")).await?.let_go().await?;
            ada.wait_focus(&format!("[data-field=\"{field}\"]")).await?;
            ada.touch(&format!("[data-id=\"{id}\"] > .toolbar-holder [data-action=delete]")).await?.let_go().await?;
            ada.wait_js("it is gone", &format!("!document.querySelector('[data-id=\"{id}\"]')")).await?;
        }
        ada.wait_saved().await
    })
    .await
}

#[tokio::test]
async fn who_shares_on_a_phone_reads_whole_addresses_and_everybody_has_one_colour() -> anyhow::Result<()> {
    Stage::run("narrow_share", async |stage| {
        let Alone { server, as_ada, resume, ada } = Alone::with(stage, RESUME).await?;
        let as_bob = User::register(&server.url(), "Wolfeschlegelsteinhausenbergerdorff").await?;
        as_ada.share(&resume, &as_bob, "editor").await?;
        let bob = open(stage, &as_bob, server.url(), &resume).await?;
        for (tab, me, other) in [(&ada, &as_ada, &as_bob), (&bob, &as_bob, &as_ada)] {
            tab.look(LOOKS[2]).await?;
            let colour = |of: &str| format!("getComputedStyle(document.querySelector('{of} .avatar, {of}.avatar')).backgroundColor");
            let (own, theirs) = (colour("[popovertarget=account-menu]"), colour(&format!("[data-user=\"{}\"]", other.id)));
            tab.wait_for(&format!(".avatar[data-user=\"{}\"]", other.id)).await?;
            let (own, theirs): (String, String) = (tab.js(&own).await?, tab.js(&theirs).await?);
            assert_ne!(own, theirs);
            tab.click("[data-testid=share]").await?;
            for (user, seen) in [(me, own), (other, theirs)] {
                let row = format!("[data-testid=member-row][data-user=\"{}\"]", user.id);
                tab.wait_for(&row).await?;
                assert_eq!(tab.js::<String>(&colour(&row)).await?, seen, "{} has one colour", user.name);
            }
            tab.wait_words("[data-testid=member-row]", &me.email).await?;
            let cut = "[...document.querySelectorAll('.member-words :is(strong, span)')].filter(e =>
                e.scrollWidth > e.clientWidth + 1 && e.clientWidth || e.getBoundingClientRect().right > innerWidth - 20).map(e => e.innerText)";
            assert_eq!(tab.js::<Vec<String>>(cut).await?, Vec::<String>::new());
            tab.press("Escape", 0).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_fields_alone_at_every_width_and_the_tabs_lead_out_again() -> anyhow::Result<()> {
    Stage::run("narrow_focus", async |stage| {
        let Alone { server: _server, ada, .. } = Alone::with(stage, RESUME).await?;
        let between = Look { name: "between", width: 820, height: 800, dark: false };
        for look in [LOOKS[2], between, TABLET, LOOKS[0]] {
            ada.look(look).await?;
            // From the page, where there are tabs: the fields come.
            if look.width < 1180 {
                ada.click("[data-tab=page]").await?;
            }
            ada.open_palette().await?;
            ada.type_words("focus").await?;
            ada.press("Enter", 0).await?;
            let alone = format!(
                "document.querySelector('.workbench[data-focus]') && ['.fields', '.editor-bar'].every(one => {{
                    const box = document.querySelector(one).getBoundingClientRect();
                    return box.width === {} && box.height > 40; }})
                    && !document.querySelector('.desk').checkVisibility() && !document.querySelector('.outline').checkVisibility()",
                look.width
            );
            ada.wait_js("the fields are alone", &alone).await?;
            let fits = "document.documentElement.scrollWidth <= innerWidth";
            assert!(ada.js::<bool>(fits).await?, "{}", look.name);
            if look.width < 1180 {
                ada.wait_for("[data-tab=fields][aria-pressed=true]").await?;
                ada.click("[data-tab=page]").await?;
                ada.wait_js("the page is there", "document.querySelector('.desk').checkVisibility()").await?;
            } else {
                ada.open_palette().await?;
                ada.type_words("focus").await?;
                ada.press("Enter", 0).await?;
            }
            ada.wait_js("it is over", "!document.querySelector('.workbench[data-focus]')").await?;
            if look.width < 1180 {
                ada.click("[data-tab=fields]").await?;
            }
        }
        Ok(())
    })
    .await
}

/// The pages are put away while one writes, and are there when one looks.
#[tokio::test]
async fn the_page_is_there_on_a_phone() -> anyhow::Result<()> {
    Stage::run("narrow_page", async |stage| {
        let Alone { server, resume, ada, .. } = Alone::with(stage, RESUME).await?;
        ada.look(LOOKS[2]).await?;
        ada.open_resume(&server.url(), &resume).await?;
        ada.write("basics/name", None, " Lovelace").await?;
        ada.wait_saved().await?;
        ada.click("[data-tab=page]").await?;
        let shows = "[...document.querySelector('[data-testid=\"page\"]').shadowRoot.querySelectorAll('.sheet h1, .sheet h3')]
            .filter((line) => line.getBoundingClientRect().height > 0).map((line) => line.textContent).join() === 'Ada Lovelace,Navy'";
        ada.wait_js("the page says what was written", shows).await
    })
    .await
}
