//! Bold, italic and links, seen where they are written.

use e2e::{CONTROL, SHIFT, Stage, Tab};

use super::pair::{Alone, Two};

const RESUME: &str = r#"{ "work": [{ "name": "Navy", "highlights": ["Built a compiler for Harvard"] }] }"#;

async fn select(tab: &Tab, key: &str, from: u32, letters: u32) -> anyhow::Result<()> {
    tab.place_caret(&format!("[data-field=\"{key}\"]"), Some(from)).await?;
    for _ in 0..letters {
        tab.press("ArrowRight", SHIFT).await?;
    }
    tab.wait_for(".mark-bar").await
}

/// The letters of a field that carry a mark, as its mirror shows them; somebody's caret may stand among them.
fn marked(key: &str, mark: &str) -> String {
    format!(
        "[...document.querySelector('[data-field=\"{key}\"]').parentElement.querySelectorAll('[data-{mark}]')]
            .map(span => span.textContent).join('')"
    )
}

#[tokio::test]
async fn selected_words_get_marks_and_links() -> anyhow::Result<()> {
    Stage::run("marks", async |stage| {
        let Two { server: _server, as_ada, resume, ada, bob, .. } = Two::with(stage, RESUME).await?;
        let bullet = format!("{}/text", ada.first_bullets("work").await?[0]);
        let shows = async |tab: &Tab, mark: &str, words: &str| {
            tab.wait_js(&format!("{words} is {mark}"), &format!("{} === '{words}'", marked(&bullet, mark))).await
        };

        select(&ada, &bullet, 8, 8).await?;
        ada.click("[data-action=\"bold\"]").await?;
        shows(&bob, "bold", "compiler").await?;
        ada.wait_for("[data-action=\"bold\"][aria-pressed=\"true\"]").await?;
        ada.press("i", CONTROL).await?;
        shows(&bob, "italic", "compiler").await?;
        ada.press("b", CONTROL).await?;
        shows(&bob, "bold", "").await?;

        // A link: nothing that is no address, then one as people write it.
        ada.press("k", CONTROL).await?;
        ada.wait_js("the address has the focus", "document.activeElement.dataset.testid === 'link-address'").await?;
        ada.type_words("javascript:alert(1)").await?;
        ada.press("Enter", 0).await?;
        ada.wait_for("[data-testid=\"link-address\"][aria-invalid=\"true\"]").await?;
        ada.fill("[data-testid=\"link-address\"]", "example.org/compiler").await?;
        ada.press("Enter", 0).await?;
        shows(&bob, "link", "compiler").await?;
        let back = format!("document.activeElement.dataset.field === '{bullet}'");
        ada.wait_js("the text has the focus again", &back).await?;
        e2e::until("the page links", async || {
            let page = as_ada.export(&resume, "format=html").await?;
            Ok(page.contains("href=\"https://example.org/compiler\"").then_some(()))
        })
        .await?;
        // What is typed into the marked text is seen at once, in both windows.
        ada.write(&bullet, Some(12), "PP").await?;
        shows(&bob, "italic", "compPPiler").await?;

        select(&ada, &bullet, 8, 10).await?;
        ada.press("k", CONTROL).await?;
        ada.click("[data-action=\"unlink\"]").await?;
        shows(&bob, "link", "").await?;
        ada.press("z", CONTROL).await?;
        shows(&bob, "link", "compPPiler").await?;
        ada.wait_same(&bob).await?;
        ada.wait_saved().await
    })
    .await
}

/// As word processors and web pages put it on the clipboard.
const CLIPBOARD: &str = r#"<html><head><style>p { color: red }</style><title>Profile</title></head><body>
    <!--StartFragment--><b style="font-weight:normal"><p class="MsoListParagraph"><span style="mso-list:Ignore">·
    </span>Led <strong>nine</strong>
      people</p><ul><li>Cut costs by <span style="font-weight:700">40&nbsp;%</span></li>
    <li><a href="javascript:alert(1)">Wrote</a> <a href="https://example.org/a"><em>a book</em></a></li></ul>
    <p> </p><div>• Spoke&#8203; often<script>document.title = "run"</script><img src="/no.png" onerror="document.title = 'run'"></div></b>
    <!--EndFragment--></body></html>"#;

#[tokio::test]
async fn what_is_pasted_becomes_clean_bullets_with_their_marks() -> anyhow::Result<()> {
    Stage::run("pasted", async |stage| {
        let Alone { server: _server, ada, .. } = Alone::with(stage, RESUME).await?;
        let first = format!("{}/text", ada.first_bullets("work").await?[0]);
        select(&ada, &first, 6, 10).await?;
        let html = serde_json::to_string(CLIPBOARD)?;
        let title: String = ada.js("document.title").await?;
        ada.js::<bool>(&format!(
            "(() => {{ const data = new DataTransfer(); data.setData('text/html', {html}); data.setData('text/plain', 'plain');
                document.activeElement.dispatchEvent(
                    new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }}));
                return true; }})()"
        ))
        .await?;
        ada.wait_value(&first, "Built Led nine people").await?;
        let bullets = ada.first_bullets("work").await?;
        assert_eq!(bullets.len(), 4);
        let expected = ["Built Led nine people", "Cut costs by 40 %", "Wrote a book", "Spoke often for Harvard"];
        for (bullet, words) in bullets.iter().zip(expected) {
            ada.wait_value(&format!("{bullet}/text"), words).await?;
        }
        for (at, mark, words) in [(0, "bold", "nine"), (1, "bold", "40 %"), (2, "italic", "a book"), (2, "link", "a book")] {
            let shown = marked(&format!("{}/text", bullets[at]), mark);
            ada.wait_js(&format!("{words} is {mark}"), &format!("{shown} === '{words}'")).await?;
        }
        let caret = format!(
            "document.activeElement.dataset.field === '{}/text' && document.activeElement.selectionStart === 11",
            bullets[3]
        );
        ada.wait_js("the caret is behind what was pasted", &caret).await?;
        assert_eq!(ada.js::<String>("document.title").await?, title, "nothing of it runs");
        // One step back.
        ada.press("z", CONTROL).await?;
        ada.wait_value(&first, "Built a compiler for Harvard").await?;
        ada.wait_js("its bullets are gone", "document.querySelectorAll('[data-testid=\"bullet\"]').length === 1").await?;
        ada.wait_saved().await
    })
    .await
}

#[tokio::test]
async fn who_goes_on_from_marked_words_to_the_title_writes_the_title() -> anyhow::Result<()> {
    Stage::run("marks_title", async |stage| {
        let Alone { server: _server, ada, .. } = Alone::with(stage, RESUME).await?;
        let bullet = format!("{}/text", ada.first_bullets("work").await?[0]);
        select(&ada, &bullet, 8, 8).await?;
        ada.press("b", CONTROL).await?;
        ada.fill("[data-testid=\"title\"]", "For the Navy").await?;
        let title = "document.querySelector('[data-testid=\"title\"]').value === 'For the Navy'";
        ada.wait_js("the title is written", title).await?;
        ada.wait_value(&bullet, "Built a compiler for Harvard").await
    })
    .await
}
