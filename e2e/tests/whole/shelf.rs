//! My résumés: found, sorted, tagged, copied, thrown away and taken back; each with its small picture.

use e2e::{Server, Stage, Tab, User};

const CARD: &str = "[data-testid=\"resume-row\"]";
const TITLES: &str =
    "[...document.querySelectorAll('[data-testid=\"resume-row\"] .row-title')].map(e => e.textContent)";

/// Ada with some résumés, in this order of their making, and her list.
async fn open(stage: &Stage, resumes: &[(&str, &str)]) -> anyhow::Result<(Server, User, Tab, Vec<String>)> {
    let server = stage.server().await?;
    let as_ada = User::register(&server.url(), "Ada").await?;
    let mut ids = Vec::new();
    for (title, name) in resumes {
        let body = serde_json::json!({ "title": title, "resume": { "basics": { "name": name } } });
        let made = as_ada.post("/resumes", body).await?.expect(201)?;
        ids.push(made["id"].as_str().unwrap_or_default().to_owned());
    }
    let ada = stage.newcomer("Ada").await?;
    ada.sign_in(&server.url(), &as_ada).await?;
    ada.open(&format!("{}/resumes", server.url())).await?;
    ada.wait_for(CARD).await?;
    Ok((server, as_ada, ada, ids))
}

async fn wait_titles(tab: &Tab, titles: &[&str]) -> anyhow::Result<()> {
    let wanted = serde_json::to_string(titles)?;
    tab.wait_js(&format!("the list is {wanted}"), &format!("JSON.stringify({TITLES}) === JSON.stringify({wanted})"))
        .await
}

/// Opens the menu of a card and chooses.
async fn choose(tab: &Tab, id: &str, action: &str) -> anyhow::Result<()> {
    let card = format!("{CARD}[data-id=\"{id}\"]");
    tab.click(&format!("{card} [data-action=more]")).await?;
    tab.click(&format!("{card} .menu:popover-open [data-action={action}]")).await
}

/// Gives a résumé tags with the keys of the dialog.
async fn tag(tab: &Tab, id: &str, tags: &[&str]) -> anyhow::Result<()> {
    choose(tab, id, "tags").await?;
    tab.click("[data-testid=\"tag-field\"]").await?;
    for tag in tags {
        tab.type_words(tag).await?;
        tab.press("Enter", 0).await?;
    }
    tab.press("Enter", 0).await?;
    tab.wait_js("the dialog has gone", "!document.querySelector('dialog')").await?;
    tab.settled().await?;
    tab.wait_words(&format!("{CARD}[data-id=\"{id}\"] .card-tags"), tags[0]).await
}

const THREE: &[(&str, &str)] = &[("CV 2", "Zoë Nguyễn"), ("CV 10", "Łukasz Øre"), ("For the Navy", "Grace Hopper")];

#[tokio::test]
async fn a_resume_is_found_by_title_name_and_tag_whatever_the_accents() -> anyhow::Result<()> {
    Stage::run("shelf_find", async |stage| {
        let (_server, _, ada, ids) = open(stage, THREE).await?;
        wait_titles(&ada, &["For the Navy", "CV 10", "CV 2"]).await?;
        tag(&ada, &ids[2], &["Größe"]).await?;

        // One key leads to the field; each letter finds at once.
        ada.press("/", 0).await?;
        for (typed, found) in [
            ("zoe nguyen", &["CV 2"][..]),
            ("LUKASZ", &["CV 10"]),
            ("ore cv", &["CV 10"]),
            ("grosse", &["For the Navy"]),
            ("hop", &["For the Navy"]),
        ] {
            ada.type_words(typed).await?;
            wait_titles(&ada, found).await?;
            ada.press("Escape", 0).await?;
            wait_titles(&ada, &["For the Navy", "CV 10", "CV 2"]).await?;
        }
        ada.type_words("nobody at all").await?;
        ada.wait_words("[data-testid=\"nothing-found\"]", "nobody at all").await?;
        ada.click("[data-testid=\"nothing-found\"] button").await?;
        wait_titles(&ada, &["For the Navy", "CV 10", "CV 2"]).await?;

        // Enter opens what was found.
        ada.press("/", 0).await?;
        ada.type_words("Łuk").await?;
        wait_titles(&ada, &["CV 10"]).await?;
        ada.press("Enter", 0).await?;
        ada.wait_path(&format!("/r/{}", ids[1])).await
    })
    .await
}

#[tokio::test]
async fn the_order_is_as_people_sort_and_is_remembered() -> anyhow::Result<()> {
    Stage::run("shelf_order", async |stage| {
        let (server, as_ada, ada, ids) = open(stage, THREE).await?;
        let order = async |key: &str| {
            let choose = format!(
                "(() => {{ const order = document.querySelector('[data-testid=\"shelf-order\"]'); order.value = '{key}';
                    order.dispatchEvent(new Event('change', {{ bubbles: true }})); return true; }})()"
            );
            ada.js::<bool>(&choose).await
        };
        order("title").await?;
        wait_titles(&ada, &["CV 2", "CV 10", "For the Navy"]).await?;
        order("created").await?;
        wait_titles(&ada, &["For the Navy", "CV 10", "CV 2"]).await?;
        order("title").await?;
        ada.click("[aria-label=Rows]").await?;
        ada.wait_for(".cards[data-size=rows]").await?;
        let body = serde_json::json!({ "resume": { "basics": { "name": "Zoë" } } });
        as_ada.send(reqwest::Method::PUT, &format!("/resumes/{}", ids[0]), Some(body)).await?.expect(200)?;
        ada.open(&format!("{}/resumes", server.url())).await?;
        wait_titles(&ada, &["CV 2", "CV 10", "For the Navy"]).await?;
        ada.wait_for(".cards[data-size=rows]").await?;
        order("changed").await?;
        wait_titles(&ada, &["CV 2", "For the Navy", "CV 10"]).await
    })
    .await
}

#[tokio::test]
async fn tags_are_private_and_narrow_the_list() -> anyhow::Result<()> {
    Stage::run("shelf_tags", async |stage| {
        let (server, as_ada, ada, ids) = open(stage, THREE).await?;
        let as_cora = User::register(&server.url(), "Cora").await?;
        for id in &ids {
            as_ada.share(id, &as_cora, "viewer").await?;
        }
        tag(&ada, &ids[0], &["mine only", "nurse"]).await?;
        tag(&ada, &ids[1], &["nurse"]).await?;

        // A coach sees the same résumés, and none of these words; hers stay hers.
        let cora = stage.newcomer("Cora").await?;
        cora.sign_in(&server.url(), &as_cora).await?;
        cora.open(&format!("{}/resumes", server.url())).await?;
        cora.wait_for(CARD).await?;
        assert_eq!(cora.js::<usize>("document.querySelectorAll('.tag').length").await?, 0);
        tag(&cora, &ids[0], &["weak summary"]).await?;
        ada.open(&format!("{}/resumes", server.url())).await?;
        ada.wait_for("[data-tag=\"mine only\"]").await?;
        let seen: Vec<String> = ada.js("[...document.querySelectorAll('.tag')].map(e => e.textContent)").await?;
        assert_eq!(seen, ["nurse", "mine only", "nurse"]);

        ada.click(".shelf-tags [data-tag=nurse]").await?;
        wait_titles(&ada, &["CV 10", "CV 2"]).await?;
        ada.click(".shelf-tags [data-tag=\"mine only\"]").await?;
        wait_titles(&ada, &["CV 2"]).await?;
        // Taking away the last use of a tag takes away what it hid.
        choose(&ada, &ids[0], "tags").await?;
        ada.click("dialog [data-tag=\"mine only\"] button").await?;
        ada.click("[data-testid=\"save-tags\"]").await?;
        wait_titles(&ada, &["CV 10", "CV 2"]).await?;
        ada.click(".shelf-tags [data-tag=nurse]").await?;
        wait_titles(&ada, &["For the Navy", "CV 10", "CV 2"]).await
    })
    .await
}

#[tokio::test]
async fn a_copy_goes_its_own_way() -> anyhow::Result<()> {
    Stage::run("shelf_copy", async |stage| {
        let (server, as_ada, ada, ids) = open(stage, &THREE[..1]).await?;
        let as_bob = User::register(&server.url(), "Bob").await?;
        as_ada.share(&ids[0], &as_bob, "viewer").await?;
        let bob = stage.newcomer("Bob").await?;
        bob.sign_in(&server.url(), &as_bob).await?;
        bob.open(&format!("{}/resumes", server.url())).await?;
        choose(&bob, &ids[0], "duplicate").await?;
        wait_titles(&bob, &["CV 2 (copy)", "CV 2"]).await?;
        // Who could only read the original writes in the copy, and nobody else sees it.
        bob.click(&format!("{CARD}:first-child .row-title")).await?;
        bob.wait_value("basics/name", "Zoë Nguyễn").await?;
        bob.write("basics/name", None, " II").await?;
        bob.wait_saved().await?;
        assert_eq!(as_ada.content(&ids[0]).await?["basics"]["name"], "Zoë Nguyễn");
        ada.open(&format!("{}/resumes", server.url())).await?;
        wait_titles(&ada, &["CV 2"]).await
    })
    .await
}

#[tokio::test]
async fn the_keyboard_renames_and_throws_away_and_takes_back() -> anyhow::Result<()> {
    Stage::run("shelf_keys", async |stage| {
        let (_server, _, ada, ids) = open(stage, &THREE[..2]).await?;
        let more = format!("{CARD}[data-id=\"{}\"] [data-action=more]", ids[0]);
        let focus = format!("(document.querySelector({}).focus(), true)", serde_json::to_string(&more)?);
        ada.js::<bool>(&focus).await?;
        ada.press("Enter", 0).await?;
        ada.press("Tab", 0).await?;
        ada.press("Enter", 0).await?;
        ada.wait_js("the title has the focus", "document.activeElement.name === 'title'").await?;
        ada.press("a", e2e::CONTROL).await?;
        ada.type_words("Renamed").await?;
        ada.press("Enter", 0).await?;
        wait_titles(&ada, &["Renamed", "CV 10"]).await?;

        choose(&ada, &ids[0], "delete").await?;
        wait_titles(&ada, &["CV 10"]).await?;
        ada.click("[data-testid=toast] [data-action=undo]").await?;
        wait_titles(&ada, &["Renamed", "CV 10"]).await?;
        choose(&ada, &ids[0], "delete").await?;
        wait_titles(&ada, &["CV 10"]).await?;
        ada.click("[data-testid=bin]").await?;
        ada.wait_words("[data-testid=bin-row]", "Renamed").await?;
        ada.click("[data-testid=bin-row] [data-action=undelete]").await?;
        ada.wait_words(".quiet-line", "The bin is empty").await?;
        ada.click("[data-testid=bin]").await?;
        wait_titles(&ada, &["Renamed", "CV 10"]).await
    })
    .await
}

#[tokio::test]
async fn the_focus_goes_on_when_its_row_has_gone() -> anyhow::Result<()> {
    Stage::run("shelf_focus", async |stage| {
        let (_server, _, ada, ids) = open(stage, THREE).await?;
        let more = |id: &str| format!("{CARD}[data-id=\"{id}\"] [data-action=more]");
        // The next row, the one above the last, and what stands there without rows.
        choose(&ada, &ids[1], "delete").await?;
        wait_titles(&ada, &["For the Navy", "CV 2"]).await?;
        ada.wait_focus(&more(&ids[0])).await?;
        choose(&ada, &ids[0], "delete").await?;
        wait_titles(&ada, &["For the Navy"]).await?;
        ada.wait_focus(&more(&ids[2])).await?;
        choose(&ada, &ids[2], "delete").await?;
        ada.wait_focus(".empty-ways button").await?;

        ada.click("[data-testid=bin]").await?;
        for left in [2, 1] {
            ada.click("[data-testid=bin-row] [data-action=undelete]").await?;
            let rows = "document.querySelectorAll('[data-testid=bin-row]').length";
            ada.wait_js("one row less", &format!("{rows} === {left}")).await?;
            ada.wait_focus("[data-testid=bin-row] [data-action=undelete]").await?;
        }
        ada.click("[data-testid=bin-row] [data-action=undelete]").await?;
        ada.wait_focus("[data-testid=bin]").await
    })
    .await
}

/// The words of a card's picture.
fn picture(id: &str) -> String {
    format!("(document.querySelector('{CARD}[data-id=\"{id}\"] [data-testid=picture]')?.shadowRoot?.textContent ?? '')")
}

/// Every picture that can be seen is drawn.
const DRAWN: &str = "[...document.querySelectorAll('.picture')].every((picture) => {
    const { top, bottom } = picture.getBoundingClientRect();
    return bottom < 0 || top > innerHeight || picture.dataset.drawn === 'true';
})";

#[tokio::test]
async fn pictures_come_when_they_are_seen_run_nothing_and_follow_the_resume() -> anyhow::Result<()> {
    Stage::run("shelf_pictures", async |stage| {
        let many: Vec<(String, String)> = (0..60).map(|n| (format!("CV {n}"), format!("Person {n}"))).collect();
        let mut many: Vec<(&str, &str)> = many.iter().map(|(title, name)| (title.as_str(), name.as_str())).collect();
        many.push(("Odd", "<img src=x onerror=\"window.wasRun=1\"><script>window.wasRun=2</script>"));
        let (server, as_ada, ada, ids) = open(stage, &many).await?;
        let (first, last) = (ids[0].clone(), ids[60].clone());
        ada.wait_js("the picture is drawn", &format!("{}.includes('onerror')", picture(&last))).await?;
        let inside = format!("document.querySelector('[data-id=\"{last}\"] [data-testid=picture]').shadowRoot");
        assert_eq!(ada.js::<usize>(&format!("{inside}.querySelectorAll('img, script').length")).await?, 0);
        assert!(ada.js::<bool>("window.wasRun === undefined").await?);
        // Nothing of it is in the way of the keyboard.
        assert!(ada.js::<bool>("!!document.querySelector('[data-testid=picture]').closest('[inert]')").await?);

        // Those far below have not been asked for, until somebody comes there.
        let asked = "performance.getEntriesByType('resource').filter(e => e.name.endsWith('/first-page')).length";
        let before = ada.js::<usize>(asked).await?;
        assert!(before < 40, "{before} pictures were fetched for one window");
        assert!(!ada.js::<bool>(&format!("{}.includes('Person 0')", picture(&first))).await?);
        // Who scrolls on before a picture has come has not seen it.
        ada.wait_js("what is in view is drawn", DRAWN).await?;
        ada.bring_into_view(&format!("{CARD}[data-id=\"{first}\"]")).await?;
        ada.wait_js("the picture is drawn", &format!("{}.includes('Person 0')", picture(&first))).await?;

        // Coming back asks for nothing that has not changed.
        let body = serde_json::json!({ "resume": { "basics": { "name": "Changed since" } } });
        ada.click(&format!("{CARD}[data-id=\"{last}\"] .row-title")).await?;
        ada.wait_saved().await?;
        as_ada.send(reqwest::Method::PUT, &format!("/resumes/{last}"), Some(body)).await?.expect(200)?;
        ada.wait_value("basics/name", "Changed since").await?;
        let before = ada.js::<usize>(asked).await?;
        ada.click(".editor-bar .brand").await?;
        ada.wait_js("the picture is drawn anew", &format!("{}.includes('Changed since')", picture(&last))).await?;
        ada.wait_js("others are there", &format!("{}.includes('Person 59')", picture(&ids[59]))).await?;
        let again = ada.js::<usize>(asked).await? - before;
        assert!(again <= 2, "what has not changed is not fetched again: {again} were");
        drop(server);
        Ok(())
    })
    .await
}
