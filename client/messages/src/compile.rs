//! Fluent files, read and checked for the build.

mod catalogue;
mod language;
mod pattern;
mod rust;

pub use catalogue::Catalogue;
pub use language::Language;
