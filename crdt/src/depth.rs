//! How deeply shared types lie in shared types. yrs deletes what lies in a deleted type by recursion: some ten thousand
//! levels, in a hundred kilobytes, run over a thread's stack and end the process.

use std::collections::HashSet;

use crate::outline::UpdateInfo;

/// More of them than any client writes: the schema needs none.
const MAX_DEEP: usize = 1_000;

/// Where a type says that it lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Parent {
    Root,
    Type(u64, u32),
    /// Where its neighbour lies.
    Unsaid,
}

/// The types of a document, as deep as an update tells.
#[derive(Debug, Default)]
pub(crate) struct Depth {
    /// Those that lie in a root.
    high: HashSet<(u64, u32)>,
    /// Those of which it is not known that they lie in one of those: no type lies deeper than there are of them.
    deep: HashSet<(u64, u32)>,
}

impl Depth {
    /// Takes in an update; `false` when it holds, or the document holds with it, too many deep types.
    pub(crate) fn take_in(&mut self, info: &UpdateInfo) -> bool {
        for (client, clock, parent) in info.types() {
            let is_high = |id| self.high.contains(id);
            match parent {
                Parent::Root => drop(self.high.insert((*client, *clock))),
                Parent::Type(client, clock) if is_high(&(*client, *clock)) => {}
                _ if self.deep.len() > MAX_DEEP => {}
                _ => drop(self.deep.insert((*client, *clock))),
            }
        }
        self.deep.len() <= MAX_DEEP
    }
}
