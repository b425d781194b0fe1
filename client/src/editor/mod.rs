//! The editor: the résumé as fields, and beside them the page as it prints.

mod access_notice;
mod actions;
mod add_section;
mod announcer;
mod bullet;
mod bullets;
mod contact;
mod date_field;
mod dates;
mod desk;
mod drag;
mod export;
mod field_grid;
mod header;
mod item;
mod item_title;
mod look;
mod mirror;
mod month_picker;
mod move_menu;
pub mod notes;
mod outline;
mod page;
mod page_click;
mod people;
mod section;
mod share;
mod share_invite;
mod share_member;
mod state_line;
mod structure;
mod text_field;
mod toolbar;
mod workbench;

pub use workbench::Workbench;
