//! What must never happen on the way, whatever comes of it: panics, and rows that cannot be applied.

use std::cell::RefCell;
use std::fmt::{Debug, Write as _};
use std::sync::Once;

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

thread_local! {
    /// What was seen on this thread, which is one plan's.
    static SEEN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Errors that the hub logs when a plan makes the database fail. All others are defects.
const EXPECTED: [&str; 4] = [
    "edits cannot be stored; trying again until they are",
    "a résumé cannot be loaded",
    "an edit cannot be stored in time",
    "a batch was refused; trying its rows one by one",
];

/// Begins to listen for panics, once for all plans.
pub fn begin() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            SEEN.with_borrow_mut(|seen| seen.push(format!("a panic: {panic}")));
            before(panic);
        }));
    });
}

/// Runs something on this thread, and gives what was seen meanwhile.
pub fn during<R>(run: impl FnOnce() -> R) -> (R, Vec<String>) {
    SEEN.with_borrow_mut(Vec::clear);
    let result = tracing::subscriber::with_default(Ear, run);
    (result, SEEN.with_borrow_mut(std::mem::take))
}

struct Ear;

impl Subscriber for Ear {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() == Level::ERROR
    }

    fn new_span(&self, _span: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _span: &Id, _values: &Record<'_>) {}

    fn record_follows_from(&self, _span: &Id, _follows: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut words = Words(String::new());
        event.record(&mut words);
        if !EXPECTED.iter().any(|expected| words.0.contains(expected)) {
            SEEN.with_borrow_mut(|seen| seen.push(format!("an error: {}", words.0)));
        }
    }

    fn enter(&self, _span: &Id) {}

    fn exit(&self, _span: &Id) {}
}

struct Words(String);

impl Visit for Words {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        _ = write!(self.0, "{}={value:?} ", field.name());
    }
}
