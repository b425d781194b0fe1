//! Who is signed in, for every page.

use dioxus::core::spawn_forever;
use dioxus::prelude::*;

use crate::api::{self, ApiError, auth::Me};
use crate::browser;
use crate::keep;
use crate::sync::Whose;

/// The visitor.
#[derive(Clone, PartialEq, Debug)]
pub enum Account {
    /// The server has not answered yet; this is who was signed in here last.
    Checking(Option<Me>),
    SignedOut,
    SignedIn(Me),
    /// The server does not answer; this is who was signed in here last.
    Offline(Me),
    /// The server does not answer, and nobody is known here.
    Unreachable,
}

impl Account {
    /// Who it is, also when the server does not answer.
    pub const fn me(&self) -> Option<&Me> {
        match self {
            Self::SignedIn(me) | Self::Offline(me) | Self::Checking(Some(me)) => Some(me),
            Self::Checking(None) | Self::SignedOut | Self::Unreachable => None,
        }
    }
}

/// The signal that every page reads.
#[derive(Clone, Copy, Debug)]
pub struct AccountState(pub Signal<Account>);

impl AccountState {
    /// Somebody has just signed in. `shared`: on a computer that others use too, and nothing is to be kept.
    pub fn enter(mut self, me: Me, shared: bool) {
        keep::remember_account(&me, shared);
        browser::forget_left();
        if shared {
            let user = me.id.clone();
            // The page of the door goes at once; this does not.
            spawn_forever(async move {
                // What was kept before, when they did not say so. What the server lacks is not thrown away unasked.
                if !keep::has_unsaved(&user).await {
                    keep::wipe(&user).await;
                }
            });
        }
        self.0.set(Account::SignedIn(me));
    }

    /// Who opens a résumé.
    pub fn whose(self) -> Whose {
        let user = self.0.peek().me().map(|me| me.id.clone()).unwrap_or_default();
        Whose { is_kept: !user.is_empty() && !keep::is_shared(&user), user }
    }
}

/// Asks the server once, when the app starts.
pub fn use_account_provider() {
    let state = use_context_provider(|| AccountState(Signal::new(Account::Checking(keep::last_here()))));
    use_future(move || async move { check(state).await });
}

pub fn use_account() -> AccountState {
    use_context()
}

/// Asks the server who this is.
pub async fn check(state: AccountState) {
    let mut signal = state.0;
    let now = match api::auth::me().await {
        Ok(me) => {
            if !keep::is_shared(&me.id) {
                keep::remember_account(&me, false);
            }
            Account::SignedIn(me)
        }
        Err(ApiError::Problem(problem)) if problem.status == 401 => Account::SignedOut,
        Err(_) => keep::last_here().map_or(Account::Unreachable, Account::Offline),
    };
    if *signal.peek() != now {
        signal.set(now);
    }
}
