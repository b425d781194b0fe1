//! Inviting an address that has no account: a secret link, by mail and in the answer.

use store::{InvitationId, NewInvitation, Resume, Role, UserId};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::accounts::email::Email;
use crate::accounts::{account, secrets};
use crate::mail::Letter;
use crate::problem::Result;
use crate::resumes::access::with_article;
use crate::resumes::titles;
use crate::state::App;

const LIFETIME: Duration = Duration::days(14);

/// A link that was made.
#[derive(Debug)]
pub struct Invited {
    /// Leads to the client's page that accepts it.
    pub url: String,
    /// When it stops working.
    pub expires_at: OffsetDateTime,
}

/// Makes an invitation to `resume` and writes the mail.
///
/// # Errors
/// 500 or 503 when it cannot be stored. A mail that cannot be written is logged; the link works all the same.
pub async fn invite(app: &App, resume: &Resume, from: UserId, to: &Email, role: Role) -> Result<Invited> {
    let secret = secrets::new_secret(&*app.rng);
    let id = InvitationId::new(&*app.clock, &*app.rng);
    let expires_at = app.now() + LIFETIME;
    app.store
        .create_invitation(NewInvitation {
            id,
            resume: resume.id,
            invited_by: from,
            secret_hash: secrets::hash(&secret),
            role,
            address: app.vault.seal_account(&*app.rng, Uuid::from(id), to.as_str().as_bytes()),
            created_at: app.now(),
            expires_at,
        })
        .await?;
    let url = format!("{}/invite/{secret}", app.public_url);
    write_mail(app, resume, from, to, role, &url).await?;
    Ok(Invited { url, expires_at })
}

async fn write_mail(app: &App, resume: &Resume, from: UserId, to: &Email, role: Role, url: &str) -> Result<()> {
    let from = account::of(app, from).await?.name;
    let title = titles::open(app, resume)?;
    let subject = format!("{from} invites you to work on \"{title}\"");
    let text = format!(
        "Hello,\n\n{from} invites you to the résumé \"{title}\" as {}.\n\nOpen this link to join:\n{url}\n\n\
         It works once, for {} days. If you do not know {from}, do nothing.\n",
        with_article(role),
        LIFETIME.whole_days(),
    );
    let letter = Letter { to: to.as_str(), subject: &subject, text: &text, at: app.now() };
    if let Err(error) = app.mail.send(&letter).await {
        tracing::error!(%error, "a mail could not be written; its link was shown to the one who invites");
    }
    Ok(())
}
