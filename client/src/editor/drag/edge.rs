//! Scrolling while something is held near the upper or lower edge.

use super::geometry::Rect;

/// Scrolling begins so near an edge, in CSS pixels.
const NEAR: f64 = 56.0;
/// Pixels in one tick at the very edge, and beyond it.
const FASTEST: f64 = 22.0;

/// Whoever takes hold of something near an edge does not want to scroll, before they go towards it.
const TOWARDS: f64 = 8.0;

/// How far to scroll in one tick: up is negative. Slowly at first, so that small lists can be hit. `from` is the height
/// at which the drag began.
pub fn step(container: Rect, from: f64, y: f64) -> f64 {
    let near = NEAR.min(container.height() / 4.0);
    if near <= 0.0 {
        return 0.0;
    }
    let depth = |inside: f64| ((near - inside) / near).clamp(0.0, 1.0).powi(2) * FASTEST;
    let (down, up) = (depth(container.bottom - y), depth(y - container.top));
    if y > from + TOWARDS {
        down
    } else if y < from - TOWARDS {
        -up
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_faster_the_nearer_the_edge() {
        let container = Rect::new(0.0, 100.0, 400.0, 900.0);
        let from_middle = |y| step(container, 500.0, y);
        assert_eq!(from_middle(500.0), 0.0);
        assert_eq!(from_middle(900.0 - NEAR), 0.0);
        assert!(from_middle(880.0) > 0.0 && from_middle(895.0) > from_middle(880.0));
        assert!(from_middle(110.0) < 0.0);
        assert_eq!(from_middle(20.0), -FASTEST);
        assert_eq!(from_middle(2_000.0), FASTEST);
        assert_eq!(step(Rect::default(), 0.0, 0.0), 0.0);
    }

    #[test]
    fn what_is_taken_at_an_edge_scrolls_when_it_goes_there() {
        let container = Rect::new(0.0, 100.0, 400.0, 900.0);
        assert_eq!(step(container, 880.0, 884.0), 0.0);
        assert_eq!(step(container, 880.0, 860.0), 0.0, "away from it");
        assert!(step(container, 880.0, 890.0) > 0.0);
    }
}
