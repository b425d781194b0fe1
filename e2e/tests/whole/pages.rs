//! The pages of the preview are the pages of the PDF.

use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, ensure};
use e2e::{Stage, Tab, User, corpus, long, sample_text};
use serde::Deserialize;

use super::pair::Alone;

/// What a sheet of the preview shows.
#[derive(Deserialize, Debug)]
struct Sheet {
    /// Without white space and without the dots that the style draws.
    text: String,
    /// What the page ends with, in each column: a heading, or the head of an entry.
    dangling: Vec<String>,
    /// How much of the page's height is empty at its foot; negative when something sticks out.
    blank: f64,
    /// How high it is, of the page's height, what cannot be taken from the beginning of this page: headings, and the
    /// first block after them.
    lead: f64,
    /// Bullets that are on this page.
    bullets: Vec<String>,
}

const SHEETS: &str = r#"[...document.querySelector('[data-testid="page"]').shadowRoot.querySelectorAll('.sheet')].map((sheet) => {
    const box = sheet.getBoundingClientRect();
    const foot = parseFloat(getComputedStyle(sheet).paddingBottom) / parseFloat(getComputedStyle(sheet).height) * box.height;
    const blocks = [...sheet.querySelectorAll('h1, h2, h3, h4, p, li, address, .head')];
    const streams = [...sheet.querySelectorAll('.main, .side')];
    const ends = (streams.length ? streams : [sheet]).map((stream) => {
        const inside = blocks.filter((block) => stream.contains(block) && block.getBoundingClientRect().height > 0);
        return inside[inside.length - 1];
    }).filter(Boolean);
    const first = blocks.find((block) => !block.matches('h2, h3, h4, .head') && !block.closest('.head'));
    const highest = Math.min(...blocks.map((block) => block.getBoundingClientRect().top));
    const lowest = Math.max(...blocks.map((block) => block.getBoundingClientRect().bottom));
    return {
        text: sheet.innerText.replace(/[\s·•]/g, ''),
        dangling: ends.filter((end) => end.closest('h2, h3, h4, .head')).map((end) => end.innerText),
        lead: first ? (first.getBoundingClientRect().bottom - highest) / box.height : 0,
        blank: (box.bottom - foot - lowest) / box.height,
        bullets: [...sheet.querySelectorAll('li[data-object]')].map((li) => li.dataset.object),
    };
})"#;

#[tokio::test]
async fn the_pages_of_the_preview_are_the_pages_of_the_pdf() -> anyhow::Result<()> {
    Stage::run("pages", async |stage| {
        let Alone { server, as_ada, resume, ada } = Alone::with(stage, &sample_text()?).await?;
        compare(&ada, &as_ada, &resume, "the sample").await?;
        for number in 0..if long() { 60 } else { 6 } {
            // From one page to six.
            let text = corpus::resume(number, 1 + number as usize % 12).to_string();
            let resume = as_ada.import(&text).await?;
            ada.open_resume(&server.url(), &resume).await?;
            compare(&ada, &as_ada, &resume, &format!("number {number}")).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_template_has_the_pages_of_its_pdf() -> anyhow::Result<()> {
    Stage::run("templates", async |stage| {
        let Alone { server, as_ada, ada, .. } = Alone::with(stage, &sample_text()?).await?;
        let templates = render::templates::TEMPLATES;
        for number in 0..if long() { 60 } else { 1 } {
            for (at, template) in templates.iter().enumerate() {
                let seed = 100 + number * templates.len() as u64 + at as u64;
                let mut text = corpus::resume(seed, 3 + seed as usize % 6);
                text["meta"] = serde_json::json!({ "tandem": { "settings": { "template": template.key } } });
                let resume = as_ada.import(&text.to_string()).await?;
                ada.open_resume(&server.url(), &resume).await?;
                compare(&ada, &as_ada, &resume, &format!("{}, number {seed}", template.key)).await?;
            }
        }
        Ok(())
    })
    .await
}

async fn compare(tab: &Tab, user: &User, resume: &str, which: &str) -> anyhow::Result<()> {
    tab.wait_js(
        "the letters and the sheets are there",
        "document.fonts.status === 'loaded' && \
         !!document.querySelector('[data-testid=\"page\"]')?.shadowRoot?.querySelector('.sheet h1')",
    )
    .await?;
    let printed = printed(&user.pdf(resume).await?)?;
    let sheets = settled(tab, &printed).await?;
    ensure!(
        sheets.len() == printed.len(),
        "{which}: {} sheets in the preview, {} pages in the PDF",
        sheets.len(),
        printed.len()
    );
    let mut bullets: Vec<&str> = Vec::new();
    for (at, (sheet, page)) in sheets.iter().zip(&printed).enumerate() {
        let place = format!("{which}, page {}", at + 1);
        ensure!(same_letters(&sheet.text, page), "{place}:\nthe preview: {}\nthe PDF:     {page}", sheet.text);
        ensure!(sheet.dangling.is_empty(), "{place} ends with {:?}", sheet.dangling);
        ensure!(sheet.blank > -0.001, "{place}: something sticks out by {}", -sheet.blank);
        let is_last = at + 1 == sheets.len();
        // A bullet is never divided: one of many lines that does not fit leaves more, and so does the space above it.
        const SPACE: f64 = 0.05;
        let lead = sheets.get(at + 1).map_or(0.0, |next| next.lead + SPACE);
        ensure!(
            is_last || sheet.blank < 0.15_f64.max(lead),
            "{place}: {} of it is empty; the next begins with {lead}",
            sheet.blank
        );
        bullets.extend(sheet.bullets.iter().map(String::as_str));
    }
    let all = bullets.len();
    bullets.sort_unstable();
    bullets.dedup();
    ensure!(bullets.len() == all, "{which}: a bullet is on two pages");
    Ok(())
}

/// The sheets of the preview. Letters that come late are laid out anew: it is given frames until it shows what is
/// printed, and then what it shows is taken.
async fn settled(tab: &Tab, printed: &[String]) -> anyhow::Result<Vec<Sheet>> {
    const FRAMES: usize = 300;
    let mut sheets: Vec<Sheet> = Vec::new();
    for _ in 0..FRAMES {
        sheets = tab.js(SHEETS).await?;
        let is_same = |(sheet, page): (&Sheet, &String)| same_letters(&sheet.text, page);
        if sheets.len() == printed.len() && sheets.iter().zip(printed).all(is_same) {
            break;
        }
        tab.js::<f64>("new Promise(requestAnimationFrame)").await?;
    }
    Ok(sheets)
}

/// Whether two pages hold the same letters: programs that extract text order what stands beside each other differently.
fn same_letters(one: &str, other: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(one) == sorted(other)
}

/// The text of each page, as poppler reads it.
fn printed(pdf: &[u8]) -> anyhow::Result<Vec<String>> {
    let mut reader = Command::new("pdftotext")
        .args(["-raw", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("pdftotext cannot be started")?;
    let mut input = reader.stdin.take().context("a pipe")?;
    let pdf = pdf.to_owned();
    let writing = std::thread::spawn(move || input.write_all(&pdf));
    let output = reader.wait_with_output()?;
    writing.join().map_err(|_| anyhow::anyhow!("the PDF could not be passed on"))??;
    ensure!(output.status.success(), "pdftotext failed");
    let text = String::from_utf8(output.stdout)?;
    let drawn = |c: &char| !c.is_whitespace() && !matches!(c, '·' | '•');
    Ok(text.trim_end_matches('\u{c}').split('\u{c}').map(|page| page.chars().filter(drawn).collect()).collect())
}
