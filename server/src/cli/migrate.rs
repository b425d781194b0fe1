//! `tandem migrate`: the database at this version's schema, and nothing else.

use std::process::ExitCode;

use anyhow::Context;

use crate::config::Config;

pub(super) async fn run(config: &Config) -> anyhow::Result<ExitCode> {
    crate::run::make_data_folder(config)?;
    store::connect(config.database()).await.context("the database cannot be brought to this version")?;
    println!("The database is up to date.");
    Ok(ExitCode::SUCCESS)
}
