//! What the state line says.

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
    /// The server wants no more of this connection.
    Refused { refusal: Refusal, unsaved: bool, kept: bool },
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

const ON_DEVICE: &str = "kept on this device";
const IN_TAB: &str = "kept in this tab";

impl Status {
    /// Whether what has not reached the server is at least in the store of this device.
    pub const fn is_kept(&self) -> bool {
        matches!(self, Self::Offline { kept: true, .. } | Self::Refused { kept: true, .. })
    }

    /// For the state line. Those who only read have nothing to save.
    pub fn words(&self, can_edit: bool) -> String {
        match self {
            Self::Connecting => "Opening…".to_owned(),
            Self::Saved if can_edit => "Saved".to_owned(),
            Self::Saved => "Up to date".to_owned(),
            Self::Saving if can_edit => "Saving…".to_owned(),
            Self::Saving => "Catching up…".to_owned(),
            Self::NotSaving(reason) if reason.is_empty() => "Not saving".to_owned(),
            Self::NotSaving(reason) => format!("Not saving: {reason}"),
            Self::Offline { kept: true, .. } => format!("Offline: {ON_DEVICE}"),
            Self::Offline { unsaved: true, kept: false } => format!("Offline: {IN_TAB}"),
            Self::Offline { unsaved: false, kept: false } => "Offline".to_owned(),
            Self::Refused { refusal, unsaved, kept } => {
                let why = match refusal {
                    Refusal::SignedOut => "Signed out",
                    Refusal::NoAccess => "No access",
                    Refusal::Malformed(_) => "Not connected",
                };
                match (unsaved, kept) {
                    (false, _) => why.to_owned(),
                    (true, true) => format!("{why}: {ON_DEVICE}"),
                    (true, false) => format!("{why}: {IN_TAB}"),
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
            Self::Offline { .. } => "offline",
            Self::Refused { .. } => "refused",
        }
    }

    /// Whether leaving the page would lose something.
    pub const fn has_unsaved(&self) -> bool {
        match self {
            Self::Connecting | Self::Saved => false,
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
