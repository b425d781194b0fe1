//! What can go wrong with a request, in words for people.

use serde::Deserialize;

use crate::msg;

/// A request that did not do what was asked.
#[derive(Clone, PartialEq, Debug)]
pub enum ApiError {
    /// No answer, or one that cannot be read.
    Unreachable,
    /// The server said no, and why.
    Problem(Problem),
}

/// The server's `application/problem+json`.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Problem {
    /// Its name for programs: `urn:tandem:problem:not-found`.
    #[serde(rename = "type")]
    pub kind: String,
    pub status: u16,
    pub title: String,
    pub detail: String,
    pub errors: Vec<FieldError>,
}

/// What is wrong with one field of a form.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct FieldError {
    pub field: String,
    pub message: String,
}

impl ApiError {
    /// One sentence for the person.
    pub fn message(&self) -> String {
        match self {
            Self::Unreachable => msg::problem_unreachable().to_owned(),
            Self::Problem(problem) => problem.message(),
        }
    }

    /// The message for one field of the form, when the server named it.
    pub fn field(&self, name: &str) -> Option<String> {
        let Self::Problem(problem) = self else { return None };
        problem.errors.iter().find(|error| error.field == name).map(|error| error.words())
    }

    /// Whether some field was named: its message stands at the field, and nowhere else.
    pub fn names_a_field(&self, known: &[&str]) -> bool {
        let Self::Problem(problem) = self else { return false };
        problem.errors.iter().any(|error| known.contains(&error.field.as_str()))
    }

    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Unreachable => None,
            Self::Problem(problem) => Some(problem.status),
        }
    }
}

impl Problem {
    /// In the page's language; what is not known here is said in the server's words.
    fn message(&self) -> String {
        let known = match self.kind.strip_prefix("urn:tandem:problem:").unwrap_or_default() {
            "not-signed-in" => msg::problem_not_signed_in(),
            "not-allowed" => msg::problem_not_allowed(),
            "not-found" => msg::problem_not_found(),
            "too-many-attempts" => return msg::problem_too_many_attempts(number_in(&self.detail).unwrap_or(1)),
            "unavailable" => msg::problem_unavailable(),
            "internal" => msg::problem_internal(),
            "wrong-credentials" => msg::problem_wrong_credentials(),
            "address-taken" => msg::problem_address_taken(),
            "invitation-gone" => msg::problem_invitation_gone(),
            "already-a-member" => msg::problem_already_a_member(),
            "last-owner" => msg::problem_last_owner(),
            "not-a-resume" => msg::problem_not_a_resume(),
            "too-large" => msg::problem_too_large(),
            "unknown-file" => msg::problem_unknown_file(),
            "no-browser" => msg::problem_no_browser(),
            "file-too-large" => msg::problem_file_too_large(),
            "damaged-file" => msg::problem_damaged_file(),
            "locked-file" => msg::problem_locked_file(),
            "no-text" => msg::problem_no_text(),
            "in-the-bin" => msg::problem_in_the_bin(),
            _ if !self.detail.is_empty() => &self.detail,
            _ if !self.title.is_empty() => &self.title,
            _ => return msg::problem_unknown(&self.status.to_string()),
        };
        known.to_owned()
    }
}

impl FieldError {
    /// As [`Problem::message`]. The server says it in a few words, with a number in some.
    fn words(&self) -> String {
        let is = |words: &str| self.message.starts_with(words);
        let count = number_in(&self.message).unwrap_or_default();
        let known = match () {
            () if is("must not be empty") => msg::field_empty(),
            () if is("must be a single line") => msg::field_one_line(),
            () if is("must have at most") => return msg::field_too_long(count),
            () if is("must have at least") => return msg::field_too_short(count),
            () if is("this does not look like an e-mail address") => msg::field_no_address(),
            () if is("already has an account") => msg::field_taken(),
            () if is("is a member already") => msg::field_member(),
            () => &self.message,
        };
        known.to_owned()
    }
}

/// The first number in a sentence.
fn number_in(words: &str) -> Option<usize> {
    words.split(|letter: char| !letter.is_ascii_digit()).find_map(|digits| digits.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_here_is_said_in_the_servers_words() {
        let problem = |kind: &str, detail: &str| {
            let (kind, detail) = (format!("urn:tandem:problem:{kind}"), detail.to_owned());
            ApiError::Problem(Problem { kind, detail, status: 429, ..Problem::default() }).message()
        };
        assert_eq!(problem("too-many-attempts", "Try again in 5 min."), "Too many attempts. Try again in 5 minutes.");
        assert_eq!(problem("comes-later", "Not made yet."), "Not made yet.");
        assert_eq!(problem("comes-later", ""), "The server answered with an error (429).");
        let field = |message: &str| FieldError { field: String::new(), message: message.to_owned() }.words();
        assert_eq!(field("must have at least 10 characters"), "must have at least 10 characters");
        assert_eq!(field("must rhyme"), "must rhyme");
    }
}
