//! What axe finds wrong with a page for those who do not see it, see it badly, or have no mouse.

use anyhow::ensure;
use serde::Deserialize;

use crate::look::LOOKS;
use crate::tab::Tab;
use crate::tools;

/// The rules of WCAG 2.0 to 2.2, A and AA, and what axe's makers hold to be good practice.
const ALL: &str =
    "runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }";
/// What the dark can change, and what it cannot: each takes its time.
const CONTRAST: &str = "runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }";
const REST: &str = "rules: { 'color-contrast': { enabled: false } }";

#[derive(Debug, Deserialize)]
struct Violation {
    rule: String,
    place: String,
    why: String,
}

impl Tab {
    /// What is wrong with the page as it is, in each of [`LOOKS`]; a line each.
    ///
    /// # Errors
    /// When axe is not installed or cannot look.
    pub async fn violations(&self, state: &str) -> anyhow::Result<Vec<String>> {
        let axe = std::fs::read_to_string(tools::npm()?.join("node_modules/axe-core/axe.min.js"))?;
        if self.js::<bool>("window.axe === undefined").await? {
            // A colour on its way is nobody's colour.
            self.js::<Option<bool>>(
                "(() => { const still = new CSSStyleSheet();
                    still.replaceSync('*, *::before, *::after { transition-property: none !important }');
                    document.adoptedStyleSheets.push(still); })()",
            )
            .await?;
            self.js::<Option<bool>>(&format!("(() => {{ {axe}\n; return true; }})()")).await?;
        }
        let mut lines = Vec::new();
        for (look, rules) in LOOKS.into_iter().zip([ALL.to_owned(), CONTRAST.to_owned(), format!("{ALL}, {REST}")]) {
            self.look(look).await?;
            let found: Vec<Violation> = self
                .js(&format!(
                    "axe.run(document, {{ {rules}, resultTypes: ['violations'], preload: false }})
                        .then(found => found.violations.flatMap(({{ id, nodes }}) => nodes.map(node => ({{
                            rule: id,
                            place: node.target.flat().join(' ') + '  ' + node.html.slice(0, 160),
                            why: node.failureSummary.replace(/\\s+/g, ' '),
                        }}))))"
                ))
                .await?;
            lines.extend(
                found.into_iter().map(|Violation { rule, place, why }| {
                    format!("{state}, {}: {rule}: {place}\n    {why}", look.name)
                }),
            );
        }
        self.look(LOOKS[0]).await?;
        Ok(lines)
    }

    /// Fails when something is wrong with the page as it is.
    ///
    /// # Errors
    /// With every violation.
    pub async fn check_access(&self, state: &str) -> anyhow::Result<()> {
        let found = self.violations(state).await?;
        ensure!(found.is_empty(), "{}", found.join("\n"));
        Ok(())
    }
}
