//! Client files inside the binary.

use bytes::Bytes;
use rust_embed::Embed;

#[derive(Embed)]
#[folder = "../target/client"]
struct Client;

/// The file `path`, or nothing.
pub(super) fn read(path: &str) -> Option<Bytes> {
    let file = Client::get(path)?;
    Some(match file.data {
        std::borrow::Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        std::borrow::Cow::Owned(bytes) => Bytes::from(bytes),
    })
}
