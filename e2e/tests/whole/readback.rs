//! What a parser reads, beside what was written.

use anyhow::ensure;
use e2e::{Stage, sample_text};

use super::pair::Alone;

const FIELDS: &str = "[data-testid=\"readback-fields\"]";

#[tokio::test]
async fn what_a_parser_reads_is_shown_field_by_field() -> anyhow::Result<()> {
    Stage::run("readback", async |stage| {
        let Alone { server: _server, ada, .. } = Alone::with(stage, &sample_text()?).await?;
        // Typed a moment before: it is among what is read.
        ada.write("basics/label", None, " of everything").await?;
        ada.click("[data-testid=\"export\"]").await?;
        ada.click("[data-testid=\"readback\"]").await?;
        ada.wait_words("[data-testid=\"readback-sum\"]", "fields are read").await?;
        ada.wait_words(FIELDS, "of everything").await?;
        ada.wait_words("[data-testid=\"readback-text\"]", "Pied Piper").await?;
        let missing: usize =
            ada.js(&format!("document.querySelectorAll('{FIELDS} [data-found=\"false\"]').length")).await?;
        ensure!(missing == 0, "{missing} fields of the sample are not read");
        // A field leads to its place.
        ada.click(&format!("{FIELDS} [data-to=\"basics/email\"]")).await?;
        ada.wait_js(
            "the field has the focus, and the dialog is gone",
            "!document.querySelector('dialog[open]') && document.activeElement?.dataset.field === 'basics/email'",
        )
        .await
    })
    .await
}
