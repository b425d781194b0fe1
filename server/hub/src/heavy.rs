//! Work on large documents, which takes long enough for others to notice.

use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::task::block_in_place;

/// From so many bytes on, work takes a millisecond or more.
const LARGE: usize = 64 * 1024;

/// Does work on so many bytes. When they are many, another thread takes over meanwhile what else this one had to do.
pub(crate) fn heavy<R>(bytes: usize, work: impl FnOnce() -> R) -> R {
    let has_others = || Handle::try_current().is_ok_and(|now| now.runtime_flavor() == RuntimeFlavor::MultiThread);
    if bytes >= LARGE && has_others() { block_in_place(work) } else { work() }
}
