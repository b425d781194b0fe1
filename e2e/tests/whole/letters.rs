//! Cover letters: written together, without the server, locked with the résumé; on paper with its look, and before it.

use std::process::Command;

use anyhow::ensure;
use e2e::{Server, Stage, Tab, User, sample_text};
use reqwest::Method;
use serde_json::{Value, json};

use super::pages;
use super::pair::{Alone, Two};

const RESUME: &str = r#"{ "basics": { "name": "Ada Lovelace" }, "work": [{ "name": "Engines" }] }"#;
const SUBJECT: &str = "message/subject";
const STATE: &str = "[data-testid=\"sync-state\"]";

fn said() -> Value {
    json!({
        "recipient": "Charles Babbage", "company": "Difference Ltd", "address": ["1 Dorset Street", "London"],
        "date": "1843-07-10", "subject": "Notes", "greeting": "Dear Mr Babbage,",
        "paragraphs": ["I have counted.", "I would count on."], "closing": "Yours sincerely,", "signature": "Ada",
    })
}

async fn letter(user: &User, resume: &str, says: Value) -> anyhow::Result<String> {
    let made = user.post(&format!("/resumes/{resume}/covers"), json!({ "title": "To Babbage", "cover": says })).await?;
    Ok(made.expect(201)?["id"].as_str().unwrap_or_default().to_owned())
}

async fn open(tab: &Tab, server: &Server, resume: &str, letter: &str) -> anyhow::Result<()> {
    tab.open(&format!("{}/r/{resume}/letter/{letter}", server.url())).await?;
    tab.wait_for("[data-testid=\"letter\"]").await?;
    tab.wait_saved().await
}

async fn content(user: &User, letter: &str) -> anyhow::Result<Value> {
    Ok(user.get(&format!("/resumes/{letter}")).await?.expect(200)?["cover"].take())
}

/// Waits until the page shows these words.
async fn wait_page(tab: &Tab, words: &str) -> anyhow::Result<()> {
    let shown = "document.querySelector('[data-testid=\"page\"]')?.shadowRoot?.querySelector('article')?.textContent";
    tab.wait_js(&format!("the page says “{words}”"), &format!("{shown}?.includes({})", json!(words))).await
}

/// The words of each paragraph.
async fn wait_paragraphs(tab: &Tab, wanted: &[&str]) -> anyhow::Result<()> {
    let shown = "JSON.stringify([...document.querySelectorAll('[data-list=paragraphs] textarea')].map(e => e.value))";
    tab.wait_js(&format!("the paragraphs are {wanted:?}"), &format!("{shown} === {}", json!(json!(wanted).to_string())))
        .await
}

#[tokio::test]
async fn two_people_write_one_letter_until_one_has_to_leave() -> anyhow::Result<()> {
    Stage::run("letters_together", async |stage| {
        let Two { server, as_ada, as_bob, resume, ada, bob } = Two::with(stage, RESUME).await?;
        ada.wait_words("[data-testid=\"letters\"]", "why this job and you fit").await?;
        ada.click("[data-action=\"new-letter\"]").await?;
        ada.wait_for("[data-testid=\"letter\"]").await?;
        ada.wait_path(&format!("/r/{resume}/letter/")).await?;
        let id: String = ada.js("location.pathname.split('/')[4]").await?;
        ada.wait_value("message/signature", "Ada Lovelace").await?;
        // He sees it come, and what it is called now.
        let row = format!("[data-testid=\"letter-row\"][data-id=\"{id}\"]");
        bob.wait_for(&row).await?;
        as_ada
            .send(Method::PATCH, &format!("/resumes/{id}"), Some(json!({ "title": "To Charles" })))
            .await?
            .expect(200)?;
        bob.wait_words(&row, "To Charles").await?;
        open(&bob, &server, &resume, &id).await?;
        for (tab, other) in [(&ada, &as_bob), (&bob, &as_ada)] {
            tab.wait_for(&format!("[data-testid=presence-avatar][data-user=\"{}\"]", other.id)).await?;
        }

        // It is given its old name while both have it open.
        as_ada
            .send(Method::PATCH, &format!("/resumes/{id}"), Some(json!({ "title": "To Babbage" })))
            .await?
            .expect(200)?;
        for tab in [&ada, &bob] {
            tab.wait_words(&row, "To Babbage").await?;
            tab.wait_js(
                "the title is the new one",
                "document.querySelector('[data-testid=title]').value === 'To Babbage'",
            )
            .await?;
        }

        // Both at once, in one letter.
        ada.write(SUBJECT, None, "Notes").await?;
        let paragraph: String =
            ada.js("document.querySelector('[data-list=paragraphs] textarea').dataset.field").await?;
        bob.write(&paragraph, None, "I have counted.").await?;
        ada.wait_value(&paragraph, "I have counted.").await?;
        bob.wait_value(SUBJECT, "Notes").await?;
        ada.wait_caret(&paragraph, &as_bob).await?;
        bob.wait_caret(SUBJECT, &as_ada).await?;
        // A paragraph is divided, and joined again; undo takes one step back.
        bob.press("Enter", 0).await?;
        bob.type_words("I would count on.").await?;
        wait_paragraphs(&ada, &["I have counted.", "I would count on."]).await?;
        bob.press("Home", 0).await?;
        bob.press("Backspace", 0).await?;
        wait_paragraphs(&ada, &["I have counted.I would count on."]).await?;
        bob.press("z", e2e::CONTROL).await?;
        wait_paragraphs(&ada, &["I have counted.", "I would count on."]).await?;
        wait_page(&ada, "I would count on.").await?;

        // The head is the résumé's, as it is now.
        wait_page(&ada, "Ada Lovelace").await?;
        let renamed = json!({ "resume": { "basics": { "name": "Ada King" } } });
        as_ada.send(Method::PUT, &format!("/resumes/{resume}"), Some(renamed)).await?.expect(200)?;
        wait_page(&ada, "Ada King").await?;
        wait_page(&bob, "Ada King").await?;
        ada.wait_saved().await?;
        assert_eq!(content(&as_ada, &id).await?["paragraphs"], json!(["I have counted.", "I would count on."]));

        // The role is that in the résumé.
        as_ada.change_role(&resume, &as_bob, "viewer").await?;
        bob.wait_for("[data-testid=\"read-only\"]").await?;
        bob.wait_js("nothing can be typed", "document.querySelector('[data-field=\"message/subject\"]').readOnly")
            .await?;
        as_ada.send(Method::DELETE, &format!("/resumes/{resume}/members/{}", as_bob.id), None).await?.expect(204)?;
        bob.wait_for(&format!("{STATE}[data-state=\"refused\"]")).await?;
        bob.wait_for(".notice.bad [data-testid=\"copy-draft\"]").await?;
        ada.write(SUBJECT, None, " on the engine").await?;
        ada.wait_saved().await
    })
    .await
}

#[tokio::test]
async fn a_letter_goes_on_without_the_server() -> anyhow::Result<()> {
    Stage::run("letters_offline", async |stage| {
        let Alone { mut server, as_ada, resume, ada } = Alone::with(stage, RESUME).await?;
        let id = letter(&as_ada, &resume, said()).await?;
        open(&ada, &server, &resume, &id).await?;
        wait_page(&ada, "Ada Lovelace").await?;
        ada.wait_js("the service worker is in charge", "navigator.serviceWorker.controller").await?;
        server.stop().await?;
        ada.wait_for(&format!("{STATE}[data-state=\"offline\"]")).await?;
        ada.write(SUBJECT, None, " from a train").await?;
        ada.wait_words(STATE, "Offline: kept on this device").await?;
        let leaving = "window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";
        ada.wait_js("leaving loses nothing", leaving).await?;
        let second = stage.another_window(&ada).await?;
        ada.close().await?;

        // The list holds the résumé alone; the letter is beside it, with its words and its résumé's head.
        second.open(&format!("{}/resumes", server.url())).await?;
        second.wait_for("[data-testid=\"offline-notice\"]").await?;
        second.wait_for(&format!("[data-testid=\"resume-row\"][data-id=\"{resume}\"]")).await?;
        assert_eq!(second.js::<usize>("document.querySelectorAll('[data-testid=resume-row]').length").await?, 1);
        second.click("[data-testid=\"resume-row\"] .row-title").await?;
        second.click(&format!("[data-testid=\"letter-row\"][data-id=\"{id}\"] a")).await?;
        second.wait_value(SUBJECT, "Notes from a train").await?;
        wait_page(&second, "Ada Lovelace").await?;
        wait_page(&second, "Notes from a train").await?;

        let _server = stage.start("server-again", server.settings().clone()).await?;
        second.wait_saved().await?;
        assert_eq!(content(&as_ada, &id).await?["subject"], "Notes from a train");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_letter_is_renamed_thrown_away_and_taken_back() -> anyhow::Result<()> {
    Stage::run("letters_list", async |stage| {
        let Alone { server, as_ada, resume, ada } = Alone::with(stage, RESUME).await?;
        let id = letter(&as_ada, &resume, said()).await?;
        let row = format!("[data-testid=\"letter-row\"][data-id=\"{id}\"]");
        open(&ada, &server, &resume, &id).await?;
        ada.fill("[data-testid=\"title\"]", "To Mr Babbage").await?;
        ada.press("Enter", 0).await?;
        ada.wait_words(&row, "To Mr Babbage").await?;
        ada.click(".to-resume").await?;
        ada.wait_value("basics/name", "Ada Lovelace").await?;
        ada.wait_words(&row, "To Mr Babbage").await?;

        ada.click(&format!("{row} [data-action=\"bin-letter\"]")).await?;
        ada.wait_words("[data-testid=\"toast\"]", "in the bin").await?;
        ada.wait_js("it is gone", &format!("!document.querySelector({})", json!(row))).await?;
        ada.click("[data-testid=\"toast\"] [data-action=\"undo\"]").await?;
        ada.wait_for(&row).await?;
        // The one that is open: the page of the résumé takes its place.
        ada.click(&format!("{row} a")).await?;
        ada.wait_for("[data-testid=\"letter\"]").await?;
        ada.click(&format!("{row} [data-action=\"bin-letter\"]")).await?;
        ada.wait_value("basics/name", "Ada Lovelace").await?;
        ada.wait_words("[data-testid=\"letters\"]", "why this job and you fit").await?;
        ada.wait_js("it is gone", &format!("!document.querySelector({})", json!(row))).await?;
        ada.click("[data-action=\"letters-bin\"]").await?;
        ada.click(&format!("{row} [data-action=\"take-back-letter\"]")).await?;
        // The button moves up when the bin is empty.
        ada.wait_js("the bin is empty", &format!("!document.querySelector({})", json!(row))).await?;
        ada.click("[data-action=\"letters-bin\"]").await?;
        ada.wait_for(&format!("{row} a")).await?;
        ensure!(as_ada.get(&format!("/resumes/{id}")).await?.status.is_success(), "it is back");
        Ok(())
    })
    .await
}

/// Two pages of it.
fn long_letter() -> Value {
    let sentence =
        "What I bring is a habit of measuring before drawing, and of asking those who will use what comes of it. ";
    let paragraphs: Vec<String> =
        (1..=16).map(|number| format!("{number}. {}", sentence.repeat(3 + number % 3))).collect();
    let mut letter = said();
    letter["paragraphs"] = json!(paragraphs);
    letter
}

#[tokio::test]
async fn the_pages_of_a_letter_are_those_of_its_pdf_in_every_template() -> anyhow::Result<()> {
    Stage::run("letters_pages", async |stage| {
        let Alone { server, as_ada, resume, ada } = Alone::with(stage, &sample_text()?).await?;
        let (short, long) = (letter(&as_ada, &resume, said()).await?, letter(&as_ada, &resume, long_letter()).await?);
        for template in render::templates::TEMPLATES {
            let mut content = as_ada.content(&resume).await?;
            content["meta"]["tandem"]["settings"] = json!({ "template": template.key, "page-numbers": "on" });
            let body = json!({ "resume": content });
            as_ada.send(Method::PUT, &format!("/resumes/{resume}"), Some(body)).await?.expect(200)?;
            for id in [&short, &long] {
                open(&ada, &server, &resume, id).await?;
                pages::compare(&ada, &as_ada, id, &format!("a letter in {}", template.key)).await?;
            }
            let pages = async |of: &str| pages::printed(&as_ada.pdf(of).await?);
            let (one, two, behind) = (pages(&short).await?, pages(&long).await?, pages(&resume).await?);
            assert_eq!((one.len(), two.len() > 1), (1, true), "{}", template.key);
            let words = [
                "RichardHendriks",
                "CharlesBabbage",
                "London",
                "DearMrBabbage,",
                "Ihavecounted.",
                "Iwouldcounton.",
                "Yourssincerely,",
                "Ada",
            ];
            let mut rest = one[0].as_str();
            for word in words {
                let Some((_, behind)) = rest.split_once(word) else { panic!("{word} in {rest}, {}", template.key) };
                rest = behind;
            }
            // Both in one file, each with its own numbers.
            let both = as_ada.file(&resume, &format!("pdf&cover={long}")).await?;
            assert_eq!(pages::printed(&both)?, [two, behind].concat(), "{}", template.key);
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_letter_and_its_resume_are_downloaded_together() -> anyhow::Result<()> {
    Stage::run("letters_export", async |stage| {
        let Alone { server, as_ada, resume, ada } = Alone::with(stage, RESUME).await?;
        let id = letter(&as_ada, &resume, said()).await?;
        let folder = stage.data("downloads");
        std::fs::create_dir_all(&folder)?;
        ada.download_into(&folder).await?;
        for place in [format!("/r/{resume}"), format!("/r/{resume}/letter/{id}")] {
            ada.open(&format!("{}{place}", server.url())).await?;
            ada.wait_for("[data-testid=\"letters\"]").await?;
            ada.wait_saved().await?;
            ada.click("[data-testid=\"export\"]").await?;
            ada.click("[data-format=\"together\"]").await?;
            let file = e2e::until("the file is there", async || {
                let files = std::fs::read_dir(&folder)?.flatten().map(|entry| entry.path());
                Ok(files.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "pdf")))
            })
            .await?;
            let told = Command::new("pdftotext").args(["-raw", &file.display().to_string(), "-"]).output()?;
            let told = String::from_utf8(told.stdout)?;
            let (letter, behind) = told.split_once("Yours sincerely,").unwrap_or_default();
            ensure!(letter.contains("Dear Mr Babbage,") && behind.contains("Engines"), "{place}: {told}");
            std::fs::remove_file(file)?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn letters_can_be_used_by_everybody() -> anyhow::Result<()> {
    Stage::run("letters_access", async |stage| {
        let Alone { server, as_ada, resume, ada } = Alone::with(stage, RESUME).await?;
        let mut found = ada.violations("a résumé without letters").await?;
        let id = letter(&as_ada, &resume, said()).await?;
        open(&ada, &server, &resume, &id).await?;
        found.extend(ada.violations("a letter").await?);
        // By keys: from the list to a new letter, and in it.
        ada.tab_to("[data-action=\"new-letter\"]").await?;
        ada.press("Enter", 0).await?;
        ada.wait_js("another letter is open", &format!("!location.pathname.endsWith({})", json!(id))).await?;
        ada.wait_value("message/signature", "Ada Lovelace").await?;
        ada.tab_to("[data-field=\"message/recipient\"]").await?;
        ada.type_words("Grace Hopper").await?;
        wait_page(&ada, "Grace Hopper").await?;
        found.extend(ada.violations("a new letter").await?);
        ada.click("[data-action=\"letters-bin\"]").await?;
        ada.wait_words("[data-testid=\"letters\"]", "Bin").await?;
        found.extend(ada.violations("the letters' bin").await?);
        ensure!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
        Ok(())
    })
    .await
}
