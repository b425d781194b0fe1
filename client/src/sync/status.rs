//! What the state line says.

use crate::msg;

/// Where what was typed is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Status {
    /// The first time; nothing is shown yet.
    Connecting,
    /// Everything is durable on the server.
    Saved,
    /// On its way.
    Saving,
    /// The server cannot save at the moment, and why.
    NotSaving(String),
    /// No connection. `unsaved`: the server lacks something that is here; `kept`: it is in the store of this device.
    Offline { unsaved: bool, kept: bool },
    /// The server does not have it: the sample. `kept`: it is in the store of this device.
    Local { kept: bool },
    /// The server wants no more of this connection.
    Refused { refusal: Refusal, unsaved: bool, kept: bool },
}

/// The server's reason in this language; a reason that is not known here as it came.
fn why(reason: &str) -> &str {
    match reason {
        _ if reason.starts_with("the database does not answer") => msg::state_database_away(),
        _ if reason.starts_with("part of this résumé cannot be read") => msg::state_unreadable(),
        other => other,
    }
}

/// Where something is that the server lacks, as the messages call it.
const fn place(is_somewhere: bool, kept: bool) -> &'static str {
    match (is_somewhere, kept) {
        (false, _) => "none",
        (true, true) => "device",
        (true, false) => "tab",
    }
}

/// Why the server refuses.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// The session has ended.
    SignedOut,
    /// Not a member any more, or not allowed to write.
    NoAccess,
    /// The server could not read what this client sent.
    Malformed(String),
}

impl Status {
    /// Whether what has not reached the server is at least in the store of this device.
    pub const fn is_kept(&self) -> bool {
        matches!(self, Self::Offline { kept: true, .. } | Self::Refused { kept: true, .. })
    }

    /// For the state line. Those who only read have nothing to save.
    pub fn words(&self, can_edit: bool) -> String {
        match self {
            Self::Connecting => msg::state_opening().to_owned(),
            Self::Saved if can_edit => msg::state_saved().to_owned(),
            Self::Saved => msg::state_up_to_date().to_owned(),
            Self::Saving if can_edit => msg::state_saving().to_owned(),
            Self::Saving => msg::state_catching_up().to_owned(),
            Self::NotSaving(reason) if reason.is_empty() => msg::state_not_saving().to_owned(),
            Self::NotSaving(reason) => msg::state_not_saving_why(why(reason)),
            Self::Local { kept: true } => msg::state_local_device().to_owned(),
            Self::Local { kept: false } => msg::state_local_tab().to_owned(),
            // What is kept here can be read here, also when the server has it all.
            Self::Offline { unsaved, kept } => msg::state_offline(place(*unsaved || *kept, *kept)),
            Self::Refused { refusal, unsaved, kept } => {
                let place = place(*unsaved, *kept);
                match refusal {
                    Refusal::SignedOut => msg::state_signed_out(place),
                    Refusal::NoAccess => msg::state_no_access(place),
                    Refusal::Malformed(_) => msg::state_not_connected(place),
                }
            }
        }
    }

    /// Whether the server cannot be asked for anything.
    pub const fn is_away(&self) -> bool {
        matches!(self, Self::Offline { .. } | Self::Refused { .. })
    }

    /// For tests and styles.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Connecting => "connecting",
            Self::Saved => "saved",
            Self::Saving | Self::NotSaving(_) => "saving",
            Self::Local { .. } => "local",
            Self::Offline { .. } => "offline",
            Self::Refused { .. } => "refused",
        }
    }

    /// Whether leaving the page would lose something.
    pub const fn has_unsaved(&self) -> bool {
        match self {
            // Of the sample nothing is on its way anywhere.
            Self::Connecting | Self::Saved | Self::Local { .. } => false,
            Self::Saving | Self::NotSaving(_) => true,
            Self::Offline { unsaved, .. } | Self::Refused { unsaved, .. } => *unsaved,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(status: &Status) -> String {
        status.words(true)
    }

    #[test]
    fn nothing_is_called_kept_that_is_not() {
        assert_eq!(words(&Status::Offline { unsaved: true, kept: true }), "Offline: kept on this device");
        assert_eq!(words(&Status::Offline { unsaved: true, kept: false }), "Offline: kept in this tab");
        assert_eq!(words(&Status::Offline { unsaved: false, kept: false }), "Offline");
        let locked = |kept| Status::Refused { refusal: Refusal::SignedOut, unsaved: true, kept };
        assert_eq!(words(&locked(true)), "Signed out: kept on this device");
        assert_eq!(words(&locked(false)), "Signed out: kept in this tab");
    }
}
