//! A photo: chosen, dropped, seen by the other one, taken away and brought back.

use e2e::{CONTROL, Stage, Tab, User};

/// A photo, made in the page: 900 × 600, of one colour.
const MAKE: &str = "new Promise(done => { const c = document.createElement('canvas'); c.width = 900; c.height = 600;
    const ink = c.getContext('2d'); ink.fillStyle = 'rgb(200, 40, 40)'; ink.fillRect(0, 0, 900, 600);
    c.toBlob(blob => done(new File([blob], 'ada.png', { type: 'image/png' })), 'image/png'); })";

/// Gives the file to the page as this kind of event does.
fn bring(event: &str) -> String {
    format!(
        "{MAKE}.then(file => {{ const data = new DataTransfer(); data.items.add(file);
            const to = document.querySelector('[data-testid=photo]');
            const made = '{event}' === 'paste' ? new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }})
                : new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }});
            to.dispatchEvent(made); return true; }})"
    )
}

/// The size and the middle colour of the photo that the page shows.
async fn wait_photo(tab: &Tab) -> anyhow::Result<()> {
    for image in [
        "document.querySelector('[data-testid=photo] img')",
        "document.querySelector('[data-testid=page]').shadowRoot.querySelector('img.photo')",
    ] {
        let whole = format!("{image}?.complete && {image}.naturalWidth === 512 && {image}.naturalHeight === 341");
        tab.wait_js("the photo is there, and small", &whole).await?;
    }
    Ok(())
}

async fn wait_none(tab: &Tab) -> anyhow::Result<()> {
    let none = "!document.querySelector('[data-testid=photo] img')
        && !document.querySelector('[data-testid=page]').shadowRoot.querySelector('img')";
    tab.wait_js("there is no photo", none).await
}

/// Whether the exports and the small picture in the list have it.
async fn wait_elsewhere(user: &User, resume: &str, is_there: bool) -> anyhow::Result<()> {
    e2e::until("the exports say the same of the photo", async || {
        let page = user.export(resume, "format=html").await?;
        let small = user.get(&format!("/resumes/{resume}/first-page")).await?.expect(200)?;
        let small = small["body"].as_str().unwrap_or_default().contains("<img");
        let json = user.content(resume).await?["basics"]["image"].as_str().is_some_and(|image| !image.is_empty());
        Ok([page.contains("<img"), small, json].iter().all(|has| *has == is_there).then_some(()))
    })
    .await
}

#[tokio::test]
async fn a_photo_is_seen_by_both_and_can_be_taken_away() -> anyhow::Result<()> {
    Stage::run("photo", async |stage| {
        let server = stage.server().await?;
        let (as_ada, as_bob) =
            (User::register(&server.url(), "Ada").await?, User::register(&server.url(), "Bob").await?);
        let resume = as_ada.import(r#"{ "basics": { "name": "Ada" } }"#).await?;
        as_ada.share(&resume, &as_bob, "viewer").await?;
        let ada = super::pair::open(stage, &as_ada, server.url(), &resume).await?;
        let bob = super::pair::open(stage, &as_bob, server.url(), &resume).await?;
        wait_none(&ada).await?;
        assert!(!bob.js::<bool>("!!document.querySelector('[data-action=choose-photo]')").await?, "he only reads");

        // By the file dialog.
        let made: Vec<u8> =
            ada.js(&format!("{MAKE}.then(f => f.arrayBuffer()).then(b => [...new Uint8Array(b)])")).await?;
        let file = stage.data("ada.png");
        std::fs::write(&file, made)?;
        ada.give_file("[data-testid=photo-file]", &file).await?;
        wait_photo(&ada).await?;
        wait_photo(&bob).await?;

        wait_elsewhere(&as_ada, &resume, true).await?;

        // Taken away everywhere, and back by undo, for both.
        ada.click("[data-action=remove-photo]").await?;
        wait_none(&ada).await?;
        wait_none(&bob).await?;
        wait_elsewhere(&as_ada, &resume, false).await?;
        ada.wait_js("the focus is beside", "document.activeElement.dataset.action === 'choose-photo'").await?;
        ada.press("z", CONTROL).await?;
        wait_photo(&bob).await?;
        wait_elsewhere(&as_ada, &resume, true).await?;
        ada.click("[data-action=remove-photo]").await?;
        wait_none(&bob).await?;

        // Dropped, and pasted: each is a photo of its own.
        ada.js::<bool>(&bring("drop")).await?;
        wait_photo(&ada).await?;
        let first = as_ada.content(&resume).await?["basics"]["image"].clone();
        ada.js::<bool>(&bring("paste")).await?;
        e2e::until("the address is another", async || {
            Ok((as_ada.content(&resume).await?["basics"]["image"] != first).then_some(()))
        })
        .await?;
        wait_photo(&ada).await?;
        wait_photo(&bob).await?;

        // What is no photo is refused in words, and nothing changes.
        let words = stage.file("notes.png", "these are notes")?;
        ada.give_file("[data-testid=photo-file]", &words).await?;
        ada.wait_words("[data-testid=toast]", "not a photo").await?;
        wait_photo(&ada).await
    })
    .await
}
