//! The pages, one file each.

mod editor;
mod home;
mod import;
mod invite;
mod kept_shelf;
mod login;
mod missing;
mod register;
mod resume_row;
mod resumes;
mod shelf_news;

pub use editor::EditorPage;
pub use home::HomePage;
pub use invite::InvitePage;
pub use login::{LoginForm, LoginPage};
pub use missing::MissingPage;
pub use register::RegisterPage;
pub use resumes::ResumesPage;
pub use shelf_news::use_shelf_news_provider;
