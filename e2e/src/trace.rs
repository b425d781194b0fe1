//! Chromium's own tracing: what a page did, and when, in microseconds of the machine's monotonic clock.

use anyhow::{Context, anyhow, ensure};
use chromiumoxide::cdp::browser_protocol::tracing::{
    EndParams, EventDataCollected, EventTracingComplete, StartParams, StartTransferMode, TraceConfig,
    TraceConfigRecordMode,
};
use futures_util::{FutureExt, StreamExt};
use serde_json::Value;

use crate::tab::Tab;

/// Input events and their painting, the frames of the main thread and of the compositor, the page's own marks.
const CATEGORIES: [&str; 4] =
    ["devtools.timeline", "disabled-by-default-devtools.timeline", "devtools.timeline.frame", "blink.user_timing"];

/// What the browser has noted.
#[derive(Debug)]
pub struct Trace {
    events: Vec<Value>,
    /// The main thread of the page.
    thread: Value,
}

impl Tab {
    /// Does something while the browser notes what the window does.
    ///
    /// # Errors
    /// Those of `work`, or when the browser does not trace, or has lost something of it.
    pub async fn traced<R>(&self, work: impl AsyncFnOnce() -> anyhow::Result<R>) -> anyhow::Result<(R, Trace)> {
        let mut collected = self.window.chromium()?.event_listener::<EventDataCollected>().await?;
        let mut complete = self.window.chromium()?.event_listener::<EventTracingComplete>().await?;
        let config = TraceConfig::builder()
            .record_mode(TraceConfigRecordMode::RecordAsMuchAsPossible)
            .included_categories(CATEGORIES)
            .excluded_categories(["*"]);
        let start = StartParams::builder().transfer_mode(StartTransferMode::ReportEvents).trace_config(config.build());
        self.window.chromium()?.execute(start.build()).await.context("tracing does not begin")?;
        let result = work().await;
        self.window.chromium()?.execute(EndParams::default()).await.context("tracing does not end")?;
        let mut events = Vec::new();
        loop {
            tokio::select! {
                biased;
                Some(part) = collected.next() => events.extend(part.value.iter().cloned()),
                end = complete.next() => {
                    let end = end.ok_or_else(|| anyhow!("the browser has gone while it was tracing"))?;
                    ensure!(!end.data_loss_occurred, "the browser has lost a part of the trace");
                    break;
                }
            }
        }
        while let Some(Some(part)) = collected.next().now_or_never() {
            events.extend(part.value.iter().cloned());
        }
        events.sort_by_key(time_us);
        let of_the_page =
            events.iter().find(|event| event["name"] == "EventTiming" || event["cat"] == "blink.user_timing");
        let thread = of_the_page.map_or(Value::Null, |event| event["tid"].clone());
        Ok((result?, Trace { events, thread }))
    }
}

/// A key that was pressed.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// When the browser got it.
    pub at_us: i64,
    /// When the frame was on the screen that shows what it did.
    pub painted_us: i64,
    /// How long the page worked for it: its events and the tasks of that frame.
    pub work_us: i64,
}

impl Trace {
    /// When the page set a mark; the first time, when it did so more than once.
    pub fn mark(&self, name: &str) -> Option<i64> {
        self.events.iter().find(|event| event["name"] == name && event["cat"] == "blink.user_timing").map(time_us)
    }

    /// What stands behind `prefix` in the names of marks, in order.
    pub fn marks<'t>(&'t self, prefix: &'t str) -> impl Iterator<Item = &'t str> {
        let marks = self.events.iter().filter(|event| event["cat"] == "blink.user_timing");
        marks.filter_map(move |event| event["name"].as_str()?.strip_prefix(prefix))
    }

    /// Everything, for whoever wants to look at it in the browser's own tools.
    pub fn as_json(&self) -> String {
        Value::Array(self.events.clone()).to_string()
    }
}

/// The machine's monotonic clock, by which traces count too.
pub fn monotonic_us() -> i64 {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::Monotonic);
    now.tv_sec * 1_000_000 + now.tv_nsec / 1_000
}

/// The keys, and the frames.
impl Trace {
    /// The keys that were pressed, in order.
    ///
    /// # Errors
    /// When one was never painted.
    pub fn keys(&self) -> anyhow::Result<Vec<Key>> {
        let timings = self.events.iter().filter(|event| event["name"] == "EventTiming" && event["ph"] == "b");
        // The letter comes with `keypress`; `keydown` has the same beginning and the same frame.
        let presses = timings.filter(|event| event["args"]["data"]["type"] == "keypress");
        let key = |event: &Value| {
            let at_us = time_us(event);
            let lasted = event["args"]["data"]["duration"].as_f64().context("a key that was never painted")?;
            let painted_us = at_us + (lasted * 1e3) as i64;
            Ok(Key { at_us, painted_us, work_us: self.work_between(at_us, painted_us) })
        };
        presses.map(key).collect()
    }

    /// When the next frame that was begun at this moment or later was handed over to be drawn.
    pub fn painted_after(&self, us: i64) -> Option<i64> {
        let commit = self.events.iter().find(|event| event["name"] == "Commit" && time_us(event) >= us)?;
        Some(time_us(commit) + commit["dur"].as_i64().unwrap_or_default())
    }

    /// How long the thread of the page that has the text areas was at work, in processor time.
    fn work_between(&self, from: i64, to: i64) -> i64 {
        let first = self.events.partition_point(|event| time_us(event) < from);
        let tasks = self.events[first..].iter().take_while(|event| time_us(event) < to);
        let is_task = |event: &&Value| event["name"] == "RunTask" && event["ph"] == "X" && event["tid"] == self.thread;
        tasks.filter(is_task).filter_map(|event| event["tdur"].as_i64()).sum()
    }
}

/// When an event began.
fn time_us(event: &Value) -> i64 {
    event["ts"].as_i64().unwrap_or_default()
}
