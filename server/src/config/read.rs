//! Reading variables: plain ones, ones that must parse, and secrets that may lie in a file.

use std::collections::BTreeMap;

/// What is wrong with a variable, as a sentence.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The value does not mean anything. Secrets are not repeated.
    #[error("{name} is {shown}, but it must be {expected}.")]
    Invalid {
        /// The variable.
        name: String,
        /// The value in quotes, or "set to something else" for a secret.
        shown: String,
        /// What it should look like.
        expected: &'static str,
    },
    /// `…_FILE` names a file that cannot be read.
    #[error("{name} names the file {path}, which cannot be read: {source}. Check the path and its permissions.")]
    File {
        /// The variable, with `_FILE`.
        name: String,
        /// The file.
        path: String,
        /// Why not.
        source: std::io::Error,
    },
    /// Both `X` and `X_FILE` are set.
    #[error("{name} and {name}_FILE are both set. Keep one of them.")]
    Twice {
        /// The variable, without `_FILE`.
        name: String,
    },
    /// The secret key cannot be kept in the data folder.
    #[error(
        "the secret key {path} cannot be {action}: {source}. Check that the data folder exists and may be written."
    )]
    SecretKeyFile {
        /// The file.
        path: String,
        /// "read" or "made".
        action: &'static str,
        /// Why not.
        source: std::io::Error,
    },
    /// The file holds something else.
    #[error(
        "the secret key {path} must hold 64 hexadecimal digits. Restore it from a backup: without it nothing stored can be read."
    )]
    SecretKeyDamaged {
        /// The file.
        path: String,
    },
}

/// A set of variables: those of this process, or made up by a test.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    variables: BTreeMap<String, String>,
}

impl Environment {
    /// The variables of this process. Values that are not UTF-8 are left out.
    pub fn of_this_process() -> Self {
        let variables = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        Self { variables }
    }

    /// Made-up variables.
    pub fn from_pairs(pairs: &[(&str, &str)]) -> Self {
        let variables = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { variables }
    }

    /// The value of `name`. Empty counts as not set: that is how compose files leave a variable out.
    pub fn value(&self, name: &str) -> Option<String> {
        self.variables.get(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// The value of `name`, understood by `parse`.
    ///
    /// # Errors
    /// The variable is set and `parse` returns nothing.
    pub fn parsed<T>(
        &self,
        name: &str,
        expected: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, ConfigError> {
        let Some(value) = self.value(name) else { return Ok(None) };
        match parse(&value) {
            Some(parsed) => Ok(Some(parsed)),
            None => Err(ConfigError::Invalid { name: name.to_owned(), shown: format!("\"{value}\""), expected }),
        }
    }

    /// The secret `name`, or the contents of the file that `{name}_FILE` names, understood by `parse`.
    ///
    /// # Errors
    /// Both are set, the file cannot be read, or `parse` returns nothing. The message does not repeat the secret.
    pub fn secret_parsed<T>(
        &self,
        name: &str,
        expected: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, ConfigError> {
        let file_name = format!("{name}_FILE");
        let value = match (self.value(name), self.value(&file_name)) {
            (Some(_), Some(_)) => return Err(ConfigError::Twice { name: name.to_owned() }),
            (Some(value), None) => value,
            (None, Some(path)) => match std::fs::read_to_string(&path) {
                Ok(text) => text.trim().to_owned(),
                Err(source) => return Err(ConfigError::File { name: file_name, path, source }),
            },
            (None, None) => return Ok(None),
        };
        match parse(&value) {
            Some(parsed) => Ok(Some(parsed)),
            None => {
                Err(ConfigError::Invalid { name: name.to_owned(), shown: "set to something else".to_owned(), expected })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> Option<String> {
        Some(value.to_owned())
    }

    #[test]
    fn a_secret_may_lie_in_a_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("redis");
        std::fs::write(&file, "redis://h\n").expect("written");
        let environment = Environment::from_pairs(&[("REDIS_URL_FILE", file.to_str().expect("UTF-8"))]);
        assert_eq!(environment.secret_parsed("REDIS_URL", "", text).expect("readable").as_deref(), Some("redis://h"));
    }

    #[test]
    fn both_ways_at_once_is_a_mistake() {
        let environment = Environment::from_pairs(&[("A", "x"), ("A_FILE", "/y")]);
        assert!(matches!(environment.secret_parsed("A", "", text), Err(ConfigError::Twice { .. })));
    }

    #[test]
    fn empty_is_not_set() {
        let environment = Environment::from_pairs(&[("A", "  ")]);
        assert_eq!(environment.value("A"), None);
    }
}
