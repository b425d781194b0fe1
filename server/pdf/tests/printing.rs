//! With a real Chromium.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::Duration;

use pdf::{Job, Limits, PdfError, Printer};

fn job(words: &str) -> Job {
    let html = format!(
        "<!doctype html><html lang=\"de\"><head><title>{words}</title><style>@page {{ size: A4; margin: 0 }}\
         p {{ break-after: page }}</style></head><body><h1>{words}</h1><p>one</p><p>two</p></body></html>"
    );
    Job { html, before: "() => {}".to_owned() }
}

fn printer(limits: Limits) -> Printer {
    Printer::new(Some(pdf::find().expect("Chromium, which `cargo xtask test tools` installs")), limits)
}

/// How many pages a print has, by the objects that are pages.
fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.matches("/Type /Page\n").count()
}

/// What `pdfinfo` says of a PDF, with one space behind each name.
fn about(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.pdf");
    std::fs::write(&file, pdf).expect("a file");
    let output = std::process::Command::new("pdfinfo").arg(file).output().expect("pdfinfo, which poppler-utils brings");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let words = String::from_utf8(output.stdout).expect("UTF-8");
    words.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ") + "\n").collect()
}

#[tokio::test]
async fn a_page_is_printed_tagged_and_kept() {
    let printer = printer(Limits::default());
    let first = printer.print(&job("Özgeçmiş 简历")).await.expect("a print");
    assert!(!first.was_kept);
    assert!(first.pdf.starts_with(b"%PDF-"));
    assert_eq!(pages(&first.pdf), 2);
    let text = String::from_utf8_lossy(&first.pdf);
    for part in ["/StructTreeRoot", "/Lang (de)", "/Outlines"] {
        assert!(text.contains(part), "no {part}");
    }
    let authored = pdf::with_author(first.pdf.clone(), "Zoë (简) <Ada>");
    let told = about(&authored);
    for line in ["Title: Özgeçmiş 简历", "Author: Zoë (简) <Ada>", "Creator: Tandem", "Tagged: yes", "Pages: 2"]
    {
        assert!(told.lines().any(|told| told == line), "no {line} in\n{told}");
    }
    let again = printer.print(&job("Özgeçmiş 简历")).await.expect("a print");
    assert!(again.was_kept);
    assert_eq!(again.pdf, first.pdf);
    printer.close().await;
}

#[tokio::test]
async fn the_script_that_is_given_runs_and_the_pages_own_do_not() {
    let html = "<!doctype html><html><head>\
        <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
        <style>@page { size: A4; margin: 0 } p { break-after: page }</style></head>\
        <body><p>one</p><img src=x onerror=\"document.body.innerHTML = '<p>x</p><p>x</p><p>x</p><p>x</p>'\">\
        <script>document.body.innerHTML = '<p>x</p><p>x</p><p>x</p><p>x</p>'</script></body></html>";
    let printer = printer(Limits::default());
    let plain = printer.print(&Job { html: html.to_owned(), before: "() => {}".to_owned() }).await.expect("a print");
    // A break after the only page makes another only when something stands behind it.
    assert!(pages(&plain.pdf) <= 2, "{}", pages(&plain.pdf));
    let script = "() => { document.body.innerHTML = '<p>a</p><p>b</p><p>c</p>d'; }";
    let scripted = printer.print(&Job { html: html.to_owned(), before: script.to_owned() }).await.expect("a print");
    assert_eq!(pages(&scripted.pdf), 4);
    let broken = Job { html: html.to_owned(), before: "() => { throw new Error('no'); }".to_owned() };
    assert!(matches!(printer.print(&broken).await, Err(PdfError::Failed(_))));
    printer.close().await;
}

#[tokio::test]
async fn fifty_at_once_are_all_printed_and_the_fifty_first_is_sent_away() {
    let printer = printer(Limits { at_once: 2, waiting: 48, kept: 0, ..Limits::default() });
    let jobs: Vec<Job> = (0..50).map(|number| job(&format!("number {number}"))).collect();
    let all = futures_util::future::join_all(jobs.iter().map(|job| printer.print(job)));
    let too_many = job("one too many");
    let (all, refused) = futures_util::future::join(all, async {
        // The fifty have come: they were polled first.
        printer.print(&too_many).await
    })
    .await;
    assert!(matches!(refused, Err(PdfError::Busy)), "{refused:?}");
    for printed in all {
        assert_eq!(pages(&printed.expect("a print").pdf), 2);
    }
    printer.close().await;
}

#[tokio::test]
async fn a_browser_that_died_is_started_anew() {
    let printer = printer(Limits { jobs_of_a_browser: 2, kept: 0, ..Limits::default() });
    for number in 0..5 {
        let printed = printer.print(&job(&format!("page {number}"))).await.expect("a print");
        assert_eq!(pages(&printed.pdf), 2);
        if number == 2 {
            printer.crash().await;
        }
    }
    printer.close().await;
}

#[tokio::test]
async fn who_gives_up_gives_up_the_place() {
    let printer = printer(Limits { at_once: 1, waiting: 4, kept: 0, ..Limits::default() });
    let slow = Job { before: "() => new Promise((done) => setTimeout(done, 600000))".to_owned(), ..job("slow") };
    let given_up = tokio::time::timeout(Duration::from_secs(3), printer.print(&slow)).await;
    assert!(given_up.is_err(), "{given_up:?}");
    printer.print(&job("the next")).await.expect("a print");
    printer.close().await;
}

#[tokio::test]
async fn what_takes_too_long_is_ended() {
    let printer = printer(Limits { deadline: Duration::from_secs(4), ..Limits::default() });
    let slow = Job { before: "() => { for (;;); }".to_owned(), ..job("slow") };
    assert!(matches!(printer.print(&slow).await, Err(PdfError::TooLong(_))));
    // The tab that hangs does not keep the browser from printing.
    printer.print(&job("the next")).await.expect("a print");
    printer.close().await;
}

#[tokio::test]
async fn without_a_browser_it_says_so() {
    let none = Printer::new(None, Limits::default());
    assert!(!none.can_print());
    assert!(matches!(none.print(&job("a")).await, Err(PdfError::NoBrowser)));

    let folder = tempfile::tempdir().expect("a folder");
    let fake: PathBuf = folder.path().join("chromium");
    std::fs::write(&fake, "#!/bin/sh\necho no display >&2\nexit 1\n").expect("a file");
    std::fs::set_permissions(&fake, std::fs::Permissions::from_mode(0o755)).expect("a program");
    let broken = Printer::new(Some(fake.clone()), Limits::default());
    match broken.print(&job("a")).await {
        Err(PdfError::DoesNotStart { path, .. }) => assert_eq!(path, fake),
        other => panic!("{other:?}"),
    }
}
