//! Moving things with a mouse, a pen or a finger.
//!
//! A press on a handle becomes a drag ([`gesture`]); each look at the page gives rectangles ([`measure`]), from which
//! follow the lists that are there ([`zones`]) and the place that is meant ([`aim`]). The drop is one edit.

mod aim;
mod course;
mod edge;
mod geometry;
mod gesture;
mod handle;
mod measure;
mod overlay;
mod task;
mod zones;

use std::cell::RefCell;
use std::rc::Rc;

use crdt::Id;
use dioxus::prelude::*;
use futures_channel::mpsc::{UnboundedSender, unbounded};
use futures_util::StreamExt;

use course::Happening;
pub use course::Lifted;
use gesture::Press;
pub use handle::{Handle, OutlineGrip};
pub use overlay::DragOverlay;

use super::desk::use_desk;
use crate::parts;
use task::Board;
pub use task::{Carried, carry};

/// What any part of the editor can ask of the drag that goes on.
#[derive(Clone, PartialEq)]
pub struct Drag {
    pub lifted: Signal<Option<Lifted>>,
    /// Which thing it is: changes less often than where it is.
    held: Signal<Option<Id>>,
    events: Events,
}

#[derive(Clone)]
struct Events(UnboundedSender<Happening>);

impl PartialEq for Events {
    fn eq(&self, other: &Self) -> bool {
        self.0.same_receiver(&other.0)
    }
}

impl Drag {
    fn press(&self, press: Press) {
        self.events.0.unbounded_send(Happening::Pressed(press)).ok();
    }
}

pub fn use_drag_provider() {
    let desk = use_desk();
    let (lifted, held) = (use_signal(|| None), use_signal(|| None));
    let (events, receiver) = use_hook(|| {
        let (events, receiver) = unbounded();
        (events, Rc::new(RefCell::new(Some(receiver))))
    });
    use_context_provider(|| Drag { lifted, held, events: Events(events.clone()) });
    use_future(move || {
        let (receiver, events) = (receiver.clone(), events.clone());
        let board = Board { desk: desk.clone(), lifted, held };
        async move {
            let taken = receiver.borrow_mut().take();
            let Some(mut happenings) = taken else { return };
            while let Some(first) = happenings.next().await {
                let Some((carry, was_there)) = parts::carry().await else { continue };
                // A finger may be gone meanwhile, unheard: it presses again. A mouse that is up says so when it moves.
                let first = Some(first).filter(|first| was_there || !first.is_touch());
                return carry(Carried { first, happenings, events, board }).await;
            }
        }
    });
}

/// Whether anything is being dragged.
pub fn use_is_dragging() -> bool {
    let Drag { held, .. } = use_context();
    use_memo(move || held.read().is_some())()
}

/// Whether this thing is being dragged. `id`: its key on the page.
pub fn use_is_held(id: &Id) -> bool {
    let Drag { held, .. } = use_context();
    let id = use_hook(|| id.clone());
    use_memo(move || held.read().as_ref() == Some(&id))()
}
