//! The root: routes, and what every page can ask for.

use dioxus::prelude::*;

use crate::account;
use crate::editor::notes::use_import_notes_provider;
use crate::pages::{EditorPage, LetterPage, MissingPage, TryPage, use_pictures_provider, use_shelf_news_provider};
use crate::parts::{self, HomePage, InvitePage, LoginPage, RegisterPage, ResumesPage};
use crate::ui::toast::{Toasts, use_toasts_provider};
use crate::ui::{NewVersion, theme};

/// The addresses of the pages.
#[derive(Clone, PartialEq, Routable, Debug)]
#[rustfmt::skip]
pub enum Route {
    #[route("/", HomePage)]
    Home {},
    #[route("/login?:next", LoginPage)]
    Login { next: String },
    #[route("/register?:next", RegisterPage)]
    Register { next: String },
    #[route("/resumes", ResumesPage)]
    Resumes {},
    #[route("/r/:id", EditorPage)]
    Editor { id: String },
    #[route("/r/:id/letter/:cover", LetterPage)]
    Letter { id: String, cover: String },
    #[route("/try", TryPage)]
    Try {},
    #[route("/invite/:secret", InvitePage)]
    Invite { secret: String },
    #[route("/:..path", MissingPage)]
    Missing { path: Vec<String> },
}

#[component]
pub fn App() -> Element {
    theme::use_theme_provider();
    use_toasts_provider();
    use_import_notes_provider();
    use_shelf_news_provider();
    use_pictures_provider();
    account::use_account_provider();
    parts::use_rest();
    rsx! {
        Router::<Route> {}
        NewVersion {}
        Toasts {}
    }
}

/// Where to go after signing in: a path of this site, never another site's address.
pub fn safe_next(next: &str) -> Option<Route> {
    let inside = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\');
    if inside { next.parse().ok() } else { None }
}
