//! A page as it is drawn: its letters, and what hides them.

use std::collections::HashSet;

use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::Dict;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, Paint, SoftMask, interpret_page,
};

use crate::ground::Ground;
use crate::letters::{self, Letter, Spot};
use crate::look::{Look, Looks, is_grey};
use crate::spans::Spans;
use crate::{Limits, Page, Reading, cells, columns, direction, rows};

/// Dots of a page that are remembered.
const DOTS: usize = 2_000;

/// The pages of a file, as many as may be read.
pub(crate) fn pages(pdf: &Pdf, limits: &Limits) -> Reading {
    let cache = InterpreterCache::new();
    let mut reading = Reading { pages: Vec::new(), is_whole: true };
    let mut left = limits.letters;
    let mut looks = Looks::default();
    for (at, page) in pdf.pages().iter().enumerate() {
        if at == limits.pages || left == 0 {
            reading.is_whole = false;
            break;
        }
        let (width, height) = page.render_dimensions();
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let transform = page.initial_transform(true).as_coeffs();
        let settings = InterpreterSettings::default();
        let mut context = Context::new(Affine::new(transform), area, &cache, pdf.xref(), settings);
        let mut sheet = Sheet::new(area, left, limits.shapes, &mut looks);
        interpret_page(page, &mut context, &mut sheet);
        let Sheet { letters, dots, is_full, .. } = sheet;
        reading.is_whole &= !is_full;
        left -= letters.len().min(left);
        let is_arranged = letters.len() <= limits.arranged;
        let from_the_right = direction::is_page_from_the_right(&letters);
        let lines = columns::in_order(cells::of(letters), from_the_right, is_arranged);
        let mut rows: Vec<_> = lines.into_iter().map(|line| rows::row(line, from_the_right)).collect();
        rows.retain(|row| !row.runs.is_empty());
        rows::mark_dots(&mut rows, &dots);
        rows::mark_gaps(&mut rows);
        reading.pages.push(Page { width, height, rows });
    }
    reading
}

struct Sheet<'l> {
    area: Rect,
    letters: Vec<Letter>,
    /// Places of letters so far: bold ones are sometimes two on top of each other.
    spots: HashSet<Spot>,
    /// Small round or square shapes: the dots of lists are often drawn.
    dots: Vec<Rect>,
    ground: Ground,
    clips: Vec<Rect>,
    /// How opaque what is drawn now will be.
    groups: Vec<f32>,
    /// Letters that may still come.
    room: usize,
    is_full: bool,
    looks: &'l mut Looks,
    spans: Spans,
}

impl<'l> Sheet<'l> {
    fn new(area: Rect, room: usize, shapes: usize, looks: &'l mut Looks) -> Self {
        let ground = Ground::new(shapes);
        let (letters, spots, dots) = (Vec::new(), HashSet::new(), Vec::new());
        Self {
            area,
            letters,
            spots,
            dots,
            ground,
            clips: Vec::new(),
            groups: Vec::new(),
            room,
            is_full: false,
            looks,
            spans: Spans::default(),
        }
    }

    fn opacity(&self) -> f32 {
        self.groups.iter().product()
    }

    fn is_inside(&self, point: Point) -> bool {
        self.area.contains(point) && self.clips.iter().all(|clip| clip.contains(point))
    }

    /// Nothing below an opaque shape is seen any more.
    fn cover(&mut self, shape: &BezPath) {
        let frame = shape.bounding_box();
        self.letters.retain(|letter| !(frame.contains(letter.middle()) && shape.contains(letter.middle())));
    }

    fn note_dot(&mut self, frame: Rect) {
        if is_dot(frame) && self.dots.len() < DOTS {
            self.dots.push(frame);
        }
    }

    fn paint(&mut self, shape: BezPath, props: &DrawProps<'_>) {
        self.note_dot(shape.bounding_box());
        let is_plain = props.blend_mode == BlendMode::Normal && props.soft_mask.is_none() && self.opacity() > 0.95;
        let color = color_of(&props.paint);
        if is_plain && color.is_some_and(|[.., alpha]| alpha > 0.95) && Ground::is_simple(&shape) {
            self.cover(&shape);
        }
        self.ground.add(shape, color.map(|[red, green, blue, alpha]| ([red, green, blue], alpha)));
    }
}

/// Red, green, blue and opacity; `None` for what has no one colour.
fn color_of(paint: &Paint<'_>) -> Option<[f32; 4]> {
    match paint {
        Paint::Color(color) => Some(color.to_rgba().components()),
        Paint::Pattern(_) => None,
    }
}

/// As large as the dot before an item of a list.
fn is_dot(frame: Rect) -> bool {
    let (wide, high) = (frame.width(), frame.height());
    (1.2..9.0).contains(&wide) && (1.2..9.0).contains(&high) && (0.75..1.34).contains(&(wide / high))
}

impl<'a> Device<'a> for Sheet<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        match mode {
            DrawMode::Fill(_) | DrawMode::FillAndStroke(..) => self.paint(props.transform * path.clone(), &props),
            DrawMode::Stroke(_) => self.note_dot((props.transform * path.clone()).bounding_box()),
            DrawMode::Invisible => {}
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.clips.push(clip.path.bounding_box());
    }

    fn push_transparency_group(&mut self, opacity: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.groups.push(opacity);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        if matches!(mode, DrawMode::Invisible) {
            return;
        }
        let color = color_of(&props.paint);
        if color.is_some_and(|[.., alpha]| alpha * self.opacity() < 0.1) {
            return;
        }
        let is_grey = color.is_some_and(|[red, green, blue, _]| is_grey([red, green, blue]));
        let look = Look { grey: is_grey, ..self.looks.of(run) };
        for glyph in run.glyphs() {
            if self.letters.len() >= self.room {
                self.is_full = true;
                return;
            }
            let Some(letter) = letters::letter(glyph, props.transform * glyph.transform(), look) else { continue };
            let middle = letter.middle();
            let is_seen =
                self.is_inside(middle) && color.is_none_or(|[r, g, b, _]| self.ground.shows([r, g, b], middle));
            if !is_seen {
                continue;
            }
            if letter.text == letters::PIECE {
                self.spans.note_piece(letter);
            } else if self.spots.insert(letter.spot()) {
                self.spans.note_letter();
                self.letters.push(letter);
            }
        }
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        self.spans.begin(properties);
    }

    fn end_marked_content(&mut self) {
        let letter = self.spans.end().filter(|_| self.letters.len() < self.room);
        self.letters.extend(letter);
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let (width, height) = (f64::from(image.width()), f64::from(image.height()));
        let shape = props.transform * Rect::new(0.0, 0.0, width, height).to_path(0.1);
        self.ground.add(shape, None);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }
}
