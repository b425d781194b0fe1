//! Who may join a room. The answer is given over the WebSocket, as a close code: browsers cannot see the status of a
//! refused upgrade.

use std::str::FromStr;

use axum::http::{HeaderMap, StatusCode, Uri};
use crdt::protocol::close;
use hub::{JoinError, Who, colour_slot};
use store::{Grant, Known, Membership, Passport, ResumeId};
use tower_sessions::Session;
use uuid::Uuid;

use crate::accounts::account;
use crate::accounts::client_ip::ClientIp;
use crate::accounts::secrets;
use crate::accounts::signed_in::{SignedIn, bearer};
use crate::guard::cross_site;
use crate::problem::Problem;
use crate::state::App;

/// Why somebody may not join: a close code and a short reason.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) code: u16,
    /// At most 123 bytes: what fits into a close frame.
    pub(super) reason: &'static str,
}

impl Refusal {
    pub(super) const fn new(code: u16, reason: &'static str) -> Self {
        Self { code, reason }
    }
}

/// What the upgrade request says.
#[derive(Debug)]
pub(super) struct Visitor<'a> {
    pub(super) headers: &'a HeaderMap,
    pub(super) uri: &'a Uri,
    pub(super) session: &'a Session,
    pub(super) ip: ClientIp,
    /// `?token=`, for clients that cannot set headers.
    pub(super) token: Option<&'a str>,
    /// `?as=`: who the visitor says to be.
    pub(super) expected: Option<&'a str>,
}

/// The résumé and who joins it.
pub(super) async fn admit(app: &App, visitor: &Visitor<'_>, resume: &str) -> Result<(ResumeId, Who), Refusal> {
    let by = passport(app, visitor).await?;
    let unknown = Refusal::new(close::NOT_ALLOWED, "there is no such résumé, or it is not shared with you");
    let asked = ResumeId::from_str(resume);
    // Whoever asks for something that is no id is told first whether they are signed in.
    let resume = asked.unwrap_or_else(|_| ResumeId::from(Uuid::nil()));
    let known = app.door.ask(store::Visitor { resume, by }).await.map_err(|error| refusal_of(error.into()))?;
    let Known { user, via, name, membership } = known.ok_or_else(|| refusal_of(Problem::not_signed_in()))?;
    if visitor.expected.is_some_and(|expected| expected != user.to_string()) {
        return Err(Refusal::new(close::SIGNED_OUT, "this page belongs to another account; sign in to that one again"));
    }
    let Some(Membership { role, place }) = membership else { return Err(unknown) };
    let name = account::open_field(app, user, &name).map_err(refusal_of)?;
    let slot = colour_slot(place);
    Ok((resume, Who { user, name, slot, role, grant: Grant { user, via } }))
}

async fn passport(app: &App, visitor: &Visitor<'_>) -> Result<Passport, Refusal> {
    let token = match bearer(visitor.headers) {
        Some(token) => Some(token.map_err(refusal_of)?),
        None => visitor.token,
    };
    if let Some(token) = token {
        let hash = secrets::token_hash(token).ok_or_else(|| refusal_of(Problem::not_signed_in()))?;
        return Ok(Passport::Token(hash));
    }
    // Any site can make a browser open a WebSocket with this site's cookie; only own pages may.
    if !cross_site::is_own_origin(visitor.headers, visitor.uri, &app.public_url) {
        return Err(Refusal::new(
            close::NOT_ALLOWED,
            "this page's origin is not this server's (see TANDEM_PUBLIC_URL)",
        ));
    }
    let (user, hash) = SignedIn::session_of(app, visitor.session, visitor.ip).await.map_err(refusal_of)?;
    Ok(Passport::Session(user, hash))
}

fn refusal_of(problem: Problem) -> Refusal {
    match problem.status() {
        StatusCode::UNAUTHORIZED => Refusal::new(close::SIGNED_OUT, "sign in first, or send a valid token"),
        _ => Refusal::new(close::TRY_AGAIN, "the server cannot check this right now; try again soon"),
    }
}

/// Why the hub refused.
pub(super) fn refusal_of_join(error: &JoinError) -> Refusal {
    match error {
        JoinError::NotFound => {
            Refusal::new(close::NOT_ALLOWED, "there is no such résumé, or it is not shared with you")
        }
        JoinError::NotAllowed => Refusal::new(close::NOT_ALLOWED, "you may not open this résumé any more"),
        JoinError::Unavailable => {
            Refusal::new(close::TRY_AGAIN, "the résumé cannot be loaded right now; try again soon")
        }
    }
}
