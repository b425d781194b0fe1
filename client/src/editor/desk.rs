//! What every part of the editor can ask for.

use dioxus::prelude::*;

use super::announcer::Announcer;
use crate::api::resumes::Role;
use crate::sync::Session;
use crate::ui::toast::Toaster;

/// The opened résumé and what may be done with it.
#[derive(Clone, PartialEq, Debug)]
pub struct Desk {
    pub session: Session,
    /// `None` until the server has said it.
    pub role: Signal<Option<Role>>,
    /// This person's colour here, once the server has said it.
    pub slot: Signal<Option<u8>>,
    pub toaster: Toaster,
    pub announcer: Announcer,
}

impl Desk {
    /// Whether this person may write. Reading it subscribes.
    pub fn can_edit(&self) -> bool {
        (self.role)().is_some_and(Role::can_edit)
    }
}

pub fn use_desk() -> Desk {
    use_context()
}
