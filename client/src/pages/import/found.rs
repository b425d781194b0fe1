//! What was read in a file of another program: section by section, what is a guess marked.

use dioxus::prelude::*;

use crate::api::files::{Entry, Guess, Read, Section};
use crate::msg;
use crate::ui::{Glyph, Icon};

#[component]
pub fn Found(name: String, read: Read) -> Element {
    let guesses = read.unsure.len();
    rsx! {
        div { class: "found", "data-testid": "import-found",
            p { {msg::import_found(&name)} }
            if guesses > 0 {
                p { class: "notice warn", "data-testid": "import-guesses",
                    Icon { glyph: Glyph::Warning }
                    span { {msg::import_guesses(guesses)} }
                }
            }
            div { class: "found-list", role: "region", tabindex: "0", "aria-label": msg::import_list(),
                for (at, section) in read.found.iter().enumerate() {
                    h3 { key: "{at}", dir: "auto", {heading(section)} }
                    ul {
                        for entry in section.entries.iter() {
                            {line(entry, &read.unsure)}
                        }
                    }
                }
                if !read.notes.is_empty() {
                    h3 { {msg::import_left_out()} }
                    ul {
                        for (at, note) in read.notes.iter().enumerate() {
                            li { key: "{at}", dir: "auto",
                                code { "{note.path}" }
                                " {note.message}"
                            }
                        }
                    }
                }
            }
        }
    }
}

fn heading(section: &Section) -> String {
    if !section.title.is_empty() {
        return section.title.clone();
    }
    let known = crdt::SectionKind::from_key(&section.section).map(|kind| msg::schema(kind.label()));
    known.unwrap_or_else(msg::import_person).to_owned()
}

fn line(entry: &Entry, unsure: &[Guess]) -> Element {
    let is_of = |guess: &&Guess| {
        let rest = guess.path.strip_prefix(entry.path.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    // One reason is said once, whatever number of fields it is about.
    let mut guesses: Vec<&Guess> = unsure.iter().filter(is_of).collect();
    guesses.dedup_by(|one, other| one.why == other.why && one.source == other.source);
    let is_guess = !guesses.is_empty();
    rsx! {
        li { "data-guess": is_guess.then_some("true"),
            span { dir: "auto", "{entry.words}" }
            for guess in guesses {
                small {
                    Icon { glyph: Glyph::Warning }
                    {msg::import_guess(&guess.source, why(guess))}
                }
            }
        }
    }
}

/// The reason, in the page's language; one that is not known here in the server's words.
fn why(guess: &Guess) -> &str {
    match guess.why.as_str() {
        "first-line" => msg::import_why_first_line(),
        "below-name" => msg::import_why_below_name(),
        "above-heading" => msg::import_why_above_heading(),
        "place" => msg::import_why_place(),
        "title-and-place" => msg::import_why_title_and_place(),
        "own-line" => msg::import_why_own_line(),
        "about-place" => msg::import_why_about_place(),
        "dates-beside" => msg::import_why_dates_beside(),
        "no-date" => msg::import_why_no_date(),
        "degree" => msg::import_why_degree(),
        _ => &guess.message,
    }
}
