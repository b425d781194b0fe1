//! From an HTTP request to a WebSocket: axum checks and answers the request, and the socket is opened here, since
//! axum's own cannot send a message in parts.

use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::http::Request;
use axum::http::request::Parts;
use axum::response::Response;
use crdt::limits::MAX_FRAME_BYTES;
use crdt::protocol::SUBPROTOCOL;
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper_util::rt::TokioIo;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

/// tungstenite would take 128 KiB for each connection; most frames are some bytes.
const READ_BUFFER_BYTES: usize = 512;
/// What is gathered before it is written. The buffer never shrinks, so larger messages are sent in parts.
const WRITE_BUFFER_BYTES: usize = 1024;

pub(super) type Socket = WebSocketStream<TokioIo<Upgraded>>;

/// A request for a WebSocket that is in order.
pub(super) struct Upgrade {
    on_upgrade: OnUpgrade,
    answer: WebSocketUpgrade,
}

impl<S: Send + Sync> FromRequestParts<S> for Upgrade {
    type Rejection = WebSocketUpgradeRejection;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let own = parts.extensions.remove::<OnUpgrade>();
        let none = hyper::upgrade::on(Request::new(Body::empty()));
        if own.is_some() {
            // axum wants one, and gets one that leads nowhere.
            parts.extensions.insert(none.clone());
        }
        let answer = WebSocketUpgrade::from_request_parts(parts, state).await?.protocols([SUBPROTOCOL]);
        Ok(Self { on_upgrade: own.unwrap_or(none), answer })
    }
}

impl Upgrade {
    /// Whether the client speaks `tandem.v1`.
    pub(super) fn speaks_extensions(&self) -> bool {
        self.answer.selected_protocol().is_some_and(|selected| selected == SUBPROTOCOL)
    }

    /// Answers, and serves the socket once the client has the answer.
    pub(super) fn serve<F: Future<Output = ()> + Send>(
        self,
        serve: impl FnOnce(Socket) -> F + Send + 'static,
    ) -> Response {
        let Self { on_upgrade, answer } = self;
        tokio::spawn(async move {
            match on_upgrade.await {
                Ok(upgraded) => serve(open(upgraded).await).await,
                Err(error) => tracing::debug!(%error, "a connection ended before it was a WebSocket"),
            }
        });
        answer.on_upgrade(|_| async {})
    }
}

async fn open(upgraded: Upgraded) -> Socket {
    let config = WebSocketConfig::default()
        .read_buffer_size(READ_BUFFER_BYTES)
        .write_buffer_size(WRITE_BUFFER_BYTES)
        .max_write_buffer_size(2 * MAX_FRAME_BYTES)
        .max_message_size(Some(MAX_FRAME_BYTES))
        .max_frame_size(Some(MAX_FRAME_BYTES));
    WebSocketStream::from_raw_socket(TokioIo::new(upgraded), Role::Server, Some(config)).await
}
