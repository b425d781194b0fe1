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
    /// No connection. `unsaved`: something in this tab is nowhere else.
    Offline { unsaved: bool },
    /// The server wants no more of this connection.
    Refused { refusal: Refusal, unsaved: bool },
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
            Self::Offline { unsaved: true } => "Offline: kept in this tab".to_owned(),
            Self::Offline { unsaved: false } => "Offline".to_owned(),
            Self::Refused { refusal, unsaved } => {
                let why = match refusal {
                    Refusal::SignedOut => "Signed out",
                    Refusal::NoAccess => "No access",
                    Refusal::Malformed(_) => "Not connected",
                };
                if *unsaved { format!("{why}: kept in this tab") } else { why.to_owned() }
            }
        }
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
            Self::Offline { unsaved } | Self::Refused { unsaved, .. } => *unsaved,
        }
    }
}
