//! One drag, from the press to the drop: what listens to it, and what it sees on the page.

use dioxus::prelude::ReadableExt;
use futures_channel::mpsc::UnboundedSender;
use gloo_timers::callback::Interval;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, PointerEvent};

use super::super::desk::Desk;
use super::super::structure::{Thing, plain_name};
use super::aim::{Aim, aim};
use super::edge;
use super::geometry::{Point, Rect};
use super::gesture::{Gesture, Press};
use super::measure::{self, Container};
use super::zones::zones;
use crate::browser::{self, Listener};

/// About a frame. The page is looked at anew each time: others may have changed it, or it has scrolled.
const TICK_MS: u32 = 16;
/// Somebody who goes so far out of the list to the side has thought better of it.
const ASIDE: f64 = 160.0;

/// What happens to a drag.
#[derive(Debug)]
pub enum Happening {
    Pressed(Press),
    Moved {
        pointer: i32,
        at: Point,
    },
    Released {
        pointer: i32,
        at: Point,
    },
    /// By the browser, for one pointer, or by somebody who has thought better of it.
    Cancelled {
        pointer: Option<i32>,
    },
    Tick,
}

impl Happening {
    pub fn is_touch(&self) -> bool {
        matches!(self, Self::Pressed(press) if press.is_touch)
    }
}

/// What the page shows of a drag.
#[derive(Clone, PartialEq, Debug)]
pub struct Lifted {
    pub thing: Thing,
    /// What it is called, or the beginning of what it says.
    pub words: String,
    pub at: Point,
    pub is_touch: bool,
    pub aim: Aim,
    /// The part of the page in which the line may stand.
    pub within: Rect,
}

/// A press that goes on. It ends when this value does.
pub struct Course {
    pub gesture: Gesture,
    is_captured: bool,
    _listeners: [Listener; 5],
    _ticks: Interval,
}

impl Drop for Course {
    fn drop(&mut self) {
        if self.is_captured {
            measure::release(self.gesture.press.pointer);
        }
    }
}

impl Course {
    /// `None` where there is no page.
    pub fn begin(press: Press, events: &UnboundedSender<Happening>) -> Option<Self> {
        let document = browser::document()?;
        let send = |happening: fn(&PointerEvent) -> Happening| {
            let events = events.clone();
            move |event: Event| {
                if let Some(event) = event.dyn_ref::<PointerEvent>() {
                    events.unbounded_send(happening(event)).ok();
                }
            }
        };
        let (keys, ticker, away) = (events.clone(), events.clone(), events.clone());
        let listeners = [
            Listener::new(&document, "pointermove", send(moved)),
            Listener::new(
                &document,
                "pointerup",
                send(|event| Happening::Released { pointer: event.pointer_id(), at: point(event) }),
            ),
            Listener::new(
                &document,
                "pointercancel",
                send(|event| Happening::Cancelled { pointer: Some(event.pointer_id()) }),
            ),
            Listener::new(&document, "keydown", move |event| {
                if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
                    event.prevent_default();
                    keys.unbounded_send(Happening::Cancelled { pointer: None }).ok();
                }
            }),
            Listener::new(&document, "visibilitychange", move |_| {
                away.unbounded_send(Happening::Cancelled { pointer: None }).ok();
            }),
        ];
        let ticks = Interval::new(TICK_MS, move || {
            ticker.unbounded_send(Happening::Tick).ok();
        });
        let gesture = Gesture::begin(press);
        Some(Self { gesture, is_captured: false, _listeners: listeners, _ticks: ticks })
    }

    pub fn moved(&mut self, at: Point) {
        self.gesture.moved(at);
        // Not at the press: a press that stays one is a click on the handle.
        if self.gesture.is_drag() && !self.is_captured {
            self.is_captured = true;
            measure::close_menu();
            measure::capture(self.gesture.press.pointer);
        }
    }

    /// Scrolls when the pointer is near an edge.
    pub fn scroll(&self) {
        let Some(container) = Container::of(self.gesture.press.surface).filter(|_| self.gesture.is_drag()) else {
            return;
        };
        let pixels = edge::step(container.rect(), self.gesture.press.at.y, self.gesture.at.y);
        if pixels != 0.0 {
            container.scroll_by(pixels);
        }
    }

    /// What it comes to as the page is now; `None` when the thing is gone.
    pub fn look(&self, desk: &Desk) -> Option<Lifted> {
        let Press { thing, surface, is_touch, .. } = &self.gesture.press;
        let (view, at) = (desk.session.shown.view, self.gesture.at);
        let view = view.peek();
        thing.parent(&view)?;
        let container = Container::of(*surface)?;
        let within = container.rect();
        let is_far = at.x < within.left - ASIDE || at.x > within.right + ASIDE;
        let aim = match self.gesture.is_drag() {
            true if is_far => Aim::Nowhere,
            true => aim(&zones(&view, thing, *surface, &container.rects(*surface)), thing, at.clamped(within)),
            false => Aim::Stay,
        };
        let words = words(desk, thing).unwrap_or_else(|| plain_name(&view, thing));
        Some(Lifted { thing: thing.clone(), words, at, is_touch: *is_touch, aim, within })
    }
}

/// A mouse without a button was let go where the browser did not see it.
fn moved(event: &PointerEvent) -> Happening {
    let pointer = event.pointer_id();
    match event.buttons() {
        0 => Happening::Cancelled { pointer: Some(pointer) },
        _ => Happening::Moved { pointer, at: point(event) },
    }
}

fn point(event: &PointerEvent) -> Point {
    Point { x: event.client_x().into(), y: event.client_y().into() }
}

/// A bullet is known by what it says.
fn words(desk: &Desk, thing: &Thing) -> Option<String> {
    let said = match thing {
        Thing::Bullet(id) => desk.session.read(|document| document.text(&crdt::FieldRef::bullet(id))),
        _ => None,
    };
    said.filter(|words| !words.trim().is_empty())
}
