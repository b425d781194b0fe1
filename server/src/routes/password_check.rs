//! Asking for the current password before something that cannot be taken back.

use store::User;

use crate::accounts::client_ip::ClientIp;
use crate::accounts::passwords;
use crate::problem::{Problem, Result};
use crate::state::App;

/// Checks the field `current_password`. Counts as an attempt to sign in.
///
/// # Errors
/// 422 naming the field, 429 after too many.
pub(super) async fn current(app: &App, user: &User, password: Option<&str>, ip: ClientIp) -> Result<()> {
    let password = password.ok_or_else(|| Problem::invalid_field("current_password", "is needed for this"))?;
    app.attempts.password(user.address_hash, ip.0, app.now())?;
    let fits =
        password.len() <= passwords::LONGEST && app.passwords.verify(password, Some(&user.password_hash)).await?;
    if !fits {
        return Err(Problem::invalid_field("current_password", "is not the current password"));
    }
    app.attempts.password_was_right(&user.address_hash);
    Ok(())
}
