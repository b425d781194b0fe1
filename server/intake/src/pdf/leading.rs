//! How far lines of one paragraph are from each other.

use readback::Row;

use super::threads::Placed;

/// What the pixels of a screen make of a point, at both ends of a distance.
const ROUNDED: f32 = 1.6;
/// More than that above the usual distance is space.
const LOOSE: f32 = 1.0;
/// Space between things is more than so many times the usual distance.
const GAP: f32 = 1.22;

/// The usual distance of rows of each size, the least one but for what rounding makes of it.
#[derive(Debug)]
pub(super) struct Leading(Vec<(f32, f32)>);

impl Leading {
    pub(super) fn of(rows: &[Placed]) -> Self {
        let mut all: Vec<(f32, Vec<f32>)> = Vec::new();
        for two in rows.windows(2) {
            let (above, below) = (&two[0], &two[1]);
            let (size, pitch) = (below.row.size, below.row.y - above.row.y);
            let is_alike = above.page == below.page
                && above.row.column == below.row.column
                && (above.row.size - size).abs() < size * 0.01;
            if !is_alike || !(size * 0.9..size * 2.0).contains(&pitch) {
                continue;
            }
            match all.iter_mut().find(|(of, _)| (*of - size).abs() < size * 0.01) {
                Some((_, pitches)) => pitches.push(pitch),
                None => all.push((size, vec![pitch])),
            }
        }
        let usual = |(size, pitches): (f32, Vec<f32>)| {
            let least = pitches.iter().copied().fold(f32::INFINITY, f32::min);
            let near: Vec<f32> = pitches.into_iter().filter(|pitch| *pitch < least + ROUNDED).collect();
            (size, near.iter().sum::<f32>() / near.len() as f32)
        };
        Self(all.into_iter().map(usual).collect())
    }

    fn at(&self, size: f32) -> f32 {
        let known = self.0.iter().find(|(of, _)| (*of - size).abs() < size * 0.01).map(|(_, usual)| *usual);
        let usual = || self.0.iter().map(|(of, usual)| usual / of).fold(f32::INFINITY, f32::min);
        known.unwrap_or_else(|| size * usual().min(1.6))
    }

    /// Whether nothing but a line's own height is between two rows.
    pub(super) fn is_tight(&self, above: &Row, below: &Row) -> bool {
        below.y - above.y < self.at(below.size.max(above.size)) + LOOSE
    }

    /// Whether there is space between two rows.
    pub(super) fn is_gap(&self, above: &Row, below: &Row) -> bool {
        below.y - above.y > self.at(below.size.max(above.size)) * GAP
    }
}
