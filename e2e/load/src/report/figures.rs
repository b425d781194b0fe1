//! What one run has shown.

use std::collections::BTreeMap;

/// A figure or a word.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    Number(f64),
    Word(String),
}

/// What one run has shown, by the keys of columns; figures without a column are in the results file only.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    pub values: BTreeMap<&'static str, Value>,
    /// What a reader of the figures must know.
    pub warnings: Vec<String>,
}

impl Figures {
    pub fn number(&mut self, key: &'static str, number: f64) {
        self.values.insert(key, Value::Number(number));
    }

    pub fn word(&mut self, key: &'static str, word: impl Into<String>) {
        self.values.insert(key, Value::Word(word.into()));
    }

    pub fn warn(&mut self, warning: impl Into<String>) {
        self.warnings.push(warning.into());
    }
}

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    Count,
    PerSecond,
    Micros,
    Millis,
    KiB,
    MiB,
    Percent,
    Word,
}

impl Unit {
    /// The number with three digits that mean something, and the unit.
    pub fn write(self, number: f64) -> String {
        let unit = match self {
            Self::Count | Self::Word => "",
            Self::PerSecond => "/s",
            Self::Percent => " %",
            Self::Micros => " µs",
            Self::Millis => " ms",
            Self::KiB => " KiB",
            Self::MiB => " MiB",
        };
        format!("{}{unit}", self.bare(number))
    }

    /// The number alone.
    pub fn bare(self, number: f64) -> String {
        match self {
            Self::Count | Self::PerSecond | Self::Percent => thousands(number),
            _ => digits(number),
        }
    }
}

/// Three digits that mean something, where there are not more before the point.
pub fn digits(number: f64) -> String {
    match number.abs() {
        size if !size.is_finite() => "∞".into(),
        100.0.. => thousands(number),
        10.0.. => format!("{number:.1}"),
        _ => format!("{number:.2}"),
    }
}

fn thousands(number: f64) -> String {
    let digits = format!("{:.0}", number.abs());
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if number <= -0.5 { format!("-{out}") } else { out }
}

/// One thing that a scenario measures.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub key: &'static str,
    pub head: &'static str,
    pub unit: Unit,
}

impl Column {
    pub fn new(key: &'static str, head: &'static str, unit: Unit) -> Self {
        Self { key, head, unit }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_for_people() {
        assert_eq!(Unit::Micros.write(7.244), "7.24 µs");
        assert_eq!(Unit::Millis.write(44.25), "44.2 ms");
        assert_eq!(Unit::Count.write(270_000.0), "270,000");
        assert_eq!(Unit::KiB.write(-1234.4), "-1,234 KiB");
        assert_eq!(Unit::Percent.write(99.6), "100 %");
        assert_eq!(Unit::PerSecond.write(54_000.0), "54,000/s");
    }
}
