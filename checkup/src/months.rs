//! Time in months, as far as a date says it.

use std::cmp::Ordering;

use crdt::view::{DateValue, Item, PartialDate};

/// The months in which a date may lie, counted from the year 0: one, or the twelve of a year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Months {
    pub(crate) first: i32,
    pub(crate) last: i32,
}

impl Months {
    pub(crate) fn of(date: PartialDate) -> Self {
        let january = date.year * 12;
        match date.month {
            Some(month) => Self { first: january + i32::from(month) - 1, last: january + i32::from(month) - 1 },
            None => Self { first: january, last: january + 11 },
        }
    }

    /// Whether the month is known.
    pub(crate) fn is_exact(self) -> bool {
        self.first == self.last
    }
}

/// What stands in a field for a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Point {
    Absent,
    At(PartialDate),
    /// "present" in some language.
    Now,
    Unreadable,
}

impl Point {
    pub(crate) fn of(item: &Item, key: &str) -> Self {
        match item.fields.date(key) {
            None => Self::Absent,
            Some(DateValue::Partial(date)) => Self::At(*date),
            Some(DateValue::Other(words)) if words.trim().is_empty() => Self::Absent,
            Some(DateValue::Other(words)) if is_now(words) => Self::Now,
            Some(DateValue::Other(_)) => Self::Unreadable,
        }
    }

    pub(crate) fn months(self) -> Option<Months> {
        match self {
            Self::At(date) => Some(Months::of(date)),
            _ => None,
        }
    }
}

/// Words for an end that has not come.
fn is_now(words: &str) -> bool {
    const NOW: &[&str] = &[
        "present",
        "now",
        "today",
        "current",
        "currently",
        "ongoing",
        "to date",
        "till date",
        "till now",
        "heute",
        "jetzt",
        "aktuell",
        "laufend",
        "bis heute",
        "derzeit",
        "présent",
        "aujourd'hui",
        "aujourd’hui",
        "actuel",
        "en cours",
        "actual",
        "actualidad",
        "presente",
        "actualmente",
        "oggi",
        "in corso",
        "attuale",
        "atual",
        "atualmente",
        "heden",
        "nu",
        "nutid",
        "nuvarande",
        "pågående",
        "nå",
        "nykyinen",
        "obecnie",
        "teraz",
        "současnost",
        "по настоящее время",
        "настоящее время",
        "至今",
        "现在",
        "現在",
        "현재",
        "حتى الآن",
        "الآن",
        "היום",
    ];
    let words = words.trim().trim_end_matches('.').to_lowercase();
    NOW.contains(&words.as_str())
}

/// From when to when something lasted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    pub(crate) start: Point,
    pub(crate) end: Point,
}

impl Span {
    pub(crate) fn of(item: &Item) -> Self {
        Self { start: Point::of(item, "startDate"), end: Point::of(item, "endDate") }
    }

    /// Whether it has certainly ended before this month.
    pub(crate) fn is_over(self, today: PartialDate) -> bool {
        self.end.months().is_some_and(|end| end.last < Months::of(today).first)
    }

    /// Whether it has certainly begun, and its end is open or to come.
    pub(crate) fn is_current(self, today: PartialDate) -> bool {
        let now = Months::of(today);
        let has_begun = self.start.months().is_some_and(|start| start.last <= now.first);
        has_begun && (self.is_open() || self.end.months().is_some_and(|end| end.first > now.last))
    }

    /// Whether no end is said.
    pub(crate) fn is_open(self) -> bool {
        matches!(self.end, Point::Absent | Point::Now)
    }

    /// Whether the end certainly lies before the beginning.
    pub(crate) fn is_reversed(self) -> bool {
        let (Point::At(start), Point::At(end)) = (self.start, self.end) else { return false };
        let by_month = Months::of(end).last.cmp(&Months::of(start).first);
        let is_same_month = Months::of(start).is_exact() && Months::of(end) == Months::of(start);
        let by_day = start.day.zip(end.day).map_or(Ordering::Equal, |(start, end)| end.cmp(&start));
        by_month == Ordering::Less || (is_same_month && by_day == Ordering::Less)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Point {
        text.parse().map_or(Point::Absent, Point::At)
    }

    fn span(start: &str, end: &str) -> Span {
        Span { start: at(start), end: at(end) }
    }

    const TODAY: PartialDate = PartialDate { year: 2026, month: Some(11), day: Some(20) };

    #[test]
    fn only_what_is_certain_is_over() {
        assert!(span("2019", "2025").is_over(TODAY));
        assert!(span("2019", "2026-10").is_over(TODAY));
        assert!(!span("2019", "2026-11").is_over(TODAY), "the month has not ended");
        assert!(!span("2019", "2026").is_over(TODAY), "it may last to December");
        assert!(!span("2019", "").is_over(TODAY));
    }

    #[test]
    fn only_what_is_certain_goes_on() {
        assert!(span("2019", "").is_current(TODAY));
        assert!(span("2019-03", "2027").is_current(TODAY));
        assert!(!span("", "").is_current(TODAY), "nobody has said when it began");
        assert!(!span("2019", "2026-11").is_current(TODAY));
        assert!(!span("2027-01", "").is_current(TODAY));
    }

    #[test]
    fn an_end_before_the_beginning() {
        assert!(span("2020-05", "2019").is_reversed());
        assert!(span("2020-05", "2020-04").is_reversed());
        assert!(span("2020-05-20", "2020-05-02").is_reversed());
        assert!(!span("2020-05", "2020").is_reversed(), "December is in 2020");
        assert!(!span("2020", "2020").is_reversed());
        assert!(!span("2020", "").is_reversed());
    }
}
