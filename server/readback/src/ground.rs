//! What lies under letters: whether they can be told from it.

use hayro_interpret::kurbo::{BezPath, Point, Rect, Shape};

/// Shapes with more corners are not looked at closely.
const SIMPLE: usize = 64;

/// What has been painted so far, on white paper.
pub(crate) struct Ground {
    shapes: Vec<Painted>,
    most: usize,
}

struct Painted {
    frame: Rect,
    /// `None`: too many corners; it may be anywhere in its frame.
    path: Option<BezPath>,
    /// `None`: a picture, a pattern, something transparent.
    color: Option<[f32; 3]>,
}

impl Ground {
    pub(crate) const fn new(most: usize) -> Self {
        Self { shapes: Vec::new(), most }
    }

    /// Whether a shape has so few corners that it is looked at closely.
    pub(crate) fn is_simple(shape: &BezPath) -> bool {
        shape.elements().len() <= SIMPLE
    }

    /// Something is painted: colour and opacity, or what has no one colour.
    pub(crate) fn add(&mut self, shape: BezPath, color: Option<([f32; 3], f32)>) {
        let is_nothing = color.is_some_and(|(_, alpha)| alpha < 0.05);
        if self.shapes.len() >= self.most || is_nothing {
            return;
        }
        let frame = shape.bounding_box();
        let color = color.filter(|(_, alpha)| *alpha > 0.95).map(|(color, _)| color);
        self.shapes.push(Painted { frame, path: Self::is_simple(&shape).then_some(shape), color });
    }

    /// Whether letters of that colour can be seen there. Where it is not sure what lies under them, they can.
    pub(crate) fn shows(&self, color: [f32; 3], at: Point) -> bool {
        for shape in self.shapes.iter().rev().filter(|shape| shape.frame.contains(at)) {
            match (&shape.path, shape.color) {
                (Some(path), _) if !path.contains(at) => {}
                (Some(_), Some(ground)) => return differ(color, ground),
                _ => return true,
            }
        }
        differ(color, [1.0; 3])
    }
}

/// Less than that, between black and white, is not seen.
const FAINT: f32 = 0.06;

fn differ(one: [f32; 3], other: [f32; 3]) -> bool {
    one.iter().zip(other).any(|(one, other)| (one - other).abs() > FAINT)
}
