//! `tandem copy --to …`: everything, from the configured database to an empty one.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use store::DatabaseUrl;

use crate::config::Config;

pub(super) async fn run(config: &Config, to: &str) -> anyhow::Result<ExitCode> {
    let from = config.database();
    let to = target(to);
    store::copy(from, to).await.context("the copy was not finished; the source is unchanged")?;
    println!("Everything was copied. Start the server with the new DATABASE_URL and the same secret key.");
    Ok(ExitCode::SUCCESS)
}

fn target(text: &str) -> DatabaseUrl {
    if text.starts_with("postgres://") || text.starts_with("postgresql://") {
        DatabaseUrl::Postgres(text.to_owned())
    } else {
        DatabaseUrl::Sqlite(PathBuf::from(text.strip_prefix("sqlite:").unwrap_or(text)))
    }
}
