//! The look is chosen together: what one chooses the other sees, undo takes back, and the PDF has.

use anyhow::{Context, ensure};
use e2e::{CONTROL, Stage, Tab, corpus};
use serde_json::{Value, json};

use super::pages::printed;
use super::pair::{Alone, Two};

/// Something of the preview.
fn on_page(what: &str) -> String {
    format!("document.querySelector('[data-testid=\"page\"]').shadowRoot.{what}")
}

/// The texts of the sheets.
const SHEETS: &str = "[...document.querySelector('[data-testid=\"page\"]').shadowRoot.querySelectorAll('.sheet')].map((one) => one.textContent)";

async fn wait_sheets(tab: &Tab, count: usize) -> anyhow::Result<Vec<String>> {
    let there = on_page("querySelectorAll('.sheet').length");
    tab.wait_js("so many sheets", &format!("{there} === {count}")).await?;
    tab.js(SHEETS).await
}

/// Chooses in a select as a person does, and leaves the focus there.
async fn pick(tab: &Tab, setting: &str, value: &str) -> anyhow::Result<()> {
    let choose = format!(
        "(() => {{ const one = document.querySelector('select[data-action=\"set-{setting}\"]'); one.focus();
            one.value = '{value}'; one.dispatchEvent(new Event('change', {{ bubbles: true }})); return true; }})()"
    );
    tab.js::<bool>(&choose).await?;
    Ok(())
}

#[tokio::test]
async fn what_one_chooses_the_other_sees_and_undo_takes_it_back() -> anyhow::Result<()> {
    const RESUME: &str = r#"{ "basics": { "name": "Ada", "email": "a@example.org", "summary": "Counts" },
        "work": [{ "name": "Navy", "position": "Captain", "startDate": "2019-03" }] }"#;
    Stage::run("looks", async |stage| {
        let Two { server: _server, as_ada, resume, ada, bob, .. } = Two::with(stage, RESUME).await?;
        ada.wait_for(".look").await?;
        for part in ["type", "page", "content"] {
            ada.click(&format!("[data-action=\"look-{part}\"]")).await?;
        }
        // A number: three steps, and each of them is one to take back.
        let size = on_page("querySelector('.tandem-page')");
        let size = format!("Math.round(parseFloat(getComputedStyle({size}).fontSize) * 300 / 4) / 100");
        bob.wait_js("the template's own size", &format!("{size} === 10.25")).await?;
        for _ in 0..3 {
            ada.click("[data-action=\"set-size\"][data-value=\"more\"]").await?;
        }
        bob.wait_js("the size of three steps", &format!("{size} === 11")).await?;
        ada.press("z", CONTROL).await?;
        bob.wait_js("the size of two", &format!("{size} === 10.75")).await?;
        // A choice among many: undo works with the focus in it.
        pick(&ada, "dates", "digits").await?;
        pick(&ada, "language", "de").await?;
        bob.wait_js("German, and digits", &on_page("querySelector('.sheet').innerText.includes('03/2019 – heute')")).await?;
        ada.press("z", CONTROL).await?;
        ada.press("z", CONTROL).await?;
        bob.wait_js("as before", &on_page("querySelector('.sheet').innerText.includes('Mar 2019 – present')")).await?;
        pick(&ada, "language", "de").await?;
        for setting in ["page-numbers", "running-name", "icons"] {
            ada.click(&format!("[data-action=\"set-{setting}\"]")).await?;
        }
        bob.wait_js("a foot", &on_page("querySelector('.foot')?.textContent === 'Ada · 1 / 1'")).await?;
        bob.wait_js("pictures", &on_page("querySelectorAll('.sheet svg').length === 1")).await?;
        // A colour too pale to be read: said, and printed darker.
        let pale = "(() => { const one = document.querySelector('input[type=color][data-action=\"set-accent\"]');
            one.value = '#ffe100'; one.dispatchEvent(new Event('change', { bubbles: true })); return true; })()";
        ada.js::<bool>(pale).await?;
        ada.wait_words(".look-note", "Too pale").await?;
        ada.click("[data-action=\"set-accent\"][data-value=\"#9a3b1f\"]").await?;

        // The templates, as pictures of this résumé; what was chosen stays in another one.
        ada.click("[data-action=\"templates\"]").await?;
        let drawn = "[...document.querySelectorAll('.gallery .picture[data-drawn] .picture-page')]
            .filter((one) => one.shadowRoot.textContent.includes('Berufserfahrung')).length";
        ada.wait_js("a picture of each", &format!("{drawn} === {}", render::templates::TEMPLATES.len())).await?;
        ada.click("[data-action=\"set-template\"][data-value=\"swiss\"]").await?;
        ada.press("Escape", 0).await?;
        bob.wait_js("another template", &on_page("querySelector('section') && getComputedStyle(document.querySelector('[data-testid=\"page\"]').shadowRoot.querySelector('.sheet section')).display === 'grid'")).await?;
        bob.wait_js("the size stays", &format!("{size} === 10.75")).await?;
        bob.wait_js("the foot stays", &on_page("querySelector('.foot')?.textContent === 'Ada · 1 / 1'")).await?;
        ada.wait_saved().await?;
        let settings = as_ada.content(&resume).await?["meta"]["tandem"]["settings"].clone();
        let expected = json!({ "template": "swiss", "accent": "#9a3b1f", "icons": "on", "language": "de",
            "page-numbers": "on", "running-name": "on", "size": "10.75" });
        ensure!(settings == expected, "{settings}");
        let page = printed(&as_ada.pdf(&resume).await?)?.concat();
        for words in ["Berufserfahrung", "heute", "Ada1/1"] {
            ensure!(page.contains(words), "{words} is not in {page}");
        }
        // All as in the template: one step there, and one back.
        ada.click("[data-action=\"reset-look\"]").await?;
        bob.wait_js("the template's size", &format!("{size} !== 10.75")).await?;
        ada.click("[data-action=\"undo-edit\"]").await?;
        bob.wait_js("the size is back", &format!("{size} === 10.75")).await
    })
    .await
}

#[tokio::test]
async fn a_page_is_begun_where_somebody_wants_it_and_an_entry_is_kept_together() -> anyhow::Result<()> {
    Stage::run("breaks", async |stage| {
        let content = corpus::resume(5, 6).to_string();
        let Alone { server: _server, as_ada, resume, ada } = Alone::with(stage, &content).await?;
        ada.wait_js("sheets", &on_page("querySelectorAll('.sheet').length > 1")).await?;
        let work = "[data-testid=section][data-id=work] [data-testid=item]";
        let second: String = ada.js(&format!("document.querySelectorAll('{work}')[1].dataset.id")).await?;
        let choose = async |action: &str, id: &str| {
            ada.bring_into_view(&format!("[data-id=\"{id}\"] > .handle")).await?;
            ada.click(&format!("[data-id=\"{id}\"] > .handle")).await?;
            ada.click(&format!(".handle-menu:popover-open [data-action={action}]")).await
        };
        let first_of_second = on_page("querySelectorAll('.sheet')[1].querySelector('.entry')?.dataset.object");
        choose("break-before", &second).await?;
        ada.wait_js("the second page begins with it", &format!("{first_of_second} === '{second}'")).await?;
        ada.wait_for(&format!("[data-id=\"{second}\"] [data-mark=break]")).await?;
        ada.wait_saved().await?;
        same_pages(&ada, &printed(&as_ada.pdf(&resume).await?)?).await?;
        ada.press("z", CONTROL).await?;
        ada.wait_js("it does no more", &format!("{first_of_second} !== '{second}'")).await?;
        ada.wait_js("the mark has gone", "!document.querySelector('[data-mark=break]')").await?;

        // An entry that goes on on the next page.
        let divided = format!(
            "(() => {{ const seen = [...{}].map((one) => one.dataset.object);
                return seen.find((one, at) => seen.indexOf(one) !== at); }})()",
            on_page("querySelectorAll('.sheet .entry')")
        );
        let divided: String = ada.js(&divided).await?;
        choose("keep-together", &divided).await?;
        let on = format!("querySelectorAll('.sheet [data-object=\"{divided}\"]').length");
        ada.wait_js("it is on one page", &format!("{} === 1", on_page(&on))).await?;
        ada.wait_for(&format!("[data-id=\"{divided}\"] [data-mark=keep]")).await?;
        ada.wait_saved().await?;
        same_pages(&ada, &printed(&as_ada.pdf(&resume).await?)?).await?;
        // Out with everything, and in again.
        let copy = as_ada.import(&as_ada.export(&resume, "format=json").await?).await?;
        let content = as_ada.content(&copy).await?;
        let kept = |items: &Value| {
            items.as_array().is_some_and(|all| all.iter().any(|one| one["tandem"]["keepTogether"] == true))
        };
        ensure!(["work", "education", "projects"].iter().any(|section| kept(&content[section])), "{content}");
        Ok(())
    })
    .await
}

/// Fails unless the preview has the words of the PDF on each of its pages.
async fn same_pages(tab: &Tab, printed: &[String]) -> anyhow::Result<()> {
    let sheets = wait_sheets(tab, printed.len()).await?;
    let letters = |text: &str| {
        let mut letters: Vec<char> =
            text.chars().filter(|letter| !letter.is_whitespace() && !"·•".contains(*letter)).collect();
        letters.sort_unstable();
        letters
    };
    for (at, (sheet, page)) in sheets.iter().zip(printed).enumerate() {
        ensure!(letters(sheet) == letters(page), "page {}:\n{sheet}\n{page}", at + 1);
    }
    Ok(())
}

#[tokio::test]
async fn three_pages_are_made_two_and_one_undo_makes_them_three() -> anyhow::Result<()> {
    Stage::run("fit", async |stage| {
        let content = corpus::resume(4, 6).to_string();
        let Alone { server: _server, as_ada, resume, ada } = Alone::with(stage, &content).await?;
        ada.wait_js("the letters are there", "document.fonts.status === 'loaded'").await?;
        wait_sheets(&ada, 3).await?;
        ada.click("[data-action=fit][data-value=\"3\"]").await?;
        ada.wait_words("[data-testid=fit-said]", "it has 3 pages").await?;
        ada.click("[data-action=fit][data-value=\"2\"]").await?;
        ada.wait_words("[data-testid=fit-said]", "It has 2 pages now. Changed: ").await?;
        let said: String = ada.js("document.querySelector('[data-testid=fit-said]').innerText").await?;
        ensure!(said.contains("spacing 100 → ") && said.contains('%'), "{said}");
        wait_sheets(&ada, 2).await?;
        ada.wait_saved().await?;
        let pages = async || anyhow::Ok(printed(&as_ada.pdf(&resume).await?)?.len());
        ensure!(pages().await? == 2, "the PDF has the pages of the preview");
        let settings = as_ada.content(&resume).await?["meta"]["tandem"]["settings"].clone();
        let spacing: f64 = settings["spacing"].as_str().context("a spacing")?.parse()?;
        ensure!(spacing >= render::fit::LEGIBLE.spacing, "{settings}");

        // What cannot be is said, with what can be; nothing is changed by asking.
        ada.click("[data-action=undo-edit]").await?;
        wait_sheets(&ada, 3).await?;
        ada.wait_saved().await?;
        ensure!(pages().await? == 3, "one step back");
        ada.click("[data-action=fit][data-value=\"1\"]").await?;
        ada.wait_words("[data-testid=fit-said]", "The nearest is 2 pages").await?;
        wait_sheets(&ada, 3).await?;
        ada.click("[data-action=fit-nearest]").await?;
        wait_sheets(&ada, 2).await?;
        ada.wait_saved().await?;
        let again = as_ada.content(&resume).await?["meta"]["tandem"]["settings"].clone();
        ensure!(again == settings, "the same page comes to the same sizes: {again}, {settings}");
        Ok(())
    })
    .await
}
