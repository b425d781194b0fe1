//! The shape of an address. Whether it exists is known only by writing to it.

use crate::problem::{Problem, Result};

/// An address that could exist, without the spaces around it. Compared without case (by the vault's keyed hash).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Reads an address from the field `email`.
    ///
    /// # Errors
    /// 422 naming the field.
    pub fn parse(text: &str) -> Result<Self> {
        let text = text.trim();
        let wrong = || Problem::invalid_field("email", "this does not look like an e-mail address (name@example.org)");
        let (local, domain) = text.rsplit_once('@').ok_or_else(wrong)?;
        let plain =
            |part: &str| !part.chars().any(|c| c.is_whitespace() || c.is_control() || "<>()[],;:\"\\".contains(c));
        let good_domain =
            !domain.is_empty() && domain.split('.').all(|label| !label.is_empty()) && !domain.contains('@');
        let long = text.len() > 254 || local.len() > 64;
        if local.is_empty() || local.contains('@') || !plain(local) || !plain(domain) || !good_domain || long {
            return Err(wrong());
        }
        Ok(Self(text.to_owned()))
    }

    /// The address as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_addresses_pass() {
        for text in ["ada@example.org", " Ada.Lovelace+cv@mail.example.co.uk ", "ada@localhost", "jörg@exämple.de"] {
            assert!(Email::parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn other_things_do_not() {
        for text in
            ["", "ada", "@example.org", "ada@", "a b@example.org", "ada@@example.org", "ada@a..b", "a@b\r\nBcc: c@d"]
        {
            assert!(Email::parse(text).is_err(), "{text}");
        }
    }
}
