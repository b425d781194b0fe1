//! What the pages of figures share: rows, and sections that stay when they were not measured anew.

use std::fmt::Write as _;

use services::machine;

use crate::figures::{Figure, short};

/// A table of figures below what they are about.
pub fn described(words: &str, figures: &Option<Vec<Figure>>) -> Option<String> {
    figures.as_ref().map(|figures| format!("{words}\n\n{}", rows(figures)))
}

/// A table of figures, with what they may be at most.
pub fn rows(figures: &[Figure]) -> String {
    let mut rows = String::from("| | measured | at most | |\n| --- | ---: | ---: | --- |\n");
    for figure in figures {
        let limit = figure.limit.map_or(String::new(), |limit| format!("{} {}", short(limit), figure.unit));
        let verdict = figure.holds().map_or("", |holds| if holds { "✓" } else { "✗" });
        let _ = writeln!(rows, "| {} | {figure} | {limit} | {verdict} |", figure.name);
    }
    rows
}

/// When, of what, on what.
pub fn stamp() -> String {
    let about = machine::describe();
    let of = |name: &str| about.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value.as_str());
    format!(
        "{}, Tandem {}; {}, {}.",
        of("Date"),
        machine::said_by("git", &["describe", "--always", "--dirty"]),
        of("Processor"),
        machine::said_by("chromium", &["--version"])
    )
}

/// A section of a page: its title, and its text when it was measured now.
pub type Section = (&'static str, Option<String>);

/// What was measured, for the terminal.
pub fn tables(sections: impl IntoIterator<Item = Section>) -> String {
    let measured = sections.into_iter().filter_map(|(title, text)| Some(format!("\n## {title}\n\n{}", text?)));
    measured.collect()
}

/// The introduction and the sections. One without text was not measured now, and keeps what it has on the old page.
pub fn page(introduction: &str, sections: &[Section], old: &str) -> String {
    let mut page = String::from(introduction);
    for (title, text) in sections {
        match text {
            Some(text) => page += &format!("\n## {title}\n\n{text}\n{}\n", stamp()),
            None => page += section_of(old, title).unwrap_or_default(),
        }
    }
    page
}

fn section_of<'a>(page: &'a str, title: &str) -> Option<&'a str> {
    let head = format!("\n## {title}\n");
    let start = page.find(&head)?;
    let length = page[start + 1..].find("\n## ").map_or(page.len() - start, |next| next + 1);
    Some(&page[start..start + length])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_measured_keeps_its_section() {
        let size = vec![Figure { runs: vec![440.0], ..Figure::new("wasm, brotli", "kB", 450.0) }];
        let first = page("# Title\n", &[("Size", Some(rows(&size))), ("Opening", None)], "");
        assert!(first.contains("| wasm, brotli | 440 kB | 450 kB | ✓ |"), "{first}");
        let opening = vec![Figure { runs: vec![2_000.0, 900.0], ..Figure::new("cold", "ms", 1_000.0) }];
        let second = page("# Title\n", &[("Size", None), ("Opening", Some(rows(&opening)))], &first);
        assert!(second.contains("| wasm, brotli | 440 kB"), "{second}");
        assert!(second.contains("| cold | 900 ms (900–2000) | 1000 ms | ✓ |"), "{second}");
        assert_eq!(second.matches("\n## ").count(), 2);
    }
}
