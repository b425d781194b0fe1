//! Client files from a folder.

use std::path::Path;

use bytes::Bytes;

/// The file `path` (checked by the caller: plain names only) under `folder`, or nothing.
pub(super) async fn read(folder: &Path, path: &str) -> Option<Bytes> {
    match tokio::fs::read(folder.join(path)).await {
        Ok(bytes) => Some(Bytes::from(bytes)),
        Err(error) => {
            if error.kind() == std::io::ErrorKind::PermissionDenied {
                tracing::warn!(path, %error, "a client file cannot be read");
            }
            None
        }
    }
}
