//! Parts that several pages share.

mod avatar;
mod brand;
mod dialog;
mod form;
mod icon;
mod language;
mod menu;
mod more_menu;
mod opener;
mod shell;
mod sign_out;
mod splash;
pub mod theme;
pub mod toast;
mod version;

pub use avatar::Avatar;
pub use brand::{Brand, BrandMark};
pub use dialog::Dialog;
pub use form::{Entry, FormError, SharedComputer, Submit};
pub use icon::{Glyph, Icon};
pub use language::LanguageSwitch;
pub use menu::Menu;
pub use more_menu::{MoreMenu, is_popover_open};
pub use shell::{AccountMenu, Shell};
pub use splash::{Away, Splash};
pub use version::NewVersion;
