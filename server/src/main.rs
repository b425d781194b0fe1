//! `tandem`: the server and what its operator needs.

use std::process::ExitCode;

/// Gives memory back to the system when people have left; the default allocator keeps it.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

#[tokio::main]
async fn main() -> ExitCode {
    server::cli::main().await
}
