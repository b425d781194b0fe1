//! The photo: chosen, dropped or pasted; small, and taken away again.

use crdt::FieldRef;
use dioxus::prelude::*;
use dioxus::web::WebEventExt;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, File, FileList, HtmlInputElement};

use super::desk::{Desk, use_desk};
use crate::api::{ApiError, resumes};
use crate::browser;
use crate::msg;
use crate::ui::{Glyph, Icon};

/// Whether an address is that of a photo that was uploaded here.
pub fn is_uploaded(image: &str) -> bool {
    render::photo(image).is_some()
}

/// `image` is the address in `basics.image`.
#[component]
pub fn PhotoField(image: String) -> Element {
    let desk = use_desk();
    let mut is_busy = use_signal(|| false);
    let mut is_over = use_signal(|| false);
    let is_there = is_uploaded(&image);
    if !desk.can_edit() && !is_there {
        return rsx! {};
    }
    let take = {
        let desk = desk.clone();
        use_callback(move |files: FileList| {
            let Some(file) = first_image(&files).filter(|_| desk.can_edit() && !is_busy()) else { return };
            let desk = desk.clone();
            is_busy.set(true);
            spawn(async move {
                upload(&desk, &file).await;
                is_busy.set(false);
            });
        })
    };
    let chosen = move |event: FormEvent| {
        let input = event.data().try_as_web_event().and_then(|event| event.target());
        let Some(Ok(input)) = input.map(|input| input.dyn_into::<HtmlInputElement>()) else { return };
        input.files().into_iter().for_each(|files| take.call(files));
        // The same file again would be no change.
        input.set_value("");
    };
    let dropped = move |event: Event<DragData>| {
        event.prevent_default();
        is_over.set(false);
        let event: Option<DragEvent> = event.data().try_as_web_event().and_then(|event| event.dyn_into().ok());
        let files = event.and_then(|event| event.data_transfer()).and_then(|data| data.files());
        files.into_iter().for_each(|files| take.call(files));
    };
    let pasted = move |event: Event<ClipboardData>| {
        let event = event.data().try_as_web_event().and_then(|event| event.dyn_into::<ClipboardEvent>().ok());
        let files = event.and_then(|event| event.clipboard_data()).and_then(|data| data.files());
        files.into_iter().for_each(|files| take.call(files));
    };
    let remove = {
        let desk = desk.clone();
        move |_| {
            desk.session.edit(|edit, _| edit.set_text(&FieldRef::basics("image"), ""));
            desk.announcer.say(msg::photo_gone());
            browser::focus_soon("[data-action=\"choose-photo\"]".to_owned());
        }
    };
    let words = match (is_busy(), is_there) {
        (true, _) => msg::photo_sending(),
        (false, true) => msg::photo_replace(),
        (false, false) => msg::photo_add(),
    };
    rsx! {
        div {
            class: "photo-field",
            role: "group",
            "aria-label": msg::photo(),
            "data-testid": "photo",
            "data-over": is_over().then_some("true"),
            ondragover: move |event| {
                event.prevent_default();
                is_over.set(true);
            },
            ondragleave: move |_| is_over.set(false),
            ondrop: dropped,
            onpaste: pasted,
            if is_there {
                img { class: "photo-shown", src: "{image}", alt: msg::photo_alt(), width: "64", height: "64" }
            }
            if desk.can_edit() {
                button {
                    class: "button small",
                    r#type: "button",
                    "data-action": "choose-photo",
                    "data-field": "basics/image",
                    "aria-disabled": if is_busy() { "true" } else { "false" },
                    title: msg::photo_how(),
                    onclick: move |_| browser::click("#photo-file"),
                    Icon { glyph: Glyph::Person }
                    "{words}"
                }
                if is_there {
                    button { class: "button small quiet", r#type: "button", "data-action": "remove-photo", onclick: remove,
                        {msg::photo_remove()}
                    }
                }
                input {
                    id: "photo-file",
                    "data-testid": "photo-file",
                    r#type: "file",
                    hidden: true,
                    tabindex: "-1",
                    accept: "image/jpeg,image/png,image/webp",
                    "aria-label": msg::photo_file(),
                    onchange: chosen,
                }
            }
        }
    }
}

fn first_image(files: &FileList) -> Option<File> {
    files.get(0)
}

/// Sends the file, and refers to what the server has made of it.
async fn upload(desk: &Desk, file: &File) {
    match resumes::add_photo(desk.session.resume_id(), file).await {
        Ok(image) => {
            desk.session.edit(|edit, _| edit.set_text(&FieldRef::basics("image"), &image));
            desk.announcer.say(msg::photo_there());
        }
        Err(ApiError::Unreachable) => {
            desk.toaster.say(msg::photo_unsent());
        }
        Err(error) => desk.toaster.say(error.message()),
    }
}
