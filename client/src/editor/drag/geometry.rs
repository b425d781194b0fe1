//! Points and rectangles of the window, in CSS pixels.

#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Point {
    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The nearest point of the rectangle.
    pub fn clamped(self, rect: Rect) -> Self {
        Self { x: clamp(self.x, rect.left, rect.right), y: clamp(self.y, rect.top, rect.bottom) }
    }
}

/// Not `f64::clamp`: that panics where the ends are the wrong way round.
fn clamp(value: f64, low: f64, high: f64) -> f64 {
    value.min(high).max(low)
}

impl Rect {
    pub const fn new(left: f64, top: f64, right: f64, bottom: f64) -> Self {
        Self { left, top, right, bottom }
    }

    pub fn width(self) -> f64 {
        self.right - self.left
    }

    pub fn height(self) -> f64 {
        self.bottom - self.top
    }

    pub fn middle(self) -> Point {
        Point { x: self.left.midpoint(self.right), y: self.top.midpoint(self.bottom) }
    }

    /// The smallest rectangle that holds both.
    pub fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// What of it lies in the other; `None` when nothing does.
    pub fn within(self, other: Self) -> Option<Self> {
        let cut = Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        };
        (cut.width() > 0.0 && cut.height() > 0.0).then_some(cut)
    }

    /// How far a height lies above or below it; 0 beside it.
    pub fn gap_to(self, y: f64) -> f64 {
        (self.top - y).max(y - self.bottom).max(0.0)
    }
}
