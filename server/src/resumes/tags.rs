//! A person's own words for a résumé: nobody else sees them. They are stored sealed, under the résumé's own key.

use std::collections::HashSet;

use store::{Resume, ResumeId, UserId};
use uuid::Uuid;

use crate::accounts::names;
use crate::problem::{Problem, Result};
use crate::state::App;

/// How many a résumé may have.
const MOST: usize = 20;
/// How long one may be, in characters.
const LONGEST: usize = 40;

/// What somebody typed as tags: trimmed, each once whatever its capitals, in their order.
///
/// # Errors
/// 422 naming the field.
pub fn tidy(typed: &[String]) -> Result<Vec<String>> {
    let mut seen = HashSet::new();
    let mut tags = Vec::new();
    for tag in typed {
        let tag = names::line("tags", tag, LONGEST)?;
        if seen.insert(tag.to_lowercase()) {
            tags.push(tag);
        }
    }
    if tags.len() > MOST {
        return Err(Problem::invalid_field("tags", format!("must be at most {MOST}")));
    }
    Ok(tags)
}

/// The tags that somebody has given to a résumé.
///
/// # Errors
/// 500 when they do not open: the row or the secret key is damaged.
pub fn open(app: &App, resume: &Resume, of: UserId, sealed: &[u8]) -> Result<Vec<String>> {
    let key = app.vault.unwrap_content_key(resume.id, &resume.wrapped_key).map_err(Problem::internal)?;
    let bytes = key.open(Uuid::from(of), sealed).map_err(Problem::internal)?;
    serde_json::from_slice(&bytes).map_err(Problem::internal)
}

/// Gives them to a résumé, in the place of those before.
///
/// # Errors
/// 404 when the person is no member any more.
pub async fn put(app: &App, id: ResumeId, wrapped_key: &[u8], of: UserId, tags: &[String]) -> Result<()> {
    let key = app.vault.unwrap_content_key(id, wrapped_key).map_err(Problem::internal)?;
    let plain = serde_json::to_vec(tags).map_err(Problem::internal)?;
    let is_member = app.store.put_tags(id, of, key.seal(&*app.rng, Uuid::from(of), &plain)).await?;
    if is_member { Ok(()) } else { Err(Problem::not_found("résumé")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_there_once() {
        let typed = [" Acme ", "acme", "urgent"].map(str::to_owned);
        assert_eq!(tidy(&typed).expect("fine"), ["Acme", "urgent"]);
        assert!(tidy(&["x".repeat(41)]).is_err());
        assert!(tidy(&[" ".to_owned()]).is_err());
        assert!(tidy(&(0..21).map(|n| n.to_string()).collect::<Vec<_>>()).is_err());
    }
}
