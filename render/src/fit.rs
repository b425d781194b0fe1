//! Fits the page to a number of sheets: which sizes are tried, in what order, and how far.
//!
//! Whoever asks measures: [`Fit::next`] says what to lay out, [`Fit::tell`] takes the number of sheets. The same page
//! always comes to the same sizes.

use crdt::view::Settings;

use crate::Theme;

/// As far as anybody should have to read: points, the height of a line in sizes, millimetres at the sides, the space
/// between things. A page that is tighter already stays as it is.
pub const LEGIBLE: Sizes = Sizes { size_pt: 9.0, leading: 1.2, margins_mm: 12.0, spacing: 0.6 };

/// From the page as it is to [`LEGIBLE`].
const STEPS: u32 = 40;

/// When each size begins to give way, and when it has given all: what is noticed least goes first.
const SPACING: (f64, f64) = (0.0, 0.5);
const LEADING: (f64, f64) = (0.05, 0.7);
const MARGINS: (f64, f64) = (0.1, 0.8);
const SIZE: (f64, f64) = (0.3, 1.0);

/// What decides how much fits on a sheet.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Sizes {
    pub size_pt: f64,
    pub leading: f64,
    pub margins_mm: f64,
    pub spacing: f64,
}

impl Sizes {
    pub fn of(theme: &Theme) -> Self {
        let Theme { size_pt, leading, margins_mm, spacing, .. } = *theme;
        Self { size_pt, leading, margins_mm, spacing }
    }

    /// The keys of the settings, with the numbers.
    pub fn entries(&self) -> [(&'static str, f64); 4] {
        [("size", self.size_pt), ("leading", self.leading), ("margins", self.margins_mm), ("spacing", self.spacing)]
    }

    /// Puts them into a reading.
    pub fn put(&self, settings: &mut Settings) {
        for (key, number) in self.entries() {
            settings.set(key, &number.to_string());
        }
    }
}

/// What came of it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Fitted {
    /// It has no more sheets than were asked for.
    Already,
    /// With these it has.
    With(Sizes),
    /// Not within what is legible. So many sheets are the fewest, with these sizes.
    TooLong { least: usize, with: Sizes },
}

/// A search.
#[derive(Debug)]
pub struct Fit {
    now: Sizes,
    sheets: usize,
    state: State,
}

#[derive(Debug)]
enum State {
    /// As it is.
    First,
    /// As tight as it may be.
    Last,
    /// The step `fails` leaves too many sheets, the step `fits` does not.
    Between {
        fails: u32,
        fits: u32,
    },
    Done(Fitted),
}

impl Fit {
    /// `sheets`: how many there shall be at most.
    pub fn new(theme: &Theme, sheets: usize) -> Self {
        Self { now: Sizes::of(theme), sheets, state: State::First }
    }

    /// What is to be laid out next, or what came of it.
    pub fn next(&self) -> Result<Sizes, Fitted> {
        match self.state {
            State::First => Ok(self.now),
            State::Last => Ok(self.at(STEPS)),
            State::Between { fails, fits } => Ok(self.at(fails.midpoint(fits))),
            State::Done(fitted) => Err(fitted),
        }
    }

    /// How many sheets it came to.
    pub fn tell(&mut self, sheets: usize) {
        let is_in = sheets <= self.sheets;
        self.state = match self.state {
            State::First if is_in => State::Done(Fitted::Already),
            State::First => State::Last,
            State::Last if is_in => self.between(0, STEPS),
            State::Last => State::Done(Fitted::TooLong { least: sheets, with: self.at(STEPS) }),
            State::Between { fails, fits } if is_in => self.between(fails, fails.midpoint(fits)),
            State::Between { fails, fits } => self.between(fails.midpoint(fits), fits),
            State::Done(fitted) => State::Done(fitted),
        };
    }

    fn between(&self, fails: u32, fits: u32) -> State {
        if fits - fails > 1 { State::Between { fails, fits } } else { State::Done(Fitted::With(self.at(fits))) }
    }

    fn at(&self, step: u32) -> Sizes {
        let along = f64::from(step) / f64::from(STEPS);
        let least = LEGIBLE;
        Sizes {
            size_pt: between(self.now.size_pt, least.size_pt, SIZE, along, 10.0),
            leading: between(self.now.leading, least.leading, LEADING, along, 100.0),
            margins_mm: between(self.now.margins_mm, least.margins_mm, MARGINS, along, 2.0),
            spacing: between(self.now.spacing, least.spacing, SPACING, along, 20.0),
        }
    }
}

/// A number on its way to the least, in parts of one; as it is while it has not begun to move.
fn between(now: f64, least: f64, (from, to): (f64, f64), along: f64, parts: f64) -> f64 {
    let share = ((along - from) / (to - from)).clamp(0.0, 1.0);
    if share == 0.0 || now <= least {
        return now;
    }
    ((now + (least - now) * share) * parts).round().min((now * parts).floor()).max((least * parts).round()) / parts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sheets of a page that takes more room the larger its sizes are.
    fn sheets(sizes: &Sizes, room: f64) -> usize {
        let Sizes { size_pt, leading, margins_mm, spacing } = sizes;
        let width = 210.0 - 2.0 * margins_mm;
        (room * size_pt * size_pt * (leading + 0.2 * spacing) / width / 180.0).ceil() as usize
    }

    fn fit(theme: &Theme, wanted: usize, room: f64) -> (Fitted, u32) {
        let mut fit = Fit::new(theme, wanted);
        let mut tries = 0;
        loop {
            match fit.next() {
                Ok(sizes) => fit.tell(sheets(&sizes, room)),
                Err(fitted) => return (fitted, tries),
            }
            tries += 1;
        }
    }

    #[test]
    fn it_fits_and_is_no_tighter_than_it_must_be() {
        let theme = Theme::of(&Settings::default());
        let mut outcomes = [0; 3];
        for tenths in 1..120 {
            let room = f64::from(tenths) * 40.0;
            let (fitted, tries) = fit(&theme, 2, room);
            assert!(tries <= 8, "{tries} pages were laid out");
            assert_eq!(fit(&theme, 2, room).0, fitted, "the same every time");
            match fitted {
                Fitted::Already => assert!(sheets(&Sizes::of(&theme), room) <= 2),
                Fitted::With(sizes) => {
                    assert_eq!(sheets(&sizes, room), 2);
                    for ((_, now), (key, least)) in sizes.entries().into_iter().zip(LEGIBLE.entries()) {
                        assert!(now >= least, "{key}: {now}");
                    }
                    let mut settings = Settings::default();
                    sizes.put(&mut settings);
                    assert_eq!(Sizes::of(&Theme::of(&settings)), sizes, "what is written is what is read");
                }
                Fitted::TooLong { least, with } => {
                    assert!(least > 2 && sheets(&with, room) == least);
                }
            }
            outcomes[match fitted {
                Fitted::Already => 0,
                Fitted::With(_) => 1,
                Fitted::TooLong { .. } => 2,
            }] += 1;
        }
        assert!(outcomes.iter().all(|count| *count > 3), "{outcomes:?}");
    }

    #[test]
    fn what_is_tighter_already_stays() {
        let mut settings = Settings::default();
        let tight = Sizes { size_pt: 8.75, leading: 1.15, margins_mm: 10.5, spacing: 0.55 };
        tight.put(&mut settings);
        let (fitted, _) = fit(&Theme::of(&settings), 1, 9_000.0);
        assert!(matches!(fitted, Fitted::TooLong { with, .. } if with == tight), "{fitted:?}");
    }
}
