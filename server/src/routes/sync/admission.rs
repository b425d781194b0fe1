//! Who may join a room. The answer is given over the WebSocket, as a close code: browsers cannot see the status of a
//! refused upgrade.

use std::str::FromStr;

use axum::http::{HeaderMap, StatusCode, Uri};
use crdt::protocol::close;
use hub::{COLOURS, JoinError, Who};
use store::ResumeId;
use tower_sessions::Session;

use crate::accounts::account;
use crate::accounts::client_ip::ClientIp;
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
}

/// The résumé and who joins it.
pub(super) async fn admit(app: &App, visitor: &Visitor<'_>, resume: &str) -> Result<(ResumeId, Who), Refusal> {
    let me = identify(app, visitor).await?;
    let unknown = Refusal::new(close::NOT_ALLOWED, "there is no such résumé, or it is not shared with you");
    let Ok(resume) = ResumeId::from_str(resume) else { return Err(unknown) };
    let members = app.store.members(resume).await.map_err(|error| refusal_of(error.into()))?;
    let Some(place) = members.iter().position(|member| member.user == me.user) else { return Err(unknown) };
    let account = account::of(app, me.user).await.map_err(refusal_of)?;
    // Members have their colours in the order of their list, so that two do not share one while there are eight.
    let slot = (place % COLOURS.len()) as u8;
    Ok((resume, Who { user: me.user, name: account.name, slot, role: members[place].role, grant: me.grant }))
}

async fn identify(app: &App, visitor: &Visitor<'_>) -> Result<SignedIn, Refusal> {
    let by = match (bearer(visitor.headers), visitor.token) {
        (Some(token), _) => match token {
            Ok(token) => SignedIn::by_token(app, token).await,
            Err(problem) => Err(problem),
        },
        (None, Some(token)) => SignedIn::by_token(app, token).await,
        (None, None) => {
            // Any site can make a browser open a WebSocket with this site's cookie; only own pages may.
            if !cross_site::is_own_origin(visitor.headers, visitor.uri, &app.public_url) {
                return Err(Refusal::new(
                    close::NOT_ALLOWED,
                    "this page's origin is not this server's (see TANDEM_PUBLIC_URL)",
                ));
            }
            SignedIn::by_session(app, visitor.session, visitor.ip).await
        }
    };
    by.map_err(refusal_of)
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
