//! `GET /resumes/{id}/checkup`

use axum::Json;
use axum::extract::State;
use checkup::{Circumstances, Report};
use crdt::view::PartialDate;
use serde::Serialize;
use store::{ResumeId, Role};
use utoipa::ToSchema;

use crate::accounts::signed_in::SignedIn;
use crate::extract::Path;
use crate::problem::{Problem, Result};
use crate::resumes::{access, content};
use crate::state::App;

/// What a recruiter would remark on.
#[derive(Serialize, ToSchema)]
pub(super) struct Checkup {
    /// The gravest first, those of one severity in the order of the page. At most a hundred.
    findings: Vec<Finding>,
    /// Whether the rules about words were left out, because the words are of a language that they don't know.
    is_foreign: bool,
}

#[derive(Serialize, ToSchema)]
pub(super) struct Finding {
    /// Which rule, such as `gap`.
    rule: &'static str,
    /// `problem`, `better` (could be better) or `note` (worth a look).
    severity: &'static str,
    /// Where: `<object>/<field>`, as the page and the editor name it.
    field: String,
    /// Why it is remarked on, in one English sentence.
    why: &'static str,
    /// The words that are meant, where the rule is about words.
    #[serde(skip_serializing_if = "String::is_empty")]
    words: String,
    /// How many, where the rule counts something: months, letters, bullets.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
}

/// What a recruiter would remark on: rules without AI, the same as in the editor. Pages are not counted here, but words.
#[utoipa::path(get, path = "/resumes/{id}/checkup", tag = "résumés", params(("id" = String, Path)), responses(
    (status = OK, body = Checkup),
    (status = NOT_FOUND, body = Problem, description = "Unknown, or not shared with the caller"),
))]
pub(super) async fn checkup(State(app): State<App>, me: SignedIn, Path(id): Path<ResumeId>) -> Result<Json<Checkup>> {
    access::to_resume(&app, &me, id, Role::Viewer).await?;
    let view = content::read(&app, id, |document| document.read()).await?;
    let now = app.now();
    let today = PartialDate { year: now.year(), month: Some(now.month().into()), day: Some(now.day()) };
    // A large one is work for more than a moment: off the async threads.
    let looked = tokio::task::spawn_blocking(move || checkup::check(&view, &Circumstances { today, pages: None }));
    Ok(Json(told(looked.await.map_err(Problem::internal)?)))
}

fn told(report: Report) -> Checkup {
    let finding = |finding: checkup::Finding| Finding {
        rule: finding.rule.key(),
        severity: finding.severity.key(),
        field: finding.at.to_string(),
        why: finding.rule.why(),
        words: finding.words,
        number: (finding.number > 0).then_some(finding.number),
    };
    Checkup { findings: report.findings.into_iter().map(finding).collect(), is_foreign: report.is_foreign }
}
