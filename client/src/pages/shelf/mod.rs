//! My résumés: the list with its pictures, search, tags and order; the bin; the first time; and all of it without the
//! server.

mod bar;
mod bin;
mod card;
mod empty;
mod failed;
mod find;
mod focus;
mod kept;
mod news;
mod page;
mod picture;
mod rename;
mod tags;

pub use news::{use_shelf_news, use_shelf_news_provider};
pub use page::ResumesPage;
pub use picture::use_pictures_provider;
