//! Dates, as far as somebody wrote them.

use std::fmt;
use std::str::FromStr;

/// A date as somebody wrote it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DateValue {
    /// A year, a month or a day.
    Partial(PartialDate),
    /// Words that are not a date; kept, shown, and left out of the strict export.
    Other(String),
}

/// A year, perhaps a month, perhaps a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct PartialDate {
    pub year: i32,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
}

impl DateValue {
    /// Reads the words of a date; `None` when there are none.
    pub fn read(text: &str) -> Option<Self> {
        if text.is_empty() {
            return None;
        }
        Some(text.parse().map_or_else(|NotADate| Self::Other(text.to_owned()), Self::Partial))
    }
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Partial(date) => date.fmt(f),
            Self::Other(text) => f.write_str(text),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        }
        Ok(())
    }
}

/// The words are not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a date is written YYYY, YYYY-MM or YYYY-MM-DD")]
pub struct NotADate;

impl FromStr for PartialDate {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        fn digits(part: &str, len: usize) -> Result<u16, NotADate> {
            let plain = part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit());
            if plain { part.parse().map_err(|_| NotADate) } else { Err(NotADate) }
        }
        let mut parts = text.split('-');
        let year = i32::from(digits(parts.next().ok_or(NotADate)?, 4)?);
        let month = parts.next().map(|part| digits(part, 2)).transpose()?;
        let day = parts.next().map(|part| digits(part, 2)).transpose()?;
        if parts.next().is_some() || month.is_some_and(|m| !(1..=12).contains(&m)) {
            return Err(NotADate);
        }
        let (month, day) = (month.map(|m| m as u8), day.map(|d| d as u8));
        if let (Some(month), Some(day)) = (month, day)
            && !(1..=days_in(year, month)).contains(&day)
        {
            return Err(NotADate);
        }
        Ok(Self { year, month, day })
    }
}

/// The days of a month of the Gregorian calendar.
fn days_in(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
