//! A résumé as a page: HTML with its CSS, Markdown, plain text.
//!
//! Pure functions over [`crdt::view::ResumeView`]: no I/O, no clock, nothing remembered. The web app's preview and the
//! server's exports call the same code, so they cannot differ.
//!
//! A résumé is first laid out as a [`sheet`]: what the page says, in its order, without anything hidden or blank. The
//! three writers only spell that out, so a field that one of them shows is in the others too.

pub mod dates;
pub mod fit;
pub mod flow;
pub mod fonts;
pub mod html;
pub mod language;
mod links;
mod markdown;
mod paper;
mod photo;
pub mod script;
mod sheet;
pub mod templates;
mod text;
pub mod theme;
mod words;

pub use language::Language;
pub use links::link;
pub use markdown::markdown;
pub use paper::Paper;
pub use photo::photo;
pub use text::text;
pub use theme::Theme;
