//! Keeps one opened résumé.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

use super::database::{Database, in_time};
use super::early;
use super::marks::Mark;
use super::queue::Queue;
use super::rows::{self, About, Replica};
use crate::browser::now_ms;

/// So long others' letters wait for more of them.
const SOME_MS: u32 = 300;
/// The update of a letter or two.
const SMALL_BYTES: usize = 256;

/// Clones are the same one.
#[derive(Clone)]
pub struct Keeper(Rc<Inner>);

struct Inner {
    resume: String,
    /// The client id of this load.
    client: u64,
    /// `None`: nothing is kept.
    database: RefCell<Option<Rc<Database>>>,
    queue: RefCell<Queue>,
    /// Others' letters wait for more of them.
    is_waiting: Cell<bool>,
    /// The marks that were there at the beginning: their edits are in the document.
    found: RefCell<Vec<Mark>>,
    /// Grows with each write of something unsaved.
    number: Cell<u32>,
    /// The number whose mark was taken away last.
    settled: Cell<u32>,
    /// What was said about the résumé before the store was open.
    about: RefCell<Option<About>>,
    /// The server has refused what is here: it is not kept before it has taken it all.
    is_refused: Cell<bool>,
    /// Called when something was written, or could not be.
    on_change: Box<dyn Fn()>,
}

impl std::fmt::Debug for Keeper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keeper").field("resume", &self.0.resume).finish_non_exhaustive()
    }
}

impl Keeper {
    /// Keeps nothing until it is opened.
    pub fn new(resume: &str, client: u64, on_change: impl Fn() + 'static) -> Self {
        Self(Rc::new(Inner {
            resume: resume.to_owned(),
            client,
            database: RefCell::default(),
            queue: RefCell::default(),
            is_waiting: Cell::new(false),
            found: RefCell::default(),
            number: Cell::new(0),
            settled: Cell::new(0),
            about: RefCell::default(),
            is_refused: Cell::new(false),
            on_change: Box::new(on_change),
        }))
    }

    /// Opens the person's store and reads what it has of this résumé; `None` where nothing can be kept.
    pub async fn open(&self, user: &str) -> Option<Replica> {
        let (database, replica) = match early::take(user, &self.0.resume).await {
            Some(found) => found?,
            None => {
                let database = Database::open(user).await?;
                (database.clone(), rows::read(database, self.0.resume.clone()).await?)
            }
        };
        self.found(&replica);
        *self.0.database.borrow_mut() = Some(database);
        if let Some(about) = self.0.about.take() {
            self.put_about(about);
        }
        Some(replica)
    }

    /// Reads once more what the store has of it; `None` when nothing is kept, or does not come.
    pub async fn read_again(&self) -> Option<Replica> {
        let replica = in_time(rows::read(self.database()?, self.0.resume.clone())).await?;
        self.found(&replica);
        Some(replica)
    }

    fn found(&self, replica: &Replica) {
        *self.0.found.borrow_mut() = replica.marks.clone();
        self.0.queue.borrow_mut().loaded(replica.updates.len());
    }

    fn database(&self) -> Option<Rc<Database>> {
        let database = self.0.database.borrow().clone();
        database.filter(|database| !database.is_gone() && !self.0.is_refused.get())
    }

    /// Appends an update. `is_unsaved`: the server has not called it saved. Letters of others, which it has, are written
    /// some at a time.
    pub fn append(&self, update: &[u8], is_unsaved: bool) {
        if self.database().is_none() || !self.0.queue.borrow_mut().push(update.to_vec(), is_unsaved, now_ms()) {
            return;
        }
        let may_wait = !is_unsaved && update.len() < SMALL_BYTES;
        if may_wait && self.0.is_waiting.replace(true) {
            return;
        }
        let keeper = self.clone();
        spawn_local(async move {
            if may_wait {
                TimeoutFuture::new(SOME_MS).await;
                keeper.0.is_waiting.set(false);
            }
            if keeper.0.queue.borrow().may_write() {
                keeper.write().await;
            }
        });
    }

    /// After a failure, now and then: writes the whole document, which holds what is missing.
    pub fn mend(&self, whole: impl FnOnce() -> Vec<u8>) {
        if self.database().is_none() || !self.0.queue.borrow().wants_whole(now_ms()) {
            return;
        }
        if self.0.queue.borrow_mut().push_whole(whole()) {
            spawn_local(self.clone().write());
        }
    }

    async fn write(self) {
        loop {
            let Some(batch) = self.0.queue.borrow_mut().take() else { break };
            let Some(database) = self.database() else {
                self.0.queue.borrow_mut().failed(batch.is_unsaved, now_ms());
                break;
            };
            let rows = batch.updates.len();
            let mark = batch.is_unsaved.then(|| {
                self.0.number.set(self.0.number.get() + 1);
                self.mark()
            });
            let written = rows::append(database.clone(), self.0.resume.clone(), batch.updates, mark).await;
            if written.is_none() {
                self.0.queue.borrow_mut().failed(batch.is_unsaved, now_ms());
                break;
            }
            let wants_fold = {
                let mut queue = self.0.queue.borrow_mut();
                queue.written(rows);
                queue.wants_fold()
            };
            if wants_fold {
                rows::fold(database, self.0.resume.clone()).await;
            }
        }
        (self.0.on_change)();
    }

    fn mark(&self) -> Mark {
        Mark::of(&self.0.resume, self.0.client, self.0.number.get())
    }

    /// Everything in the document is saved. `whole` gives it, where the store must begin again.
    pub fn saved(&self, whole: impl FnOnce() -> Vec<u8>) {
        if self.0.is_refused.replace(false) && self.database().is_some() {
            self.append(&whole(), false);
        }
        self.0.queue.borrow_mut().saved();
        let mut marks = self.0.found.take();
        if self.0.number.get() > self.0.settled.replace(self.0.number.get()) {
            marks.push(self.mark());
        }
        if let Some(database) = self.database().filter(|_| !marks.is_empty()) {
            spawn_local(async move {
                rows::take_away(database, marks).await;
            });
        }
    }

    pub fn put_about(&self, about: About) {
        let Some(database) = self.database() else {
            *self.0.about.borrow_mut() = Some(about);
            return;
        };
        let resume = self.0.resume.clone();
        spawn_local(async move {
            rows::put_about(database, resume, about).await;
        });
    }

    /// The server has refused what is here: the next opening begins with what the server has. What stands on the page
    /// stays there.
    pub fn refused(&self) {
        let Some(database) = self.database() else { return };
        self.0.is_refused.set(true);
        self.0.queue.take();
        self.0.found.take();
        let resume = self.0.resume.clone();
        spawn_local(async move {
            rows::forget(database, resume).await;
        });
    }

    /// Whether everything in the document is in the store, this very moment.
    pub fn is_kept(&self) -> bool {
        self.database().is_some() && self.0.queue.borrow().is_written()
    }

    /// The same for the state line: a write that has just begun counts.
    pub fn is_keeping(&self) -> bool {
        self.database().is_some() && self.0.queue.borrow().is_prompt(now_ms())
    }
}
