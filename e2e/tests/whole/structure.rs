//! One person rearranges a résumé: by mouse, by finger, by keyboard and by menu.

use e2e::{ALT, CONTROL, LOOKS, Look, Server, Stage, Tab, User};

pub(crate) const RESUME: &str = r#"{ "basics": { "name": "Ada" },
    "work": [{ "position": "Engineer", "name": "Acme", "startDate": "2020", "highlights": ["a1", "a2", "a3"] },
        { "position": "Clerk", "name": "Navy", "highlights": ["n1", "n2"] }],
    "skills": [{ "name": "Rust", "keywords": ["yrs", "axum"] }],
    "meta": { "tandem": { "sections": [{ "kind": "work" }, { "kind": "skills" },
        { "kind": "custom", "title": "Talks", "items": [{ "name": "One" }, { "name": "Two" }] },
        { "kind": "custom", "title": "Boards", "items": [{ "name": "Three" }] }] } } }"#;

/// What the bullets of each item say, items in order.
const BULLETS: &str = "JSON.stringify([...document.querySelectorAll('[data-testid=item]')].map(item =>
    [...item.querySelectorAll('[data-testid=bullet] textarea')].map(text => text.value).join(' ')).filter(list => list))";

/// What the items of each section are called, sections in order.
const ITEMS: &str = "JSON.stringify([...document.querySelectorAll('[data-testid=section]')].map(section =>
    [...section.querySelectorAll('[data-testid=item]')].map(item => item.ariaLabel).join(' ')))";

const SECTIONS: &str = "JSON.stringify([...document.querySelectorAll('[data-testid=section]')].map(e => e.ariaLabel))";

pub(crate) async fn open(stage: &Stage) -> anyhow::Result<(Server, User, String, Tab)> {
    let server = stage.server().await?;
    let as_ada = User::register(&server.url(), "Ada").await?;
    let resume = as_ada.import(RESUME).await?;
    let ada = super::pair::open(stage, &as_ada, server.url(), &resume).await?;
    Ok((server, as_ada, resume, ada))
}

async fn wait_list(tab: &Tab, list: &str, wanted: &[&str]) -> anyhow::Result<()> {
    let wanted = serde_json::to_string(&serde_json::to_string(wanted)?)?;
    tab.wait_js(&format!("the order is {wanted}"), &format!("{list} === {wanted}")).await
}

pub(crate) async fn wait_bullets(tab: &Tab, wanted: &[&str]) -> anyhow::Result<()> {
    wait_list(tab, BULLETS, wanted).await
}

async fn wait_announced(tab: &Tab, words: &str) -> anyhow::Result<()> {
    let said = "document.querySelector('[data-testid=announcements]').textContent";
    tab.wait_js(&format!("“{words}” is announced"), &format!("{said}.trim() === {}", serde_json::to_string(words)?))
        .await
}

/// The selector of the bullet that says this.
pub(crate) async fn bullet(tab: &Tab, words: &str) -> anyhow::Result<String> {
    let id: String = tab
        .js(&format!(
            "[...document.querySelectorAll('[data-testid=bullet]')].find(bullet =>
                bullet.querySelector('textarea').value === '{words}').dataset.id"
        ))
        .await?;
    Ok(format!("[data-testid=bullet][data-id=\"{id}\"]"))
}

/// The selector of the item or section that is called this.
pub(crate) async fn named(tab: &Tab, kind: &str, name: &str) -> anyhow::Result<String> {
    let find = format!("[data-testid={kind}][aria-label=\"{name}\"]");
    tab.wait_for(&find).await?;
    let id: String = tab.js(&format!("document.querySelector('{find}').dataset.id")).await?;
    Ok(format!("[data-testid={kind}][data-id=\"{id}\"]"))
}

pub(crate) async fn wait_lands(tab: &Tab, where_to: &str) -> anyhow::Result<()> {
    tab.wait_for(&format!("[data-testid=drag][data-lands={where_to}]")).await
}

pub(crate) async fn wait_no_drag(tab: &Tab) -> anyhow::Result<()> {
    tab.wait_js("nothing is held", "!document.querySelector('[data-testid=drag], [data-held], [data-dragging]')").await
}

#[tokio::test]
async fn a_mouse_moves_a_bullet_and_undo_takes_one_drop_back() -> anyhow::Result<()> {
    Stage::run("drag_bullet", async |stage| {
        let (_server, as_ada, resume, ada) = open(stage).await?;
        let (a1, a3, n2) = (bullet(&ada, "a1").await?, bullet(&ada, "a3").await?, bullet(&ada, "n2").await?);
        ada.bring_into_view(&named(&ada, "item", "Clerk, Navy").await?).await?;
        let mut hold = ada.grab(&format!("{a3} > .handle")).await?;
        let first = ada.place_of(&a1).await?;
        hold.move_to((first.left + 20.0, first.top + 4.0)).await?;
        wait_lands(&ada, "here").await?;
        let line = ada.place_of("[data-testid=drop-line]").await?;
        anyhow::ensure!((line.top - first.top).abs() < 8.0, "the line is at {line:?}, the first bullet at {first:?}");
        // Nothing has moved yet.
        assert_eq!(ada.place_of(&a1).await?, first);
        wait_bullets(&ada, &["a1 a2 a3", "n1 n2", "yrs axum"]).await?;
        hold.let_go().await?;
        wait_bullets(&ada, &["a3 a1 a2", "n1 n2", "yrs axum"]).await?;
        wait_no_drag(&ada).await?;
        wait_announced(&ada, "Bullet moved to place 1 of 3 in “Engineer, Acme”").await?;

        // To another item.
        let mut hold = ada.grab(&format!("{a1} > .handle")).await?;
        let last = ada.place_of(&n2).await?;
        hold.move_to((last.left + 60.0, last.top + 3.0)).await?;
        wait_lands(&ada, "here").await?;
        hold.let_go().await?;
        wait_bullets(&ada, &["a3 a2", "n1 a1 n2", "yrs axum"]).await?;
        wait_announced(&ada, "Bullet moved to place 2 of 3 in “Clerk, Navy”").await?;
        ada.wait_saved().await?;
        assert_eq!(as_ada.content(&resume).await?["work"][1]["highlights"], serde_json::json!(["n1", "a1", "n2"]));

        ada.press("z", CONTROL).await?;
        wait_bullets(&ada, &["a3 a1 a2", "n1 n2", "yrs axum"]).await?;
        ada.press("z", CONTROL).await?;
        wait_bullets(&ada, &["a1 a2 a3", "n1 n2", "yrs axum"]).await?;
        ada.press("y", CONTROL).await?;
        wait_bullets(&ada, &["a3 a1 a2", "n1 n2", "yrs axum"]).await?;
        ada.wait_saved().await
    })
    .await
}

#[tokio::test]
async fn a_drag_that_is_cancelled_or_let_go_elsewhere_changes_nothing() -> anyhow::Result<()> {
    Stage::run("drag_cancelled", async |stage| {
        let (_server, as_ada, resume, ada) = open(stage).await?;
        let before = as_ada.content(&resume).await?;
        let (a1, n2, axum) = (bullet(&ada, "a1").await?, bullet(&ada, "n2").await?, bullet(&ada, "axum").await?);
        ada.bring_into_view(&named(&ada, "item", "Clerk, Navy").await?).await?;
        let mut hold = ada.grab(&format!("{a1} > .handle")).await?;
        hold.move_to(ada.place_of(&n2).await?.middle()).await?;
        wait_lands(&ada, "here").await?;
        ada.press("Escape", 0).await?;
        wait_no_drag(&ada).await?;
        hold.let_go().await?;

        // A bullet is no keyword.
        let mut hold = ada.grab(&format!("{a1} > .handle")).await?;
        hold.move_to(ada.place_of(&axum).await?.middle()).await?;
        ada.wait_for("[data-testid=drop-refused]").await?;
        wait_lands(&ada, "nowhere").await?;
        hold.let_go().await?;
        wait_no_drag(&ada).await?;

        // Over the page that is printed.
        let mut hold = ada.grab(&format!("{a1} > .handle")).await?;
        hold.move_to(ada.place_of("[data-testid=page]").await?.middle()).await?;
        wait_lands(&ada, "nowhere").await?;
        hold.let_go().await?;
        wait_no_drag(&ada).await?;

        wait_bullets(&ada, &["a1 a2 a3", "n1 n2", "yrs axum"]).await?;
        ada.wait_saved().await?;
        assert_eq!(as_ada.content(&resume).await?, before);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn items_go_to_sections_of_their_kind_and_sections_move_in_the_outline() -> anyhow::Result<()> {
    Stage::run("drag_item", async |stage| {
        let (_server, _, _, ada) = open(stage).await?;
        let (one, three) = (named(&ada, "item", "One").await?, named(&ada, "item", "Three").await?);
        ada.bring_into_view(&one).await?;
        let mut hold = ada.grab(&format!("{one} > .handle")).await?;
        let skills = ada.place_of("[data-testid=section][data-id=skills]").await?;
        hold.move_to((skills.left + 30.0, skills.bottom - 30.0)).await?;
        ada.wait_for("[data-testid=drop-refused]").await?;
        // The editor scrolls while the item is held near its edge.
        let (x, _) = ada.place_of(".fields").await?.middle();
        let three_shows = format!(
            "(() => {{ const box = document.querySelector('{three}').getBoundingClientRect();
                return box.bottom < document.querySelector('.fields').getBoundingClientRect().bottom - 80; }})()"
        );
        hold.move_to((x, ada.place_of(".fields").await?.bottom - 6.0)).await?;
        ada.wait_js("the other section has come into view", &three_shows).await?;
        let below = ada.place_of(&three).await?;
        hold.move_to((x, below.bottom - 4.0)).await?;
        let below = ada.place_of(&three).await?;
        hold.move_to((x, below.bottom - 2.0)).await?;
        wait_lands(&ada, "here").await?;
        hold.let_go().await?;
        wait_list(&ada, ITEMS, &["Engineer, Acme Clerk, Navy", "Rust", "Two", "Three One"]).await?;
        wait_announced(&ada, "“One” moved to place 2 of 2 in “Boards”").await?;

        let row = |id: &str| format!(".outline-row[data-section=\"{id}\"]");
        let boards: String =
            ada.js("document.querySelector('[aria-label=Boards][data-testid=section]').dataset.id").await?;
        let mut hold = ada.grab(&format!("{} > .handle", row(&boards))).await?;
        let work = ada.place_of(&row("work")).await?;
        hold.move_to((work.left + 40.0, work.top + 2.0)).await?;
        wait_lands(&ada, "here").await?;
        hold.let_go().await?;
        wait_list(&ada, SECTIONS, &["Boards", "Experience", "Skills", "Talks"]).await?;
        wait_announced(&ada, "“Boards” moved to place 1 of 4 in the main column").await?;
        ada.press("z", CONTROL).await?;
        wait_list(&ada, SECTIONS, &["Experience", "Skills", "Talks", "Boards"]).await?;
        ada.wait_saved().await
    })
    .await
}

#[tokio::test]
async fn a_finger_drags_by_the_handle_and_scrolls_everywhere_else() -> anyhow::Result<()> {
    Stage::run("drag_touch", async |stage| {
        let (_server, _, _, ada) = open(stage).await?;
        ada.has_touch().await?;
        ada.look(LOOKS[2]).await?;
        let (a1, a3) = (bullet(&ada, "a1").await?, bullet(&ada, "a3").await?);
        ada.bring_into_view(&a1).await?;
        // A tap on the handle is no drag: it opens the menu.
        let finger = ada.touch(&format!("{a1} > .handle")).await?;
        finger.let_go().await?;
        ada.wait_for(&format!("{a1} > .handle-menu:popover-open [data-action=duplicate]")).await?;
        ada.press("Escape", 0).await?;

        let mut finger = ada.touch(&format!("{a1} > .handle")).await?;
        // It lifts before it moves.
        wait_lands(&ada, "stay").await?;
        let last = ada.place_of(&a3).await?;
        finger.move_to((last.left + 30.0, last.bottom - 3.0)).await?;
        wait_lands(&ada, "here").await?;
        finger.let_go().await?;
        wait_bullets(&ada, &["a2 a3 a1", "n1 n2", "yrs axum"]).await?;
        wait_no_drag(&ada).await?;

        let from = ada.js::<f64>("document.querySelector('.fields').scrollTop").await?;
        let mut finger = ada.touch(&format!("{a3} > .text-field")).await?;
        let (x, y) = ada.place_of(&a3).await?.middle();
        finger.move_to((x, y - 200.0)).await?;
        finger.let_go().await?;
        ada.wait_js("it has scrolled", &format!("document.querySelector('.fields').scrollTop > {from} + 50")).await?;
        wait_bullets(&ada, &["a2 a3 a1", "n1 n2", "yrs axum"]).await
    })
    .await
}

#[tokio::test]
async fn the_keyboard_and_the_menu_move_and_copy_and_say_so() -> anyhow::Result<()> {
    Stage::run("move_by_keys", async |stage| {
        let (_server, as_ada, resume, ada) = open(stage).await?;
        let a1 = bullet(&ada, "a1").await?;
        let text: String = ada.js(&format!("document.querySelector('{a1} textarea').dataset.field")).await?;
        ada.enter(&text).await?;
        ada.press("ArrowDown", ALT).await?;
        wait_announced(&ada, "Bullet moved to place 2 of 3 in “Engineer, Acme”").await?;
        ada.press("ArrowDown", ALT).await?;
        ada.press("ArrowDown", ALT).await?;
        wait_announced(&ada, "Bullet is the last in “Engineer, Acme”").await?;
        wait_bullets(&ada, &["a2 a3 a1", "n1 n2", "yrs axum"]).await?;
        ada.settled().await?;
        ada.wait_caret_at(&text, 2).await?;
        ada.type_words("!").await?;
        ada.wait_value(&text, "a1!").await?;

        // By the menu, opened with the keyboard.
        ada.js::<bool>(&format!("(document.querySelector('{a1} > .handle').focus(), true)")).await?;
        ada.press("Enter", 0).await?;
        ada.click(&format!("{a1} > .handle-menu [data-action=move-to]")).await?;
        wait_bullets(&ada, &["a2 a3", "n1 n2 a1!", "yrs axum"]).await?;
        wait_announced(&ada, "Bullet moved to place 3 of 3 in “Clerk, Navy”").await?;
        ada.wait_js("the handle keeps the focus", &format!("document.activeElement.matches('{a1} > .handle')")).await?;

        // A copy of a role, with everything in it.
        let role = named(&ada, "item", "Clerk, Navy").await?;
        ada.click(&format!("{role} > .handle")).await?;
        ada.click(&format!("{role} > .handle-menu [data-action=duplicate]")).await?;
        wait_bullets(&ada, &["a2 a3", "n1 n2 a1!", "n1 n2 a1!", "yrs axum"]).await?;
        wait_announced(&ada, "“Clerk, Navy” is duplicated").await?;
        ada.wait_saved().await?;
        assert_eq!(as_ada.content(&resume).await?["work"].as_array().map(Vec::len), Some(3));
        ada.press("z", CONTROL).await?;
        wait_bullets(&ada, &["a2 a3", "n1 n2 a1!", "yrs axum"]).await?;
        ada.settled().await?;

        // A section, from the outline.
        ada.js::<bool>("(document.querySelector('[data-section=skills] .outline-place').focus(), true)").await?;
        ada.press("ArrowUp", ALT).await?;
        wait_list(&ada, SECTIONS, &["Skills", "Experience", "Talks", "Boards"]).await?;
        wait_announced(&ada, "“Skills” moved to place 1 of 4 in the main column").await?;
        ada.wait_js(
            "the row keeps the focus",
            "document.activeElement.matches('[data-section=skills] .outline-place')",
        )
        .await?;
        ada.click("[data-id=skills] > .handle").await?;
        ada.wait_words("[data-id=skills] > .handle-menu", "The side column").await?;
        ada.click("[data-id=skills] > .handle-menu [data-action=move-to]:last-child").await?;
        wait_list(&ada, SECTIONS, &["Experience", "Talks", "Boards", "Skills"]).await?;
        wait_announced(&ada, "“Skills” moved to place 1 of 1 in the side column").await?;
        ada.wait_saved().await
    })
    .await
}

#[tokio::test]
async fn without_the_outline_sections_are_moved_where_they_stand() -> anyhow::Result<()> {
    Stage::run("move_narrow", async |stage| {
        let (_server, _, _, ada) = open(stage).await?;
        ada.look(Look { name: "narrow", width: 1000, height: 800, dark: false }).await?;
        assert!(!ada.js::<bool>("document.querySelector('.outline').checkVisibility()").await?);
        let talks = named(&ada, "section", "Talks").await?;
        ada.bring_into_view(&format!("{talks} > .handle")).await?;
        let mut hold = ada.grab(&format!("{talks} > .handle")).await?;
        let to = ada.place_of("[data-testid=section][data-id=skills]").await?;
        hold.move_to((to.left + 80.0, to.top + 2.0)).await?;
        ada.wait_for("[data-testid=drop-line]").await?;
        hold.let_go().await?;
        wait_list(&ada, SECTIONS, &["Experience", "Talks", "Skills", "Boards"]).await?;
        ada.click(&format!("{talks} > .handle")).await?;
        ada.wait_words(&format!("{talks} > .handle-menu"), "The top").await?;
        ada.click(&format!("{talks} > .handle-menu [data-action=move-to]")).await?;
        wait_list(&ada, SECTIONS, &["Talks", "Experience", "Skills", "Boards"]).await?;
        ada.wait_saved().await
    })
    .await
}
