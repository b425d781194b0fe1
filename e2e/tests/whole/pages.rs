//! The pages of the preview are the pages of the PDF.

use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, ensure};
use e2e::{Server, Stage, Tab, User, corpus, long, sample_text, samples};
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
    /// Something on it begins a page, or is kept on one, because somebody wants it.
    asked: bool,
    /// Bullets that are on this page.
    bullets: Vec<String>,
}

const SHEETS: &str = r#"[...document.querySelector('[data-testid="page"]').shadowRoot.querySelectorAll('.sheet')].map((sheet) => {
    // One far below is not laid out before it comes into view.
    sheet.style.contentVisibility = 'visible';
    const box = sheet.getBoundingClientRect();
    const foot = parseFloat(getComputedStyle(sheet).paddingBottom) / parseFloat(getComputedStyle(sheet).height) * box.height;
    const blocks = [...sheet.querySelectorAll('h1, h2, h3, h4, p, li, address, .head')];
    const streams = [...sheet.querySelectorAll('.main, .side')];
    const ends = (streams.length ? streams : [sheet]).map((stream) => {
        const inside = blocks.filter((block) => stream.contains(block) && block.getBoundingClientRect().height > 0);
        return inside[inside.length - 1];
    }).filter(Boolean);
    // The head of an entry that has nothing else, here or on the next page.
    const isAlone = (end) => end.closest('.head') && sheet.parentNode.querySelectorAll(`.entry[data-object="${end.closest('.entry').dataset.object}"]`).length === 1
        && !end.closest('.head').nextElementSibling;
    const first = blocks.find((block) => !block.matches('h2, h3, h4, .head') && !block.closest('.head'));
    const highest = Math.min(...blocks.map((block) => block.getBoundingClientRect().top));
    const lowest = Math.max(...blocks.map((block) => block.getBoundingClientRect().bottom));
    return {
        // Not innerText: of sheets that are far from what is seen, it says nothing. Marks of direction are not read.
        text: sheet.textContent.replace(/[\s·•\u200f]/g, ''),
        dangling: ends.filter((end) => end.closest('h2, h3, h4, .head') && !isAlone(end)).map((end) => end.innerText),
        lead: first ? (first.getBoundingClientRect().bottom - highest) / box.height : 0,
        blank: (box.bottom - foot - lowest) / box.height,
        asked: sheet.querySelector('[data-break], [data-keep]') !== null,
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
            import_and_compare(&server, &ada, &as_ada, &text, &format!("number {number}")).await?;
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
                // Every script in some template, and in the long run in each.
                let (script, _) = corpus::SCRIPTS[(at + number as usize) % corpus::SCRIPTS.len()];
                let mut text = corpus::resume_in(script, seed, 3 + seed as usize % 6);
                text["meta"] = serde_json::json!({ "tandem": { "settings": settings(at, template.key) } });
                // Every third has wishes.
                if at % 3 == 1 {
                    for (item, wish) in
                        text["work"].as_array_mut().into_iter().flatten().zip(["breakBefore", "keepTogether"])
                    {
                        item["tandem"] = serde_json::json!({ wish: true });
                    }
                    text["meta"]["tandem"]["sections"] =
                        serde_json::json!([{ "kind": "education", "keepTogether": true }]);
                }
                let which = format!("{}, {script}, number {seed}", template.key);
                import_and_compare(&server, &ada, &as_ada, &text.to_string(), &which).await?;
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn real_samples_have_the_pages_of_their_pdf() -> anyhow::Result<()> {
    Stage::run("samples", async |stage| {
        let Alone { server, as_ada, ada, .. } = Alone::with(stage, &sample_text()?).await?;
        let templates = render::templates::TEMPLATES;
        let samples = samples()?;
        for (number, (which, sample)) in samples.iter().enumerate() {
            // Each in a template or two, and in the long run in each.
            for (at, template) in templates.iter().enumerate() {
                if !long() && at % samples.len() != number {
                    continue;
                }
                let mut text = sample.clone();
                text["meta"] = serde_json::json!({ "tandem": { "settings": settings(at, template.key) } });
                let which = format!("{}, {which}", template.key);
                import_and_compare(&server, &ada, &as_ada, &text.to_string(), &which).await?;
            }
        }
        Ok(())
    })
    .await
}

/// What somebody may have chosen: something else in every template, nothing at all in every fourth.
fn settings(at: usize, template: &str) -> serde_json::Value {
    let mut settings = serde_json::json!({ "template": template });
    let chosen: &[(&str, &str)] = match at % 4 {
        0 => &[],
        1 => &[("page-numbers", "on"), ("running-name", "on"), ("language", "de"), ("dates", "long"), ("icons", "on")],
        2 => &[("spacing", "0.6"), ("size", "9"), ("leading", "1.2"), ("margins", "12"), ("page-numbers", "on")],
        _ => &[
            ("spacing", "1.5"),
            ("size", "12.5"),
            ("paper", "letter"),
            ("language", "ar"),
            ("dates", "digits"),
            ("running-name", "on"),
        ],
    };
    for (key, value) in chosen {
        settings[*key] = (*value).into();
    }
    settings
}

async fn import_and_compare(server: &Server, tab: &Tab, user: &User, text: &str, which: &str) -> anyhow::Result<()> {
    let resume = user.import(text).await?;
    tab.open_resume(&server.url(), &resume).await?;
    compare(tab, user, &resume, which).await
}

pub(super) async fn compare(tab: &Tab, user: &User, resume: &str, which: &str) -> anyhow::Result<()> {
    tab.wait_js(
        "the letters and the sheets are there",
        "document.fonts.status === 'loaded' && \
         !!document.querySelector('[data-testid=\"page\"]')?.shadowRoot?.querySelector('.sheet h1')",
    )
    .await?;
    let pdf = user.pdf(resume).await?;
    let strangers = strange_fonts(&pdf)?;
    ensure!(strangers.is_empty(), "{which}: letters that we do not bring: {strangers:?}");
    let printed = printed(&pdf)?;
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
        const SPACE: f64 = 0.075;
        let lead = sheets.get(at + 1).map_or(0.0, |next| next.lead + SPACE);
        let is_asked = sheets.get(at + 1).is_some_and(|next| next.asked);
        ensure!(
            is_last || is_asked || sheet.blank < 0.15_f64.max(lead),
            "{place}: {} of it is empty; the next begins with {lead}: {}",
            sheet.blank,
            sheets.get(at + 1).map_or("", |next| next.text.as_str())
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

/// The fonts of a file that are none of the bundled ones: a box stands for a letter that none of these has, or another
/// machine's letters.
fn strange_fonts(pdf: &[u8]) -> anyhow::Result<Vec<String>> {
    let families =
        render::fonts::FACES.iter().map(|face| face.family).chain(render::fonts::FAR.iter().map(|far| far.family));
    let bundled: BTreeSet<String> = families.map(|family| family.replace(' ', "")).collect();
    let listed = piped("pdffonts", &["-"], pdf)?;
    // Two lines of heads, and then lines such as "ABCDEF+EBGaramond-Bold    CID TrueType …".
    let names = listed.lines().skip(2).filter_map(|line| line.split([' ', '+']).find(|part| part.len() > 6));
    Ok(names
        .filter(|name| !bundled.iter().any(|family| name.starts_with(family.as_str())))
        .map(str::to_owned)
        .collect())
}

/// The text of each page, as poppler reads it.
pub(super) fn printed(pdf: &[u8]) -> anyhow::Result<Vec<String>> {
    let text = piped("pdftotext", &["-raw", "-", "-"], pdf)?;
    let is_mark = |c: &char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let drawn = |c: &char| !c.is_whitespace() && !matches!(c, '·' | '•') && !is_mark(c);
    Ok(text.trim_end_matches('\u{c}').split('\u{c}').map(|page| page.chars().filter(drawn).collect()).collect())
}

/// What a program says of what is passed to it.
fn piped(program: &str, args: &[&str], input: &[u8]) -> anyhow::Result<String> {
    let mut child = Command::new(program)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("{program} cannot be started"))?;
    let mut pipe = child.stdin.take().context("a pipe")?;
    let input = input.to_owned();
    let writing = std::thread::spawn(move || pipe.write_all(&input));
    let output = child.wait_with_output()?;
    writing.join().map_err(|_| anyhow::anyhow!("nothing could be passed to {program}"))??;
    ensure!(output.status.success(), "{program} failed");
    Ok(String::from_utf8(output.stdout)?)
}
