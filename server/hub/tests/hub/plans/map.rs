//! Presence as a client holds it.

use std::collections::BTreeMap;

use crdt::awareness;

/// For each client the newest clock, and its state unless it is gone.
#[derive(Debug, Default)]
pub struct Map(BTreeMap<u64, (u32, Option<String>)>);

impl Map {
    /// As y-protocols does: the larger clock wins, and `null` wins at the same one. What is said of `own` changes
    /// nothing; gives its newest clock when somebody said that it was gone.
    pub fn apply(&mut self, payload: &[u8], own: u64) -> Option<u32> {
        let mut declared_gone = None;
        for entry in awareness::decode(payload).expect("presence") {
            if entry.client == own {
                declared_gone = (entry.state == "null").then_some(entry.clock).max(declared_gone);
                continue;
            }
            let state = (entry.state != "null").then(|| entry.state.into_owned());
            let known = self.0.get(&entry.client);
            let newer = known.is_none_or(|(clock, there)| {
                *clock < entry.clock || (*clock == entry.clock && state.is_none() && there.is_some())
            });
            if newer {
                self.0.insert(entry.client, (entry.clock, state));
            }
        }
        declared_gone
    }

    /// Those who are here.
    pub fn here(&self) -> BTreeMap<u64, &str> {
        self.0.iter().filter_map(|(client, (_, state))| Some((*client, state.as_deref()?))).collect()
    }

    /// A new connection begins with nobody.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}
