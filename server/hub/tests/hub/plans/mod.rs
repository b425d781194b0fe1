//! Proof of convergence: random plans over people, windows and replicas, in one process, without sockets or real time.
//!
//! A plan is a list of steps: join, leave, type, move, delete, take back, revoke, evict, crash, lose news, fail or delay
//! the database. While it runs, whatever a window hears or is told is saved must be in the log at that moment. At rest,
//! everybody's document, the replicas' and the log's are the same, and so are the lists of who is here. A plan that
//! fails is shortened and kept in a file, and `cargo xtask plan FILE` runs it again.

mod archive;
mod map;
mod plan;
mod run;
mod shorten;
mod sky;
mod stage;
mod watch;
mod window;

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use plan::Plan;

/// Plans of one run of the tests, and of a long one.
const PLANS: u64 = 2_000;
const LONG_PLANS: u64 = 10_000;
/// Runs of a plan that is given: the order of what is ready at one moment is not part of a plan.
const REPEATS: usize = 50;

#[test]
fn at_rest_everybody_agrees_and_nothing_that_was_seen_is_missing() {
    watch::begin();
    if let Some(file) = std::env::var_os("TANDEM_PLAN") {
        let plan = Plan::parse(&std::fs::read_to_string(&file).expect("the plan's file")).expect("a plan");
        for _ in 0..REPEATS {
            if let Err(failure) = run::run(&plan) {
                panic!("{failure}");
            }
        }
        return;
    }
    let last = if std::env::var_os("TANDEM_LONG").is_some() { LONG_PLANS } else { PLANS };
    let next = AtomicU64::new(1);
    let failed: Mutex<Option<(Plan, String)>> = Mutex::new(None);
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while failed.lock().unwrap().is_none() {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed > last {
                        return;
                    }
                    let plan = Plan::random(seed);
                    if let Err(failure) = run::run(&plan) {
                        failed.lock().unwrap().get_or_insert((plan, failure));
                    }
                }
            });
        }
    });
    if let Some((plan, failure)) = failed.into_inner().unwrap() {
        let (short, failure) = shorten::shorten(plan, failure);
        let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("plan-{}.json", short.seed));
        std::fs::write(&file, short.to_text()).expect("the plan can be kept");
        let (steps, file) = (short.steps.len(), file.display());
        panic!("plan {}, shortened to {steps} steps: {failure}\nAgain: cargo xtask plan {file}", short.seed);
    }
}
