//! JSON values that come back as they came.
//!
//! `serde_json::Value` rounds numbers that do not fit 64 bits, and its cure (`arbitrary_precision`) changes how every
//! crate in the build reads numbers. Here a number is its text.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::Error as _;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::limits::MAX_JSON_DEPTH;

/// The members of an object. The order of keys carries no meaning.
pub type Object = BTreeMap<String, Json>;

/// One JSON value.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Json {
    #[default]
    Null,
    Bool(bool),
    /// As it was written.
    Number(String),
    String(String),
    Array(Vec<Json>),
    Object(Object),
}

/// Text that is not JSON.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("line {line}, column {column}: {message}")]
pub struct JsonError {
    /// From 1; 0 when the place is not known.
    pub line: usize,
    /// From 1; 0 when the place is not known.
    pub column: usize,
    pub message: String,
}

impl From<serde_json::Error> for JsonError {
    fn from(error: serde_json::Error) -> Self {
        // serde_json ends its sentences with the place, which we say apart.
        let text = error.to_string();
        let message = text.split(" at line ").next().unwrap_or(&text).to_owned();
        Self { line: error.line(), column: error.column(), message }
    }
}

impl Json {
    /// Reads one value and nothing after it. A byte order mark before it is skipped.
    ///
    /// # Errors
    /// When the text is not JSON, or nests deeper than [`MAX_JSON_DEPTH`].
    pub fn parse(text: &str) -> Result<Self, JsonError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        // A first pass over the whole text gives errors their true line and column.
        let raw: &RawValue = serde_json::from_str(text)?;
        Self::from_raw(raw.get(), 0).map_err(JsonError::from)
    }

    fn from_raw(text: &str, depth: usize) -> Result<Self, serde_json::Error> {
        if depth > MAX_JSON_DEPTH {
            return Err(serde_json::Error::custom(format!("nested deeper than {MAX_JSON_DEPTH} levels")));
        }
        let text = text.trim();
        Ok(match text.as_bytes().first() {
            Some(b'{') => {
                let members: BTreeMap<String, &RawValue> = serde_json::from_str(text)?;
                let read = |(key, raw): (String, &RawValue)| Ok((key, Self::from_raw(raw.get(), depth + 1)?));
                Self::Object(members.into_iter().map(read).collect::<Result<_, serde_json::Error>>()?)
            }
            Some(b'[') => {
                let items: Vec<&RawValue> = serde_json::from_str(text)?;
                let read = |raw: &RawValue| Self::from_raw(raw.get(), depth + 1);
                Self::Array(items.into_iter().map(read).collect::<Result<_, _>>()?)
            }
            Some(b'"') => Self::String(serde_json::from_str(text)?),
            Some(b't') => Self::Bool(true),
            Some(b'f') => Self::Bool(false),
            Some(b'n') => Self::Null,
            _ => Self::Number(text.to_owned()),
        })
    }

    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    pub fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The member of an object; `None` for everything else.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_object()?.get(key)
    }

    /// What the value is, for messages: "a number".
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::String(_) => "a text",
            Self::Array(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    /// Indented text, for files that people open.
    pub fn pretty(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_else(|_| self.to_string())
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(text) => {
                RawValue::from_string(text.clone()).map_err(serde::ser::Error::custom)?.serialize(serializer)
            }
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => {
                let mut seq = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    seq.serialize_element(item)?;
                }
                seq.end()
            }
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, value) in members {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    /// Only from JSON itself: the value is taken as raw text.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let text: Cow<'_, str> = Cow::Borrowed(raw.get());
        Self::from_raw(&text, 0).map_err(D::Error::custom)
    }
}
