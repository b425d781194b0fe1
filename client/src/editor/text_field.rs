//! The one text field of the editor: a text area that several people can be in.
//!
//! The virtual DOM never sets its value; the session does, when others have typed (see `sync::TextHandle`).

use std::rc::Rc;

use crdt::FieldRef;
use crdt::view::RichText;
use dioxus::prelude::*;
use dioxus::web::WebEventExt;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use super::desk::use_desk;
use super::mark_bar::{self, MarkBar, Selected, Toggle};
use super::mirror::{Caret, Piece, pieces};
use super::{neighbours, paste};
use crate::sync::TextHandle;

#[derive(Props, Clone, PartialEq)]
pub struct TextFieldProps {
    /// Must not change during the life of the component: give it a key.
    pub field: FieldRef,
    pub text: RichText,
    /// What the text is, for those who hear the page.
    pub label: String,
    #[props(default)]
    pub id: Option<String>,
    #[props(default)]
    pub placeholder: String,
    #[props(default)]
    pub class: String,
    /// Whether a comma ends it, as Enter does: keywords.
    #[props(default)]
    pub commas: bool,
    /// Whether Enter makes a new line.
    #[props(default)]
    pub multiline: bool,
    /// Whether it takes bold and italic.
    #[props(default)]
    pub rich: bool,
    /// Enter in a single line.
    #[props(default)]
    pub onenter: Option<EventHandler<Rc<TextHandle>>>,
    /// Backspace at the start: what is here goes to the end of what is before.
    #[props(default)]
    pub onjoin: Option<EventHandler<()>>,
    /// Delete at the end: what is behind comes here.
    #[props(default)]
    pub onjoinnext: Option<EventHandler<()>>,
    /// Something with marks or in lines was pasted, over this selection.
    #[props(default)]
    pub onrich: Option<EventHandler<(std::ops::Range<u32>, Vec<RichText>)>>,
    /// Several lines were pasted into a single line: those after the first.
    #[props(default)]
    pub onlines: Option<EventHandler<Vec<String>>>,
}

#[component]
pub fn TextField(props: TextFieldProps) -> Element {
    let desk = use_desk();
    let session = desk.session.clone();
    let mut handle = use_signal(|| None::<Rc<TextHandle>>);
    let mut selected = use_signal(|| None::<Selected>);
    let mut is_composing = use_signal(|| false);
    let key = use_hook(|| props.field.to_string());

    let cursors = use_memo({
        let (session, key) = (session.clone(), key.clone());
        move || session.cursors_in(&key)
    });
    let carets = session.read(|document| {
        let resolve = |anchor: &crdt::anchor::Anchor| anchor.resolve(document, &props.field);
        let caret = |cursor: &crate::sync::PeerCursor| {
            let (anchor, head) = (resolve(&cursor.anchor)?, resolve(&cursor.head)?);
            let (user, name) = (cursor.user.clone(), cursor.name.clone());
            Some(Caret {
                client: cursor.client,
                user,
                name,
                slot: cursor.slot,
                is_moving: cursor.is_moving,
                anchor,
                head,
            })
        };
        cursors.read().iter().filter_map(caret).collect::<Vec<_>>()
    });

    use_drop({
        let session = session.clone();
        move || {
            if let Some(handle) = handle.peek().as_ref() {
                session.detach(handle);
            }
        }
    });

    let attach = {
        let (session, field) = (session.clone(), props.field.clone());
        move |event: MountedEvent| {
            let element = event.data().try_as_web_event();
            if let Some(Ok(element)) = element.map(|element| element.dyn_into::<HtmlTextAreaElement>()) {
                handle.set(Some(session.attach(&field, element)));
            }
        }
    };
    let typed = {
        let session = session.clone();
        let (multiline, onlines, commas) = (props.multiline, props.onlines, props.commas);
        // The letters of a text with marks are the mirror's.
        let shows_mirror = props.rich && props.text.has_marks();
        move |_| {
            let Some(handle) = handle.peek().clone() else { return };
            let further = if multiline || handle.is_composing() {
                Vec::new()
            } else {
                keep_first_line(&handle, onlines.is_some(), commas)
            };
            if further.is_empty() && !shows_mirror && !handle.is_composing() {
                return session.typed_soon(&handle);
            }
            session.typed(&handle);
            if let (Some(onlines), false) = (onlines, further.is_empty()) {
                onlines.call(further);
            }
        }
    };
    let pressed = {
        let (session, field) = (session.clone(), props.field.clone());
        let (multiline, rich, onenter) = (props.multiline, props.rich, props.onenter);
        let (onjoin, onjoinnext) = (props.onjoin, props.onjoinnext);
        let can_edit = desk.can_edit();
        move |event: KeyboardEvent| {
            let Some(handle) = handle.peek().clone() else { return };
            session.take_typed();
            // 229: Safari says so for the Enter that confirms what an input method wrote, after it has ended.
            let of_input_method = event.data().try_as_web_event().is_some_and(|event| event.key_code() == 229);
            if event.is_composing() || handle.is_composing() || of_input_method {
                return;
            }
            let modifiers = event.modifiers();
            let command = modifiers.ctrl() || modifiers.meta();
            match event.key() {
                Key::Enter if !multiline => {
                    event.prevent_default();
                    if let (Some(onenter), true) = (onenter, can_edit) {
                        onenter.call(handle);
                    }
                }
                Key::Backspace if can_edit && !command && handle.selection() == (0, 0) => {
                    if let Some(onjoin) = onjoin {
                        event.prevent_default();
                        onjoin.call(());
                    }
                }
                Key::Delete
                    if can_edit && modifiers.is_empty() && handle.selection() == (handle.len(), handle.len()) =>
                {
                    if let Some(onjoinnext) = onjoinnext {
                        event.prevent_default();
                        onjoinnext.call(());
                    }
                }
                key if modifiers.is_empty() => {
                    if let Some(way) = neighbours::way_out(
                        &key,
                        handle.selection(),
                        &handle.element.value(),
                        crate::msg::is_right_to_left(),
                    ) && neighbours::go(&handle.element, way)
                    {
                        event.prevent_default();
                    }
                }
                Key::Character(letter) if rich && command && can_edit => {
                    let (start, end) = handle.selection();
                    if let Some(what) = Toggle::of_letter(&letter) {
                        event.prevent_default();
                        mark_bar::toggle(&session, &field, start..end, what);
                    } else if letter == "k" && start < end {
                        // Without a selection it opens the palette.
                        event.prevent_default();
                        selected.set(Some(Selected { range: start..end, links: true }));
                    }
                }
                _ => {}
            }
        }
    };
    let can_mark = props.rich && desk.can_edit();
    let onrich = props.onrich;
    let paste = move |event: Event<ClipboardData>| {
        let Some(onrich) = onrich.filter(|_| can_mark) else { return };
        let (Some(handle), Some(lines)) = (handle.peek().clone(), paste::lines_of(&event)) else { return };
        event.prevent_default();
        let (start, end) = handle.selection();
        onrich.call((start..end, lines));
    };
    let look = move |by_mouse: bool| {
        let has_focus = |handle: &&Rc<TextHandle>| handle.is_focused();
        let Some((start, end)) = handle.peek().as_ref().filter(has_focus).map(|handle| handle.selection()) else {
            return;
        };
        let writes_link = selected.peek().as_ref().is_some_and(|selected| selected.links);
        // The key that asked for the link comes up again before its field has the focus.
        if !can_mark || (writes_link && !by_mouse) {
            return;
        }
        let now = (start < end).then_some(Selected { range: start..end, links: false });
        if *selected.peek() != now {
            selected.set(now);
        }
    };
    let (mut select, mut select_by_key, mut select_by_mouse) = (look, look, look);
    let select = move |_| select(false);
    let (begin, end, leave) = (session.clone(), session.clone(), session.clone());
    let shown = if props.text.spans.is_empty() { props.placeholder.clone() } else { String::new() };
    let direction = (!props.text.spans.is_empty()).then_some("auto");
    rsx! {
        div {
            class: "text-field {props.class}",
            // What an input method writes is in the text area alone.
            "data-marked": (props.rich && props.text.has_marks() && !is_composing()).then_some("true"),
            textarea {
                id: props.id,
                // An empty one runs as the page does, and so does what it invites to.
                dir: direction,
                "data-field": "{key}",
                "aria-label": "{props.label}",
                rows: "1",
                autocomplete: "off",
                placeholder: "{props.placeholder}",
                readonly: !desk.can_edit(),
                spellcheck: "true",
                onmounted: attach,
                oninput: typed,
                onkeydown: pressed,
                oncompositionstart: move |_| {
                    if let Some(handle) = handle.peek().as_ref() {
                        begin.composing(handle, true);
                        is_composing.set(true);
                    }
                },
                oncompositionend: move |_| {
                    if let Some(handle) = handle.peek().as_ref() {
                        end.composing(handle, false);
                        is_composing.set(false);
                    }
                },
                onblur: move |_| {
                    if let Some(handle) = handle.peek().as_ref() {
                        leave.blurred(handle);
                    }
                    is_composing.set(false);
                    if selected.peek().as_ref().is_some_and(|selected| !selected.links) {
                        selected.set(None);
                    }
                },
                onpaste: paste,
                onselect: select,
                onkeyup: move |_| select_by_key(false),
                onmouseup: move |_| select_by_mouse(true),
            }
            if can_mark {
                MarkBar { field: props.field.clone(), text: props.text.clone(), selected }
            }
            div { class: "mirror", dir: direction, "aria-hidden": "true",
                for (index, piece) in pieces(&props.text, &carets).into_iter().enumerate() {
                    MirrorPiece { key: "{piece_key(index, &piece)}", piece }
                }
                // Gives the last line its height, also when it is empty.
                "{shown}\u{200b}"
            }
        }
    }
}

fn piece_key(index: usize, piece: &Piece) -> String {
    match piece {
        Piece::Words { .. } => index.to_string(),
        Piece::Caret(caret) => format!("caret-{}", caret.client),
    }
}

#[component]
fn MirrorPiece(piece: Piece) -> Element {
    match piece {
        Piece::Words { text, marks, selected } => rsx! {
            span {
                class: if selected.is_some() { "selected" },
                "data-slot": selected.map(|slot| slot.to_string()),
                "data-bold": marks.bold.then_some("true"),
                "data-italic": marks.italic.then_some("true"),
                "data-link": marks.link.is_some().then_some("true"),
                "{text}"
            }
        },
        Piece::Caret(caret) => rsx! {
            span {
                class: "remote-caret",
                "data-testid": "remote-caret",
                "data-user": "{caret.user}",
                "data-slot": "{caret.slot}",
                // Not by an animation of the browser's: it asks for frames that have nothing to show. Its letters say
                // nothing of the direction of the text.
                if caret.is_moving {
                    i { dir: "auto", "{caret.name}" }
                }
            }
        },
    }
}

/// Keeps a single line single: further lines are given back where somebody wants them, or become spaces.
fn keep_first_line(handle: &TextHandle, lines_are_wanted: bool, commas: bool) -> Vec<String> {
    let inserted = handle.inserted();
    // Breaks that were there before stay.
    if commas && inserted.contains([',', ';', '\n']) {
        return keep_first_word(handle);
    }
    if !inserted.contains('\n') {
        return Vec::new();
    }
    let value = handle.element.value();
    let mut lines = value.lines().map(str::trim_end).filter(|line| !line.trim().is_empty());
    let (kept, further) = if lines_are_wanted {
        let first = lines.next().map(without_dot).unwrap_or_default();
        (first, lines.map(without_dot).collect())
    } else {
        (lines.map(str::trim).collect::<Vec<_>>().join(" "), Vec::new())
    };
    handle.element.set_value(&kept);
    let end = crdt::text::utf16_len(&kept);
    handle.select(end, end);
    further
}

/// Keeps the first of several keywords; the others are given back, and one without words when a comma was the last thing.
fn keep_first_word(handle: &TextHandle) -> Vec<String> {
    let value = handle.element.value();
    let words: Vec<&str> = value.split([',', ';', '\n']).map(str::trim).collect();
    let mut said = words.iter().filter(|word| !word.is_empty()).map(|word| without_dot(word));
    let first = said.next().unwrap_or_default();
    let mut further: Vec<String> = said.collect();
    if words.last().is_some_and(|last| last.is_empty()) && !first.is_empty() {
        further.push(String::new());
    }
    handle.element.set_value(&first);
    let end = crdt::text::utf16_len(&first);
    handle.select(end, end);
    further
}

/// Lists come with their dots.
pub fn without_dot(line: &str) -> String {
    let line = line.trim_start();
    ["• ", "- ", "* ", "– ", "· "].iter().find_map(|dot| line.strip_prefix(dot)).unwrap_or(line).to_owned()
}
