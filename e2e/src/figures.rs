//! Percentiles of one run, and medians with their spread over several.

use std::fmt;

/// The value below which `percent` of a hundred lie (nearest rank).
pub fn percentile(values: &[f64], percent: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (percent / 100.0 * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.clamp(1, sorted.len().max(1)) - 1).copied().unwrap_or(f64::NAN)
}

/// One figure, of each run.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Figure {
    pub name: String,
    pub unit: &'static str,
    pub runs: Vec<f64>,
    /// What it may be at most.
    pub limit: Option<f64>,
}

impl Figure {
    pub fn new(name: impl Into<String>, unit: &'static str, limit: impl Into<Option<f64>>) -> Self {
        Self { name: name.into(), unit, runs: Vec::new(), limit: limit.into() }
    }

    /// The median of the runs.
    pub fn median(&self) -> f64 {
        percentile(&self.runs, 50.0)
    }

    /// Whether its median is at most the limit.
    pub fn holds(&self) -> Option<bool> {
        self.limit.map(|limit| self.median() <= limit)
    }
}

/// `4.1 ms (3.9–4.6)`
impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let least = self.runs.iter().copied().fold(f64::INFINITY, f64::min);
        let most = self.runs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        write!(f, "{} {}", short(self.median()), self.unit)?;
        if self.runs.len() > 1 { write!(f, " ({}–{})", short(least), short(most)) } else { Ok(()) }
    }
}

/// As many digits as say something.
pub fn short(value: f64) -> String {
    match value.abs() {
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

/// The slope of the line that fits best, `y` per `x`.
pub fn slope(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let (mean_x, mean_y) = points.iter().fold((0.0, 0.0), |(x, y), point| (x + point.0 / count, y + point.1 / count));
    let (over, under) = points.iter().fold((0.0, 0.0), |(over, under), (x, y)| {
        (over + (x - mean_x) * (y - mean_y), under + (x - mean_x) * (x - mean_x))
    });
    over / under
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_values_that_were_there() {
        let values: Vec<f64> = (1..=200).rev().map(f64::from).collect();
        assert_eq!([50.0, 95.0, 99.0, 100.0].map(|percent| percentile(&values, percent)), [100.0, 190.0, 198.0, 200.0]);
        assert_eq!(percentile(&[7.0], 99.0), 7.0);
    }

    #[test]
    fn a_figure_shows_its_spread() {
        let figure = Figure { runs: vec![4.0, 12.5, 3.25], ..Figure::new("p95", "ms", 16.0) };
        assert_eq!(figure.to_string(), "4.00 ms (3.25–12.5)");
        assert_eq!(figure.holds(), Some(true));
    }

    #[test]
    fn a_slope_is_what_each_step_adds() {
        assert_eq!(slope(&[(5.0, 100.0), (10.0, 110.0), (15.0, 120.0)]), 2.0);
    }
}
