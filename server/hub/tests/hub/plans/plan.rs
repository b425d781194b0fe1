//! What happens in a plan. Steps name things by numbers that are taken modulo what is there, so that every part of a
//! plan is a plan.

use crdt::Seeded;
use serde::{Deserialize, Serialize};
use store::Role;

use crate::wires::Fate;

/// Replicas, people, and windows of theirs. Window 0 and 3 are the first person's, 1 and 4 the second's, 2 the third's.
pub const REPLICAS: usize = 2;
pub const PEOPLE: usize = 3;
pub const WINDOWS: usize = 5;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Plan {
    pub seed: u64,
    pub steps: Vec<Step>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Step {
    /// A window connects to a replica, with the document that it has.
    Join {
        window: usize,
        replica: usize,
    },
    /// Its connection is cut. It keeps its document, and may be written in.
    Bounce {
        window: usize,
    },
    /// It is closed, whatever it held.
    Close {
        window: usize,
    },
    /// It takes what waits for it.
    Hear {
        window: usize,
    },
    /// Letters for letters, in one of the texts.
    Type {
        window: usize,
        text: usize,
        at: usize,
        remove: usize,
        insert: usize,
    },
    /// A mark over some letters.
    Mark {
        window: usize,
        text: usize,
        at: usize,
    },
    Move {
        window: usize,
        thing: usize,
        to: usize,
    },
    Add {
        window: usize,
        to: usize,
    },
    Delete {
        window: usize,
        thing: usize,
    },
    /// Undoes its last deletion.
    TakeBack {
        window: usize,
    },
    Caret {
        window: usize,
        at: usize,
    },
    /// The server changes the résumé for somebody.
    Rewrite {
        person: usize,
        replica: usize,
        words: usize,
    },
    /// Another role, or none; whether anybody tells the hub.
    Role {
        person: usize,
        role: Option<Role>,
        told: bool,
    },
    /// All sessions end, and somebody signs in again later.
    SignOut {
        person: usize,
        told: bool,
    },
    /// A process dies, and another takes its place.
    Crash {
        replica: usize,
    },
    /// A process is asked to stop, and another takes its place.
    Restart {
        replica: usize,
    },
    /// Memory is short: rooms rest, empty ones go.
    Squeeze {
        replica: usize,
    },
    News {
        fate: Fate,
    },
    Database {
        replica: usize,
        mood: Mood,
    },
    Pass {
        milliseconds: u64,
    },
}

/// How the database treats a replica.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Mood {
    Calm,
    /// Up to two seconds for a question.
    Slow,
    /// No question arrives.
    Away,
    /// Half of the answers are lost after everything was done.
    Dark,
    /// Answers take longer than anybody waits.
    Stuck,
    /// Somebody else holds the résumé's row.
    Held,
}

impl Plan {
    /// The plan of a seed.
    pub fn random(seed: u64) -> Self {
        let mut dice = Seeded::new(seed);
        let mut steps: Vec<Step> =
            (0..WINDOWS).map(|window| Step::Join { window, replica: window % REPLICAS }).collect();
        // Some plans are calm, so that all that people do is seen at work; some are storms.
        let storm = dice.below(4);
        for _ in 0..20 + dice.below(80) {
            steps.push(Step::random(&mut dice, storm));
        }
        Self { seed, steps }
    }

    pub fn to_text(&self) -> String {
        serde_json::to_string_pretty(self).expect("plain data")
    }

    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }
}

impl Step {
    fn random(dice: &mut Seeded, storm: usize) -> Self {
        let (window, person, replica) = (dice.below(WINDOWS), dice.below(PEOPLE), dice.below(REPLICAS));
        if dice.below(10) < 2 * storm {
            return match dice.below(21) {
                0..3 => Self::Join { window, replica },
                3..5 => Self::Bounce { window },
                5 => Self::Close { window },
                6 => Self::Crash { replica },
                7 => Self::Restart { replica },
                8..11 => Self::News { fate: [Fate::Arrive, Fate::Lost, Fate::Mixed, Fate::Away][dice.below(4)] },
                11..15 => {
                    let moods = [Mood::Calm, Mood::Calm, Mood::Slow, Mood::Away, Mood::Dark, Mood::Stuck, Mood::Held];
                    Self::Database { replica, mood: moods[dice.below(7)] }
                }
                15..18 => {
                    let roles = [None, Some(Role::Viewer), Some(Role::Commenter), Some(Role::Editor)];
                    Self::Role { person, role: roles[dice.below(4)], told: dice.below(3) > 0 }
                }
                18 => Self::Squeeze { replica },
                19 => Self::SignOut { person, told: dice.below(3) > 0 },
                _ => Self::Pass { milliseconds: 10_000 + dice.below(40_000) as u64 },
            };
        }
        let (at, to, thing) = (dice.below(1000), dice.below(1000), dice.below(1000));
        match dice.below(30) {
            0..11 => Self::Type {
                window,
                text: dice.below(8),
                at,
                remove: dice.below(4).saturating_sub(1),
                insert: dice.below(6),
            },
            11 => Self::Mark { window, text: dice.below(8), at },
            12..15 => Self::Move { window, thing, to },
            15 => Self::Add { window, to },
            16 => Self::Delete { window, thing },
            17 => Self::TakeBack { window },
            18..20 => Self::Caret { window, at },
            20 => Self::Rewrite { person, replica, words: at },
            21..26 => Self::Hear { window },
            26 => Self::Join { window, replica },
            _ => Self::Pass { milliseconds: [0, 1, 5, 50, 300, 2_000][dice.below(6)] },
        }
    }
}
