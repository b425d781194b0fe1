//! Where an object goes among its siblings.

use crate::Id;

/// A place in an ordered list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    First,
    Last,
    /// Just before that sibling; at the end when it is gone.
    Before(Id),
    /// Just after that sibling; at the end when it is gone.
    After(Id),
}

impl Place {
    /// The index among siblings at which a new one is inserted.
    pub(crate) fn index(&self, siblings: &[Id]) -> usize {
        let find = |id: &Id| siblings.iter().position(|sibling| sibling == id);
        match self {
            Self::First => 0,
            Self::Last => siblings.len(),
            Self::Before(id) => find(id).unwrap_or(siblings.len()),
            Self::After(id) => find(id).map_or(siblings.len(), |at| at + 1),
        }
    }
}
