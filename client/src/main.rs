//! The web app: pages, the editor, and the connection that keeps a résumé in step with everybody else's.

mod account;
mod api;
mod app;
mod browser;
mod editor;
mod pages;
mod sync;
mod ui;
mod words;

fn main() {
    dioxus::launch(app::App);
}
