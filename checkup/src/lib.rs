//! What a recruiter would remark on in a résumé.
//!
//! A pure function over [`crdt::view::ResumeView`]: no AI, no I/O, no clock. The browser runs it while somebody types,
//! the server gives the same answer.
//!
//! A rule says something only when it is sure: a date that may be read in two ways is read in the one that raises no
//! objection, rules about words are silent in languages that they don't know, and what is hidden is not on the page and
//! not looked at. Each rule is a file in `rules/`.

mod english;
mod finding;
mod language;
mod months;
mod reading;
mod rules;
mod words;

pub use finding::{Finding, Rule, Severity};

use crdt::view::{PartialDate, ResumeView};

use reading::Reading;

/// More findings than anybody would read: the rest is not told.
pub const MOST: usize = 100;

/// What is known beside the résumé itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Circumstances {
    /// The day on which it is looked at.
    pub today: PartialDate,
    /// How many pages it has, where somebody has laid it out.
    pub pages: Option<u32>,
}

/// What there is to say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// The gravest first, those of one severity in the order of the page. At most [`MOST`].
    pub findings: Vec<Finding>,
    /// Whether the rules about words were left out: there are words, and not of a language that they know.
    pub is_foreign: bool,
}

/// Looks a résumé over.
pub fn check(view: &ResumeView, given: &Circumstances) -> Report {
    let reading = Reading::of(view, given);
    let mut found = Vec::new();
    for rule in rules::ALL {
        rule(&reading, &mut found);
    }
    reading.sort(&mut found);
    found.truncate(MOST);
    Report { findings: found, is_foreign: reading.is_foreign() }
}
