//! When a press becomes a drag.

use super::super::structure::Thing;
use super::geometry::Point;
use super::zones::Surface;

/// A mouse or a pen must move so far first, in CSS pixels: a click is no drag.
const SLACK: f64 = 4.0;

/// Somebody has pressed a handle.
#[derive(Clone, PartialEq, Debug)]
pub struct Press {
    pub thing: Thing,
    pub surface: Surface,
    /// The browser's number for this finger, pen or mouse.
    pub pointer: i32,
    pub at: Point,
    /// A finger lifts at once: it sees no pointer change, and wants to know that it has got hold of the thing.
    pub is_touch: bool,
}

/// A press that goes on.
#[derive(Clone, PartialEq, Debug)]
pub struct Gesture {
    pub press: Press,
    pub at: Point,
    has_moved: bool,
}

impl Gesture {
    pub fn begin(press: Press) -> Self {
        Self { at: press.at, has_moved: false, press }
    }

    pub fn is(&self, pointer: i32) -> bool {
        self.press.pointer == pointer
    }

    pub fn moved(&mut self, at: Point) {
        self.at = at;
        self.has_moved |= at.distance(self.press.at) >= SLACK;
    }

    /// Whether the thing shows as lifted.
    pub fn is_lifted(&self) -> bool {
        self.has_moved || self.press.is_touch
    }

    /// Whether letting go drops it somewhere. A finger that has not moved was a tap.
    pub fn is_drag(&self) -> bool {
        self.has_moved
    }
}

#[cfg(test)]
mod tests {
    use crdt::Id;

    use super::*;

    fn press(is_touch: bool) -> Gesture {
        let (thing, at) = (Thing::Bullet(Id::from("a")), Point { x: 10.0, y: 10.0 });
        Gesture::begin(Press { thing, surface: Surface::Fields, pointer: 1, at, is_touch })
    }

    #[test]
    fn a_click_is_no_drag_and_a_drag_that_returns_is_one() {
        let mut mouse = press(false);
        mouse.moved(Point { x: 12.0, y: 11.0 });
        assert!(!mouse.is_lifted() && !mouse.is_drag());
        mouse.moved(Point { x: 10.0, y: 15.0 });
        assert!(mouse.is_lifted() && mouse.is_drag());
        mouse.moved(Point { x: 10.0, y: 10.0 });
        assert!(mouse.is_drag());
    }

    #[test]
    fn a_finger_lifts_at_once_and_a_tap_drops_nothing() {
        let mut finger = press(true);
        assert!(finger.is_lifted() && !finger.is_drag());
        finger.moved(Point { x: 10.0, y: 20.0 });
        assert!(finger.is_drag());
    }
}
