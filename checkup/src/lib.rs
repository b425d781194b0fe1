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

/// What there is to say, the gravest first, those of one severity in the order of the page. At most [`MOST`].
pub fn check(view: &ResumeView, given: &Circumstances) -> Vec<Finding> {
    let reading = Reading::of(view, given);
    let mut found = Vec::new();
    for rule in rules::ALL {
        rule(&reading, &mut found);
    }
    reading.sort(&mut found);
    found.truncate(MOST);
    found
}
