//! Sizes that every part agrees on. Bytes, unless the name says otherwise.

/// The largest résumé, as one V1 update.
pub const MAX_DOCUMENT_BYTES: usize = 2 * 1024 * 1024;

/// The largest frame: a catch-up of the largest document, and its header.
pub const MAX_FRAME_BYTES: usize = MAX_DOCUMENT_BYTES + 64;

/// The largest presence state of one client, as JSON.
pub const MAX_PRESENCE_BYTES: usize = 1024;

/// The deepest JSON that an import reads.
pub const MAX_JSON_DEPTH: usize = 64;
