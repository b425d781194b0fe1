//! The address of one text in a document, as presence and the editor's fields name it.

use std::fmt;
use std::str::FromStr;

use crate::Id;

/// One text: the object that holds it and its key there. Written `object/key`, for example `basics/summary`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FieldRef {
    pub object: Id,
    pub field: String,
}

impl FieldRef {
    pub fn new(object: impl Into<Id>, field: impl Into<String>) -> Self {
        Self { object: object.into(), field: field.into() }
    }

    /// A text of the contact block.
    pub fn basics(field: &str) -> Self {
        Self::new(Id::basics(), field)
    }

    /// The words of a bullet.
    pub fn bullet(id: &Id) -> Self {
        Self::new(id.clone(), "text")
    }

    /// The name that somebody gave a section.
    pub fn title(section: &Id) -> Self {
        Self::new(section.clone(), "title")
    }
}

impl fmt::Display for FieldRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.object, self.field)
    }
}

/// The words are not of the shape `object/key`.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a field is written object/key")]
pub struct FieldRefError;

impl FromStr for FieldRef {
    type Err = FieldRefError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('/') {
            Some((object, field)) if !object.is_empty() && !field.is_empty() => Ok(Self::new(object, field)),
            _ => Err(FieldRefError),
        }
    }
}
