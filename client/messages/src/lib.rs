//! What the web app says, in every language.
//!
//! `languages/*.ftl` are Fluent files; to add a language is to add a file. The build reads them all with `compile`: it
//! makes one function for each message of English, so that the compiler knows every name and every argument, and one
//! small text per language, which the browser loads beside the program. There [`format`] turns its lines into sentences.

#[cfg(feature = "compile")]
pub mod compile;
mod format;
mod marks;

pub use format::{Arg, Locale, format};
