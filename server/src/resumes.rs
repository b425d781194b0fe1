//! What several endpoints need to know about résumés: who may do what, titles, contents.

pub mod access;
pub mod beginning;
pub mod content;
pub mod dice;
pub mod person;
pub mod photo;
pub mod print;
pub mod reader;
pub mod summary;
pub mod tags;
pub mod titles;
