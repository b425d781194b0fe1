//! The hub and the relay.

use std::sync::Arc;

use hub::{Hub, LocalRelay, RedisRelay, Relay};
use store::{Store, Vault};

use super::Tools;
use crate::config::Config;

/// The hub with the relay that is configured. A Redis that is away now may come later.
pub(super) fn start_hub(
    config: &Config,
    store: &Arc<dyn Store>,
    vault: &Arc<Vault>,
    tools: &Tools,
) -> anyhow::Result<Hub> {
    let relay: Arc<dyn Relay> = match &config.redis {
        Some(url) => Arc::new(RedisRelay::start(&url.0)?),
        None => Arc::new(LocalRelay),
    };
    Ok(Hub::start(hub::Parts {
        config: config.hub.clone(),
        store: store.clone(),
        log: store.clone(),
        vault: vault.clone(),
        relay,
        clock: tools.clock.clone(),
        rng: tools.rng.clone(),
    }))
}

/// Says whether Redis answers.
///
/// # Errors
/// With what it said.
pub async fn check_redis(url: &str) -> anyhow::Result<()> {
    Ok(RedisRelay::check(url).await?)
}
