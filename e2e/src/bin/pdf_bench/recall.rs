//! What comes back of our own PDFs: every template, every script.

use e2e::{Stage, User, corpus, samples};
use serde_json::{Value, json};

use crate::read::{By, Recall, Tools, fields};

/// Of one script.
#[derive(Debug, serde::Serialize)]
pub struct Row {
    pub script: &'static str,
    pub by: By<Recall>,
}

/// Prints `count` résumés of every script, or of those in `only`, in every template.
///
/// # Errors
/// When the server refuses, or a reader is not there.
pub async fn run(stage: &Stage, tools: &Tools, count: u64, only: &[String]) -> anyhow::Result<Vec<Row>> {
    let server = stage.unlimited_server().await?;
    let user = User::register(&server.url(), "Ada").await?;
    let mut rows = Vec::new();
    let is_wanted = |script: &str| only.is_empty() || only.iter().any(|only| only == script);
    let names = corpus::SCRIPTS.iter().map(|(script, _)| *script).chain(["real samples"]);
    for script in names.filter(|name| is_wanted(name)) {
        let (mut files, mut wanted) = (Vec::new(), Vec::new());
        for (at, template) in render::templates::TEMPLATES.iter().enumerate() {
            let resumes: Vec<Value> = match script {
                "real samples" => samples()?.into_iter().map(|(_, sample)| sample).collect(),
                script => {
                    let seeds = (0..count).map(|number| 1_000 + number * 100 + at as u64);
                    seeds.map(|seed| corpus::resume_in(script, seed, 2 + seed as usize % 4)).collect()
                }
            };
            for (number, mut resume) in resumes.into_iter().enumerate() {
                resume["meta"] = json!({ "tandem": { "settings": { "template": template.key } } });
                let id = user.import(&resume.to_string()).await?;
                files.push(stage.file(&format!("{script}-{}-{number}.pdf", template.key), user.pdf(&id).await?)?);
                wanted.push(fields(&resume));
            }
        }
        let by = tools.recall(&files, &wanted)?;
        rows.push(Row { script, by });
    }
    Ok(rows)
}
