//! The sample in the real editor, for anybody, without an account.

use dioxus::prelude::*;

use crate::editor::Workbench;
use crate::sample;

#[component]
pub fn TryPage() -> Element {
    rsx! { Workbench { id: sample::RESUME, is_sample: true } }
}
