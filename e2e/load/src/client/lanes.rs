//! What is written into one document during a measurement, and what each observer has of it.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// The updates of one writer: equally long, at equal distances in time.
#[derive(Clone, Copy, Debug)]
pub struct Lane {
    /// The writer's Yjs client.
    pub client: u64,
    /// The first clock of the first update.
    pub first: u32,
    /// Clocks per update.
    pub ticks: u32,
    pub updates: usize,
    /// When the first update is due.
    pub start: Instant,
    pub period: Duration,
}

impl Lane {
    /// When update `index` is due. Latencies count from here: a generator that is late does not flatter the server.
    pub fn due(&self, index: usize) -> Instant {
        self.start + self.period.mul_f64(index as f64)
    }

    /// The updates that lie wholly in these clocks.
    fn within(&self, from: u32, to: u32) -> std::ops::Range<usize> {
        let first = from.saturating_sub(self.first).div_ceil(self.ticks) as usize;
        let end = (to.saturating_sub(self.first) / self.ticks) as usize;
        first..end.min(self.updates).max(first)
    }
}

/// The lanes of one document, shared by its observers.
#[derive(Debug, Default)]
pub struct Lanes {
    lanes: RefCell<Vec<Lane>>,
    by_client: RefCell<HashMap<u64, usize>>,
}

impl Lanes {
    /// Another measurement begins.
    pub fn set(&self, lanes: Vec<Lane>) {
        *self.by_client.borrow_mut() = lanes.iter().enumerate().map(|(at, lane)| (lane.client, at)).collect();
        *self.lanes.borrow_mut() = lanes;
    }

    /// Everything is due later.
    pub fn shift(&self, by: Duration) {
        for lane in self.lanes.borrow_mut().iter_mut() {
            lane.start += by;
        }
    }

    /// The lane of this Yjs client.
    pub fn of(&self, client: u64) -> Option<(usize, Lane)> {
        let at = *self.by_client.borrow().get(&client)?;
        Some((at, self.lanes.borrow()[at]))
    }

    pub fn updates(&self) -> usize {
        self.lanes.borrow().iter().map(|lane| lane.updates).sum()
    }
}

/// What all observers of a measurement write into.
#[derive(Debug, Default)]
pub struct Record {
    /// Microseconds from when an update was due to when an observer had it.
    pub delivered: RefCell<Vec<u32>>,
    /// The same to *saved*.
    pub saved: RefCell<Vec<u32>>,
    /// Messages of observers that could not be read.
    pub unreadable: Cell<usize>,
}

/// What one observer has of the lanes of its document.
#[derive(Debug, Default)]
pub struct Seen {
    lanes: Rc<Lanes>,
    /// Whom it does not observe: itself.
    own: u64,
    bits: Vec<Vec<u64>>,
    pub count: usize,
    record: Rc<Record>,
}

impl Seen {
    pub fn new(lanes: Rc<Lanes>, own: u64, record: Rc<Record>) -> Self {
        Self { lanes, own, bits: Vec::new(), count: 0, record }
    }

    /// The lane of a writer, and where its figures go.
    pub fn lane_of(&self, client: u64) -> Option<(Lane, &Record)> {
        self.lanes.of(client).map(|(_, lane)| (lane, &*self.record))
    }

    pub fn note_unreadable(&self) {
        self.record.unreadable.set(self.record.unreadable.get() + 1);
    }

    /// Clocks `from..to` of a client have come.
    pub fn take(&mut self, client: u64, from: u32, to: u32, now: Instant) {
        if client == self.own {
            return;
        }
        let Some((at, lane)) = self.lanes.of(client) else { return };
        if self.bits.len() <= at {
            self.bits.resize_with(at + 1, Vec::new);
        }
        let bits = &mut self.bits[at];
        for index in lane.within(from, to) {
            if bits.len() <= index / 64 {
                bits.resize(index / 64 + 1, 0);
            }
            let bit = 1 << (index % 64);
            if bits[index / 64] & bit == 0 {
                bits[index / 64] |= bit;
                self.count += 1;
                let micros = now.saturating_duration_since(lane.due(index)).as_micros();
                self.record.delivered.borrow_mut().push(micros as u32);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lane(first: u32, ticks: u32, updates: usize) -> Lane {
        Lane { client: 7, first, ticks, updates, start: Instant::now(), period: Duration::from_millis(10) }
    }

    #[test]
    fn only_whole_updates_count() {
        let lane = lane(10, 4, 3);
        assert_eq!(lane.within(0, 10), 0..0);
        assert_eq!(lane.within(10, 14), 0..1);
        assert_eq!(lane.within(11, 18), 1..2);
        assert_eq!(lane.within(0, 21), 0..2);
        assert_eq!(lane.within(0, 1000), 0..3);
    }

    #[test]
    fn an_update_that_comes_twice_counts_once() {
        let (lanes, record) = (Rc::new(Lanes::default()), Rc::new(Record::default()));
        lanes.set(vec![lane(0, 1, 5)]);
        let mut seen = Seen::new(lanes, 0, record.clone());
        seen.take(7, 0, 3, Instant::now());
        seen.take(7, 2, 4, Instant::now());
        seen.take(8, 0, 4, Instant::now());
        assert_eq!(seen.count, 4);
        assert_eq!(record.delivered.borrow().len(), 4);
    }

    #[test]
    fn time_counts_from_when_an_update_was_due() {
        let lane = lane(0, 1, 5);
        assert_eq!(lane.due(3) - lane.start, Duration::from_millis(30));
    }
}
