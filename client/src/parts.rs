//! Parts of the program that are loaded when somebody needs them.
//!
//! `cargo xtask` cuts the WebAssembly at the functions below: what only they lead to becomes a file of its own. Whoever
//! opens a résumé waits for the fields and not for the list, the doors, the dialogs or what lies in the menus. A moment
//! later the rest is fetched too, so that nobody waits for it either; without the server the service worker has it.

mod load;

use std::future::Future;
use std::ops::Range;
use std::pin::Pin;

use crdt::FieldRef;
use crdt::view::DateValue;
use dioxus::prelude::*;
use futures_util::FutureExt;
use gloo_timers::future::TimeoutFuture;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::editor::{self, Carried, Selected, Thing};
use crate::pages;
use crate::sync::{Ghost, Session};
use load::{Loading, Make, use_extra, use_page, use_panel, use_piece};

/// The rest is fetched so long after the start, when the page has what it needs.
const REST_MS: u32 = 1_500;

/// Makes functions that load a part and give what is in it.
macro_rules! parts {
    ($($part:ident $name:ident($props:ty) -> $made:ty = $make:expr;)*) => {
        $(fn $name() -> Loading<$props, $made> {
            #[wasm_split($part, fallible)]
            fn $name() -> Result<Make<$props, $made>, SplitLoaderError> {
                Ok($make)
            }
            Box::pin(async { $name().await.ok() })
        })*
    };
}

type Picked = EventHandler<Option<String>>;
type Linked = (FieldRef, Range<u32>, Option<String>, Signal<Option<Selected>>);
type Carrying = Pin<Box<dyn Future<Output = ()>>>;

parts! {
    doors home(()) -> Element = |()| rsx! { pages::HomePage {} };
    doors login(String) -> Element = |next| rsx! { pages::LoginPage { next } };
    doors register(String) -> Element = |next| rsx! { pages::RegisterPage { next } };
    doors invite(String) -> Element = |secret| rsx! { pages::InvitePage { secret } };
    shelf resumes(()) -> Element = |()| rsx! { pages::ResumesPage {} };
    letters letter(Signal<String>) -> Element = |title| rsx! { editor::LetterBench { title } };
    letters letters((Session, Signal<String>)) -> Element = |(beside, title)| rsx! { editor::Letters { beside, title } };
    panels refused(Option<String>) -> Element = |was| rsx! { editor::RefusedNotice { was } };
    panels palette(Signal<String>) -> Element = |title| rsx! { editor::Palette { title } };
    panels shortcuts(()) -> Element = |()| rsx! { editor::Shortcuts {} };
    panels share(()) -> Element = |()| rsx! { editor::ShareDialog {} };
    panels readback(EventHandler<()>) -> Element = |onjump| rsx! { editor::ReadbackDialog { onjump } };
    panels checkup(EventHandler<()>) -> Element = |onjump| rsx! { editor::CheckupPanel { onjump } };
    panels badge(()) -> Element = |()| rsx! { editor::CheckupBadge {} };
    panels keep_it(Signal<String>) -> Element = |title| rsx! { editor::KeepDialog { title } };
    panels exports(Signal<String>) -> Element = |title| rsx! { editor::ExportItems { title } };
    panels look(()) -> Element = |()| rsx! { editor::Look {} };
    panels people(()) -> Element = |()| rsx! { editor::People {} };
    panels add_section(()) -> Element = |()| rsx! { editor::AddSection {} };
    panels ghost(Ghost) -> Element = |ghost| rsx! { editor::GhostCard { ghost } };
    panels moves((Thing, String)) -> Element = |(thing, menu_id)| rsx! { editor::MoveMenu { thing, menu_id } };
    panels months((Option<DateValue>, bool, Picked)) -> Element =
        |(value, ongoing, onpick)| rsx! { editor::MonthPicker { value, ongoing, onpick } };
    panels link(Linked) -> Element =
        |(field, range, address, selected)| rsx! { editor::LinkField { field, range, address, selected } };
    panels carrying(Carried) -> Carrying = |carried| Box::pin(editor::carry(carried));
}

#[component]
pub fn HomePage() -> Element {
    use_page(home, ())
}

#[component]
pub fn LoginPage(next: String) -> Element {
    use_page(login, next)
}

#[component]
pub fn RegisterPage(next: String) -> Element {
    use_page(register, next)
}

#[component]
pub fn InvitePage(secret: String) -> Element {
    use_page(invite, secret)
}

#[component]
pub fn ResumesPage() -> Element {
    use_page(resumes, ())
}

#[component]
pub fn LetterBench(title: Signal<String>) -> Element {
    use_page(letter, title)
}

#[component]
pub fn Letters(beside: Session, title: Signal<String>) -> Element {
    use_piece(letters, (beside, title))
}

#[component]
pub fn Refused(was: Option<String>) -> Element {
    use_panel(refused, was)
}

#[component]
pub fn Palette(title: Signal<String>) -> Element {
    use_panel(palette, title)
}

#[component]
pub fn Shortcuts() -> Element {
    use_panel(shortcuts, ())
}

#[component]
pub fn ShareDialog() -> Element {
    use_panel(share, ())
}

#[component]
pub fn ReadbackDialog(onjump: EventHandler<()>) -> Element {
    use_panel(readback, onjump)
}

#[component]
pub fn CheckupPanel(onjump: EventHandler<()>) -> Element {
    use_panel(checkup, onjump)
}

#[component]
pub fn CheckupBadge() -> Element {
    use_extra(badge, ())
}

#[component]
pub fn KeepDialog(title: Signal<String>) -> Element {
    use_panel(keep_it, title)
}

#[component]
pub fn ExportItems(title: Signal<String>) -> Element {
    use_piece(exports, title)
}

#[component]
pub fn Look() -> Element {
    use_piece(look, ())
}

#[component]
pub fn People() -> Element {
    use_extra(people, ())
}

#[component]
pub fn AddSection() -> Element {
    use_piece(add_section, ())
}

#[component]
pub fn GhostCard(ghost: Ghost) -> Element {
    use_piece(self::ghost, ghost)
}

#[component]
pub fn MoveMenu(thing: Thing, menu_id: String) -> Element {
    use_piece(moves, (thing, menu_id))
}

#[component]
pub fn MonthPicker(value: Option<DateValue>, ongoing: bool, onpick: EventHandler<Option<String>>) -> Element {
    use_piece(months, (value, ongoing, onpick))
}

#[component]
pub fn LinkField(
    field: FieldRef,
    range: Range<u32>,
    address: Option<String>,
    selected: Signal<Option<Selected>>,
) -> Element {
    use_piece(link, (field, range, address, selected))
}

/// What carries drags through, and whether it was there already; `None` when it cannot be had.
pub async fn carry() -> Option<(Make<Carried, Carrying>, bool)> {
    match carrying().now_or_never() {
        Some(carry) => carry.map(|carry| (carry, true)),
        None => carrying().await.map(|carry| (carry, false)),
    }
}

/// Fetches what is not needed yet.
pub fn use_rest() {
    use_future(|| async {
        TimeoutFuture::new(REST_MS).await;
        // What cannot be had now is asked for again when it is needed.
        shortcuts().await;
        resumes().await;
        letter().await;
        home().await;
    });
}
