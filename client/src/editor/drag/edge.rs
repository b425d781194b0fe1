//! Scrolling while something is held near the upper or lower edge.

use super::geometry::Rect;

/// Scrolling begins so near an edge, in CSS pixels.
const NEAR: f64 = 56.0;
/// Pixels in one tick at the very edge, and beyond it.
const FASTEST: f64 = 22.0;

/// How far to scroll in one tick: up is negative. Slowly at first, so that small lists can be hit.
pub fn step(container: Rect, y: f64) -> f64 {
    let near = NEAR.min(container.height() / 4.0);
    if near <= 0.0 {
        return 0.0;
    }
    let depth = |inside: f64| ((near - inside) / near).clamp(0.0, 1.0).powi(2) * FASTEST;
    depth(container.bottom - y) - depth(y - container.top)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_faster_the_nearer_the_edge() {
        let container = Rect::new(0.0, 100.0, 400.0, 900.0);
        assert_eq!(step(container, 500.0), 0.0);
        assert_eq!(step(container, 900.0 - NEAR), 0.0);
        assert!(step(container, 880.0) > 0.0 && step(container, 895.0) > step(container, 880.0));
        assert!(step(container, 110.0) < 0.0);
        assert_eq!(step(container, 20.0), -FASTEST);
        assert_eq!(step(container, 2_000.0), FASTEST);
        assert_eq!(step(Rect::default(), 10.0), 0.0);
    }
}
