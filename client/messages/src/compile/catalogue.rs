//! All languages together.

use std::path::Path;

use anyhow::{Context, bail};

use super::language::Language;
use super::pattern::{Argument, arguments, compile};
use super::rust;

/// The language in which every message is first written, and which fills the gaps of the others.
const FIRST: &str = "en";
/// What a language says of itself.
pub(super) const ABOUT: [&str; 2] = ["language-name", "language-direction"];

/// Every language, checked against English.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// English first, then by code.
    languages: Vec<Language>,
    pub(super) messages: Vec<Message>,
}

/// A message of English.
#[derive(Clone, Debug)]
pub(super) struct Message {
    pub(super) name: String,
    pub(super) arguments: Vec<Argument>,
    /// For the documentation of its function.
    pub(super) english: String,
}

impl Catalogue {
    /// Reads `*.ftl` of a folder.
    ///
    /// # Errors
    /// When a file is not Fluent, or a message asks for an argument that English does not give.
    pub fn read(folder: &Path) -> anyhow::Result<Self> {
        let mut languages = Vec::new();
        for entry in std::fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
            let path = entry?.path();
            let (Some(code), Some("ftl")) =
                (path.file_stem().and_then(|stem| stem.to_str()), path.extension().and_then(|ending| ending.to_str()))
            else {
                continue;
            };
            let source =
                std::fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            languages.push(Language::parse(code, &source)?);
        }
        Self::new(languages)
    }

    /// # Errors
    /// As [`Catalogue::read`].
    pub fn new(mut languages: Vec<Language>) -> anyhow::Result<Self> {
        languages.sort_by_key(|language| (language.code != FIRST, language.code.clone()));
        let english = languages.first().filter(|first| first.code == FIRST).context("there is no en.ftl")?;
        let mut messages = Vec::new();
        for (name, pattern) in &english.messages {
            let arguments = arguments(pattern, english).with_context(|| format!("en.ftl: {name}"))?;
            let text = compile(pattern, english, &arguments)?;
            messages.push(Message { name: name.clone(), arguments, english: text });
        }
        let catalogue = Self { languages, messages };
        for language in &catalogue.languages {
            catalogue.text(&language.code)?;
            for (name, _) in &language.messages {
                if !catalogue.messages.iter().any(|message| message.name == *name) {
                    bail!("{}.ftl: {name} is no message of en.ftl", language.code);
                }
            }
        }
        Ok(catalogue)
    }

    /// The codes, English first.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.languages.iter().map(|language| language.code.as_str())
    }

    /// What the browser loads: each message in a line, in the order of English. What a language lacks is English.
    ///
    /// # Errors
    /// When a message uses what English does not give it.
    pub fn text(&self, code: &str) -> anyhow::Result<String> {
        let language = self.language(code)?;
        let mut text = String::new();
        for message in &self.messages {
            let line = match language.pattern(&message.name) {
                Some(pattern) => compile(pattern, language, &message.arguments)
                    .with_context(|| format!("{code}.ftl: {}", message.name))?,
                None => message.english.clone(),
            };
            text.push_str(&line);
            text.push('\n');
        }
        Ok(text)
    }

    /// How the language calls itself, and its direction: `ltr` or `rtl`.
    ///
    /// # Errors
    /// When it does not say so.
    pub fn about(&self, code: &str) -> anyhow::Result<(String, String)> {
        let language = self.language(code)?;
        let say = |name: &str| {
            let pattern = language.pattern(name).with_context(|| format!("{code}.ftl has no {name}"))?;
            compile(pattern, language, &[])
        };
        Ok((say(ABOUT[0])?, say(ABOUT[1])?))
    }

    /// The names of the messages that a language lacks.
    ///
    /// # Errors
    /// When there is no such language.
    pub fn missing(&self, code: &str) -> anyhow::Result<Vec<&str>> {
        let language = self.language(code)?;
        let lacks = |message: &&Message| language.pattern(&message.name).is_none();
        Ok(self.messages.iter().filter(lacks).map(|message| message.name.as_str()).collect())
    }

    /// One function for each message, as Rust.
    pub fn rust(&self) -> String {
        rust::functions(&self.messages)
    }

    fn language(&self, code: &str) -> anyhow::Result<&Language> {
        self.languages.iter().find(|language| language.code == code).with_context(|| format!("no language {code}"))
    }
}
