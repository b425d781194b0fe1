//! Networks by their addresses.

/// Those that are known, as they write themselves.
const NETWORKS: &[&str] = &[
    "LinkedIn",
    "GitHub",
    "GitLab",
    "XING",
    "Twitter",
    "ORCID",
    "SoundCloud",
    "Mastodon",
    "Facebook",
    "Instagram",
    "YouTube",
    "Medium",
    "Behance",
    "Dribbble",
    "Bitbucket",
    "Kaggle",
    "StackOverflow",
    "ResearchGate",
    "Codeberg",
    "Bluesky",
];

/// The network of an address: by one of the words of its host.
pub(crate) fn of(address: &str) -> Option<&'static str> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split('/').next().unwrap_or_default().to_lowercase();
    if host == "x.com" {
        return Some("X");
    }
    NETWORKS.iter().find(|network| host.split('.').any(|word| word == network.to_lowercase())).copied()
}

/// The name in an address: its last part.
pub(crate) fn name(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    match rest.trim_end_matches('/').rsplit_once('/') {
        Some((_, name)) => name.trim_start_matches('@'),
        None => "",
    }
}
