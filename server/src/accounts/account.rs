//! A person's account: what is stored sealed, opened for those who may read it.

use serde::Serialize;
use store::{NewUser, StoreError, User, UserId};
use utoipa::ToSchema;
use uuid::Uuid;

use super::email::Email;
use crate::problem::{Problem, Result};
use crate::state::App;

/// An account as its owner sees it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Account {
    /// A UUID.
    pub id: String,
    /// The address, as it was written.
    pub email: String,
    /// The name that others see.
    pub name: String,
}

/// An account to be made.
#[derive(Debug)]
pub struct NewAccount<'a> {
    /// The address.
    pub email: &'a Email,
    /// The name.
    pub name: &'a str,
    /// From `passwords`.
    pub password_hash: String,
}

/// Makes an account.
///
/// # Errors
/// `Taken` when the address has one.
pub async fn create(app: &App, new: NewAccount<'_>) -> std::result::Result<UserId, StoreError> {
    let id = UserId::new(&*app.clock, &*app.rng);
    let row = Uuid::from(id);
    app.store
        .create_user(NewUser {
            id,
            address_hash: app.vault.address_hash(new.email.as_str()),
            address: app.vault.seal_account(&*app.rng, row, new.email.as_str().as_bytes()),
            name: app.vault.seal_account(&*app.rng, row, new.name.as_bytes()),
            password_hash: new.password_hash,
            created_at: app.now(),
        })
        .await?;
    Ok(id)
}

/// Opens an account's sealed fields.
///
/// # Errors
/// 500 when they do not open: the row or the secret key is damaged.
pub fn open(app: &App, user: &User) -> Result<Account> {
    let read = |sealed: &[u8]| open_field(app, user.id, sealed);
    Ok(Account { id: user.id.to_string(), email: read(&user.address)?, name: read(&user.name)? })
}

/// Opens one sealed field.
///
/// # Errors
/// See [`open`].
pub fn open_field(app: &App, user: UserId, sealed: &[u8]) -> Result<String> {
    let bytes = app.vault.open_account(Uuid::from(user), sealed).map_err(Problem::internal)?;
    String::from_utf8(bytes).map_err(Problem::internal)
}

/// The account of `id`.
///
/// # Errors
/// 401 when it is gone: its sessions are about to be.
pub async fn of(app: &App, id: UserId) -> Result<Account> {
    let user = app.store.user(id).await?.ok_or_else(Problem::not_signed_in)?;
    open(app, &user)
}
