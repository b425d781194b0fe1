//! A résumé as a page: HTML with its CSS, Markdown, plain text.
//!
//! Pure functions over [`crdt::view::ResumeView`]: no I/O, no clock, nothing remembered. The web app's preview and the
//! server's exports call the same code, so they cannot differ. What is hidden or blank appears nowhere.

pub mod html;
mod markdown;
mod paper;
mod text;

pub use markdown::markdown;
pub use paper::Paper;
pub use text::text;
