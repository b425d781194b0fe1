//! The limits of live editing that an operator may set.

use std::time::Duration;

use crdt::limits::MAX_DOCUMENT_BYTES;
use hub::HubConfig;

use super::{ConfigError, Environment};

const KIB: usize = 1024;
const MIB: usize = 1024 * 1024;
const DAY: Duration = Duration::from_secs(24 * 3600);

/// Reads them; what is not set stays as the hub has it.
///
/// # Errors
/// A sentence that names the variable and says what it should look like.
pub(super) fn read(environment: &Environment, rate_limits: bool) -> Result<HubConfig, ConfigError> {
    let mut limits = HubConfig::default();
    let count = |name| environment.parsed(name, "a number, 1 or more", at_least_one);
    if let Some(connections) = count("TANDEM_CONNECTIONS_PER_RESUME")? {
        limits.connections_per_resume = connections;
    }
    if let Some(connections) = count("TANDEM_CONNECTIONS_PER_USER")? {
        limits.connections_per_user = connections;
    }
    let size = "a number of KiB from 64 to 2048 (what one frame can carry)";
    let document = environment.parsed("TANDEM_DOCUMENT_KIB", size, |text| {
        at_least_one(text).filter(|kib| (64..=MAX_DOCUMENT_BYTES / KIB).contains(kib))
    })?;
    if let Some(kib) = document {
        limits.document_bytes = kib * KIB;
    }
    let memory = environment.parsed("TANDEM_ROOMS_MIB", "a number of MiB, 16 or more", |text| {
        at_least_one(text).filter(|mib| (16..=usize::MAX / MIB).contains(mib))
    })?;
    if let Some(mib) = memory {
        limits.memory_bytes = mib * MIB;
    }
    let days = environment.parsed("TANDEM_LOG_DAYS", "a number of days, 1 to 36500", |text| {
        text.parse::<u32>().ok().filter(|days| (1..=36_500).contains(days))
    })?;
    if let Some(days) = days {
        limits.retention = DAY * days;
    }
    Ok(if rate_limits { limits } else { limits.without_rates() })
}

fn at_least_one(text: &str) -> Option<usize> {
    text.parse().ok().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_is_used_and_rates_can_be_lifted() {
        let environment = Environment::from_pairs(&[
            ("TANDEM_CONNECTIONS_PER_RESUME", "7"),
            ("TANDEM_CONNECTIONS_PER_USER", "3"),
            ("TANDEM_DOCUMENT_KIB", "64"),
            ("TANDEM_ROOMS_MIB", "100"),
            ("TANDEM_LOG_DAYS", "90"),
        ]);
        let limits = read(&environment, true).expect("valid");
        assert_eq!((limits.connections_per_resume, limits.connections_per_user), (7, 3));
        assert_eq!((limits.document_bytes, limits.memory_bytes), (64 * KIB, 100 * MIB));
        assert_eq!(limits.retention, 90 * DAY);
        let lifted = read(&environment, false).expect("valid");
        assert!(lifted.rate.is_none() && lifted.connections_per_user == usize::MAX);
        assert_eq!(lifted.document_bytes, 64 * KIB, "sizes stay");
    }

    #[test]
    fn what_makes_no_sense_is_named() {
        for (name, value) in [
            ("TANDEM_CONNECTIONS_PER_RESUME", "0"),
            ("TANDEM_CONNECTIONS_PER_USER", "many"),
            ("TANDEM_DOCUMENT_KIB", "4096"),
            ("TANDEM_ROOMS_MIB", "1"),
            ("TANDEM_LOG_DAYS", "0"),
        ] {
            let error = read(&Environment::from_pairs(&[(name, value)]), true).expect_err(name).to_string();
            assert!(error.contains(name), "{error}");
        }
    }
}
