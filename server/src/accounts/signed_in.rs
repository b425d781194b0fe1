//! Who makes a request: the session cookie's user, or the token's.

use std::str::FromStr;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use store::{Credential, Grant, UserId};
use tower_sessions::Session;

use super::client_ip::ClientIp;
use super::secrets;
use super::session::{self, IP, SEEN, USER};
use super::session_store::id_hash;
use crate::problem::{Problem, Result};
use crate::state::App;

/// How stale "last seen" may be: writing it on every request would make every read a write.
const SEEN_EVERY_SECONDS: i64 = 300;

/// Somebody who is signed in. Rejection: 401.
#[derive(Clone, Copy, Debug)]
pub struct SignedIn {
    /// Who.
    pub user: UserId,
    /// By what, so that ending the session or deleting the token ends what it opened.
    pub grant: Grant,
}

impl SignedIn {
    fn by(user: UserId, via: Credential) -> Self {
        Self { user, grant: Grant { user, via } }
    }

    /// The owner of this token.
    ///
    /// # Errors
    /// 401 when there is no such token.
    pub async fn by_token(app: &App, token: &str) -> Result<Self> {
        let unknown = || Problem::not_signed_in();
        let hash = secrets::token_hash(token).ok_or_else(unknown)?;
        let token = app.store.token_by_hash(hash, app.now()).await?.ok_or_else(unknown)?;
        Ok(Self::by(token.user, Credential::Token(token.id)))
    }

    /// The user of this browser's session.
    ///
    /// # Errors
    /// 401 when nobody is signed in, or the session ended.
    pub async fn by_session(app: &App, session: &Session, ip: ClientIp) -> Result<Self> {
        let (user, hash) = Self::session_of(app, session, ip).await?;
        Ok(Self::by(user, Credential::Session(hash)))
    }

    /// The user of this browser's session, and the hash of its id.
    ///
    /// # Errors
    /// See [`SignedIn::by_session`].
    pub async fn session_of(app: &App, session: &Session, ip: ClientIp) -> Result<(UserId, [u8; 32])> {
        let user: Option<String> = session.get(USER).await.map_err(session::failed)?;
        let user = user.and_then(|id| UserId::from_str(&id).ok()).ok_or_else(Problem::not_signed_in)?;
        let id = session.id().ok_or_else(Problem::not_signed_in)?;
        let now = app.now().unix_timestamp();
        let seen: Option<i64> = session.get(SEEN).await.map_err(session::failed)?;
        if now - seen.unwrap_or(0) >= SEEN_EVERY_SECONDS {
            // The session layer stores what changed and renews the cookie.
            session.insert(SEEN, now).await.map_err(session::failed)?;
            session.insert(IP, ip.0.to_string()).await.map_err(session::failed)?;
        }
        Ok((user, id_hash(&id)))
    }
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        // A request with an Authorization header passed the cross-site guard unseen: its cookie must not count.
        if let Some(token) = bearer(&parts.headers) {
            return Self::by_token(app, token?).await;
        }
        let session = parts.extensions.get::<Session>().cloned().ok_or_else(Problem::not_signed_in)?;
        let Ok(ip) = ClientIp::from_request_parts(parts, app).await;
        Self::by_session(app, &session, ip).await
    }
}

/// The bearer token; an error when there is an `Authorization` header of another kind.
pub fn bearer(headers: &HeaderMap) -> Option<Result<&str>> {
    let value = headers.get(header::AUTHORIZATION)?;
    let token = value
        .to_str()
        .ok()
        .and_then(|text| text.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    Some(token.map(|(_, token)| token.trim()).ok_or_else(Problem::not_signed_in))
}
