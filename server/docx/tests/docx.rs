//! The file, and what a word processor makes of it.

#[path = "docx/common.rs"]
mod common;
#[path = "docx/file.rs"]
mod file;
#[path = "docx/office.rs"]
mod office;
