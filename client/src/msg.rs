//! What the app says: one function for each message of `messages/languages/en.ftl`, in the language that the page was
//! loaded with.
//!
//! The page's script chooses the language and loads its text beside the program (see `xtask/src/client/start.js`). It
//! stays for the life of the page: to change it is to load the page anew.

mod language;

use std::cell::OnceCell;

use messages::Arg;

pub use language::{all, choose, code, is_right_to_left, number};

/// One without arguments, where messages stand in a table.
pub type Message = fn() -> &'static str;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

thread_local! {
    /// The lines of the language; they live as long as the page.
    static LINES: OnceCell<Vec<&'static str>> = const { OnceCell::new() };
}

fn plain(index: usize) -> &'static str {
    LINES.with(|lines| lines.get_or_init(read).get(index).copied().unwrap_or_default())
}

fn formatted(index: usize, args: &[Arg<'_>]) -> String {
    messages::format(plain(index), args, &language::Here)
}

fn read() -> Vec<&'static str> {
    let text: &'static str = Box::leak(language::text().into_boxed_str());
    text.lines().collect()
}
