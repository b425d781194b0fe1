//! What a page shows, in HTML, Markdown and plain text.

#[path = "render/common.rs"]
mod common;
#[path = "render/documents.rs"]
mod documents;
#[path = "render/golden.rs"]
mod golden;
#[path = "render/groups.rs"]
mod groups;
#[path = "render/hostile.rs"]
mod hostile;
#[path = "render/letters.rs"]
mod letters;
#[path = "render/looks.rs"]
mod looks;
#[path = "render/visible.rs"]
mod visible;
