//! What every part of the editor can ask for.

use dioxus::prelude::*;

use super::announcer::Announcer;
use crate::api::resumes::Role;
use crate::sync::Session;
use crate::ui::toast::Toaster;

/// The opened résumé or letter and what may be done with it.
#[derive(Clone, PartialEq, Debug)]
pub struct Desk {
    pub session: Session,
    /// Of a cover letter: the id of the résumé that it stands beside.
    pub home: Option<String>,
    /// `None` until the server has said it.
    pub role: Signal<Option<Role>>,
    /// This person's colour here, once the server has said it.
    pub slot: Signal<Option<u8>>,
    pub toaster: Toaster,
    pub announcer: Announcer,
}

impl Desk {
    /// The résumé that is open, or whose letter is: its members are those of both.
    pub fn resume_id(&self) -> &str {
        self.home.as_deref().unwrap_or_else(|| self.session.resume_id())
    }

    /// Whether this person may write. Reading it subscribes.
    pub fn can_edit(&self) -> bool {
        (self.role)().is_some_and(Role::can_edit)
    }
}

pub fn use_desk() -> Desk {
    use_context()
}
