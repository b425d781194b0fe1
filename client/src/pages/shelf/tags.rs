//! A person's own words for a résumé.

use dioxus::prelude::*;

use crate::api::{self, resumes::Resume};
use crate::browser;
use crate::msg;
use crate::ui::{Dialog, FormError, Glyph, Icon, Submit};

/// As long as the server allows.
const LONGEST: &str = "40";

/// Adds what was typed, unless it is there whatever its capitals.
fn add(tags: &mut Vec<String>, typed: &str) {
    for tag in typed.split(',').map(str::trim).filter(|tag| !tag.is_empty()) {
        if !tags.iter().any(|there| there.to_lowercase() == tag.to_lowercase()) {
            tags.push(tag.to_owned());
        }
    }
}

/// `known`: the tags of all résumés.
#[component]
pub fn TagsDialog(resume: Resume, known: Vec<String>, onclose: EventHandler<()>, onsaved: EventHandler<()>) -> Element {
    let mut tags = use_signal(|| resume.tags.clone());
    let mut typed = use_signal(String::new);
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<String>);
    let id = use_signal(|| resume.id.clone());
    let mut take = move || {
        let words = typed.take();
        add(&mut tags.write(), &words);
    };
    let save = move |event: FormEvent| async move {
        event.prevent_default();
        take();
        busy.set(true);
        let wanted = tags.peek().clone();
        match api::resumes::set_tags(&id.peek(), &wanted).await {
            Ok(()) => onsaved.call(()),
            Err(error) => {
                failure.set(Some(error.field("tags").map_or(error.message(), |field| msg::tags_wrong(&field))))
            }
        }
        busy.set(false);
    };
    let others: Vec<String> = known.into_iter().filter(|tag| !tags.read().contains(tag)).collect();
    rsx! {
        Dialog { title: msg::tags(), onclose,
            p { class: "dialog-words", {msg::tags_words(&resume.title)} }
            form { class: "form", onsubmit: save,
                FormError { message: failure() }
                div { class: "tag-box",
                    for tag in tags() {
                        span { key: "{tag}", class: "tag", "data-tag": "{tag}",
                            bdi { "{tag}" }
                            button {
                                r#type: "button",
                                "aria-label": msg::share_remove_this(&tag),
                                onclick: move |_| {
                                    tags.write().retain(|there| *there != tag);
                                    browser::focus("#tag-field");
                                },
                                Icon { glyph: Glyph::Close }
                            }
                        }
                    }
                    input {
                        id: "tag-field",
                        "data-testid": "tag-field",
                        dir: "auto",
                        "aria-label": msg::tags_new(),
                        placeholder: if tags.read().is_empty() { msg::tags_hint() } else { "" },
                        autofocus: true,
                        autocomplete: "off",
                        enterkeyhint: "done",
                        maxlength: LONGEST,
                        value: "{typed}",
                        oninput: move |event| {
                            typed.set(event.value());
                            if event.value().contains(',') {
                                take();
                            }
                        },
                        onkeydown: move |event| match event.key() {
                            // With nothing typed it sends the form.
                            Key::Enter if !typed.peek().trim().is_empty() && !event.is_composing() => {
                                event.prevent_default();
                                take();
                            }
                            Key::Backspace if typed.peek().is_empty() => drop(tags.write().pop()),
                            _ => {}
                        },
                    }
                }
                if !others.is_empty() {
                    div { class: "tag-offers", role: "group", "aria-label": msg::tags_known(),
                        for tag in others {
                            button {
                                key: "{tag}",
                                class: "add-chip",
                                r#type: "button",
                                "data-tag": "{tag}",
                                onclick: move |_| add(&mut tags.write(), &tag),
                                Icon { glyph: Glyph::Plus }
                                bdi { "{tag}" }
                            }
                        }
                    }
                }
                footer { class: "dialog-foot",
                    button { class: "button", r#type: "button", onclick: move |_| onclose.call(()), {msg::cancel()} }
                    Submit { label: msg::tags_done(), busy: busy(), testid: "save-tags" }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_added_once() {
        let mut tags = vec!["Acme".to_owned()];
        add(&mut tags, " acme, urgent ,, Urgent");
        assert_eq!(tags, ["Acme", "urgent"]);
    }
}
