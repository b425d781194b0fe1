//! A résumé as plain data: what a reading of the document gives, and what an import makes.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

use crate::Id;
use crate::schema::SectionKind;

/// The whole résumé, without what was deleted. Hidden things are there, and flagged.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ResumeView {
    pub basics: Basics,
    /// In order: the main column's sections, then the side column's.
    pub sections: Vec<Section>,
    pub settings: Settings,
    pub(crate) keep: Keep,
}

impl ResumeView {
    /// The section with that id.
    pub fn section(&self, id: &Id) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == *id)
    }

    /// The item with that id, profiles included.
    pub fn item(&self, id: &Id) -> Option<&Item> {
        let sections = self.sections.iter().flat_map(|section| &section.items);
        sections.chain(&self.basics.profiles).find(|item| item.id == *id)
    }
}

/// The contact block and the summary.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Basics {
    pub fields: Fields,
    pub profiles: Vec<Item>,
    pub(crate) keep: Keep,
}

/// One section and its items, in order.
#[derive(Clone, PartialEq, Debug)]
pub struct Section {
    pub id: Id,
    pub kind: SectionKind,
    /// The name that somebody gave it; empty means the kind's own label.
    pub title: String,
    pub hidden: bool,
    pub column: Column,
    pub items: Vec<Item>,
    pub(crate) keep: Keep,
}

impl Section {
    /// The words above the section.
    pub fn heading(&self) -> &str {
        if self.title.trim().is_empty() { self.kind.label() } else { &self.title }
    }
}

/// One role, degree, skill…
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    pub id: Id,
    pub kind: SectionKind,
    pub hidden: bool,
    /// Items that follow each other with the same group are several roles at one place.
    pub group: Option<Id>,
    pub fields: Fields,
    /// By the key of the list.
    pub lists: BTreeMap<&'static str, Vec<Bullet>>,
    pub(crate) keep: Keep,
}

impl Item {
    /// The bullets of one list; empty when there is none.
    pub fn list(&self, key: &str) -> &[Bullet] {
        self.lists.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether nobody has written anything into it.
    pub fn is_blank(&self) -> bool {
        self.fields.is_blank() && self.lists.values().flatten().all(|bullet| bullet.text.is_blank())
    }
}

/// One entry of a list.
#[derive(Clone, PartialEq, Debug)]
pub struct Bullet {
    pub id: Id,
    pub hidden: bool,
    pub text: RichText,
    pub(crate) keep: Keep,
}

/// The fields of an object that hold something, by their schema key.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Fields(pub(crate) BTreeMap<&'static str, Value>);

/// What one field holds.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    Text(RichText),
    Date(DateValue),
}

impl Fields {
    /// The text of a field; empty when there is none.
    pub fn text(&self, key: &str) -> &RichText {
        const EMPTY: &RichText = &RichText { spans: Vec::new() };
        match self.0.get(key) {
            Some(Value::Text(text)) => text,
            _ => EMPTY,
        }
    }

    /// The texts by their keys, without marks.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, String)> {
        self.0.iter().filter_map(|(key, value)| match value {
            Value::Text(text) => Some((*key, text.plain())),
            Value::Date(_) => None,
        })
    }

    /// The words of a field without marks, dates included as they are written.
    pub fn plain(&self, key: &str) -> String {
        match self.0.get(key) {
            Some(Value::Text(text)) => text.plain(),
            Some(Value::Date(date)) => date.to_string(),
            None => String::new(),
        }
    }

    /// Puts other words into this reading; the document stays as it is.
    pub fn set_text(&mut self, key: &'static str, words: String) {
        self.0.insert(key, Value::Text(RichText::from_plain(words)));
    }

    pub fn date(&self, key: &str) -> Option<&DateValue> {
        match self.0.get(key) {
            Some(Value::Date(date)) => Some(date),
            _ => None,
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.0.iter().map(|(key, value)| (*key, value))
    }

    pub fn is_blank(&self) -> bool {
        self.0.values().all(|value| match value {
            Value::Text(text) => text.is_blank(),
            Value::Date(_) => false,
        })
    }
}

/// Text with marks.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RichText {
    /// Never empty ones, never two neighbours with equal marks.
    pub spans: Vec<Span>,
}

/// A run of text with the same marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Span {
    pub text: String,
    pub marks: Marks,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Marks {
    pub bold: bool,
    pub italic: bool,
    pub link: Option<String>,
}

impl RichText {
    /// Text without marks.
    pub fn from_plain(text: impl Into<String>) -> Self {
        let mut rich = Self::default();
        rich.push(text.into(), Marks::default());
        rich
    }

    /// Adds a run at the end, merged with the last one when the marks are the same.
    pub fn push(&mut self, text: String, marks: Marks) {
        if text.is_empty() {
            return;
        }
        match self.spans.last_mut() {
            Some(last) if last.marks == marks => last.text.push_str(&text),
            _ => self.spans.push(Span { text, marks }),
        }
    }

    /// What stands behind an offset in UTF-16 code units, without white space at its start.
    #[must_use]
    pub fn behind(&self, offset: u32) -> Self {
        let mut rest = Self::default();
        let mut skip = offset as usize;
        for Span { text, marks } in &self.spans {
            let units: Vec<u16> = text.encode_utf16().skip(skip).collect();
            skip = skip.saturating_sub(text.encode_utf16().count());
            let words = String::from_utf16_lossy(&units);
            let words = if rest.spans.is_empty() { words.trim_start() } else { &words };
            rest.push(words.to_owned(), marks.clone());
        }
        rest
    }

    /// Adds a text at the end.
    pub fn append(&mut self, more: &Self) {
        more.spans.iter().for_each(|span| self.push(span.text.clone(), span.marks.clone()));
    }

    /// The text within a range of UTF-16 code units.
    #[must_use]
    pub fn part(&self, range: Range<u32>) -> Self {
        let mut part = Self::default();
        self.runs_in(range).for_each(|(_, text, marks)| part.push(text, marks));
        part
    }

    /// The length in UTF-16 code units.
    #[expect(clippy::len_without_is_empty, reason = "is_blank is what is asked")]
    pub fn len(&self) -> u32 {
        self.spans.iter().map(|span| crate::text::utf16_len(&span.text)).sum()
    }

    /// The runs of equal marks within a range of UTF-16 code units, cut at its ends.
    pub fn runs_in(&self, range: Range<u32>) -> impl Iterator<Item = (Range<u32>, String, Marks)> {
        let mut at = 0;
        self.spans.iter().filter_map(move |Span { text, marks }| {
            let units: Vec<u16> = text.encode_utf16().collect();
            let (start, end) = (at, at + units.len() as u32);
            at = end;
            let part = range.start.max(start)..range.end.min(end);
            let cut =
                units.get((part.start.saturating_sub(start)) as usize..(part.end.saturating_sub(start)) as usize)?;
            (!cut.is_empty()).then(|| (part, String::from_utf16_lossy(cut), marks.clone()))
        })
    }

    /// The words alone.
    pub fn plain(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// Whether there is nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.spans.iter().all(|span| span.text.trim().is_empty())
    }

    /// Whether any run carries a mark.
    pub fn has_marks(&self) -> bool {
        self.spans.iter().any(|span| span.marks != Marks::default())
    }
}

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

/// Where a section stands on the page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Column {
    #[default]
    Main,
    Side,
}

impl Column {
    pub const fn key(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Side => "side",
        }
    }

    pub(crate) fn from_key(key: &str) -> Self {
        if key == "side" { Self::Side } else { Self::Main }
    }
}

/// How the page looks. Choices: the last writer wins. Empty texts mean the template's own.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Settings {
    pub template: String,
    /// A CSS colour, `#rrggbb`.
    pub accent: String,
    pub font: String,
    /// `A4` or `letter`.
    pub paper: String,
    more: [String; MORE.len()],
}

/// The keys that only the page's theme reads, by [`Settings::get`].
const MORE: [&str; 6] = ["heading-font", "leading", "margins", "photo", "size", "text"];

impl Settings {
    /// The keys under which [`crate::Edit::set_value`] takes them, with their values.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let named =
            [("template", &self.template), ("accent", &self.accent), ("font", &self.font), ("paper", &self.paper)];
        named.into_iter().chain(MORE.into_iter().zip(&self.more)).map(|(key, value)| (key, value.as_str()))
    }

    /// The choice of that key; empty when there is none.
    pub fn get(&self, key: &str) -> &str {
        self.entries().find(|(known, _)| *known == key).map_or("", |(_, value)| value)
    }

    /// Puts another choice into this reading; the document stays as it is. Unknown keys are left out.
    pub fn set(&mut self, key: &str, value: &str) {
        if let Some(slot) = self.slot(key) {
            value.clone_into(slot);
        }
    }

    pub(crate) fn slot(&mut self, key: &str) -> Option<&mut String> {
        match key {
            "template" => Some(&mut self.template),
            "accent" => Some(&mut self.accent),
            "font" => Some(&mut self.font),
            "paper" => Some(&mut self.paper),
            _ => self.more.get_mut(MORE.iter().position(|known| *known == key)?),
        }
    }
}

/// What an import brought that the fields do not say: unknown keys, nulls, wrong types. JSON text, read at export only.
#[derive(Clone, PartialEq, Eq, Default)]
pub(crate) struct Keep(pub(crate) Option<Arc<str>>);

impl fmt::Debug for Keep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(text) => write!(f, "Keep({text})"),
            None => f.write_str("Keep"),
        }
    }
}
