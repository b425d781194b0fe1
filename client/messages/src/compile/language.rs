//! One Fluent file.

use anyhow::{Context, bail};
use fluent_syntax::ast::{Entry, Pattern};

/// A language: its messages and terms by name, in the order of the file.
#[derive(Clone, Debug)]
pub struct Language {
    /// The file's name: `en`, `ar`, `pt-BR`.
    pub code: String,
    pub(super) messages: Vec<(String, Pattern<String>)>,
    terms: Vec<(String, Pattern<String>)>,
}

impl Language {
    /// # Errors
    /// When the file is not Fluent, names a message twice, or uses what the app does not (attributes).
    pub fn parse(code: &str, source: &str) -> anyhow::Result<Self> {
        let resource = fluent_syntax::parser::parse(source.to_owned()).map_err(|(_, errors)| {
            let lines: Vec<String> = errors
                .iter()
                .map(|error| format!("line {}: {error}", source[..error.pos.start].lines().count()))
                .collect();
            anyhow::anyhow!("{code}.ftl is not Fluent: {}", lines.join("; "))
        })?;
        let mut language = Self { code: code.to_owned(), messages: Vec::new(), terms: Vec::new() };
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let name = message.id.name;
                    if !message.attributes.is_empty() {
                        bail!("{code}.ftl: {name} has attributes; give each text a name of its own");
                    }
                    let pattern = message.value.with_context(|| format!("{code}.ftl: {name} says nothing"))?;
                    if language.pattern(&name).is_some() {
                        bail!("{code}.ftl has {name} twice");
                    }
                    language.messages.push((name, pattern));
                }
                Entry::Term(term) => language.terms.push((term.id.name, term.value)),
                _ => {}
            }
        }
        Ok(language)
    }

    pub(super) fn pattern(&self, name: &str) -> Option<&Pattern<String>> {
        self.messages.iter().find(|(known, _)| known == name).map(|(_, pattern)| pattern)
    }

    pub(super) fn term(&self, name: &str) -> Option<&Pattern<String>> {
        self.terms.iter().find(|(known, _)| known == name).map(|(_, pattern)| pattern)
    }
}
