//! The name and its mark: two carets, one a step behind the other.

use dioxus::prelude::*;

use crate::app::Route;
use crate::msg;

#[component]
pub fn Brand() -> Element {
    rsx! {
        Link { class: "brand", to: Route::Home {}, "aria-label": msg::brand_home(),
            BrandMark {}
            span { class: "brand-name", "Tandem" }
        }
    }
}

#[component]
pub fn BrandMark() -> Element {
    rsx! {
        svg { class: "brand-mark", view_box: "0 0 32 32", width: "24", height: "24", "aria-hidden": "true",
            rect { class: "brand-ground", width: "32", height: "32", rx: "9" }
            path { class: "brand-first", d: "M12 7.5v13" }
            path { class: "brand-second", d: "M20 11.5v13" }
        }
    }
}
