//! The task that carries a drag through.
//!
//! The browser's callbacks only put events into a channel; this takes them out. Until the drop nothing in the document
//! changes, and nothing on the page moves: a line shows what would happen.

use crdt::Id;
use dioxus::prelude::*;
use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender};
use futures_util::{StreamExt, stream};

use super::super::actions;
use super::super::desk::Desk;
use super::aim::Aim;
use super::course::{Course, Happening, Lifted};
use crate::msg;

/// Where the task writes what the page shows.
#[derive(Clone)]
pub struct Board {
    pub desk: Desk,
    pub lifted: Signal<Option<Lifted>>,
    pub held: Signal<Option<Id>>,
}

impl Board {
    fn show(&mut self, lifted: Option<Lifted>) {
        let id = lifted.as_ref().map(|lifted| lifted.thing.key());
        if *self.held.peek() != id {
            self.held.set(id);
        }
        if *self.lifted.peek() != lifted {
            self.lifted.set(lifted);
        }
    }
}

/// What the task begins with.
pub struct Carried {
    /// The press that it was loaded for.
    pub first: Option<Happening>,
    pub happenings: UnboundedReceiver<Happening>,
    /// The other end of `happenings`.
    pub events: UnboundedSender<Happening>,
    pub board: Board,
}

pub async fn carry(carried: Carried) {
    let Carried { first, happenings, events, mut board } = carried;
    let mut happenings = stream::iter(first).chain(happenings);
    let mut course: Option<Course> = None;
    while let Some(happening) = happenings.next().await {
        match happening {
            Happening::Pressed(press) => {
                // A second finger changes nothing.
                if course.is_none() {
                    course = Course::begin(press, &events);
                }
            }
            Happening::Moved { pointer, at } => {
                if let Some(course) = course.as_mut().filter(|course| course.gesture.is(pointer)) {
                    course.moved(at);
                }
            }
            Happening::Released { pointer, at } => {
                if let Some(mut done) = course.take_if(|course| course.gesture.is(pointer)) {
                    done.moved(at);
                    let lifted = done.look(&board.desk);
                    drop(done);
                    board.show(None);
                    if let Some(lifted) = lifted {
                        let_go(&board.desk, &lifted);
                    }
                }
            }
            Happening::Cancelled { pointer } => {
                course.take_if(|course| pointer.is_none_or(|pointer| course.gesture.is(pointer)));
            }
            Happening::Tick => {
                if let Some(course) = &course {
                    course.scroll();
                }
            }
        }
        let seen = course.as_ref().filter(|course| course.gesture.is_lifted()).map(|course| course.look(&board.desk));
        match seen {
            Some(Some(lifted)) => board.show(Some(lifted)),
            Some(None) => {
                // Somebody else has deleted it: there is nothing to hold any more.
                course = None;
                board.show(None);
                board.desk.announcer.say(msg::structure_held_deleted());
            }
            None => board.show(None),
        }
    }
}

fn let_go(desk: &Desk, lifted: &Lifted) {
    // The right to edit may have gone meanwhile.
    if let Aim::Here { spot, .. } = &lifted.aim
        && desk.role.peek().is_some_and(|role| role.can_edit())
    {
        actions::move_to(desk, &lifted.thing, spot);
    }
}
