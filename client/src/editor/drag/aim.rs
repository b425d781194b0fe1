//! Where something would land that is let go at a point.

use crdt::Id;

use super::super::structure::{Parent, Spot, Thing};
use super::geometry::{Point, Rect};

/// A list on the page that takes things, or one that is there and does not take this one.
#[derive(Clone, PartialEq, Debug)]
pub struct Zone {
    pub parent: Parent,
    /// Whoever points here means this list: more than its rows, such as the whole card of an item.
    pub area: Rect,
    pub flow: Flow,
    /// What stands in it, in order, as far as the page shows it.
    pub rows: Vec<Row>,
    pub fits: bool,
    /// What it is called, where something does not fit.
    pub name: String,
}

/// How the rows of a list follow each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flow {
    /// Below each other.
    Down,
    /// Beside each other, in as many lines as it takes.
    Wrap { right_to_left: bool },
}

#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    pub id: Id,
    pub rect: Rect,
}

/// What would happen at a point.
#[derive(Clone, PartialEq, Debug)]
pub enum Aim {
    /// Nothing is there.
    Nowhere,
    /// It would stay where it is.
    Stay,
    /// What is there does not take it.
    Refused { area: Rect, name: String },
    /// It would go between these neighbours, where the line is.
    Here { spot: Spot, line: Rect },
}

/// As thick as the line is drawn.
const THICK: f64 = 2.0;
/// A list is meant from this far outside of it, when no other is there.
const REACH: f64 = 28.0;
/// The line stands so far from the first or the last row.
const APART: f64 = 3.0;

/// `point` should lie within the part of the page that scrolls.
pub fn aim(zones: &[Zone], thing: &Thing, point: Point) -> Aim {
    // Lists stand below each other: only the height counts, so that a hand may drift sideways.
    let near = zones.iter().filter(|zone| zone.area.gap_to(point.y) <= REACH);
    let zone = near.min_by(|a, b| a.area.gap_to(point.y).total_cmp(&b.area.gap_to(point.y)));
    let Some(zone) = zone else { return Aim::Nowhere };
    if !zone.fits {
        return Aim::Refused { area: zone.area, name: zone.name.clone() };
    }
    let gap = match zone.flow {
        Flow::Down => zone.rows.iter().filter(|row| row.rect.middle().y < point.y).count(),
        Flow::Wrap { right_to_left } => gap_in_lines(&zone.rows, point, right_to_left),
    };
    let own = zone.rows.iter().position(|row| row.id == *thing.id());
    if own.is_some_and(|own| gap == own || gap == own + 1) {
        return Aim::Stay;
    }
    let id = |at: Option<usize>| Some(zone.rows.get(at?)?.id.clone());
    let spot = Spot { parent: zone.parent.clone(), above: id(gap.checked_sub(1)), below: id(Some(gap)) };
    Aim::Here { spot, line: line(zone, gap, point) }
}

/// In the line of rows that is nearest, before the first row whose middle lies further along it.
fn gap_in_lines(rows: &[Row], point: Point, right_to_left: bool) -> usize {
    let nearest = rows.iter().map(|row| row.rect.gap_to(point.y)).min_by(f64::total_cmp).unwrap_or(0.0);
    let in_line = |row: &Row| row.rect.gap_to(point.y) <= nearest;
    let is_further = |x: f64| if right_to_left { x <= point.x } else { x >= point.x };
    let before = rows.iter().position(|row| in_line(row) && is_further(row.rect.middle().x));
    before.or_else(|| rows.iter().rposition(in_line).map(|last| last + 1)).unwrap_or(rows.len())
}

/// Where the line is drawn for a gap.
fn line(zone: &Zone, gap: usize, point: Point) -> Rect {
    let above = gap.checked_sub(1).and_then(|above| zone.rows.get(above)).map(|row| row.rect);
    let below = zone.rows.get(gap).map(|row| row.rect);
    match zone.flow {
        Flow::Down => {
            let y = match (above, below) {
                (Some(above), Some(below)) => above.bottom.midpoint(below.top),
                (Some(above), None) => above.bottom + APART,
                (None, Some(below)) => below.top - APART,
                (None, None) => zone.area.bottom - 2.0 * APART,
            };
            let across = above.or(below).unwrap_or(zone.area);
            Rect::new(across.left, y - THICK / 2.0, across.right, y + THICK / 2.0)
        }
        Flow::Wrap { right_to_left } => {
            // At the end of one line or at the start of the next is the same gap: beside the row that is pointed at.
            let rows = [(below, true), (above, false)];
            let beside = rows
                .into_iter()
                .filter_map(|(rect, before)| rect.map(|rect| (rect, before)))
                .min_by(|(a, _), (b, _)| a.gap_to(point.y).total_cmp(&b.gap_to(point.y)));
            let Some((rect, before)) = beside else {
                let y = zone.area.bottom - 2.0 * APART;
                return Rect::new(zone.area.left, y - THICK / 2.0, zone.area.right, y + THICK / 2.0);
            };
            let x = if before != right_to_left { rect.left - APART } else { rect.right + APART };
            Rect::new(x - THICK / 2.0, rect.top, x + THICK / 2.0, rect.bottom)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, rect: Rect) -> Row {
        Row { id: Id::from(id), rect }
    }

    fn list(item: &str, top: f64, ids: &[&str]) -> Zone {
        let rows = ids.iter().zip(0..).map(|(id, at)| {
            let top = top + 40.0 + 30.0 * f64::from(at);
            row(id, Rect::new(20.0, top, 380.0, top + 30.0))
        });
        let rows: Vec<Row> = rows.collect();
        let area = Rect::new(0.0, top, 400.0, top + 60.0 + 30.0 * rows.len() as f64);
        let parent = Parent::List { item: Id::from(item), key: "highlights" };
        Zone { parent, area, flow: Flow::Down, rows, fits: true, name: item.to_owned() }
    }

    fn neighbours(aim: &Aim) -> Option<(Option<&str>, Option<&str>)> {
        let Aim::Here { spot, .. } = aim else { return None };
        Some((spot.above.as_ref().map(Id::as_str), spot.below.as_ref().map(Id::as_str)))
    }

    #[test]
    fn rows_make_room_at_their_middles() {
        let zones = [list("one", 0.0, &["a", "b", "c"])];
        let at = |y| aim(&zones, &Thing::Bullet(Id::from("x")), Point { x: 9.0, y });
        assert_eq!(neighbours(&at(41.0)), Some((None, Some("a"))));
        assert_eq!(neighbours(&at(54.0)), Some((None, Some("a"))));
        assert_eq!(neighbours(&at(56.0)), Some((Some("a"), Some("b"))));
        assert_eq!(neighbours(&at(149.0)), Some((Some("c"), None)));
        let Aim::Here { line, .. } = at(56.0) else { panic!("a place") };
        assert_eq!(line, Rect::new(20.0, 69.0, 380.0, 71.0));
    }

    #[test]
    fn beside_itself_a_thing_stays() {
        let zones = [list("one", 0.0, &["a", "b", "c"])];
        let at = |y| aim(&zones, &Thing::Bullet(Id::from("b")), Point { x: 9.0, y });
        assert_eq!(at(60.0), Aim::Stay);
        assert_eq!(at(100.0), Aim::Stay);
        assert_eq!(neighbours(&at(50.0)), Some((None, Some("a"))));
        assert_eq!(neighbours(&at(120.0)), Some((Some("c"), None)));
    }

    #[test]
    fn other_lists_take_it_or_say_that_they_do_not() {
        let mut other = list("other", 200.0, &[]);
        let zones = [list("one", 0.0, &["a"]), other.clone()];
        let thing = Thing::Bullet(Id::from("a"));
        let Aim::Here { spot, line } = aim(&zones, &thing, Point { x: 9.0, y: 210.0 }) else { panic!("a place") };
        assert_eq!(spot, Spot { parent: other.parent.clone(), above: None, below: None });
        assert!(line.top > other.area.top && line.bottom < other.area.bottom);
        other.fits = false;
        let zones = [list("one", 0.0, &["a"]), other.clone()];
        let refused = Aim::Refused { area: other.area, name: "other".to_owned() };
        assert_eq!(aim(&zones, &thing, Point { x: 9.0, y: 210.0 }), refused);
        assert_eq!(aim(&zones, &thing, Point { x: 9.0, y: 600.0 }), Aim::Nowhere);
        assert_eq!(aim(&[], &thing, Point::default()), Aim::Nowhere);
    }

    #[test]
    fn keywords_go_between_their_neighbours_in_the_line() {
        let rows = vec![
            row("a", Rect::new(0.0, 0.0, 50.0, 20.0)),
            row("b", Rect::new(56.0, 0.0, 100.0, 20.0)),
            row("c", Rect::new(0.0, 26.0, 60.0, 46.0)),
        ];
        let parent = Parent::List { item: Id::from("skill"), key: "keywords" };
        let area = Rect::new(0.0, 0.0, 110.0, 50.0);
        let flow = Flow::Wrap { right_to_left: false };
        let zones = [Zone { parent, area, flow, rows, fits: true, name: String::new() }];
        let at = |x, y| aim(&zones, &Thing::Bullet(Id::from("x")), Point { x, y });
        assert_eq!(neighbours(&at(10.0, 10.0)), Some((None, Some("a"))));
        assert_eq!(neighbours(&at(60.0, 10.0)), Some((Some("a"), Some("b"))));
        assert_eq!(neighbours(&at(105.0, 10.0)), Some((Some("b"), Some("c"))));
        let Aim::Here { line, .. } = at(105.0, 10.0) else { panic!("a place") };
        assert!(line.left > 100.0 && line.bottom == 20.0, "at the end of the first line");
        let Aim::Here { line, .. } = at(4.0, 40.0) else { panic!("a place") };
        assert!(line.right < 0.0 && line.top == 26.0, "at the start of the second");
        assert_eq!(neighbours(&at(90.0, 48.0)), Some((Some("c"), None)));
    }

    #[test]
    fn from_right_to_left_they_go_the_other_way() {
        let rows = vec![row("a", Rect::new(60.0, 0.0, 100.0, 20.0)), row("b", Rect::new(4.0, 0.0, 54.0, 20.0))];
        let parent = Parent::List { item: Id::from("skill"), key: "keywords" };
        let area = Rect::new(0.0, 0.0, 110.0, 24.0);
        let flow = Flow::Wrap { right_to_left: true };
        let zones = [Zone { parent, area, flow, rows, fits: true, name: String::new() }];
        let at = |x| aim(&zones, &Thing::Bullet(Id::from("x")), Point { x, y: 10.0 });
        assert_eq!(neighbours(&at(95.0)), Some((None, Some("a"))));
        assert_eq!(neighbours(&at(50.0)), Some((Some("a"), Some("b"))));
        assert_eq!(neighbours(&at(10.0)), Some((Some("b"), None)));
        let Aim::Here { line, .. } = at(95.0) else { panic!("a place") };
        assert!(line.left > 100.0, "to the right of the first");
        let Aim::Here { line, .. } = at(10.0) else { panic!("a place") };
        assert!(line.right < 4.0, "to the left of the last");
    }
}
