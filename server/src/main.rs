//! `tandem`: the server and what its operator needs.

use std::process::ExitCode;

use server::cli::{self, Command};

/// Gives memory back to the system when people have left; the default allocator keeps it.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    let work = match Command::of_process() {
        Command::Work(work) => work,
        // They have a process of their own each, which has nothing to lose: no threads, no secrets.
        Command::ReadPdf => return readback::child(),
        Command::ReadFile => return intake::child(),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(threads()).enable_all().build();
    match runtime {
        Ok(runtime) => runtime.block_on(cli::run(work)),
        Err(error) => {
            eprintln!("tandem: no threads can be started: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Threads that carry live editing: one core is left to what works beside them, the database, the browser that prints,
/// password hashing. On two busy cores one thread answered five times sooner at the 99th percentile than two.
fn threads() -> usize {
    let wished = std::env::var("TOKIO_WORKER_THREADS").ok().and_then(|text| text.parse().ok());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    wished.unwrap_or(cores - 1).max(1)
}
