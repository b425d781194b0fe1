//! How the page looks: its template, colours, letters, paper and words.

mod colours;
mod controls;
mod fit;
mod gallery;

use crdt::Id;
use crdt::view::{PartialDate, Settings};
use dioxus::prelude::*;
use render::dates::{DateFormat, words};
use render::language::LANGUAGES;
use render::script::Scripts;
use render::theme::{FAMILIES, LEADINGS, MARGINS, SIZES, SPACINGS};
use render::{Language, Theme};

use super::desk::{Desk, use_desk};
use crate::msg;
use colours::{ACCENTS, Colours, INKS};
use controls::{Pick, Segments, Step, Tick, Unit};
use fit::FitRow;
use gallery::Gallery;

/// Key and name of each paper.
const PAPERS: &[(&str, &str)] = &[("A4", "A4"), ("letter", "Letter")];
/// Dates are shown as this one would be.
const SAMPLE: PartialDate = PartialDate { year: 2019, month: Some(3), day: None };

/// Chooses something: a step of undo. An empty value leaves it to the template.
fn choose(desk: &Desk, key: &'static str, value: &str) {
    desk.session.edit(|edit, _| edit.set_value(&Id::settings(), key, Some(value)));
}

#[component]
pub fn Look() -> Element {
    let desk = use_desk();
    let view = desk.session.shown.view;
    let settings = use_memo(move || view.read().settings.clone());
    let settings = settings.read();
    let theme = Theme::of(&settings);
    let language = use_memo(move || {
        let view = view.read();
        Language::of(&view.settings, Scripts::of_resume(&view))
    });
    let chosen = LANGUAGES.iter().find(|known| known.code == settings.get("language")).map_or("", |known| known.code);
    let locked = !desk.can_edit();
    let is_chosen = settings.entries().any(|(key, value)| is_of_template(key) && !value.is_empty());
    rsx! {
        div { class: "look", role: "group", "aria-label": msg::look_label(),
            p { class: "outline-head", {msg::look()} }
            Gallery { now: theme.template, locked }
            Colours { setting: "accent", label: msg::look_colour(), colours: ACCENTS, chosen: settings.accent.clone(), now: theme.accent.clone(), locked }
            FitRow { locked }
            details { class: "look-part",
                summary { "data-action": "look-type", {msg::look_type()} }
                Pick { setting: "font", label: msg::look_font(), options: fonts(msg::look_own()), now: known(&settings.font), locked }
                Pick { setting: "heading-font", label: msg::look_heading_font(), options: fonts(if settings.font.is_empty() { msg::look_own() } else { msg::look_same_font() }), now: known(settings.get("heading-font")), locked }
                Step { setting: "size", label: msg::look_size(), now: theme.size_pt, step: 0.25, bounds: SIZES, unit: Unit::Points, locked }
                Step { setting: "leading", label: msg::look_leading(), now: theme.leading, step: 0.05, bounds: LEADINGS, unit: Unit::None, locked }
                Colours { setting: "text", label: msg::look_text_colour(), colours: INKS, chosen: settings.get("text").to_owned(), now: theme.text.clone(), locked }
            }
            details { class: "look-part",
                summary { "data-action": "look-page", {msg::look_page()} }
                Segments { setting: "paper", label: msg::look_paper(), options: PAPERS, now: paper(&settings), locked }
                Step { setting: "margins", label: msg::look_margins(), now: theme.margins_mm, step: 1.0, bounds: MARGINS, unit: Unit::Millimetres, locked }
                Step { setting: "spacing", label: msg::look_spacing(), now: theme.spacing, step: 0.1, bounds: SPACINGS, unit: Unit::Percent, locked }
                Tick { setting: "page-numbers", label: msg::look_numbers(), is_on: theme.has_numbers, is_usual: false, locked }
                Tick { setting: "running-name", label: msg::look_running(), is_on: theme.has_running_name, is_usual: false, locked }
            }
            details { class: "look-part",
                summary { "data-action": "look-content", {msg::look_content()} }
                Pick { setting: "language", label: msg::look_language(), options: languages(), now: chosen.to_owned(), locked }
                Pick { setting: "dates", label: msg::look_dates(), options: dates(language()), now: date_key(&settings).to_owned(), locked }
                Tick { setting: "photo", label: msg::look_photo(), is_on: theme.has_photo, is_usual: true, locked }
                Tick { setting: "icons", label: msg::look_icons(), is_on: theme.has_icons, is_usual: false, locked }
            }
            if is_chosen && !locked {
                button {
                    class: "button small quiet look-reset",
                    r#type: "button",
                    "data-action": "reset-look",
                    onclick: move |_| {
                        desk.session.edit(|edit, _| {
                            for (key, _) in Settings::default().entries().filter(|(key, _)| is_of_template(key)) {
                                edit.set_value(&Id::settings(), key, None);
                            }
                        });
                    },
                    {msg::look_reset()}
                }
            }
        }
    }
}

/// What a template has an opinion of.
fn is_of_template(key: &str) -> bool {
    matches!(key, "accent" | "font" | "heading-font" | "leading" | "margins" | "size" | "spacing" | "text")
}

/// Every family, and what stands for none chosen.
fn fonts(none: &str) -> Vec<(String, String)> {
    let families = FAMILIES.iter().map(|(name, ..)| ((*name).to_owned(), (*name).to_owned()));
    [(String::new(), none.to_owned())].into_iter().chain(families).collect()
}

/// A family that there is.
fn known(family: &str) -> String {
    FAMILIES.iter().find(|(name, ..)| *name == family).map_or_else(String::new, |(name, ..)| (*name).to_owned())
}

fn paper(settings: &Settings) -> &'static str {
    if render::Paper::of(settings) == render::Paper::Letter { PAPERS[1].0 } else { PAPERS[0].0 }
}

/// The first leaves it to the letters.
fn languages() -> Vec<(String, String)> {
    let all = LANGUAGES.iter().map(|language| (language.code.to_owned(), language.name().to_owned()));
    std::iter::once((String::new(), msg::look_automatic().to_owned())).chain(all).collect()
}

fn dates(language: Language) -> Vec<(String, String)> {
    let shown = |format| words(SAMPLE, format, language);
    DateFormat::ALL.into_iter().map(|(key, format)| (key.to_owned(), shown(format))).collect()
}

fn date_key(settings: &Settings) -> &'static str {
    let now = DateFormat::of(settings);
    DateFormat::ALL.into_iter().find(|(_, format)| *format == now).map_or("short", |(key, _)| key)
}
