//! Who is signed in, for every page.

use dioxus::prelude::*;

use crate::api::{self, ApiError, auth::Me};

/// The visitor.
#[derive(Clone, PartialEq, Debug)]
pub enum Account {
    /// The server has not answered yet.
    Checking,
    SignedOut,
    SignedIn(Me),
    /// The server does not answer.
    Unreachable,
}

/// The signal that every page reads.
#[derive(Clone, Copy, Debug)]
pub struct AccountState(pub Signal<Account>);

/// Asks the server once, when the app starts.
pub fn use_account_provider() {
    let state = use_context_provider(|| AccountState(Signal::new(Account::Checking)));
    use_future(move || async move { check(state).await });
}

pub fn use_account() -> AccountState {
    use_context()
}

/// Asks the server who this is.
pub async fn check(state: AccountState) {
    let mut signal = state.0;
    signal.set(match api::auth::me().await {
        Ok(me) => Account::SignedIn(me),
        Err(ApiError::Problem(problem)) if problem.status == 401 => Account::SignedOut,
        Err(_) => Account::Unreachable,
    });
}
