//! What can go wrong with a request, in words for people.

use serde::Deserialize;

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
            Self::Unreachable => "The server does not answer. Check your connection and try again.".to_owned(),
            Self::Problem(problem) if !problem.detail.is_empty() => problem.detail.clone(),
            Self::Problem(problem) if !problem.title.is_empty() => problem.title.clone(),
            Self::Problem(problem) => format!("The server answered with an error ({}).", problem.status),
        }
    }

    /// The message for one field of the form, when the server named it.
    pub fn field(&self, name: &str) -> Option<String> {
        let Self::Problem(problem) = self else { return None };
        problem.errors.iter().find(|error| error.field == name).map(|error| error.message.clone())
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
