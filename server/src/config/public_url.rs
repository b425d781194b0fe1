//! The address that people type into their browser.

use std::fmt;

use axum::http::Uri;

/// Scheme, host and perhaps a port: no path, so that links are made by adding one. Shown without a trailing slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    origin: String,
}

impl PublicUrl {
    /// Reads `https://cv.example.org` or `http://localhost:8080/`. Nothing when it is not an http(s) address or has a path.
    pub fn parse(text: &str) -> Option<Self> {
        let uri: Uri = text.parse().ok()?;
        let scheme = uri.scheme_str().filter(|scheme| matches!(*scheme, "http" | "https"))?;
        let authority = uri.authority()?;
        if authority.as_str().contains('@') || !matches!(uri.path(), "" | "/") || uri.query().is_some() {
            return None;
        }
        Some(Self { origin: format!("{scheme}://{authority}").to_ascii_lowercase() })
    }

    /// What browsers send as `Origin` from pages of this address. The default port is left out, as they do.
    pub fn origin(&self) -> &str {
        let default_port = if self.is_https() { ":443" } else { ":80" };
        self.origin.strip_suffix(default_port).unwrap_or(&self.origin)
    }

    /// True when cookies may be marked `Secure`.
    pub fn is_https(&self) -> bool {
        self.origin.starts_with("https://")
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.origin())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trailing_slash_and_a_default_port_do_not_matter() {
        let url = PublicUrl::parse("https://CV.example.org:443/").expect("valid");
        assert_eq!(url.to_string(), "https://cv.example.org");
        assert!(url.is_https());
        assert_eq!(PublicUrl::parse("http://localhost:8080").expect("valid").origin(), "http://localhost:8080");
    }

    #[test]
    fn anything_but_an_origin_is_refused() {
        for text in ["example.org", "ftp://example.org", "https://example.org/cv", "https://u@example.org", "https://"]
        {
            assert_eq!(PublicUrl::parse(text), None, "{text}");
        }
    }
}
