//! The promises to people, kept by the whole system: real servers, real browsers, real faults.
//!
//! `cargo xtask test` builds what these need and says where it is; see `e2e::Stage` for what a failure leaves behind.

#[path = "whole/access.rs"]
mod access;
#[path = "whole/bad_input.rs"]
mod bad_input;
#[path = "whole/checkup.rs"]
mod checkup;
#[path = "whole/composing.rs"]
mod composing;
#[path = "whole/faults.rs"]
mod faults;
#[path = "whole/files.rs"]
mod files;
#[path = "whole/firefox.rs"]
mod firefox;
#[path = "whole/ghosts.rs"]
mod ghosts;
#[path = "whole/interchange.rs"]
mod interchange;
#[path = "whole/keyboard.rs"]
mod keyboard;
#[path = "whole/kill_loop.rs"]
mod kill_loop;
#[path = "whole/languages.rs"]
mod languages;
#[path = "whole/letters.rs"]
mod letters;
#[path = "whole/looks.rs"]
mod looks;
#[path = "whole/marks.rs"]
mod marks;
#[path = "whole/narrow.rs"]
mod narrow;
#[path = "whole/new_version.rs"]
mod new_version;
#[path = "whole/offline.rs"]
mod offline;
#[path = "whole/offline_edges.rs"]
mod offline_edges;
#[path = "whole/pages.rs"]
mod pages;
#[path = "whole/pair.rs"]
mod pair;
#[path = "whole/palette.rs"]
mod palette;
#[path = "whole/photo.rs"]
mod photo;
#[path = "whole/readback.rs"]
mod readback;
#[path = "whole/redis_away.rs"]
mod redis_away;
#[path = "whole/roles.rs"]
mod roles;
#[path = "whole/sample.rs"]
mod sample;
#[path = "whole/sessions.rs"]
mod sessions;
#[path = "whole/shelf.rs"]
mod shelf;
#[path = "whole/stock_client.rs"]
mod stock_client;
#[path = "whole/structure.rs"]
mod structure;
#[path = "whole/structure_together.rs"]
mod structure_together;
#[path = "whole/together.rs"]
mod together;
#[path = "whole/two_people.rs"]
mod two_people;
#[path = "whole/two_replicas.rs"]
mod two_replicas;
#[path = "whole/typing.rs"]
mod typing;
#[path = "whole/undo.rs"]
mod undo;

/// Runs a test of faults once, or, in a long run, again and again: faults hit at other moments each time.
async fn rounds(name: &str, body: impl AsyncFn(&e2e::Stage) -> anyhow::Result<()>) -> anyhow::Result<()> {
    for _ in 0..if e2e::long() { 12 } else { 1 } {
        e2e::Stage::run(name, &body).await?;
    }
    Ok(())
}
