//! What a person sees when this program has failed: never a page that looks alive and saves nothing.

use wasm_bindgen::JsValue;

use crate::browser;
use crate::msg;

/// From now on a panic is logged, and covers the page with a way out.
pub fn show_panics() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&JsValue::from_str(&panic.to_string()));
        cover();
    }));
}

fn cover() {
    let Some(document) = browser::document() else { return };
    let (Ok(cover), Some(body)) = (document.create_element("div"), document.body()) else { return };
    cover.set_class_name("crash");
    cover.set_attribute("role", "alert").ok();
    cover.set_inner_html(&format!(
        "<div class=\"message\"><h1>{}</h1><p>{}</p><a class=\"button primary\" href=\"\">{}</a></div>",
        msg::crash_title(),
        msg::crash_words(),
        msg::crash_again(),
    ));
    body.append_child(&cover).ok();
}
