//! Tells the list of résumés that it has changed, also from messages that outlive the row they speak of.

use dioxus::prelude::*;

/// Counts up with each change. Lives as long as the app.
#[derive(Clone, Copy, Debug)]
pub struct ShelfNews(Signal<u32>);

impl ShelfNews {
    /// Subscribes whoever reads it.
    pub fn listen(self) {
        let _ = (self.0)();
    }

    pub fn tell(mut self) {
        self.0 += 1;
    }
}

pub fn use_shelf_news_provider() {
    use_context_provider(|| ShelfNews(Signal::new(0)));
}

pub fn use_shelf_news() -> ShelfNews {
    use_context()
}
