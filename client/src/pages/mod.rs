//! The pages, one file each.

mod editor;
mod home;
mod import;
mod invite;
mod login;
mod missing;
mod register;
mod resume_row;
mod resumes;

pub use editor::EditorPage;
pub use home::HomePage;
pub use invite::InvitePage;
pub use login::{LoginForm, LoginPage};
pub use missing::MissingPage;
pub use register::RegisterPage;
pub use resumes::ResumesPage;
