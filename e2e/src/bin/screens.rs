//! Pictures of every page and state, light, dark, on a phone, in German and from right to left: `cargo xtask screens`.

use std::path::{Path, PathBuf};

use anyhow::Context;
use e2e::{CONTROL, LOOKS, SHIFT, Stage, Tab, User, sample_text};
use reqwest::Method;

/// A file with a wrong type and an unknown key: what the import says of them is shown.
const ODD: &str = r#"{ "basics": { "name": "Grace Hopper", "phone": 4711 }, "work": [{ "name": "Navy",
    "startDate": "some day in 1943", "highlights": ["Found a moth", 7] }], "hobbies": ["clocks"] }"#;

/// A file without a form: what was found in it is shown before a résumé is made of it.
const CV: &str = "Linh Nguyễn\nData engineer\nlinh@example.org · +47 912 34 567 · Halden\n\nExperience\n
Data engineer, Fjordkraft\nMarch 2019 – present\n- Moved nightly batches to streams, four hours to four minutes
- Taught eleven colleagues to read a query plan\n\nAnalyst, Statistics Norway\n2015 – 2019\n- Cleaned the trade register\n
Education\n\nMSc Informatics, University of Oslo\n2013 – 2015\n\nSkills\n\nRust, SQL, Kafka, dbt\n";

/// Title, name, colour and tags of the résumés of a coach's clients.
type Client = (&'static str, &'static str, &'static str, &'static [&'static str]);

const CLIENTS: &[Client] = &[
    ("Graduate analyst", "Ahmed Benali", "#2457c5", &["first job", "round 3"]),
    ("Data engineer, Halden", "Linh Nguyễn", "#0f6f7c", &["data", "Halden", "round 1"]),
    ("Master résumé", "Linh Nguyễn", "#0f6f7c", &["data"]),
    ("Ward lead, St. Olav", "Tomás Arrieta", "#8a2f86", &["nursing", "round 1", "urgent"]),
    ("Office manager", "Ruth Wójcik", "#b0480f", &["back after a break"]),
    ("Product designer, Northwind", "Mina Okafor-Lindqvist", "#1d5c47", &["design", "round 3"]),
    ("Curriculum vitae", "Zeynep Aydın-Grünewald", "#a12450", &["academia"]),
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let folder: PathBuf = std::env::args_os().nth(1).context("usage: screens FOLDER")?.into();
    Stage::run("screens", async |stage| {
        let server = stage.server().await?;
        let base = server.url();
        before_signing_in(stage, &base, &folder).await?;

        let as_ada = User::register(&base, "Ada").await?;
        let as_bob = User::register(&base, "Bob").await?;
        let ada = stage.newcomer("Ada").await?;
        ada.sign_in(&base, &as_ada).await?;
        shelf(&ada, &as_ada, &base, &folder).await?;

        let resume = as_ada.import(&sample_text()?).await?;
        as_ada.share(&resume, &as_bob, "editor").await?;
        let bob = stage.newcomer("Bob").await?;
        bob.sign_in(&base, &as_bob).await?;
        ada.open_resume(&base, &resume).await?;
        bob.open_resume(&base, &resume).await?;
        editor(&ada, &bob, &as_bob, &folder).await?;
        look(&ada, &folder).await?;
        roles_and_photo(&ada, &folder).await?;
        together(&ada, &bob, &as_bob, &folder).await?;
        readers(stage, &as_ada, &base, &resume, &folder).await?;
        with_a_finger(stage, &as_ada, &base, &resume, &folder).await?;
        languages(&ada, &base, &resume, &folder).await
    })
    .await
}

async fn before_signing_in(stage: &Stage, base: &str, folder: &Path) -> anyhow::Result<()> {
    let visitor = stage.newcomer("Visitor").await?;
    for (path, shows, name) in [
        ("/", "main", "home"),
        ("/register", "[data-testid=\"register-form\"]", "register"),
        ("/login", "[data-testid=\"login-form\"]", "sign-in"),
        ("/nowhere", "main", "missing"),
    ] {
        visitor.open(&format!("{base}{path}")).await?;
        visitor.wait_for(shows).await?;
        visitor.pictures(folder, name).await?;
    }
    visitor.open(&format!("{base}/login")).await?;
    visitor.fill("[data-testid=\"login-form\"] [name=email]", "nobody@example.org").await?;
    visitor.fill("[data-testid=\"login-form\"] [name=password]", "not the password").await?;
    visitor.click("[data-testid=\"login-form\"] [type=submit]").await?;
    visitor.wait_for("[data-testid=\"login-form\"] [role=alert]").await?;
    visitor.pictures(folder, "sign-in-refused").await?;
    visitor.open(&format!("{base}/try")).await?;
    visitor.wait_for("[data-testid=\"sync-state\"][data-state=\"local\"]").await?;
    visitor.wait_for("[data-testid=\"sample-notice\"]").await?;
    visitor.pictures(folder, "sample").await?;
    visitor.click("[data-testid=\"keep\"]").await?;
    visitor.wait_for("dialog [data-testid=\"register-form\"]").await?;
    visitor.pictures(folder, "sample-keep").await?;
    visitor.close().await
}

/// My résumés: none yet, some, and bringing one in.
async fn shelf(ada: &Tab, as_ada: &User, base: &str, folder: &Path) -> anyhow::Result<()> {
    ada.open(&format!("{base}/resumes")).await?;
    ada.wait_for("[data-testid=\"import-resume\"]").await?;
    ada.pictures(folder, "resumes-empty").await?;
    ada.click("[data-testid=\"import-resume\"]").await?;
    ada.wait_for("[data-testid=\"import-text\"]").await?;
    ada.pictures(folder, "import").await?;
    ada.click("[data-testid=\"import-text\"]").await?;
    ada.paste("This is not JSON").await?;
    ada.wait_words("dialog", "This is not JSON: line 1").await?;
    ada.pictures(folder, "import-refused").await?;
    let text = folder.join("cv.txt");
    std::fs::write(&text, CV)?;
    ada.give_file("[data-testid=\"import-file\"]", &text).await?;
    ada.wait_for("[data-testid=\"import-guesses\"]").await?;
    ada.pictures(folder, "import-found").await?;
    std::fs::remove_file(&text)?;

    as_ada.import(ODD).await?;
    as_ada.import(&sample_text()?).await?;
    ada.open(&format!("{base}/resumes")).await?;
    ada.wait_for("[data-testid=\"resume-row\"]").await?;
    full_shelf(ada, as_ada, base, folder).await?;
    ada.click("[data-testid=\"import-resume\"]").await?;
    ada.click("[data-testid=\"import-text\"]").await?;
    ada.paste(ODD).await?;
    ada.click("[data-testid=\"import-submit\"]").await?;
    ada.wait_path("/r/").await?;
    ada.wait_for("[data-testid=\"import-notes\"]").await?;
    ada.wait_saved().await?;
    ada.pictures(folder, "import-notes").await
}

/// A coach's list: pictures, tags, rows, a search that finds nothing, the bin.
async fn full_shelf(ada: &Tab, as_ada: &User, base: &str, folder: &Path) -> anyhow::Result<()> {
    let sample = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../client/sample.json"))?;
    for (title, name, accent, tags) in CLIENTS {
        let mut resume: serde_json::Value = serde_json::from_str(&sample)?;
        resume["basics"]["name"] = (*name).into();
        resume["meta"]["tandem"]["settings"]["accent"] = (*accent).into();
        let made =
            as_ada.post("/resumes", serde_json::json!({ "title": title, "resume": resume })).await?.expect(201)?;
        let id = made["id"].as_str().context("an id")?;
        let body = serde_json::json!({ "tags": tags });
        as_ada.send(Method::PUT, &format!("/resumes/{id}/tags"), Some(body)).await?.expect(200)?;
    }
    ada.open(&format!("{base}/resumes")).await?;
    ada.wait_js(
        "all have come",
        &format!("document.querySelectorAll('[data-testid=\"resume-row\"]').length > {}", CLIENTS.len()),
    )
    .await?;
    ada.wait_for(".picture[data-drawn]").await?;
    ada.pictures(folder, "resumes").await?;
    ada.click("[aria-label=Rows]").await?;
    ada.pictures(folder, "resumes-rows").await?;
    ada.click("[aria-label=Sheets]").await?;
    ada.click("[data-testid=\"shelf-find\"]").await?;
    ada.type_words("astronaut").await?;
    ada.wait_for("[data-testid=\"nothing-found\"]").await?;
    ada.pictures(folder, "resumes-nothing-found").await?;
    ada.press("Escape", 0).await?;
    ada.click("[data-testid=\"resume-row\"] [data-action=more]").await?;
    ada.wait_for(".menu:popover-open [data-action=tags]").await?;
    ada.pictures(folder, "resumes-more").await?;
    ada.click(".menu:popover-open [data-action=tags]").await?;
    ada.wait_for("[data-testid=\"tag-field\"]").await?;
    ada.pictures(folder, "resumes-tags").await?;
    ada.press("Escape", 0).await?;
    ada.click("[data-testid=\"resume-row\"] [data-action=more]").await?;
    ada.click(".menu:popover-open [data-action=delete]").await?;
    ada.wait_for("[data-testid=toast]").await?;
    ada.click("[data-testid=bin]").await?;
    ada.wait_for("[data-testid=\"bin-row\"]").await?;
    ada.pictures(folder, "bin").await?;
    ada.click("[data-testid=bin]").await?;
    ada.wait_for("[data-testid=\"resume-row\"]").await
}

async fn editor(ada: &Tab, bob: &Tab, as_bob: &User, folder: &Path) -> anyhow::Result<()> {
    bob.write("basics/summary", None, " Bob is here.").await?;
    ada.wait_value_has("basics/summary", "Bob is here.").await?;
    ada.wait_caret("basics/summary", as_bob).await?;
    ada.wait_saved().await?;
    ada.pictures(folder, "editor").await?;
    for tab in ["page", "look"] {
        ada.look(LOOKS[2]).await?;
        ada.click(&format!("[data-tab={tab}]")).await?;
        ada.pictures(folder, &format!("tab-{tab}")).await?;
        ada.look(LOOKS[2]).await?;
        ada.click("[data-tab=fields]").await?;
    }
    ada.look(LOOKS[0]).await?;
    ada.click("[data-testid=\"share\"]").await?;
    ada.wait_for("[data-testid=\"invite-email\"]").await?;
    ada.pictures(folder, "share").await?;
    ada.press("Escape", 0).await?;
    open_readback(ada).await?;
    ada.pictures(folder, "readback").await?;
    ada.press("Escape", 0).await?;
    open_checkup(ada).await?;
    ada.pictures(folder, "checkup").await?;
    close_checkup(ada).await?;
    ada.open_palette().await?;
    ada.pictures(folder, "palette").await?;
    ada.type_words("data").await?;
    ada.pictures(folder, "palette-found").await?;
    ada.press("Escape", 0).await?;
    ada.press("/", CONTROL).await?;
    ada.wait_words("dialog h2", "Keyboard shortcuts").await?;
    ada.pictures(folder, "shortcuts").await?;
    ada.press("Escape", 0).await?;
    let bullet = format!("{}/text", ada.first_bullets("work").await?[0]);
    ada.place_caret(&format!("[data-field=\"{bullet}\"]"), Some(0)).await?;
    for _ in 0..8 {
        ada.press("ArrowRight", SHIFT).await?;
    }
    ada.press("b", CONTROL).await?;
    ada.press("i", CONTROL).await?;
    ada.wait_for(".mark-bar").await?;
    ada.pictures(folder, "marks").await?;
    ada.press("z", CONTROL).await?;
    ada.press("z", CONTROL).await?;
    ada.press("Escape", 0).await?;
    dragging(ada, folder).await
}

/// A bullet on its way to another item, an item over a section that does not take it, and the menu behind a handle.
async fn dragging(ada: &Tab, folder: &Path) -> anyhow::Result<()> {
    let item = "[data-testid=section][data-id=work] [data-testid=item]";
    let (bullet, last) = (format!("{item} [data-testid=bullet]"), format!("{item} [data-testid=bullet]:last-child"));
    let skill = "[data-testid=section][data-id=skills] [data-testid=item]";
    for look in LOOKS {
        ada.look(look).await?;
        ada.bring_into_view(&last).await?;
        let mut hold = ada.grab(&format!("{bullet} > .handle")).await?;
        let to = ada.place_of(&last).await?;
        hold.move_to((to.left + 60.0, to.bottom - 2.0)).await?;
        ada.wait_for("[data-testid=drop-line]").await?;
        ada.picture(&folder.join(format!("drag-{}.png", look.name))).await?;
        ada.press("Escape", 0).await?;
        hold.let_go().await?;

        ada.bring_into_view(skill).await?;
        let mut hold = ada.grab(&format!("{skill} > .handle")).await?;
        let (x, y) = ada.place_of(skill).await?.middle();
        hold.move_to((x, y + 20.0)).await?;
        hold.move_to((x, y - 200.0)).await?;
        ada.wait_for("[data-testid=drop-refused]").await?;
        ada.picture(&folder.join(format!("drag-refused-{}.png", look.name))).await?;
        ada.press("Escape", 0).await?;
        hold.let_go().await?;

        ada.bring_into_view(&bullet).await?;
        ada.click(&format!("{bullet} > .handle")).await?;
        ada.wait_for(".handle-menu:popover-open [data-action=duplicate]").await?;
        ada.picture(&folder.join(format!("moves-{}.png", look.name))).await?;
        ada.press("Escape", 0).await?;
    }
    ada.look(LOOKS[0]).await
}

/// Everything that can be chosen of the look, and the templates.
async fn look(ada: &Tab, folder: &Path) -> anyhow::Result<()> {
    for part in ["type", "page", "content"] {
        ada.click(&format!("[data-action=\"look-{part}\"]")).await?;
    }
    ada.click("[data-action=fit][data-value=\"1\"]").await?;
    ada.wait_js("it has been tried", "document.querySelector('[data-testid=fit-said] p')?.innerText").await?;
    for look in LOOKS {
        ada.look(look).await?;
        let is_narrow = look.width < 1180;
        if is_narrow {
            ada.click("[data-tab=look]").await?;
        }
        ada.picture(&folder.join(format!("look-{}.png", look.name))).await?;
        ada.click("[data-action=templates]").await?;
        ada.wait_js("all pictures", "document.querySelectorAll('.gallery .picture[data-drawn]').length > 11").await?;
        ada.picture(&folder.join(format!("templates-{}.png", look.name))).await?;
        ada.press("Escape", 0).await?;
        if is_narrow {
            ada.click("[data-tab=fields]").await?;
        }
    }
    ada.look(LOOKS[0]).await?;
    ada.click("[data-action=undo-edit]").await
}

/// Two roles at one company, words to choose from, and a photo.
async fn roles_and_photo(ada: &Tab, folder: &Path) -> anyhow::Result<()> {
    let item = "[data-testid=section][data-id=work] [data-testid=item]";
    ada.bring_into_view(item).await?;
    ada.click(&format!("{item} [data-action=add-role]")).await?;
    ada.wait_for("[data-testid=company]").await?;
    ada.type_words("Junior developer").await?;
    ada.bring_into_view("[data-testid=company] [data-action=add-role]").await?;
    ada.pictures(folder, "roles").await?;
    ada.bring_into_view("[data-key=fluency]").await?;
    ada.click("[data-key=fluency] [data-action=choices]").await?;
    ada.wait_for(".menu:popover-open [data-action=choice]").await?;
    ada.pictures(folder, "choices").await?;
    ada.press("Escape", 0).await?;
    let drop = "new Promise(done => { const c = document.createElement('canvas'); c.width = c.height = 600;
        const ink = c.getContext('2d'); const sky = ink.createLinearGradient(0, 0, 0, 600);
        sky.addColorStop(0, '#9fc3d9'); sky.addColorStop(1, '#e8d9c0'); ink.fillStyle = sky; ink.fillRect(0, 0, 600, 600);
        ink.fillStyle = '#4b3a30'; ink.beginPath(); ink.arc(300, 250, 110, 0, 7); ink.fill();
        ink.beginPath(); ink.arc(300, 620, 220, 0, 7); ink.fill();
        c.toBlob(blob => { const data = new DataTransfer(); data.items.add(new File([blob], 'me.png', { type: 'image/png' }));
            document.querySelector('[data-testid=photo]').dispatchEvent(
                new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })); done(true); }); })";
    ada.js::<bool>(drop).await?;
    ada.wait_js("the photo is there", "document.querySelector('[data-testid=photo] img')?.naturalWidth === 512")
        .await?;
    ada.bring_into_view("[data-testid=photo]").await?;
    ada.pictures(folder, "photo").await
}

/// A field in which somebody types, somebody who is followed, and what somebody has deleted under one's hands.
async fn together(ada: &Tab, bob: &Tab, as_bob: &User, folder: &Path) -> anyhow::Result<()> {
    ada.look(LOOKS[0]).await?;
    ada.click(&format!(".avatar-button:has([data-user=\"{}\"])", as_bob.id)).await?;
    ada.wait_for("[data-testid=following]").await?;
    let bullet = bob.first_bullets("volunteer").await?[0].clone();
    for look in LOOKS {
        ada.look(look).await?;
        bob.write(&format!("{bullet}/text"), None, "!").await?;
        ada.wait_for("[data-typist]").await?;
        ada.picture(&folder.join(format!("follow-{}.png", look.name))).await?;
    }
    ada.look(LOOKS[0]).await?;
    ada.press("Escape", 0).await?;
    ada.write(&format!("{bullet}/text"), None, " And this is mine").await?;
    bob.wait_value_has(&format!("{bullet}/text"), "mine").await?;
    // Its buttons come back when the line is touched.
    bob.click(&format!("[data-field=\"{bullet}/text\"]")).await?;
    bob.act(&bullet, "delete").await?;
    ada.wait_for("[data-testid=ghost]").await?;
    ada.bring_into_view("[data-testid=ghost]").await?;
    ada.pictures(folder, "deleted-by-another").await?;
    ada.click("[data-testid=ghost] [data-action=bring-back]").await
}

/// A viewer, somebody who may not, and nobody.
async fn readers(stage: &Stage, as_ada: &User, base: &str, resume: &str, folder: &Path) -> anyhow::Result<()> {
    let as_vera = User::register(base, "Vera").await?;
    as_ada.share(resume, &as_vera, "viewer").await?;
    let vera = stage.newcomer("Vera").await?;
    vera.sign_in(base, &as_vera).await?;
    vera.open(&format!("{base}/r/{resume}")).await?;
    vera.wait_for("[data-testid=\"read-only\"]").await?;
    vera.wait_js(
        "the page has words",
        "document.querySelector('[data-testid=\"page\"]')?.shadowRoot?.textContent.length > 100",
    )
    .await?;
    vera.pictures(folder, "reader").await?;

    let as_mallory = User::register(base, "Mallory").await?;
    let mallory = stage.newcomer("Mallory").await?;
    mallory.sign_in(base, &as_mallory).await?;
    mallory.open(&format!("{base}/r/{resume}")).await?;
    mallory.wait_words("main, body", "not shared with you").await?;
    mallory.pictures(folder, "not-shared").await
}

/// A phone without a mouse: where the buttons are that others see when they hover.
async fn with_a_finger(stage: &Stage, user: &User, base: &str, resume: &str, folder: &Path) -> anyhow::Result<()> {
    let phone = stage.newcomer("Phone").await?;
    phone.has_touch().await?;
    phone.look(LOOKS[2]).await?;
    phone.sign_in(base, user).await?;
    phone.open_resume(base, resume).await?;
    let bullet = format!("{}/text", phone.first_bullets("work").await?[0]);
    for (name, field) in [
        ("contact", "basics/name".to_owned()),
        ("row", phone.js("document.querySelector('.item.small [data-field]').dataset.field").await?),
        ("company", phone.js("document.querySelector('.company-head [data-field]').dataset.field").await?),
        ("bullet", bullet),
        ("keyword", phone.js("document.querySelector('[data-rich=false] .bullet [data-field]').dataset.field").await?),
    ] {
        phone.enter(&field).await?;
        phone.bring_into_view(&format!("[data-field=\"{field}\"]")).await?;
        phone.look(LOOKS[2]).await?;
        phone.picture(&folder.join(format!("touch-{name}-phone.png"))).await?;
    }
    phone.open(&format!("{base}/resumes")).await?;
    phone.wait_for("[data-testid=\"resume-row\"]").await?;
    phone.wait_for(".picture[data-drawn]").await?;
    phone.picture(&folder.join("touch-resumes-phone.png")).await?;
    phone.close().await
}

/// What a parser reads, when it is there.
async fn open_readback(tab: &Tab) -> anyhow::Result<()> {
    tab.click("[data-testid=\"export\"]").await?;
    tab.click("[data-testid=\"readback\"]").await?;
    tab.wait_for("[data-testid=\"readback-sum\"]").await
}

/// The check-up, with something to say.
async fn open_checkup(tab: &Tab) -> anyhow::Result<()> {
    let bullet = format!("{}/text", tab.first_bullets("work").await?[0]);
    tab.write(&bullet, Some(0), "Responsible for ").await?;
    tab.write("basics/email", None, "@").await?;
    tab.click("[data-testid=\"checkup\"]").await?;
    tab.wait_for("[data-testid=\"checkup-panel\"] [data-rule=\"email-malformed\"]").await
}

/// And what was written for it is taken back.
async fn close_checkup(tab: &Tab) -> anyhow::Result<()> {
    tab.click("[data-testid=\"checkup\"]").await?;
    tab.press("z", CONTROL).await?;
    tab.press("z", CONTROL).await
}

/// Long words, and pages that run from right to left.
async fn languages(ada: &Tab, base: &str, resume: &str, folder: &Path) -> anyhow::Result<()> {
    ada.open(&format!("{base}/resumes")).await?;
    for (code, name) in [("de", "german"), ("ar", "rtl")] {
        ada.wait_for("[data-testid=\"resume-row\"]").await?;
        ada.click("[popovertarget=account-menu]").await?;
        ada.choose_language(code).await?;
        ada.wait_for(".picture[data-drawn]").await?;
        in_two_looks(ada, folder, &format!("resumes-{name}")).await?;
        ada.open_resume(base, resume).await?;
        ada.click("[data-action=look-page]").await?;
        in_two_looks(ada, folder, &format!("editor-{name}")).await?;
        ada.click("[data-testid=\"share\"]").await?;
        ada.wait_for("[data-testid=\"invite-email\"]").await?;
        in_two_looks(ada, folder, &format!("share-{name}")).await?;
        ada.press("Escape", 0).await?;
        open_readback(ada).await?;
        in_two_looks(ada, folder, &format!("readback-{name}")).await?;
        ada.press("Escape", 0).await?;
        open_checkup(ada).await?;
        in_two_looks(ada, folder, &format!("checkup-{name}")).await?;
        close_checkup(ada).await?;
        ada.open_palette().await?;
        in_two_looks(ada, folder, &format!("palette-{name}")).await?;
        ada.press("Escape", 0).await?;
        ada.open(&format!("{base}/resumes")).await?;
    }
    Ok(())
}

/// On a desk and on a phone.
async fn in_two_looks(tab: &Tab, folder: &Path, name: &str) -> anyhow::Result<()> {
    for look in [LOOKS[0], LOOKS[2]] {
        tab.look(look).await?;
        tab.picture(&folder.join(format!("{name}-{}.png", look.name))).await?;
    }
    tab.look(LOOKS[0]).await
}
