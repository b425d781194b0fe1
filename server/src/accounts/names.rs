//! People's names and the titles of résumés and tokens: short single lines.

use crate::problem::{Problem, Result};

/// The line in `field`, trimmed: 1 to `longest` characters, none of them a control character.
///
/// # Errors
/// 422 naming the field.
pub fn line(field: &str, text: &str, longest: usize) -> Result<String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::invalid_field(field, "must not be empty"));
    }
    if text.chars().count() > longest {
        return Err(Problem::invalid_field(field, format!("must have at most {longest} characters")));
    }
    if text.chars().any(char::is_control) {
        return Err(Problem::invalid_field(field, "must be a single line"));
    }
    Ok(text.to_owned())
}

/// A person's name.
///
/// # Errors
/// 422 naming the field.
pub fn person(text: &str) -> Result<String> {
    line("name", text, 100)
}

/// A résumé's title.
///
/// # Errors
/// 422 naming the field.
pub fn title(text: &str) -> Result<String> {
    line("title", text, 200)
}

/// The first characters of `text` as a title: for titles taken from a file, which are cut, not refused.
pub fn title_from(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
    words.join(" ").chars().take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_around_are_dropped_and_lines_refused() {
        assert_eq!(person("  Ada ").expect("fine"), "Ada");
        assert!(person("  ").is_err());
        assert!(person("Ada\nLovelace").is_err());
        assert!(title(&"x".repeat(201)).is_err());
        assert_eq!(title_from("Ada \n\t Lovelace"), "Ada Lovelace");
    }
}
