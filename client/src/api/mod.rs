//! The REST API as the pages use it.

pub mod auth;
pub mod download;
pub mod files;
pub mod invitations;
pub mod members;
mod problem;
mod request;
pub mod resumes;

pub use problem::ApiError;
use problem::Problem;
