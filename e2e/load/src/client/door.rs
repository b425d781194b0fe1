//! Where a document is, and how its server wants to be spoken to.

use std::net::SocketAddr;

/// The way to one document of one server.
#[derive(Clone, Debug)]
pub struct Door {
    pub address: SocketAddr,
    /// Path and query of the upgrade request.
    pub path: String,
    /// The WebSocket subprotocol that is offered.
    pub subprotocol: Option<&'static str>,
    /// What stands before each frame, both ways: Hocuspocus puts the document's name there.
    pub prefix: Vec<u8>,
    /// Sent before anything else, prefix included.
    pub hello: Vec<Vec<u8>>,
}
