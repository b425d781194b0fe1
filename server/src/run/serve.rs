//! Accepting, and the order of stopping.

use std::net::SocketAddr;
use std::time::Duration;

use axum::extract::Request;
use axum::serve::ListenerExt;
use axum::{Router, ServiceExt};
use tokio::net::TcpListener;
use tokio::time::{MissedTickBehavior, interval, timeout};
use tower::Layer;
use tower_http::normalize_path::NormalizePathLayer;

use super::Shutdown;
use crate::state::App;

/// How long what waits may take to be stored and connections to say goodbye.
const STOPPING_PATIENCE: Duration = Duration::from_secs(10);
const CLEANING_EVERY: Duration = Duration::from_secs(3600);

pub(super) async fn serve(app: App, site: Router, listener: TcpListener, shutdown: Shutdown) -> anyhow::Result<()> {
    // A keystroke is a few bytes, and must not wait for more of them.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY was refused");
        }
    });
    // A trailing slash is the same path. Around the router, since routing has happened inside it.
    let site = NormalizePathLayer::trim_trailing_slash().layer(site);
    let service = ServiceExt::<Request>::into_make_service_with_connect_info::<SocketAddr>(site);
    let serving = axum::serve(listener, service).with_graceful_shutdown(app.stopping.clone().cancelled_owned());
    let serving = async move { serving.await };
    tokio::pin!(serving);

    let cleaning = tokio::spawn(clean(app.clone()));
    let ended = tokio::select! {
        ended = &mut serving => Some(ended),
        () = shutdown.begun() => None,
    };
    if let Some(ended) = ended {
        cleaning.abort();
        return Ok(ended?);
    }

    tracing::info!("stopping: storing what waits, ending connections; a second signal stops at once");
    app.stopping.cancel();
    let stopped = async {
        app.hub.shutdown(STOPPING_PATIENCE).await;
        app.sockets.close();
        if timeout(STOPPING_PATIENCE, app.sockets.wait()).await.is_err() {
            tracing::warn!(open = app.sockets.len(), "some connections did not end in time");
        }
        match timeout(STOPPING_PATIENCE, &mut serving).await {
            Ok(ended) => ended,
            Err(_) => {
                tracing::warn!("some requests did not end in time");
                Ok(())
            }
        }
    };
    let ended = tokio::select! {
        ended = stopped => ended,
        () = shutdown.is_urgent() => Ok(()),
    };
    cleaning.abort();
    app.printer.close().await;
    Ok(ended?)
}

/// Deletes sessions nobody can use any more.
async fn clean(app: App) {
    let mut ticks = interval(CLEANING_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = app.store.delete_expired_sessions(app.now()).await {
            tracing::warn!(%error, "expired sessions could not be deleted; trying again in an hour");
        }
    }
}
