//! Who was signed in here last, for when the server cannot be asked; and whether this computer keeps anything.

use crate::api::auth::Me;
use crate::browser;

const LAST: &str = "tandem.account";
const SHARED: &str = "tandem.shared";

/// Who was signed in here last.
pub fn last_here() -> Option<Me> {
    serde_json::from_str(&browser::remembered(LAST)?).ok()
}

/// Remembers who is signed in, and whether they said that others use this computer too: then nothing is kept of them.
pub fn remember_account(me: &Me, shared: bool) {
    if shared {
        browser::remember(SHARED, &me.id);
        browser::forget(LAST);
        return;
    }
    browser::forget(SHARED);
    if let Ok(json) = serde_json::to_string(me) {
        browser::remember(LAST, &json);
    }
}

pub fn forget_account() {
    browser::forget(LAST);
    browser::forget(SHARED);
}

/// Whether nothing may be kept of this person.
pub fn is_shared(user: &str) -> bool {
    browser::remembered(SHARED).is_some_and(|id| id == user)
}
