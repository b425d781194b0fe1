//! A browser's session: the cookie, and what it remembers.

use axum::http::{HeaderMap, header};
use store::UserId;
use tower_sessions::cookie::SameSite;
use tower_sessions::{Expiry, Session, SessionManagerLayer};

use super::client_ip::ClientIp;
use super::session_store::{LIFETIME, SessionRows};
use crate::config::PublicUrl;
use crate::problem::{Problem, Result};
use crate::state::App;

/// Whose session it is.
pub const USER: &str = "user";
/// The browser's own words about itself.
pub const DEVICE: &str = "device";
/// Where it was last used from.
pub const IP: &str = "ip";
/// When it was last used: Unix seconds, renewed every few minutes.
pub const SEEN: &str = "seen";

/// Sets and reads the cookie. `Lax`, not `Strict`: who follows a link from a mail is still signed in.
pub fn layer(rows: SessionRows, public_url: &PublicUrl) -> SessionManagerLayer<SessionRows> {
    SessionManagerLayer::new(rows)
        .with_name(cookie_name(public_url))
        .with_secure(public_url.is_https())
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(LIFETIME))
}

/// `__Host-` makes browsers insist on https, on the whole site, and on this host alone.
pub fn cookie_name(public_url: &PublicUrl) -> &'static str {
    if public_url.is_https() { "__Host-tandem_session" } else { "tandem_session" }
}

/// Makes this browser `user`'s, under a new id: one that somebody planted before is worth nothing.
///
/// # Errors
/// 500 or 503 when the session cannot be stored.
pub async fn begin(app: &App, session: &Session, user: UserId, ip: ClientIp, headers: &HeaderMap) -> Result<()> {
    session.clear().await;
    session.cycle_id().await.map_err(failed)?;
    let device = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let device: String = device.chars().take(300).collect();
    session.insert(USER, user.to_string()).await.map_err(failed)?;
    session.insert(DEVICE, device).await.map_err(failed)?;
    session.insert(IP, ip.0.to_string()).await.map_err(failed)?;
    session.insert(SEEN, app.now().unix_timestamp()).await.map_err(failed)?;
    session.save().await.map_err(failed)
}

/// A session error as a problem. The store's own errors arrive as text here.
pub fn failed(error: tower_sessions::session::Error) -> Problem {
    tracing::error!(%error, "a session cannot be read or stored");
    Problem::unavailable("Sessions cannot be read or stored right now. Try again soon.")
}
