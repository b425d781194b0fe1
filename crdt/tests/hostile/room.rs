//! Takes an update as a room of the server does, and checks that what was taken harms nobody.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use crdt::{Document, FieldRef};

/// What became of one update.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    /// Not an update, or one that no document can take.
    Refused,
    /// It builds on something that is not there.
    Gap,
    /// yrs panicked; the room throws the copy away.
    Panicked,
    Taken,
}

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Runs it, and gives nothing when it panics; without a word, since thousands do.
pub(crate) fn contained<R>(work: impl FnOnce() -> R) -> Option<R> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !QUIET.get() {
                usual(info);
            }
        }));
    });
    QUIET.set(true);
    let result = catch_unwind(AssertUnwindSafe(work)).ok();
    QUIET.set(false);
    result
}

/// Tries an update on a copy, in the order of the checks in `hub::replica`.
pub(crate) fn accept(copy: &mut Document, update: &[u8]) -> Verdict {
    let Ok(info) = Document::inspect(update) else { return Verdict::Refused };
    if copy.would_be_too_deep(&info).expect("its own state") {
        return Verdict::Refused;
    }
    contained(|| match copy.continues(update) {
        Ok(true) => match copy.apply(update) {
            Ok(()) if copy.has_pending() => Verdict::Gap,
            Ok(()) => Verdict::Taken,
            Err(_) => Verdict::Refused,
        },
        Ok(false) => Verdict::Gap,
        Err(_) => Verdict::Refused,
    })
    .unwrap_or(Verdict::Panicked)
}

/// Two documents hold the same.
pub(crate) fn assert_same(one: &Document, other: &Document, what: &str) {
    assert!(!one.has_pending() && !other.has_pending(), "{what}: something waits");
    assert!(!one.has_news(&other.encode()).expect("an update"), "{what}: the first lacks something");
    assert!(!other.has_news(&one.encode()).expect("an update"), "{what}: the second lacks something");
    assert_eq!(one.read(), other.read(), "{what}");
    assert_eq!(one.state_vector().len(), other.state_vector().len(), "{what}");
}

/// What a document with a taken update must be able to do. `before` is the state without it.
pub(crate) fn assert_sound(before: &Document, after: &mut Document, update: &[u8]) {
    let mut reloaded = Document::new(2);
    reloaded.apply(&after.encode()).expect("its own state");
    assert_same(after, &reloaded, "reloaded");
    let mut snapshot = Document::new(3);
    snapshot.apply_v2(&after.encode_v2()).expect("its own snapshot");
    assert_same(after, &snapshot, "from a snapshot");
    // Another replica of the server, which loaded a snapshot and reads the log.
    let mut replica = Document::new(4);
    replica.apply_v2(&before.encode_v2()).expect("a snapshot");
    replica.apply(update).expect("what another replica has taken");
    assert_same(after, &replica, "another replica");
    // A client that comes back, and gets the difference.
    let mut client = before.scratch(5).expect("a copy");
    client.apply(&after.diff(&before.state_vector()).expect("a state vector")).expect("a difference");
    assert_same(after, &client, "by difference");
    assert!(!after.has_news(update).expect("an update"), "what was taken is news still");
    // People type on.
    let ((), typed) = reloaded.edit(|edit| edit.set_text(&FieldRef::basics("summary"), "typed on"));
    // Unless that text is gone.
    if !typed.is_empty() {
        after.apply(&typed).expect("typing");
        assert_same(after, &reloaded, "typed on");
    }
}

/// The least that must hold of a document whose items lie where no client would put them: it can be read and kept.
/// Whether two replicas show the same is not asked, and an edit in the middle of it may panic, which is contained.
pub(crate) fn assert_usable(after: &mut Document) {
    let mut reloaded = Document::new(2);
    reloaded.apply(&after.encode()).expect("its own state");
    assert!(!reloaded.has_pending(), "something waits");
    let mut snapshot = Document::new(3);
    snapshot.apply_v2(&after.encode_v2()).expect("its own snapshot");
    for document in [after, &mut reloaded, &mut snapshot] {
        document.read();
        document.diff(&[0]).expect("a difference");
    }
    let typed = contained(|| reloaded.edit(|edit| edit.set_text(&FieldRef::basics("summary"), "typed on")).1);
    assert!(typed.is_none_or(|typed| typed.is_empty() || Document::inspect(&typed).is_ok()));
}
