//! The name that stands in a résumé, for lists. It is read from the document when the log has gone on since it was read
//! last, and noted: a list opens only what has changed since the last one.

use crdt::{Document, FieldRef};
use futures_util::StreamExt as _;
use store::{Resume, Role};
use time::Duration;
use uuid::Uuid;

use super::content;
use crate::accounts::names;
use crate::problem::{Problem, Result};
use crate::state::App;

/// So many documents are opened for one list; the names of the others come with the next.
const MOST: usize = 40;
/// So many at once.
const TOGETHER: usize = 4;
/// After so long every replica has what was written.
const SETTLED: Duration = Duration::seconds(5);

/// Reads the names anew where they may have changed. What cannot be read keeps the name that it had.
pub async fn refresh(app: &App, listed: &mut [(Resume, Role)]) {
    let stale = listed.iter_mut().map(|(resume, _)| resume).filter(|resume| resume.name_seq < resume.head_seq);
    let reading = futures_util::stream::iter(stale.take(MOST));
    reading
        .for_each_concurrent(TOGETHER, async |resume| {
            if let Err(problem) = read(app, resume).await {
                tracing::debug!(resume = %resume.id, ?problem, "the name for a list could not be read");
            }
        })
        .await;
}

async fn read(app: &App, resume: &mut Resume) -> Result<()> {
    let name = content::read(app, resume.id, |document: &Document| document.text(&FieldRef::basics("name"))).await?;
    let name = names::title_from(&name.unwrap_or_default());
    let key = app.vault.unwrap_content_key(resume.id, &resume.wrapped_key).map_err(Problem::internal)?;
    let sealed = key.seal(&*app.rng, Uuid::from(resume.id), name.as_bytes());
    // This replica may lag a moment behind another: what has just been written is read again next time.
    if app.now() - resume.updated_at > SETTLED {
        app.store.note_name(resume.id, resume.head_seq, sealed.clone()).await?;
    }
    resume.name = Some(sealed);
    Ok(())
}

/// The name, opened; empty when there is none.
///
/// # Errors
/// 500 when it does not open: the row or the secret key is damaged.
pub fn open(app: &App, resume: &Resume) -> Result<String> {
    let Some(sealed) = &resume.name else { return Ok(String::new()) };
    let key = app.vault.unwrap_content_key(resume.id, &resume.wrapped_key).map_err(Problem::internal)?;
    let bytes = key.open(Uuid::from(resume.id), sealed).map_err(Problem::internal)?;
    String::from_utf8(bytes).map_err(Problem::internal)
}
