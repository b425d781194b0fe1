//! What the operator decides: environment variables, read once at start.

mod limits;
mod proxies;
mod public_url;
mod read;
mod secret_key;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use hub::HubConfig;

pub use proxies::TrustedProxies;
pub use public_url::PublicUrl;
pub use read::{ConfigError, Environment};
pub use secret_key::load_or_create as load_or_create_secret_key;

/// Everything that can be set from outside. Made by [`Config::from_environment`], or by [`Config::in_folder`] in tests.
#[derive(Clone, Debug)]
pub struct Config {
    /// `TANDEM_LISTEN`: where the server listens. Port 0 lets the system choose a free one.
    pub listen: SocketAddr,
    /// `TANDEM_DATA_DIR`: the SQLite file, the secret key, mails that were not sent by SMTP.
    pub data_dir: PathBuf,
    /// `TANDEM_PUBLIC_URL`: the address that people type. Without it, links are made from the listening address.
    pub public_url: Option<PublicUrl>,
    /// `DATABASE_URL`: Postgres. Without it, a SQLite file in the data folder.
    pub postgres: Option<Secret>,
    /// `REDIS_URL`: news between replicas. Without it, this is the only replica.
    pub redis: Option<Secret>,
    /// `TANDEM_SECRET_KEY`: 32 bytes. Without it, read from (and at first made in) the data folder.
    pub secret_key: Option<SecretKey>,
    /// `TANDEM_TRUSTED_PROXIES`: whose `X-Forwarded-For` is believed.
    pub trusted_proxies: TrustedProxies,
    /// `TANDEM_CHROMIUM`: the browser that prints; without it the first Chromium in `PATH`.
    pub chromium: Option<PathBuf>,
    /// `TANDEM_RATE_LIMITS`: `off` lifts every rate, for load tests. Sizes stay limited.
    pub rate_limits: bool,
    /// The limits of live editing: `TANDEM_CONNECTIONS_PER_RESUME`, `TANDEM_CONNECTIONS_PER_USER`,
    /// `TANDEM_DOCUMENT_KIB`, `TANDEM_ROOMS_MIB`, `TANDEM_LOG_DAYS`.
    pub hub: HubConfig,
    /// `TANDEM_CLIENT_DIR`: the built client on disk. Without it: the embedded one, or `target/client`.
    pub client_dir: Option<PathBuf>,
    /// This program, which is started again for each PDF that is read. Not a variable: the tests are another program.
    #[doc(hidden)]
    pub program: Option<PathBuf>,
    /// How much work a password hash is. Not a variable: only tests make it less.
    #[doc(hidden)]
    pub hashing: Hashing,
}

/// The work of one password hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hashing {
    /// Argon2id, 19 MiB, two passes: what OWASP recommends at least.
    Strong,
    /// As little as Argon2 accepts. For tests.
    Cheap,
}

/// A connection address that may hold a password. Its `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// The master key of everything stored. Its `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretKey(pub [u8; 32]);

impl std::fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretKey(…)")
    }
}

impl Config {
    /// Reads the variables of this process.
    ///
    /// # Errors
    /// A sentence that names the variable and says what it should look like.
    pub fn from_environment() -> Result<Self, ConfigError> {
        Self::read(&Environment::of_this_process())
    }

    /// Reads the variables of `environment`.
    ///
    /// # Errors
    /// A sentence that names the variable and says what it should look like.
    pub fn read(environment: &Environment) -> Result<Self, ConfigError> {
        let data_dir = environment.value("TANDEM_DATA_DIR").unwrap_or_else(|| "./data".to_owned());
        let mut config = Self::in_folder(Path::new(&data_dir));
        config.hashing = Hashing::Strong;
        config.listen = environment
            .parsed("TANDEM_LISTEN", "an address and a port, like 127.0.0.1:8080", |text| text.parse().ok())?
            .unwrap_or(SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)));
        config.public_url = environment.parsed(
            "TANDEM_PUBLIC_URL",
            "the address people type, without a path, like https://cv.example.org",
            PublicUrl::parse,
        )?;
        config.postgres = environment.secret_parsed(
            "DATABASE_URL",
            "a Postgres address like postgres://user:password@host/tandem (leave it out to use SQLite)",
            |text| starts_with_any(text, &["postgres://", "postgresql://"]).then(|| Secret(text.to_owned())),
        )?;
        config.redis = environment.secret_parsed("REDIS_URL", "a Redis address like redis://host:6379", |text| {
            starts_with_any(text, &["redis://", "rediss://", "redis+unix://", "unix://"])
                .then(|| Secret(text.to_owned()))
        })?;
        config.secret_key =
            environment.secret_parsed("TANDEM_SECRET_KEY", "64 hexadecimal digits (32 bytes)", secret_key::parse)?;
        config.trusted_proxies = environment
            .parsed(
                "TANDEM_TRUSTED_PROXIES",
                "addresses or networks separated by commas, like 10.0.0.0/8,127.0.0.1",
                TrustedProxies::parse,
            )?
            .unwrap_or_default();
        config.rate_limits = environment
            .parsed("TANDEM_RATE_LIMITS", "on or off", |text| match text {
                "on" => Some(true),
                "off" => Some(false),
                _ => None,
            })?
            .unwrap_or(true);
        config.hub = limits::read(environment, config.rate_limits)?;
        config.chromium = environment.value("TANDEM_CHROMIUM").map(PathBuf::from);
        config.client_dir = environment.value("TANDEM_CLIENT_DIR").map(PathBuf::from);
        Ok(config)
    }

    /// A server that keeps everything in one folder, on a free port, with cheap password hashes: what tests want.
    pub fn in_folder(data_dir: &Path) -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            data_dir: data_dir.to_owned(),
            public_url: None,
            postgres: None,
            redis: None,
            secret_key: None,
            trusted_proxies: TrustedProxies::default(),
            chromium: None,
            rate_limits: true,
            hub: HubConfig::default(),
            client_dir: None,
            program: None,
            hashing: Hashing::Cheap,
        }
    }

    /// Where the built client lies on disk.
    pub fn client_folder(&self) -> PathBuf {
        self.client_dir.clone().unwrap_or_else(|| PathBuf::from("target/client"))
    }

    /// The SQLite file, used when no Postgres is set.
    pub fn sqlite_file(&self) -> PathBuf {
        self.data_dir.join("tandem.sqlite")
    }

    /// The database to connect to.
    pub fn database(&self) -> store::DatabaseUrl {
        match &self.postgres {
            Some(Secret(url)) => store::DatabaseUrl::Postgres(url.clone()),
            None => store::DatabaseUrl::Sqlite(self.sqlite_file()),
        }
    }
}

fn starts_with_any(text: &str, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|beginning| text.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::read(&Environment::from_pairs(variables))
    }

    #[test]
    fn without_variables_the_defaults_of_the_readme_hold() {
        let config = read(&[]).expect("defaults are valid");
        assert_eq!(config.listen, SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)));
        assert_eq!(config.data_dir, Path::new("./data"));
        assert_eq!(config.hashing, Hashing::Strong);
        assert!(config.rate_limits);
    }

    #[test]
    fn a_bad_value_names_its_variable() {
        for (name, value) in [
            ("TANDEM_LISTEN", "8080"),
            ("TANDEM_PUBLIC_URL", "cv.example.org"),
            ("DATABASE_URL", "mysql://x"),
            ("REDIS_URL", "localhost"),
            ("TANDEM_SECRET_KEY", "secret"),
            ("TANDEM_TRUSTED_PROXIES", "10.0.0.0/99"),
            ("TANDEM_RATE_LIMITS", "no"),
        ] {
            let error = read(&[(name, value)]).expect_err(name).to_string();
            assert!(error.contains(name), "{error}");
        }
    }

    #[test]
    fn secrets_are_in_no_message_and_no_debug() {
        let key = "zz".repeat(32);
        let error = read(&[("TANDEM_SECRET_KEY", &key)]).expect_err("not hexadecimal").to_string();
        assert!(!error.contains(&key), "{error}");
        let config = read(&[("DATABASE_URL", "postgres://u:hush@h/d")]).expect("valid");
        assert!(!format!("{config:?}").contains("hush"));
    }
}
