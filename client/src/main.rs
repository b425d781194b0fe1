//! The web app: pages, the editor, and the connection that keeps a résumé in step with everybody else's.

mod account;
mod api;
mod app;
mod browser;
mod crash;
mod editor;
mod keep;
mod msg;
mod pages;
mod parts;
mod sample;
mod sync;
mod ui;
mod words;

fn main() {
    crash::prepare();
    // What stood there while this program was loading: the app is put beside it, not in its place.
    if let Some(place) = browser::find("#main") {
        place.set_text_content(None);
    }
    dioxus::launch(app::App);
}
