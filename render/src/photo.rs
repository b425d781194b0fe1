//! The photo of the person: which addresses the page shows.

/// The address, when it is that of a photo of this server, or holds the photo itself. Nothing is fetched from elsewhere:
/// whoever keeps it there would know who reads the résumé.
pub fn photo(image: &str) -> Option<&str> {
    let image = image.trim();
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    let own = image.strip_prefix("/api/v1/resumes/").and_then(|rest| rest.split_once("/photo/"));
    if own.is_some_and(|(resume, id)| !id.is_empty() && resume.chars().all(is_plain) && id.chars().all(is_plain)) {
        return Some(image);
    }
    let data = image.strip_prefix("data:image/jpeg;base64,")?;
    let is_base64 = |letter: char| letter.is_ascii_alphanumeric() || "+/=".contains(letter);
    (!data.is_empty() && data.chars().all(is_base64)).then_some(image)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_photos_are_shown() {
        for shown in ["/api/v1/resumes/01-ab/photo/02-cd", "data:image/jpeg;base64,AA/+=="] {
            assert_eq!(photo(shown), Some(shown));
        }
        for other in [
            "",
            "https://example.org/ada.jpg",
            "//example.org/api/v1/resumes/a/photo/b",
            "/api/v1/resumes/a/photo/",
            "/api/v1/resumes/a/../../me/photo/b",
            "/api/v1/resumes/a/photo/b\" onerror=\"x",
            "data:image/svg+xml;base64,AA",
            "data:image/jpeg;base64,<svg>",
            "javascript:alert(1)",
        ] {
            assert_eq!(photo(other), None, "{other}");
        }
    }
}
