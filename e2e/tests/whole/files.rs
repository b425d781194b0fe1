//! Files of other programs: looked over, then kept or not.

use std::io::{Cursor, Write};

use anyhow::ensure;
use e2e::{Stage, Tab, User, sample_text};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const FILE: &str = "[data-testid=\"import-file\"]";
const FOUND: &str = "[data-testid=\"import-found\"]";

/// The dialog, with nothing in it yet.
async fn begin(tab: &Tab, base: &str) -> anyhow::Result<()> {
    tab.open(&format!("{base}/resumes")).await?;
    tab.click("[data-testid=\"import-resume\"]").await?;
    tab.wait_for(FILE).await
}

async fn stored(user: &User) -> anyhow::Result<usize> {
    let list = user.get("/resumes").await?.expect(200)?;
    Ok(list["resumes"].as_array().map_or(0, Vec::len))
}

#[tokio::test]
async fn a_word_file_is_looked_over_and_kept() -> anyhow::Result<()> {
    Stage::run("word_file", async |stage| {
        let server = stage.server().await?;
        let base = server.url();
        let as_ada = User::register(&base, "Ada").await?;
        let original = as_ada.import(&sample_text()?).await?;
        let file = stage.file("cv.docx", as_ada.file(&original, "docx").await?)?;
        let ada = stage.newcomer("Ada").await?;
        ada.sign_in(&base, &as_ada).await?;

        // Looked at, and left.
        begin(&ada, &base).await?;
        ada.give_file(FILE, &file).await?;
        for words in ["cv.docx", "Richard Hendriks", "Experience", "CEO/President · Pied Piper", "References"] {
            ada.wait_words(FOUND, words).await?;
        }
        // What is a guess is marked, with the words that it came from; what is sure is not.
        ada.wait_words(&format!("{FOUND} [data-guess]"), "Programmer").await?;
        ada.wait_words(&format!("{FOUND} [data-guess] small"), "below the name").await?;
        let marked: String = ada
            .js(&format!("[...document.querySelectorAll('{FOUND} [data-guess]')].map(li => li.innerText).join()"))
            .await?;
        ensure!(!marked.contains("Pied Piper"), "it is bold there, and no guess: {marked}");
        ada.press("Escape", 0).await?;
        ada.wait_js("the dialog is gone", "!document.querySelector('dialog[open]')").await?;
        ensure!(stored(&as_ada).await? == 1, "it was kept though nobody said so");

        // Kept.
        begin(&ada, &base).await?;
        ada.give_file(FILE, &file).await?;
        ada.wait_for(FOUND).await?;
        ada.click("[data-testid=\"import-submit\"]").await?;
        ada.wait_path("/r/").await?;
        ada.wait_value("basics/name", "Richard Hendriks").await?;
        let id: String = ada.js("location.pathname.split('/')[2]").await?;
        ensure!(id != original, "it is a résumé of its own");
        let text = async |id: &str| as_ada.file(id, "txt").await;
        let (one, other) = (String::from_utf8(text(&original).await?)?, String::from_utf8(text(&id).await?)?);
        ensure!(one == other, "the pages differ:\n{one}\n--\n{other}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pdf_is_looked_over_and_kept() -> anyhow::Result<()> {
    Stage::run("pdf_file", async |stage| {
        let server = stage.server().await?;
        let base = server.url();
        let as_ada = User::register(&base, "Ada").await?;
        let original = as_ada.import(&sample_text()?).await?;
        let file = stage.file("cv.pdf", as_ada.file(&original, "pdf").await?)?;
        let ada = stage.newcomer("Ada").await?;
        ada.sign_in(&base, &as_ada).await?;
        begin(&ada, &base).await?;
        ada.give_file(FILE, &file).await?;
        for words in ["cv.pdf", "Richard Hendriks", "Experience", "CEO/President · Pied Piper", "References"] {
            ada.wait_words(FOUND, words).await?;
        }
        ada.wait_words(&format!("{FOUND} [data-guess]"), "Programmer").await?;
        ada.click("[data-testid=\"import-submit\"]").await?;
        ada.wait_path("/r/").await?;
        ada.wait_value("basics/name", "Richard Hendriks").await
    })
    .await
}

#[tokio::test]
async fn an_export_of_linkedin_is_looked_over_and_kept() -> anyhow::Result<()> {
    Stage::run("linkedin", async |stage| {
        let server = stage.server().await?;
        let base = server.url();
        let as_ada = User::register(&base, "Ada").await?;
        let ada = stage.newcomer("Ada").await?;
        ada.sign_in(&base, &as_ada).await?;
        begin(&ada, &base).await?;

        // Files that are none are answered in words, and the next one is taken.
        for (name, bytes, words) in [
            ("cut.zip", &b"PK\x03\x04 and nothing more"[..], "damaged"),
            ("photo.docx", b"\x89PNG\r\n\x1a\n\0\0\0", "cannot be read"),
            ("cv.pdf", b"%PDF-1.7 and nothing more", "damaged"),
        ] {
            ada.give_file(FILE, &stage.file(name, bytes)?).await?;
            ada.wait_words("dialog [role=alert]", words).await?;
        }

        // By dropping it: plain text.
        let drop = "(() => { const data = new DataTransfer(); data.items.add(new File(['Bob\\n\\nSkills\\n\\nBread\\n'], 'bob.txt'));
            const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
            document.querySelector('dialog .drop').dispatchEvent(event); return true; })()";
        ensure!(ada.js::<bool>(drop).await?);
        ada.wait_words(FOUND, "bob.txt").await?;
        ada.wait_words(FOUND, "Bread").await?;

        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, table) in [
            ("Profile.csv", "First Name,Last Name,Headline,Summary\nAda,Lovelace,Analyst <b>x</b>,\n"),
            (
                "Positions.csv",
                "Company Name,Title,Description,Location,Started On,Finished On\nEngine,Analyst,,London,Lent 1842,\n",
            ),
            ("Skills.csv", "Name\nNumbers\n"),
        ] {
            archive.start_file(name, SimpleFileOptions::default())?;
            archive.write_all(table.as_bytes())?;
        }
        let file = stage.file("export.zip", archive.finish()?.into_inner())?;
        ada.give_file(FILE, &file).await?;
        for words in ["Ada Lovelace", "Analyst <b>x</b>", "Analyst · Engine", "Skills", "Numbers"] {
            ada.wait_words(FOUND, words).await?;
        }
        ada.wait_words(&format!("{FOUND} [data-guess] small"), "From “Lent 1842”").await?;
        ensure!(stored(&as_ada).await? == 0, "it was kept though nobody said so");
        ada.click("[data-testid=\"import-submit\"]").await?;
        ada.wait_path("/r/").await?;
        ada.wait_value("basics/name", "Ada Lovelace").await?;
        ada.wait_value("basics/label", "Analyst <b>x</b>").await
    })
    .await
}
