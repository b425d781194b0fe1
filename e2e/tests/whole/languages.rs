//! The app in other languages: long words, and pages that run from right to left.

use e2e::{CONTROL, PASSWORD, Stage, Tab, User};

use super::structure::{RESUME, bullet, wait_bullets, wait_lands, wait_no_drag};

const STATE: &str = "[data-testid=\"sync-state\"]";
const FORM: &str = "[data-testid=\"register-form\"]";
/// A desk that is not wide, and a phone.
const WIDTHS: [u32; 2] = [1280, 390];
const SECTIONS: &str = "[...document.querySelectorAll('[data-testid=section]')].map(one => one.dataset.kind).join(' ')";

#[tokio::test]
async fn german_is_chosen_on_the_first_page_and_stays() -> anyhow::Result<()> {
    Stage::run("german", async |stage| {
        let mut server = stage.server().await?;
        let base = server.url();
        let visitor = stage.newcomer("Greta").await?;
        visitor.speaks("fr,nl").await?;
        visitor.open(&base).await?;
        visitor.wait_language("en").await?;
        visitor.choose_language("de").await?;
        visitor.wait_words("h1", "Zwei Menschen, ein Lebenslauf.").await?;
        visitor.fits(&WIDTHS).await?;

        visitor.click(".hero-doors .primary").await?;
        visitor.wait_words("h1", "Konto anlegen").await?;
        register(&visitor, "Greta", "kurz").await?;
        visitor.wait_words(FORM, "muss mindestens 10 Zeichen haben").await?;
        visitor.fits(&WIDTHS).await?;
        register(&visitor, "Greta", PASSWORD).await?;
        visitor.wait_path("/resumes").await?;
        visitor.fits(&WIDTHS).await?;
        visitor.click("[data-testid=\"new-resume\"]").await?;
        visitor.wait_path("/r/").await?;
        visitor.write("basics/name", None, "Greta Groß").await?;
        visitor.wait_words(STATE, "Gespeichert").await?;
        visitor.fits(&WIDTHS).await?;
        // The page's own words are German too.
        visitor.write("basics/summary", None, "Seit 2015.").await?;
        let heading =
            "document.querySelector('[data-testid=page]').shadowRoot.querySelector('h2')?.textContent === 'Profil'";
        visitor.wait_js("the heading is German", heading).await?;

        // The next visit knows it, with the server and without.
        let resume: String = visitor.js("location.pathname").await?;
        visitor.open(&format!("{base}/resumes")).await?;
        visitor.wait_for("[data-testid=\"resume-row\"]").await?;
        visitor.fits(&WIDTHS).await?;
        visitor.wait_js("the service worker is in charge", "navigator.serviceWorker.controller").await?;
        visitor.open(&format!("{base}{resume}")).await?;
        visitor.wait_language("de").await?;
        visitor.wait_words(STATE, "Gespeichert").await?;
        visitor.wait_value("basics/name", "Greta Groß").await?;
        server.stop().await?;
        visitor.wait_words(STATE, "Offline: auf diesem Gerät aufbewahrt").await?;
        visitor.open(&format!("{base}{resume}")).await?;
        visitor.wait_language("de").await?;
        visitor.wait_words(STATE, "Offline: auf diesem Gerät aufbewahrt").await?;
        visitor.wait_value("basics/name", "Greta Groß").await
    })
    .await
}

async fn register(visitor: &Tab, name: &str, password: &str) -> anyhow::Result<()> {
    visitor.fill(&format!("{FORM} [name=name]"), name).await?;
    visitor.fill(&format!("{FORM} [name=email]"), "greta@example.org").await?;
    visitor.fill(&format!("{FORM} [name=password]"), password).await?;
    visitor.click(&format!("{FORM} [type=submit]")).await
}

#[tokio::test]
async fn the_browsers_language_is_taken_at_the_first_visit_and_the_menu_changes_it() -> anyhow::Result<()> {
    Stage::run("browser_language", async |stage| {
        let server = stage.server().await?;
        let base = server.url();
        let as_omar = User::register(&base, "Omar").await?;
        let resume = as_omar.import(RESUME).await?;
        let omar = stage.newcomer("Omar").await?;
        omar.speaks("ar-EG,en").await?;
        omar.open(&base).await?;
        omar.wait_language("ar").await?;
        omar.wait_js("it runs from right to left", "document.dir === 'rtl'").await?;
        omar.fits(&WIDTHS).await?;

        omar.sign_in(&base, &as_omar).await?;
        omar.open_resume(&base, &resume).await?;
        omar.wait_words(STATE, "محفوظ").await?;
        omar.write("basics/summary", None, "What I wrote.").await?;
        omar.click("[popovertarget=account-menu]").await?;
        omar.choose_language("en").await?;
        omar.wait_js("it runs from left to right", "document.dir === 'ltr'").await?;
        omar.wait_words(STATE, "Saved").await?;
        omar.wait_value("basics/summary", "What I wrote.").await
    })
    .await
}

#[tokio::test]
async fn an_editor_from_right_to_left_drags_goes_on_and_takes_back() -> anyhow::Result<()> {
    Stage::run("right_to_left", async |stage| {
        let server = stage.server().await?;
        let base = server.url();
        let as_mina = User::register(&base, "Mina").await?;
        let resume = as_mina.import(RESUME).await?;
        let mina = stage.newcomer("Mina").await?;
        mina.speaks("ar").await?;
        mina.sign_in(&base, &as_mina).await?;
        mina.open_resume(&base, &resume).await?;
        let outline_is_right = "document.querySelector('.outline').getBoundingClientRect().left > innerWidth / 2";
        mina.wait_js("the outline stands on the right", outline_is_right).await?;
        mina.wait_js(
            "the page runs as the résumé does",
            "getComputedStyle(document.querySelector('.page-host')).direction === 'ltr'",
        )
        .await?;

        // A section by its handle, in the outer margin.
        mina.wait_js("the order is as it was", &format!("{SECTIONS} === 'work skills custom custom'")).await?;
        let row = |id: &str| format!(".outline-row[data-section=\"{id}\"]");
        let mut hold = mina.grab(&format!("{} > .handle", row("skills"))).await?;
        let work = mina.place_of(&row("work")).await?;
        hold.move_to((work.right - 40.0, work.top + 2.0)).await?;
        wait_lands(&mina, "here").await?;
        hold.let_go().await?;
        mina.wait_js("skills come first", &format!("{SECTIONS} === 'skills work custom custom'")).await?;
        mina.press("z", CONTROL).await?;
        mina.wait_js("undo takes it back", &format!("{SECTIONS} === 'work skills custom custom'")).await?;

        // A keyword to the left of the last one is behind it.
        let (yrs, axum) = (bullet(&mina, "yrs").await?, bullet(&mina, "axum").await?);
        mina.bring_into_view(&yrs).await?;
        let mut hold = mina.grab(&format!("{yrs} > .handle")).await?;
        let last = mina.place_of(&axum).await?;
        hold.move_to((last.left + 4.0, last.middle().1)).await?;
        wait_lands(&mina, "here").await?;
        hold.let_go().await?;
        wait_no_drag(&mina).await?;
        wait_bullets(&mina, &["a1 a2 a3", "n1 n2", "axum yrs"]).await?;

        // In Arabic words the left arrow goes on to the next text.
        let (a1, a2) = (bullet(&mina, "a1").await?, bullet(&mina, "a2").await?);
        let (a1, a2) = (format!("{a1} textarea"), format!("{a2} textarea"));
        mina.place_caret(&a1, None).await?;
        mina.press("a", CONTROL).await?;
        mina.type_words("كتبت").await?;
        mina.press("ArrowLeft", 0).await?;
        mina.wait_js(
            "the next text has the focus",
            &format!("document.activeElement === document.querySelector('{a2}')"),
        )
        .await?;
        mina.wait_js(
            "Arabic words stand on the right",
            &format!("getComputedStyle(document.querySelector('{a1}')).direction === 'rtl'"),
        )
        .await?;
        mina.wait_js(
            "English words do not",
            &format!("getComputedStyle(document.querySelector('{a2}')).direction === 'ltr'"),
        )
        .await?;
        mina.press("z", CONTROL).await?;
        wait_bullets(&mina, &["a1 a2 a3", "n1 n2", "axum yrs"]).await?;
        mina.wait_saved().await?;
        mina.fits(&WIDTHS).await
    })
    .await
}
