//! A burst of edits at a fixed rate, and what became of them.

use std::rc::Rc;
use std::time::{Duration, Instant};

use crate::client::metronome::Metronome;
use crate::client::{Client, Lane, Record, frame};
use crate::measure::{own_processor_time, percentile};

use super::Room;

/// Between making everything ready and the first update.
const LEAD: Duration = Duration::from_millis(100);
/// The measurement ends when nothing more came for so long.
const GRACE: Duration = Duration::from_secs(10);
/// And at the latest so long after the last update.
const LONGEST_GRACE: Duration = Duration::from_secs(30);
/// Reading gets a turn after so many sends, however late we are.
const SENDS_IN_A_ROW: usize = 32;
/// A generator that takes more of one core, or is later in milliseconds, measures itself or the machine.
const BUSY: f64 = 0.9;
const LATE: f64 = 20.0;

/// How to write.
#[derive(Clone, Debug)]
pub struct Burst {
    /// Updates a second of each writer.
    pub rate: f64,
    pub duration: Duration,
    /// Every client moves its caret once a second.
    pub presence: bool,
    /// Letters per update.
    pub letters: usize,
    /// Updates take the place of the one before.
    pub replacing: bool,
    /// Clients that read nothing until everything is written, by their places in each room; nobody waits for them.
    pub not_counted: usize,
}

impl Burst {
    /// Single letters.
    pub fn of_letters(rate: f64, duration: Duration) -> Self {
        Self { rate, duration, presence: false, letters: 1, replacing: false, not_counted: 0 }
    }
}

/// Quantiles in milliseconds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quantiles {
    pub p50: f64,
    pub p99: f64,
    pub most: f64,
}

impl Quantiles {
    /// Of microseconds; nothing of nothing.
    pub fn of(micros: &[u32]) -> Option<Self> {
        let mut sorted = micros.to_vec();
        sorted.sort_unstable();
        let at = |share| percentile(&sorted, share).map(|micros| f64::from(micros) / 1000.0);
        Some(Self { p50: at(0.5)?, p99: at(0.99)?, most: at(1.0)? })
    }
}

/// What became of a burst.
#[derive(Debug)]
pub struct Outcome {
    /// Updates that were sent.
    pub updates: usize,
    /// Deliveries that had to come, and those that came.
    pub expected: usize,
    pub delivered: usize,
    pub latency: Option<Quantiles>,
    pub saved: Option<Quantiles>,
    /// How late the generator was.
    pub lateness: Option<Quantiles>,
    /// The generator's share of one core while it wrote.
    pub generator: f64,
    pub unreadable: usize,
}

impl Outcome {
    pub fn lost(&self) -> usize {
        self.expected - self.delivered
    }

    /// The p99 of the latency in milliseconds; what never came took for ever.
    pub fn p99(&self) -> f64 {
        match self.latency {
            Some(latency) if self.lost() * 100 <= self.expected => latency.p99,
            _ => f64::INFINITY,
        }
    }

    /// Why the figures may be about something else than the server.
    pub fn doubt(&self) -> Option<String> {
        let late = self.lateness.map_or(0.0, |lateness| lateness.p99);
        if self.generator > BUSY {
            Some(format!("the load generator had no time left ({:.0} % of a core)", 100.0 * self.generator))
        } else if late > LATE {
            Some(format!("the load generator was late (p99 {late:.0} ms), because the cores were busy"))
        } else {
            None
        }
    }
}

struct Send {
    after: Duration,
    room: usize,
    client: usize,
    is_edit: bool,
    bytes: Vec<u8>,
}

/// Writes, and waits until everything has come or nothing more comes.
///
/// # Errors
/// When the system gives no timer.
pub async fn run(rooms: &mut [Room], burst: &Burst) -> anyhow::Result<Outcome> {
    let record = Rc::new(Record::default());
    let metronome = Metronome::new()?;
    let start = Instant::now() + LEAD;
    let sends = prepare(rooms, burst, start, &record);
    let start = shift(rooms, start);
    let (begun, before) = (Instant::now(), own_processor_time());
    let mut lateness = Vec::with_capacity(sends.len());
    for (number, send) in sends.iter().enumerate() {
        let due = start + send.after;
        metronome.until(due).await?;
        if number % SENDS_IN_A_ROW == 0 {
            tokio::task::yield_now().await;
        }
        lateness.push(Instant::now().saturating_duration_since(due).as_micros() as u32);
        let client = &rooms[send.room].clients[send.client];
        if send.is_edit {
            client.note_edit();
        }
        client.socket.write(&send.bytes);
    }
    let generator = own_processor_time().saturating_sub(before).as_secs_f64() / begun.elapsed().as_secs_f64();
    let expected: usize = rooms
        .iter()
        .map(|room| {
            let observers = room.clients.len() - burst.not_counted;
            room.lanes.updates() * observers.saturating_sub(1)
        })
        .sum();
    wait_for_the_rest(rooms, burst.not_counted, expected).await;
    let delivered = rooms.iter().map(|room| delivered(room, burst.not_counted)).sum();
    Ok(Outcome {
        updates: rooms.iter().map(|room| room.lanes.updates()).sum(),
        expected,
        delivered,
        latency: Quantiles::of(&record.delivered.borrow()),
        saved: Quantiles::of(&record.saved.borrow()),
        lateness: Quantiles::of(&lateness),
        generator,
        unreadable: record.unreadable.get(),
    })
}

/// Makes all bytes before the first is sent, in the order in which they are due.
fn prepare(rooms: &mut [Room], burst: &Burst, start: Instant, record: &Rc<Record>) -> Vec<Send> {
    let period = Duration::from_secs_f64(1.0 / burst.rate);
    let updates = (burst.duration.as_secs_f64() * burst.rate).round() as usize;
    let all: usize = rooms.iter().map(|room| room.writers.len()).sum();
    let text = super::words(burst.letters);
    let mut sends = Vec::new();
    let mut number = 0;
    for (at, room) in rooms.iter_mut().enumerate() {
        let (mut lanes, mut own) = (Vec::new(), vec![0; room.clients.len()]);
        for writer in &mut room.writers {
            // Writers do not type in step.
            let offset = period.mul_f64(number as f64 / all.max(1) as f64);
            number += 1;
            let (client, first, ticks) = (writer.text.client, writer.text.clock, burst.letters as u32);
            lanes.push(Lane { client, first, ticks, updates, start: start + offset, period });
            own[writer.client] = client;
            for index in 0..updates {
                let update = match burst.replacing {
                    true => writer.text.replace(&text, ticks),
                    false => writer.text.append(&text),
                };
                let bytes = frame::binary(&frame::update(&room.door.prefix, &update));
                let after = offset + period.mul_f64(index as f64);
                sends.push(Send { after, room: at, client: writer.client, is_edit: true, bytes });
            }
        }
        room.lanes.set(lanes);
        for (client, own) in room.clients.iter().zip(&own) {
            client.observe(&room.lanes, *own, record);
        }
        if burst.presence {
            carets(room, at, &own, burst.duration, &mut sends);
        }
    }
    sends.sort_by_key(|send| send.after);
    sends
}

/// Every client's caret, once a second.
fn carets(room: &Room, at: usize, own: &[u64], duration: Duration, sends: &mut Vec<Send>) {
    for (client, own) in own.iter().enumerate() {
        let id = if *own == 0 { super::fresh_client() } else { *own };
        let offset = Duration::from_secs_f64(client as f64 / room.clients.len() as f64);
        for second in 0..duration.as_secs() {
            let bytes = frame::binary(&frame::presence(&room.door.prefix, id, second + 1));
            sends.push(Send { after: offset + Duration::from_secs(second), room: at, client, is_edit: false, bytes });
        }
    }
}

/// Making the bytes may have taken longer than was planned for: nothing may be due already.
fn shift(rooms: &[Room], planned: Instant) -> Instant {
    let start = planned.max(Instant::now() + LEAD);
    for room in rooms {
        room.lanes.shift(start - planned);
    }
    start
}

fn delivered(room: &Room, not_counted: usize) -> usize {
    let counted = &room.clients[..room.clients.len() - not_counted];
    counted.iter().map(|client| client.state.seen.borrow().count).sum()
}

async fn wait_for_the_rest(rooms: &[Room], not_counted: usize, expected: usize) {
    let now = || rooms.iter().map(|room| delivered(room, not_counted)).sum::<usize>();
    let unsaved = || {
        let clients = rooms.iter().flat_map(|room| &room.clients[..room.clients.len() - not_counted]);
        clients.filter(|client| client.state.saved.get() > 0).map(Client::unsaved).sum::<u64>()
    };
    let (start, mut progress) = (Instant::now(), (Instant::now(), now(), unsaved()));
    while progress.1 < expected || progress.2 > 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
        let current = (Instant::now(), now(), unsaved());
        if current.1 != progress.1 || current.2 != progress.2 {
            progress = current;
        }
        if progress.0.elapsed() > GRACE || start.elapsed() > LONGEST_GRACE {
            return;
        }
    }
}
