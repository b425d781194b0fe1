//! Several roles at one company, dates, levels and keywords: written by one, seen by another.

use e2e::{ALT, CONTROL, SHIFT, Server, Stage, Tab, User};
use serde_json::json;

use super::structure::named;

const RESUME: &str = r#"{ "basics": { "name": "Ada" },
    "work": [
        { "position": "Head", "name": "Acme", "location": "Oslo", "startDate": "2013-12-31", "endDate": "2014-12-01",
          "highlights": ["led"] },
        { "position": "Weaver", "name": "Mill", "location": "Rome", "highlights": ["wove"] }],
    "skills": [{ "name": "Yarn", "keywords": ["wool"] }], "languages": [{ "language": "Norse" }] }"#;

async fn two(stage: &Stage) -> anyhow::Result<(Server, User, String, Tab, Tab)> {
    two_with(stage, RESUME).await
}

async fn two_with(stage: &Stage, content: &str) -> anyhow::Result<(Server, User, String, Tab, Tab)> {
    let server = stage.server().await?;
    let (as_ada, as_bob) = (User::register(&server.url(), "Ada").await?, User::register(&server.url(), "Bob").await?);
    let resume = as_ada.import(content).await?;
    as_ada.share(&resume, &as_bob, "editor").await?;
    let ada = super::pair::open(stage, &as_ada, server.url(), &resume).await?;
    let bob = super::pair::open(stage, &as_bob, server.url(), &resume).await?;
    Ok((server, as_ada, resume, ada, bob))
}

/// Each company or lone role in order: `Acme[Head, Deputy]`.
const SHAPE: &str = "[...document.querySelectorAll('[data-kind=work] .items > :is(.item, .company)')].map(e => {
    const words = (of, key) => of.querySelector(`:scope [data-field$=\"/${key}\"]`)?.value;
    const roles = [...e.querySelectorAll('.roles > [data-testid=item]')].map(r => words(r, 'position') ?? r.querySelector('.item-name').innerText);
    return roles.length ? `${words(e.querySelector('.company-head'), 'name')}[${roles.join(', ')}]`
        : `${words(e, 'name')}: ${words(e, 'position')}`; }).join('; ')";

async fn wait_shape(tabs: [&Tab; 2], wanted: &str) -> anyhow::Result<()> {
    for tab in tabs {
        tab.wait_js(&format!("the roles are {wanted}"), &format!("({SHAPE}) === {}", json!(wanted))).await?;
    }
    Ok(())
}

/// The words of the page.
const PAGE: &str = "document.querySelector('[data-testid=page]').shadowRoot.querySelector('article').innerText";

async fn menu(tab: &Tab, item: &str, action: &str) -> anyhow::Result<()> {
    tab.click(&format!("[data-testid=item][data-id=\"{item}\"] > .handle")).await?;
    tab.click(&format!("[data-testid=item][data-id=\"{item}\"] > .handle-menu [data-action={action}]")).await?;
    tab.settled().await
}

#[tokio::test]
async fn roles_come_into_a_company_and_out_again() -> anyhow::Result<()> {
    Stage::run("roles", async |stage| {
        let (_server, as_ada, resume, ada, bob) = two(stage).await?;
        let both = [&ada, &bob];
        let id = |selector: String| selector.split('"').nth(1).unwrap_or_default().to_owned();
        let (head, weaver) =
            (id(named(&ada, "item", "Head, Acme").await?), id(named(&ada, "item", "Weaver, Mill").await?));

        // One more role at the same company: the caret is in its position.
        ada.click(&format!("[data-id=\"{head}\"] [data-action=add-role]")).await?;
        ada.wait_js("the caret is in the new role", "document.activeElement.dataset.field?.endsWith('/position')")
            .await?;
        ada.type_words("Deputy").await?;
        wait_shape(both, "Acme[Head, Deputy]; Mill: Weaver").await?;
        // The company stands on the page once.
        bob.wait_js(
            "the page names the company once",
            &format!("{PAGE}.split('Acme').length === 2 && {PAGE}.includes('Deputy')"),
        )
        .await?;
        // Its name is written once, for both, by the other one.
        bob.write(&format!("{head}/name"), None, " Inc").await?;
        wait_shape(both, "Acme Inc[Head, Deputy]; Mill: Weaver").await?;

        // By the menu: the next one joins, and gives its own name up; its place it keeps.
        menu(&bob, &weaver, "join-company").await?;
        wait_shape(both, "Acme Inc[Head, Deputy, Weaver]").await?;
        bob.wait_for(&format!("[data-id=\"{weaver}\"] [data-field=\"{weaver}/location\"]")).await?;
        // One step back is one step.
        bob.press("z", CONTROL).await?;
        wait_shape(both, "Acme Inc[Head, Deputy]; Mill: Weaver").await?;
        bob.wait_caret_at(&format!("{weaver}/name"), 4).await?;
        menu(&bob, &weaver, "join-company").await?;
        wait_shape(both, "Acme Inc[Head, Deputy, Weaver]").await?;

        // By the keyboard, within it and out of it; while Ada types in it.
        ada.write(&format!("{weaver}/position"), None, "!").await?;
        let deputy: String = ada.js("document.querySelectorAll('[data-testid=item]')[1].dataset.id").await?;
        bob.enter(&format!("{deputy}/position")).await?;
        bob.press("ArrowUp", ALT).await?;
        wait_shape(both, "Acme Inc[Deputy, Head, Weaver!]").await?;
        bob.press("ArrowUp", ALT).await?;
        wait_shape(both, "Acme Inc: Deputy; Acme Inc[Head, Weaver!]").await?;
        bob.wait_words("[data-testid=announcements]", "stands by itself").await?;
        ada.type_words("?").await?;
        wait_shape(both, "Acme Inc: Deputy; Acme Inc[Head, Weaver!?]").await?;

        // Whoever says the name goes: it stays said.
        ada.act(&head, "delete").await?;
        wait_shape(both, "Acme Inc: Deputy; Acme Inc: Weaver!?").await?;
        ada.click("[data-testid=\"toast\"]:last-child [data-action=\"undo\"]").await?;
        wait_shape(both, "Acme Inc: Deputy; Acme Inc[Head, Weaver!?]").await?;

        // By the mouse: between the two it is one of them, and below them it is not.
        let role = |id: &str| format!("[data-testid=item][data-id=\"{id}\"]");
        // Folded, they are in view together.
        ada.click(&format!("{} > .item-head", role(&deputy))).await?;
        ada.click(&format!("{} > .item-head", role(&head))).await?;
        ada.bring_into_view(&role(&head)).await?;
        let mut hold = ada.grab(&format!("{} > .handle", role(&deputy))).await?;
        let below = ada.place_of(&role(&weaver)).await?;
        hold.move_to((below.left + 60.0, below.top + 4.0)).await?;
        super::structure::wait_lands(&ada, "here").await?;
        hold.let_go().await?;
        wait_shape(both, "Acme Inc[Head, Deputy, Weaver!?]").await?;
        menu(&ada, &weaver, "leave-company").await?;
        wait_shape(both, "Acme Inc[Head, Deputy]; Acme Inc: Weaver!?").await?;

        // The whole company steps over it.
        ada.click("[data-testid=company] [data-action=company-down]").await?;
        wait_shape(both, "Acme Inc: Weaver!?; Acme Inc[Head, Deputy]").await?;
        ada.click(&format!("{} > .item-head", role(&head))).await?;
        ada.wait_same(&bob).await?;
        let content = as_ada.content(&resume).await?;
        assert_eq!(content["work"][1]["position"], "Head");
        let groups: Vec<_> = (0..3).map(|at| content["work"][at]["tandem"]["group"].as_str()).collect();
        assert!(groups[1].is_some() && groups[1] == groups[2] && groups[0] != groups[1], "{groups:?}");
        Ok(())
    })
    .await
}

const COMPANY: &str = r#"{ "basics": { "name": "Ada" }, "work": [
    { "position": "Head", "name": "Acme", "highlights": ["led"], "tandem": { "group": "acme" } },
    { "position": "Deputy", "tandem": { "group": "acme" } },
    { "position": "Weaver", "name": "Mill" }, { "position": "Porter", "name": "Quay" }] }"#;

#[tokio::test]
async fn a_whole_company_is_moved_by_mouse_keys_and_menu_while_somebody_writes_in_it() -> anyhow::Result<()> {
    Stage::run("company", async |stage| {
        let (_server, as_ada, resume, ada, bob) = two_with(stage, COMPANY).await?;
        let both = [&ada, &bob];
        let [head, deputy, weaver] = ada.ids("item").await?[..3].to_vec().try_into().unwrap_or_default();
        let (written, name) = (format!("{deputy}/position"), format!("{head}/name"));
        let handle = "[data-testid=company] > .handle";
        let says = async |words: &str| ada.wait_words("[data-testid=announcements]", words).await;
        wait_shape(both, "Acme[Head, Deputy]; Mill: Weaver; Quay: Porter").await?;
        bob.write(&written, None, "!").await?;
        wait_shape(both, "Acme[Head, Deputy!]; Mill: Weaver; Quay: Porter").await?;

        // By the mouse, by the dots beside its name: all its roles go, and one step back brings them all back.
        for role in [&head, &deputy] {
            ada.click(&format!("[data-testid=item][data-id=\"{role}\"] > .item-head")).await?;
        }
        ada.bring_into_view("[data-testid=company]").await?;
        let mut hold = ada.grab(handle).await?;
        let mill = ada.place_of(&format!("[data-testid=item][data-id=\"{weaver}\"]")).await?;
        // Among its own roles it stays; the line comes below the next one, whole.
        hold.move_to((mill.left + 60.0, mill.top - 40.0)).await?;
        super::structure::wait_lands(&ada, "stay").await?;
        hold.move_to((mill.left + 60.0, mill.bottom - 4.0)).await?;
        super::structure::wait_lands(&ada, "here").await?;
        ada.wait_for("[data-testid=company][data-held]").await?;
        ada.wait_words(".drag-words", "Acme").await?;
        hold.let_go().await?;
        super::structure::wait_no_drag(&ada).await?;
        wait_shape(both, "Mill: Weaver; Acme[Head, Deputy!]; Quay: Porter").await?;
        says("“Acme” moved to place 2 of 3 in “Experience”").await?;
        bob.wait_caret_at(&written, 7).await?;
        bob.type_words("?").await?;
        wait_shape(both, "Mill: Weaver; Acme[Head, Deputy!?]; Quay: Porter").await?;
        ada.press("z", CONTROL).await?;
        wait_shape(both, "Acme[Head, Deputy!?]; Mill: Weaver; Quay: Porter").await?;
        bob.wait_caret_at(&written, 8).await?;
        ada.press("Z", CONTROL + SHIFT).await?;
        wait_shape(both, "Mill: Weaver; Acme[Head, Deputy!?]; Quay: Porter").await?;
        ada.settled().await?;

        // By the keys, in its name: announced, and the caret stays.
        ada.place_caret(&format!("[data-field=\"{name}\"]"), Some(2)).await?;
        ada.press("ArrowDown", ALT).await?;
        wait_shape(both, "Mill: Weaver; Quay: Porter; Acme[Head, Deputy!?]").await?;
        says("“Acme” moved to place 3 of 3 in “Experience”").await?;
        ada.press("ArrowDown", ALT).await?;
        says("“Acme” is the last in “Experience”").await?;
        ada.settled().await?;
        ada.wait_caret_at(&name, 2).await?;
        // On its handle, too; and a role alone steps over it, not into it.
        ada.js::<bool>(&format!("(document.querySelector('{handle}').focus(), true)")).await?;
        ada.press("ArrowUp", ALT).await?;
        wait_shape(both, "Mill: Weaver; Acme[Head, Deputy!?]; Quay: Porter").await?;
        bob.wait_caret_at(&written, 8).await?;

        // By the menu, to the top; one step back.
        ada.click(handle).await?;
        ada.click("[data-testid=company] > .handle-menu [data-action=move-to]").await?;
        wait_shape(both, "Acme[Head, Deputy!?]; Mill: Weaver; Quay: Porter").await?;
        says("“Acme” moved to place 1 of 3 in “Experience”").await?;
        ada.settled().await?;
        ada.wait_focus(handle).await?;
        ada.press("z", CONTROL).await?;
        wait_shape(both, "Mill: Weaver; Acme[Head, Deputy!?]; Quay: Porter").await?;
        bob.type_words(".").await?;
        wait_shape(both, "Mill: Weaver; Acme[Head, Deputy!?.]; Quay: Porter").await?;
        for role in [&head, &deputy] {
            ada.click(&format!("[data-testid=item][data-id=\"{role}\"] > .item-head")).await?;
        }
        ada.wait_same(&bob).await?;
        let work = as_ada.content(&resume).await?["work"].take();
        let positions: Vec<_> = (0..4).map(|at| work[at]["position"].as_str().unwrap_or_default()).collect();
        assert_eq!(positions, ["Weaver", "Head", "Deputy!?.", "Porter"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn dates_side_by_side_are_read_whole() -> anyhow::Result<()> {
    Stage::run("dates", async |stage| {
        let (_server, as_ada, resume, ada, _bob) = two(stage).await?;
        for (width, height) in [(400, 800), (1280, 800), (1680, 1050), (1440, 900)] {
            ada.look(e2e::Look { name: "desk", width, height, dark: false }).await?;
            let cut = "[...document.querySelectorAll('.date-field > input')].filter(e => e.scrollWidth > e.clientWidth || (() => {
                const style = getComputedStyle(e), ink = document.createElement('canvas').getContext('2d');
                ink.font = `${style.fontSize} ${style.fontFamily}`;
                return ink.measureText(e.value).width >
                    e.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight); })()).map(e => e.value)";
            let shown: Vec<String> = ada.js("[...document.querySelectorAll('.date-field > input')].map(e => e.value)").await?;
            assert!(shown.contains(&"31 Dec 2013".to_owned()), "{shown:?}");
            ada.wait_js(&format!("at {width} every date is whole"), &format!("({cut}).length === 0")).await?;
        }
        // "Present" is no date: it goes on.
        let head: String = ada.js("document.querySelector('[data-testid=item]').dataset.id").await?;
        ada.fill(&format!("[data-field=\"{head}/endDate\"]"), "present").await?;
        ada.press("Enter", 0).await?;
        e2e::until("the role goes on", async || {
            let content = as_ada.content(&resume).await?;
            Ok(content["work"][0].get("endDate").is_none().then_some(()))
        })
        .await?;
        ada.wait_js("the page says so", &format!("{PAGE}.includes('present')")).await
    })
    .await
}

#[tokio::test]
async fn levels_are_chosen_or_written_and_keywords_end_with_a_comma() -> anyhow::Result<()> {
    Stage::run("levels", async |stage| {
        let (_server, as_ada, resume, ada, bob) = two(stage).await?;
        let of = |section: &str| format!("[data-testid=section][data-id={section}] [data-testid=item]");
        for (section, key, choice) in [("skills", "level", "Expert"), ("languages", "fluency", "Native speaker")] {
            let item: String = ada.js(&format!("document.querySelector('{}').dataset.id", of(section))).await?;
            ada.click(&format!("{} [data-key={key}] [data-action=choices]", of(section))).await?;
            let at: usize = ada
                .js(&format!(
                    "[...document.querySelectorAll('{} [data-action=choice]')].findIndex(e => e.innerText === '{choice}')",
                    of(section)
                ))
                .await?;
            ada.click(&format!("{} [data-action=choice]:nth-child({})", of(section), at + 1)).await?;
            bob.wait_value(&format!("{item}/{key}"), choice).await?;
            // Any other words do as well.
            ada.wait_js("the caret is in it", &format!("document.activeElement.dataset.field === '{item}/{key}'")).await?;
            ada.type_words(", nearly").await?;
            bob.wait_value(&format!("{item}/{key}"), &format!("{choice}, nearly")).await?;
        }

        let words = "[...document.querySelectorAll('[data-list=keywords] textarea')].map(e => e.value).join('|')";
        ada.click(&format!("{} [data-action=add-bullet]", of("skills"))).await?;
        ada.wait_js("there is room for a keyword", &format!("{words} === 'wool|'")).await?;
        ada.wait_focus(&format!("{} .bullet:last-child textarea", of("skills"))).await?;
        ada.type_words("silk, flax;").await?;
        ada.wait_js("each is one", &format!("{words} === 'wool|silk|flax|'")).await?;
        ada.paste("hemp, jute,ramie").await?;
        bob.wait_js("so are those that were pasted", &format!("{words} === 'wool|silk|flax|hemp|jute|ramie'")).await?;
        // A comma in the middle parts a word; Backspace at a start joins again.
        ada.press("Enter", 0).await?;
        ada.press("Backspace", 0).await?;
        bob.wait_js("the empty one is gone", &format!("{words} === 'wool|silk|flax|hemp|jute|ramie'")).await?;
        ada.wait_same(&bob).await?;
        let content = as_ada.content(&resume).await?;
        assert_eq!(content["skills"][0]["level"], "Expert, nearly");
        assert_eq!(content["skills"][0]["keywords"], json!(["wool", "silk", "flax", "hemp", "jute", "ramie"]));
        Ok(())
    })
    .await
}
