//! How much of a log is read at once.

use crate::LogRow;

/// A page of the log ends once its blobs have so many bytes: the longest log is read in pieces that fit in memory.
pub const PAGE_BYTES: usize = 4 * 1024 * 1024;

/// Whether more rows may come after a page that was read with this limit.
pub fn may_go_on(page: &[LogRow], limit: i64) -> bool {
    page.len() as i64 >= limit || page.iter().map(|row| row.blob.len()).sum::<usize>() >= PAGE_BYTES
}
