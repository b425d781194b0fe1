//! A browser window: a document that outlives its connections, as an honest client holds it.

use std::collections::VecDeque;

use bytes::Bytes;
use crdt::awareness::{Entry, encode};
use crdt::protocol::{Frame, Sync, close};
use crdt::view::{Bullet, Column, Item, ResumeView};
use crdt::{Document, Edit, FieldRef, Id, Mark, Place, Seeded};
use futures_util::FutureExt as _;
use hub::{ConnectionHandle, Joined, Outbound, OutboundReceiver};

use super::archive::Archive;
use super::map::Map;

/// A window that is open.
pub struct Window {
    pub document: Document,
    pub presence: Map,
    pub line: Option<Line>,
    /// What it deleted, the last at the end.
    deleted: Vec<Id>,
    clock: u32,
    caret: usize,
}

/// Its connection.
pub struct Line {
    pub replica: usize,
    connection: ConnectionHandle,
    outbound: OutboundReceiver,
    sent: u64,
    saved: u64,
    /// Edits of this connection that are not called saved yet, the first next.
    unsaved: VecDeque<Vec<u8>>,
}

impl Line {
    pub fn is_saved(&self) -> bool {
        self.unsaved.is_empty()
    }
}

impl Window {
    pub fn new(client: u64) -> Self {
        let presence = Map::default();
        Self { document: Document::new(client), presence, line: None, deleted: Vec::new(), clock: 0, caret: 0 }
    }

    pub async fn connect(&mut self, joined: Joined, replica: usize) {
        let Joined { connection, outbound } = joined;
        self.presence.clear();
        self.line = Some(Line { replica, connection, outbound, sent: 0, saved: 0, unsaved: VecDeque::new() });
        self.send(Frame::Sync(Sync::Step1(&self.document.state_vector())).encode()).await;
        self.say_where(self.caret).await;
    }

    pub async fn say_where(&mut self, caret: usize) {
        self.caret = caret;
        self.clock += 1;
        let state = format!(r#"{{"cursor":{{"field":"basics/summary","at":{caret}}}}}"#);
        let entry = Entry { client: self.document.client_id(), clock: self.clock, state: state.into() };
        self.send(Frame::Awareness(&encode(&[entry])).encode()).await;
    }

    async fn send(&self, frame: Vec<u8>) {
        if let Some(line) = &self.line {
            line.connection.receive(Bytes::from(frame)).await;
        }
    }

    async fn send_edit(&mut self, update: Vec<u8>, whole: bool) {
        let Some(line) = &mut self.line else { return };
        line.sent += 1;
        let frame = if whole { Sync::Step2(&update) } else { Sync::Update(&update) };
        let frame = Frame::Sync(frame).encode();
        line.unsaved.push_back(update);
        self.send(frame).await;
    }

    /// Takes what waits. Gives false when the window may not go on.
    ///
    /// # Errors
    /// It heard what it must never hear.
    pub async fn hear(&mut self, archive: &mut Archive) -> Result<bool, String> {
        loop {
            let Some(line) = &mut self.line else { return Ok(true) };
            let frame = match line.outbound.next().now_or_never() {
                None => return Ok(true),
                Some(Some(Outbound::Frame(frame))) => frame,
                Some(Some(Outbound::Close { code, reason })) => {
                    self.line = None;
                    return match code {
                        close::NOT_ALLOWED => Ok(false),
                        close::SIGNED_OUT | close::ACCESS_CHANGED | close::TRY_AGAIN => Ok(true),
                        _ => Err(format!("an honest window was closed with {code}: {reason}")),
                    };
                }
                Some(None) => return Err("a connection ended without a word".to_owned()),
            };
            self.take(&frame, archive).await?;
        }
    }

    async fn take(&mut self, frame: &Bytes, archive: &mut Archive) -> Result<(), String> {
        match Frame::decode(frame).map_err(|error| format!("no frame: {error}"))? {
            Frame::Sync(Sync::Step1(vector)) => {
                let update = self.document.diff(vector).map_err(|error| error.to_string())?;
                self.send_edit(update, true).await;
            }
            Frame::Sync(Sync::Step2(update) | Sync::Update(update)) => {
                if !archive.holds(update).await {
                    return Err("a window heard an edit that is not in the log".to_owned());
                }
                self.document.apply(update).map_err(|error| error.to_string())?;
            }
            Frame::Saved(saved) => {
                let line = self.line.as_mut().ok_or("saved, and no connection")?;
                // The same again: the window had fallen behind.
                if saved < line.saved || saved > line.sent {
                    return Err(format!("saved {saved} after {} of {}", line.saved, line.sent));
                }
                for _ in line.saved..saved {
                    let update = line.unsaved.pop_front().ok_or("saved, and nothing was sent")?;
                    if !archive.holds(&update).await {
                        return Err("a window was told saved for an edit that is not in the log".to_owned());
                    }
                }
                line.saved = saved;
            }
            Frame::Awareness(payload) => {
                if let Some(clock) =
                    self.presence.apply(payload, self.document.client_id()).filter(|at| *at >= self.clock)
                {
                    self.clock = clock;
                    self.say_where(self.caret).await;
                }
            }
            Frame::Event(_) => {}
            other => return Err(format!("a window heard {other:?}")),
        }
        Ok(())
    }

    /// Changes the document, and sends what that makes when there is a connection.
    async fn edit(&mut self, change: impl FnOnce(&mut Edit<'_, '_>)) {
        let ((), update) = self.document.edit(change);
        if !update.is_empty() {
            self.send_edit(update, false).await;
        }
    }

    pub async fn replace(&mut self, text: usize, at: usize, remove: usize, insert: &str) {
        let field = text_of(&self.document.read(), text);
        let Some(length) = self.document.text_len(&field) else { return };
        let at = at as u32 % (length + 1);
        let end = length.min(at + remove as u32);
        if at < end || !insert.is_empty() {
            self.edit(|edit| edit.replace_text(&field, at..end, insert)).await;
        }
    }

    pub async fn mark(&mut self, text: usize, at: usize) {
        let field = text_of(&self.document.read(), text);
        let Some(length) = self.document.text_len(&field) else { return };
        let at = at as u32 % (length + 1);
        let mark = if at.is_multiple_of(2) { Mark::Bold(at.is_multiple_of(4)) } else { Mark::Italic(true) };
        self.edit(|edit| edit.format_text(&field, at..length.min(at + 4), &mark)).await;
    }

    pub async fn move_thing(&mut self, thing: usize, to: usize, dice: &mut Seeded) {
        let view = self.document.read();
        match (thing % 3, items(&view), bullets(&view)) {
            (0, items, _) if !items.is_empty() => {
                let (item, section) = (items[thing % items.len()].id.clone(), &view.sections[to % view.sections.len()]);
                let place = place(section.items.iter().map(|item| &item.id), to);
                self.edit(|edit| edit.move_item(&item, &section.id, &place, dice)).await;
            }
            (1, items, bullets) if !items.is_empty() && !bullets.is_empty() => {
                let (bullet, item) = (bullets[thing % bullets.len()].id.clone(), items[to % items.len()]);
                let place = place(item.list("highlights").iter().map(|bullet| &bullet.id), to);
                self.edit(|edit| edit.move_bullet(&bullet, &item.id, "highlights", &place, dice)).await;
            }
            _ if !view.sections.is_empty() => {
                let column = if to.is_multiple_of(2) { Column::Main } else { Column::Side };
                let place = place(view.sections.iter().map(|section| &section.id), to);
                let section = view.sections[thing % view.sections.len()].id.clone();
                self.edit(|edit| edit.move_section(&section, column, &place, dice)).await;
            }
            _ => {}
        }
    }

    pub async fn add(&mut self, to: usize, dice: &mut Seeded) {
        let view = self.document.read();
        let items = items(&view);
        if to.is_multiple_of(2) || items.is_empty() {
            let Some(section) = view.sections.get(to % view.sections.len().max(1)) else { return };
            self.edit(|edit| drop(edit.add_item(&section.id, &Place::Last, dice))).await;
        } else {
            let item = items[to % items.len()].id.clone();
            self.edit(|edit| drop(edit.add_bullet(&item, "highlights", &Place::First, "new", dice))).await;
        }
    }

    pub async fn delete(&mut self, thing: usize, at_unix_ms: i64) {
        let view = self.document.read();
        let ids: Vec<Id> = match thing % 2 {
            0 => items(&view).into_iter().map(|item| item.id.clone()).collect(),
            _ => bullets(&view).into_iter().map(|bullet| bullet.id.clone()).collect(),
        };
        let Some(id) = ids.get(thing % ids.len().max(1)) else { return };
        self.deleted.push(id.clone());
        self.edit(|edit| edit.delete(id, at_unix_ms)).await;
    }

    pub async fn take_back(&mut self) {
        if let Some(id) = self.deleted.pop() {
            self.edit(|edit| edit.undelete(&id)).await;
        }
    }
}

fn items(view: &ResumeView) -> Vec<&Item> {
    view.sections.iter().flat_map(|section| &section.items).collect()
}

fn bullets(view: &ResumeView) -> Vec<&Bullet> {
    items(view).into_iter().flat_map(|item| item.list("highlights")).collect()
}

/// One of the texts: often the same few, so that people meet.
fn text_of(view: &ResumeView, number: usize) -> FieldRef {
    let bullets = bullets(view);
    match (number % 4, items(view).first()) {
        (0, _) => FieldRef::basics("summary"),
        (1, Some(item)) => FieldRef::new(item.id.clone(), "name"),
        _ if !bullets.is_empty() => FieldRef::bullet(&bullets[number % bullets.len()].id),
        _ => FieldRef::basics("name"),
    }
}

fn place<'a>(siblings: impl Iterator<Item = &'a Id>, to: usize) -> Place {
    let ids: Vec<&Id> = siblings.collect();
    match ids.get(to % (ids.len() + 1)) {
        Some(id) if to.is_multiple_of(2) => Place::Before((*id).clone()),
        Some(id) => Place::After((*id).clone()),
        None => Place::Last,
    }
}
