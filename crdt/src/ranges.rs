//! Sets of clock ranges by client, as inserted and deleted things are named on the wire.

use std::collections::HashMap;

/// Clock ranges of some clients. Ranges of one client are sorted, apart, and not empty.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct RangeSet(HashMap<u64, Vec<(u32, u32)>>);

impl RangeSet {
    /// Adds the clocks from `start` up to and without `end`.
    pub(crate) fn insert(&mut self, client: u64, start: u32, end: u32) {
        if start >= end {
            return;
        }
        let ranges = self.0.entry(client).or_default();
        // The first that touches or follows, and the first that lies beyond.
        let first = ranges.partition_point(|range| range.1 < start);
        let last = first + ranges[first..].partition_point(|range| range.0 <= end);
        if first == last {
            ranges.insert(first, (start, end));
            return;
        }
        let joined = (ranges[first].0.min(start), ranges[last - 1].1.max(end));
        ranges[first] = joined;
        ranges.drain(first + 1..last);
    }

    /// Whether all clocks from `start` up to and without `end` are in the set.
    pub(crate) fn contains(&self, client: u64, start: u32, end: u32) -> bool {
        if start >= end {
            return true;
        }
        let Some(ranges) = self.0.get(&client) else { return false };
        let at = ranges.partition_point(|range| range.1 <= start);
        ranges.get(at).is_some_and(|range| range.0 <= start && range.1 >= end)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{Random, Seeded};

    #[test]
    fn a_set_of_ranges_holds_what_a_set_of_clocks_would() {
        let mut dice = Seeded::new(3);
        for _ in 0..200 {
            let (mut set, mut plain) = (RangeSet::default(), BTreeSet::new());
            for _ in 0..30 {
                let start = (dice.next_u64() % 60) as u32;
                let end = start + (dice.next_u64() % 6) as u32;
                set.insert(1, start, end);
                plain.extend(start..end);
                let ranges = set.0.get(&1).cloned().unwrap_or_default();
                assert!(ranges.windows(2).all(|pair| pair[0].1 < pair[1].0), "{ranges:?}");
                assert_eq!(ranges.iter().map(|(from, to)| to - from).sum::<u32>() as usize, plain.len());
                let (from, to) = ((dice.next_u64() % 60) as u32, (dice.next_u64() % 70) as u32);
                assert_eq!(set.contains(1, from, to), (from..to).all(|clock| plain.contains(&clock)));
                assert!(!set.contains(2, 0, 1));
            }
        }
    }
}
