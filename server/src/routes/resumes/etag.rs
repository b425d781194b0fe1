//! The version of a résumé's content: `ETag` out, `If-Match` in.
//!
//! It is a hash of the content as JSON, not the number of the last edit: it can be made again from the document
//! inside the room, where the comparison and the edit are one step, and an edit that was taken back matches again.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use crdt::json::Json;

use crate::problem::{Problem, Result};

/// The tag of this content, in quotes.
pub(super) fn of(content: &Json) -> String {
    format!("\"{}\"", &blake3::hash(content.to_string().as_bytes()).to_hex()[..32])
}

/// The `ETag` header of this content.
pub(super) fn header_value(tag: &str) -> HeaderValue {
    HeaderValue::from_str(tag).unwrap_or(HeaderValue::from_static("\"\""))
}

/// What `If-Match` asks for.
#[derive(Clone, Debug)]
pub(super) enum IfMatch {
    Anything,
    OneOf(Vec<String>),
}

impl IfMatch {
    /// Reads the header; without it anything matches.
    ///
    /// # Errors
    /// 400 when it is no text.
    pub(super) fn read(headers: &HeaderMap) -> Result<Self> {
        let mut tags = Vec::new();
        for value in headers.get_all(header::IF_MATCH) {
            let text = value.to_str().map_err(|_| {
                Problem::new(StatusCode::BAD_REQUEST, "wrong-header", "If-Match must hold an ETag, in quotes.")
            })?;
            tags.extend(text.split(',').map(|tag| tag.trim().to_owned()));
        }
        Ok(if tags.is_empty() || tags.iter().any(|tag| tag == "*") { Self::Anything } else { Self::OneOf(tags) })
    }

    /// Whether content with this tag is what the caller knows.
    pub(super) fn allows(&self, tag: &str) -> bool {
        match self {
            Self::Anything => true,
            Self::OneOf(tags) => tags.iter().any(|one| one == tag),
        }
    }
}

/// 412: somebody was faster.
pub(super) fn changed_meanwhile() -> Problem {
    Problem::new(
        StatusCode::PRECONDITION_FAILED,
        "changed-meanwhile",
        "The résumé was changed since you read it. Read it again, and send your changes to what it says now.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_content_has_the_same_tag() {
        let a = Json::parse(r#"{"basics": {"name": "Ada"}, "work": []}"#).expect("JSON");
        let b = Json::parse(r#"{"work": [], "basics": {"name": "Ada"}}"#).expect("JSON");
        assert_eq!(of(&a), of(&b));
        assert_ne!(of(&a), of(&Json::Null));
    }

    #[test]
    fn if_match_reads_lists_and_the_star() {
        let mut headers = HeaderMap::new();
        assert!(IfMatch::read(&headers).expect("none").allows("\"a\""));
        headers.insert(header::IF_MATCH, HeaderValue::from_static("\"a\", \"b\""));
        let wanted = IfMatch::read(&headers).expect("two");
        assert!(wanted.allows("\"b\"") && !wanted.allows("\"c\""));
        headers.insert(header::IF_MATCH, HeaderValue::from_static("*"));
        assert!(IfMatch::read(&headers).expect("star").allows("\"c\""));
    }
}
