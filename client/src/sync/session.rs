//! One opened résumé: its document, its connection, and what the page reads of them.

mod history;
mod incoming;
mod kept;
mod others;
mod outgoing;
mod state;
mod texts;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use crdt::Document;
use crdt::undo::History;
use crdt::view::ResumeView;
use dioxus::prelude::*;
use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_util::StreamExt;
use gloo_timers::callback::{Interval, Timeout};
use gloo_timers::future::TimeoutFuture;

use super::delivery::Delivery;
use super::focus::FocusKeeper;
use super::frames::Happening;
use super::ghosts::{Ghost, Ghosts};
use super::own_cursor::OwnCursor;
use super::peers::{Peer, PeerCursor, Presence};
use super::random::client_id;
use super::socket::Socket;
use super::status::{Refusal, Status};
use super::texts::TextHandle;
use crate::browser::{Listener, now_ms, window};
use crate::keep::{About, Keeper, Neighbours};
use crate::sample;

pub use history::Undoable;

/// What the page reads. Signals are written by the session's task and by local edits only.
#[derive(Clone, Copy, PartialEq)]
pub struct Shown {
    pub view: Signal<ResumeView>,
    pub status: Signal<Status>,
    pub peers: Signal<BTreeMap<u64, Peer>>,
    pub undoable: Signal<Undoable>,
    /// What others have deleted under this person's hands.
    pub ghosts: Signal<Vec<Ghost>>,
    /// The résumé has been read from the store of this device, and this is what is known of it.
    pub kept: Signal<Option<About>>,
    /// Counts up when the role may have changed: ask the server anew.
    pub access_news: Signal<u32>,
    /// Counts up when the list of the letters beside it has changed.
    pub letters_news: Signal<u32>,
}

/// Who has opened it.
#[derive(Clone, PartialEq, Debug)]
pub struct Whose {
    pub user: String,
    /// Whether it may be kept on this device.
    pub is_kept: bool,
}

impl Whose {
    /// Nobody's: the sample, which the server does not have.
    pub fn is_local(&self) -> bool {
        self.user == sample::LOCAL
    }
}

/// One opened résumé. Clones are the same one.
#[derive(Clone)]
pub struct Session {
    inner: Rc<Inner>,
    pub shown: Shown,
}

impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session").field("resume", &self.inner.resume).finish_non_exhaustive()
    }
}

struct Inner {
    resume: String,
    whose: Whose,
    document: RefCell<Document>,
    history: RefCell<History>,
    connection: RefCell<Connection>,
    presence: RefCell<Presence>,
    own_cursor: RefCell<OwnCursor>,
    /// The text areas on the page, by `object/key`.
    texts: RefCell<HashMap<String, Rc<TextHandle>>>,
    /// The text that gets the focus when it appears, and where its caret goes.
    wanted_focus: RefCell<Option<(String, u32)>>,
    /// Where something was typed that the document takes over when its letters are painted.
    typing: RefCell<Option<Rc<TextHandle>>>,
    /// When something was typed last.
    typed_ms: Cell<f64>,
    /// Ends when there is a pause: the state line waits for it.
    resting: RefCell<Option<Timeout>>,
    ghosts: RefCell<Ghosts>,
    /// The fields in which somebody else has just typed, and when.
    marked: RefCell<Vec<(web_sys::Element, f64)>>,
    /// Something was typed that the server has not said to be durable. The page's guard reads it when it closes.
    unsaved: Cell<bool>,
    /// Fields of the page that hold words which the document does not: composed ones, a date half typed.
    drafts: RefCell<HashSet<String>>,
    /// The store of this device.
    keeper: Keeper,
    /// Other tabs with the same résumé.
    neighbours: RefCell<Option<Neighbours>>,
    /// The page has gone.
    is_left: Cell<bool>,
    /// The session goes on until then all the same: something on the page can still be taken back.
    needed_until_ms: Cell<f64>,
    redraw_is_due: Cell<bool>,
    /// Frames with what others do, until that redraw.
    waiting: RefCell<Vec<Vec<u8>>>,
    events: UnboundedSender<Happening>,
}

impl Inner {
    /// Whether the server lacks something that was typed.
    fn is_unsaved(&self) -> bool {
        let is_safe = self.whose.is_local() && self.keeper.is_kept();
        (self.unsaved.get() && !is_safe) || !self.drafts.borrow().is_empty()
    }

    /// Whether closing the page would lose something.
    fn would_lose(&self) -> bool {
        !self.drafts.borrow().is_empty() || (self.unsaved.get() && !self.keeper.is_kept())
    }
}

/// The state of the connection over all its attempts.
#[derive(Default)]
struct Connection {
    attempt: u32,
    socket: Option<Socket>,
    is_open: bool,
    delivery: Delivery,
    last_heard_ms: f64,
    failures: u32,
    retry: Option<Timeout>,
    /// Both sides have known each other's state at least once.
    was_synced: bool,
    refusal: Option<Refusal>,
    not_saving: Option<String>,
}

/// What ends with the session.
pub struct Running {
    receiver: RefCell<Option<UnboundedReceiver<Happening>>>,
    _listeners: Vec<Listener>,
    _focus: Option<FocusKeeper>,
    _ticks: Interval,
}

/// Opens a résumé. The caller runs [`Session::run`] with the second part.
pub fn start(resume: String, whose: Whose, shown: Shown) -> (Session, Rc<Running>) {
    let (events, receiver) = unbounded();
    let (client, written) = (client_id(), events.clone());
    let keeper = Keeper::new(&resume, client, move || {
        written.unbounded_send(Happening::Kept).ok();
    });
    let inner = Rc::new(Inner {
        resume,
        whose,
        document: RefCell::new(Document::new(client)),
        history: RefCell::default(),
        connection: RefCell::default(),
        presence: RefCell::default(),
        own_cursor: RefCell::default(),
        texts: RefCell::default(),
        wanted_focus: RefCell::default(),
        typing: RefCell::default(),
        typed_ms: Cell::new(0.0),
        resting: RefCell::default(),
        ghosts: RefCell::default(),
        marked: RefCell::default(),
        unsaved: Cell::new(false),
        drafts: RefCell::default(),
        keeper,
        neighbours: RefCell::default(),
        is_left: Cell::new(false),
        needed_until_ms: Cell::new(0.0),
        redraw_is_due: Cell::new(false),
        waiting: RefCell::default(),
        events: events.clone(),
    });
    let ticker = events.clone();
    let ticks = Interval::new(1_000, move || {
        ticker.unbounded_send(Happening::Tick).ok();
    });
    let session = Session { inner, shown };
    let running = Running {
        receiver: RefCell::new(Some(receiver)),
        _listeners: session.listeners(events),
        _focus: crate::browser::document().and_then(|document| FocusKeeper::start(&document)),
        _ticks: ticks,
    };
    (session, Rc::new(running))
}

impl std::fmt::Debug for Running {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Running")
    }
}

impl Session {
    /// Shows what this device has of it, connects, and handles what happens until [`Session::leave`]. It must outlive the page: who leaves it with
    /// something unsaved finds it saved as soon as there is a connection, as long as the tab is open.
    pub async fn run(self, running: Rc<Running>) {
        let Some(mut receiver) = running.receiver.borrow_mut().take() else { return };
        let early = self.open_replica().await;
        if self.is_local() {
            self.begin_sample().await;
        }
        // What is kept here is drawn before the server's part begins.
        TimeoutFuture::new(0).await;
        if let Some(early) = early {
            self.complete_replica(&early).await;
        }
        self.connect();
        while let Some(happening) = receiver.next().await {
            self.handle(happening);
            let is_needed = now_ms() < self.inner.needed_until_ms.get();
            if self.inner.is_left.get() && !self.inner.is_unsaved() && !is_needed {
                break;
            }
        }
        self.close();
    }

    /// The page goes: the session ends as soon as everything is saved.
    pub fn leave(&self) {
        self.take_typed();
        self.inner.is_left.set(true);
        self.inner.own_cursor.borrow_mut().cursor = None;
        // Wakes the task.
        self.inner.events.unbounded_send(Happening::CursorRests).ok();
    }

    /// Keeps the session for so long, also when the page goes: somebody may want to take an edit back.
    pub fn is_needed_for(&self, ms: f64) {
        self.inner.needed_until_ms.set(now_ms() + ms);
    }

    fn close(&self) {
        let mut connection = self.inner.connection.borrow_mut();
        connection.attempt += 1;
        connection.socket = None;
        connection.retry = None;
    }

    /// Whether it is nowhere but here: the server does not have it.
    pub fn is_local(&self) -> bool {
        self.inner.whose.is_local()
    }

    pub fn resume_id(&self) -> &str {
        &self.inner.resume
    }

    /// Reads the document. The closure must not call back into the session.
    pub fn read<R>(&self, look: impl FnOnce(&Document) -> R) -> R {
        look(&self.inner.document.borrow())
    }

    /// Others' carets in one text.
    pub fn cursors_in(&self, field: &str) -> Vec<PeerCursor> {
        let peers = self.shown.peers.read();
        let cursors = peers.iter().filter_map(|(client, peer)| {
            let cursor = peer.cursor.as_ref().filter(|cursor| cursor.field == field)?;
            Some(PeerCursor {
                client: *client,
                user: peer.user.clone(),
                name: peer.name.clone(),
                slot: peer.slot,
                anchor: cursor.anchor.clone(),
                head: cursor.head.clone(),
                is_moving: peer.is_moving,
            })
        });
        cursors.collect()
    }

    fn listeners(&self, events: UnboundedSender<Happening>) -> Vec<Listener> {
        let Some(window) = window() else { return Vec::new() };
        let waking = events.clone();
        let online = Listener::new(&window, "online", move |_| {
            events.unbounded_send(Happening::Online).ok();
        });
        // Weak: a listener that held the session would keep it for ever.
        let (weak, shown) = (Rc::downgrade(&self.inner), self.shown);
        let guard = Listener::new(&window, "beforeunload", move |event| {
            let Some(inner) = weak.upgrade() else { return };
            let session = Session { inner, shown };
            session.take_typed();
            if session.inner.would_lose() {
                event.prevent_default();
            }
        });
        let mut listeners = vec![online, guard];
        if let Some(document) = window.document() {
            let (weak, shown) = (Rc::downgrade(&self.inner), self.shown);
            // A machine that wakes up has lost its connections, and its timers may be slow.
            listeners.push(Listener::new(&document, "visibilitychange", move |_| {
                waking.unbounded_send(Happening::Online).ok();
            }));
            listeners.push(Listener::new(&document, "selectionchange", move |_| {
                if let Some(inner) = weak.upgrade() {
                    Session { inner, shown }.selection_changed();
                }
            }));
            listeners.extend(self.history_listeners(&document));
        }
        listeners
    }

    /// Lets the page take over what the document says, at once.
    fn redraw(&self) {
        self.inner.redraw_is_due.set(false);
        self.show_ghosts();
        let view = self.inner.document.borrow().read();
        let mut signal = self.shown.view;
        if signal.try_peek().is_ok_and(|now| *now != view) {
            signal.set(view);
        }
    }

    /// Lets the page take over what the document and the others say, soon: what comes together makes one redraw. A timer,
    /// not an animation frame: a page in the background has none.
    fn redraw_soon(&self) {
        const TOGETHER_MS: u32 = 4;
        if self.inner.redraw_is_due.replace(true) {
            return;
        }
        let events = self.inner.events.clone();
        crate::browser::later(TOGETHER_MS, move || {
            events.unbounded_send(Happening::Redraw).ok();
        });
    }
}
