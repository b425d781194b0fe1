//! Addresses: which of them may be followed, and how they read on paper.

/// Where a click may go: http, https, mailto and tel. Everything else is `None`, and stays text.
///
/// An address without a scheme that begins with a host name gets `https://`, as people write it on paper.
pub(crate) fn href(address: &str) -> Option<String> {
    let address = address.trim();
    if address.chars().any(|letter| letter.is_control() || letter.is_whitespace()) {
        return None;
    }
    match scheme(address) {
        Some((scheme, rest)) => match scheme.to_ascii_lowercase().as_str() {
            scheme @ ("http" | "https") => {
                let rest = rest.strip_prefix("//").filter(|rest| !host(rest).is_empty())?;
                Some(format!("{scheme}://{}", encoded(rest)))
            }
            scheme @ ("mailto" | "tel") if !rest.is_empty() => Some(format!("{scheme}:{}", encoded(rest))),
            _ => None,
        },
        None => is_host(host(address)).then(|| format!("https://{}", encoded(address))),
    }
}

/// The address of a link that somebody has typed: as [`href`] gives it, or one that writes to `name@host`. `None` when no
/// click may go there.
pub fn link(typed: &str) -> Option<String> {
    let typed = typed.trim();
    mailto(typed).or_else(|| href(typed))
}

/// The link that writes to an address of the form `name@host`.
pub(crate) fn mailto(address: &str) -> Option<String> {
    let (name, host) = address.split_once('@')?;
    let plain = |letter: char| letter.is_alphanumeric() || ".-_+'".contains(letter);
    (!name.is_empty() && name.chars().all(plain) && is_host(host)).then(|| format!("mailto:{address}"))
}

/// The link that calls a number written with the usual signs.
pub(crate) fn tel(number: &str) -> Option<String> {
    let usual = |letter: char| letter.is_ascii_digit() || "+-/.() \u{a0}".contains(letter);
    if !number.chars().all(usual) {
        return None;
    }
    // The zero in "+46 (0)70" is not dialled.
    let international = number.trim_start().starts_with('+');
    let number = if international { number.replacen("(0)", "", 1) } else { number.to_owned() };
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    (digits.len() >= 3).then(|| format!("tel:{}{digits}", if international { "+" } else { "" }))
}

/// The address as one would print it: without what goes without saying.
pub(crate) fn short(address: &str) -> &str {
    let address = address.trim();
    let known = |scheme: &str| ["http", "https", "mailto", "tel"].contains(&scheme.to_ascii_lowercase().as_str());
    let rest = match scheme(address) {
        Some((scheme, rest)) if known(scheme) => rest.trim_start_matches('/'),
        _ => address,
    };
    let rest = rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/');
    if rest.is_empty() { address } else { rest }
}

/// The part before the first colon, when it reads as a scheme, and the part behind it.
fn scheme(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    (!scheme.contains(['/', '?', '#'])).then_some((scheme, rest))
}

fn host(rest: &str) -> &str {
    rest.split(['/', '?', '#', '\\']).next().unwrap_or_default()
}

fn is_host(text: &str) -> bool {
    let label =
        |label: &str| !label.is_empty() && label.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
    text.contains('.') && text.split('.').all(label)
}

/// Signs that some reader of HTML or Markdown could take for more than a part of the address, percent-encoded.
fn encoded(rest: &str) -> String {
    let mut safe = String::with_capacity(rest.len());
    for letter in rest.chars() {
        if letter.is_ascii() && "\"'<>\\^`{|}()[]*".contains(letter) {
            safe.push_str(&format!("%{:02X}", u32::from(letter)));
        } else {
            safe.push(letter);
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_safe_schemes_become_links() {
        for hostile in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,<script>",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:https://example.org/1",
            "//example.org",
            "/path",
            "#top",
            "https:example.org",
            "https://",
            "http:///path",
            "javascript&#58;alert(1)",
            "mailto:",
            "words with. spaces",
            "words",
            "",
        ] {
            assert_eq!(href(hostile), None, "{hostile}");
        }
    }

    #[test]
    fn what_may_be_followed() {
        assert_eq!(href("HTTPS://Example.org/a(b)").as_deref(), Some("https://Example.org/a%28b%29"));
        assert_eq!(href(" okafor.example/work ").as_deref(), Some("https://okafor.example/work"));
        assert_eq!(href("https://x.org/\"onclick='y'").as_deref(), Some("https://x.org/%22onclick=%27y%27"));
        assert_eq!(href("mailto:a@b.org").as_deref(), Some("mailto:a@b.org"));
        assert_eq!(href("tel:+4670").as_deref(), Some("tel:+4670"));
        assert_eq!(mailto("ada.l+cv@b.org").as_deref(), Some("mailto:ada.l+cv@b.org"));
        assert_eq!(mailto("a@b.org?bcc=c@d.org"), None);
        assert_eq!(tel("+46 (0)70-000 00 00").as_deref(), Some("tel:+46700000000"));
        assert_eq!(tel("(555) 010-0199").as_deref(), Some("tel:5550100199"));
        assert_eq!(tel("call me"), None);
    }

    #[test]
    fn addresses_read_short() {
        assert_eq!(short("https://www.okafor.example/"), "okafor.example");
        assert_eq!(short("github.com/mina"), "github.com/mina");
        assert_eq!(short("javascript:alert(1)"), "javascript:alert(1)");
        assert_eq!(short("https://"), "https://");
    }
}
