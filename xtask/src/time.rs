//! Durations for people.

use std::time::Duration;

/// Minutes and seconds: `3:07`.
pub fn minutes(duration: Duration) -> String {
    let seconds = duration.as_secs_f64().round() as u64;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_have_two_digits() {
        assert_eq!(minutes(Duration::from_millis(187_400)), "3:07");
        assert_eq!(minutes(Duration::ZERO), "0:00");
    }
}
