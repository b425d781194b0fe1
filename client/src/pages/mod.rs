//! The pages, one file each.

mod editor;
mod home;
mod import;
mod invite;
mod login;
mod missing;
mod register;
mod shelf;
mod try_it;

pub use editor::{EditorPage, LetterPage};
pub use home::HomePage;
pub use invite::InvitePage;
pub use login::{LoginForm, LoginPage};
pub use missing::MissingPage;
pub use register::{RegisterForm, RegisterPage};
pub use shelf::{ResumesPage, use_pictures_provider, use_shelf_news, use_shelf_news_provider};
pub use try_it::TryPage;
