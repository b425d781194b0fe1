//! What the sizes and weights of a file mean.

use readback::Row;

use super::strips::Strip;
use crate::lines::{Role, after_bullet};
use crate::reading::headings::Section;
use crate::reading::{dates, headings};

/// Where in the file one is.
#[derive(Clone, Copy)]
pub(super) struct Within {
    /// Above the first section each row stands for itself.
    pub(super) is_head: bool,
    pub(super) section: Option<Section>,
    /// Whether the entry that has begun has no dates: roles may stand below it.
    is_open: bool,
    /// The size of the text.
    pub(super) text: f32,
}

impl Within {
    pub(super) const fn new(looks: &Looks) -> Self {
        Self { is_head: true, section: None, is_open: false, text: looks.text }
    }

    /// Behind a strip.
    pub(super) fn behind(self, strip: &Strip, role: Role) -> Self {
        match role {
            Role::Heading(2) => {
                Self { is_head: false, section: headings::section(&strip.text()), is_open: false, ..self }
            }
            Role::Heading(3) => Self { is_open: strip.aside.is_none(), ..self },
            _ => self,
        }
    }
}

/// How a kind of row looks.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Look {
    size: f32,
    bold: bool,
    capitals: bool,
    is_marginal: bool,
}

impl Look {
    fn of(strip: &Strip) -> Self {
        let row = &strip.row;
        let text = row.text();
        let has_letters = text.chars().filter(|letter| letter.is_uppercase()).count() >= 3;
        Self {
            size: row.size,
            bold: row.runs.iter().all(|run| run.bold),
            capitals: has_letters && !text.chars().any(char::is_lowercase),
            is_marginal: strip.is_marginal,
        }
    }

    fn is_like(self, other: Self) -> bool {
        let is_as_large = (self.size - other.size).abs() <= other.size * 0.01;
        let is_set_alike = self.capitals == other.capitals && self.is_marginal == other.is_marginal;
        is_as_large && self.bold == other.bold && is_set_alike
    }
}

/// The looks of a file.
pub(super) struct Looks {
    /// The size of most letters.
    text: f32,
    /// That of the name: the largest on the first page.
    name: Option<f32>,
    /// Those of headings above sections.
    headings: Vec<Look>,
    /// Whether most of it is grey.
    is_grey: bool,
}

impl Looks {
    pub(super) fn of(strips: &[Strip]) -> Self {
        let rows = || strips.iter().map(|strip| &strip.row);
        let text = text_size(strips);
        let first = strips.iter().filter(|strip| strip.page == 0 && !headings::is_known(&strip.text()));
        let largest = first.map(|strip| strip.row.size).fold(0.0, f32::max);
        let name = (largest > text * 1.25).then_some(largest);
        let known = strips.iter().filter(|strip| headings::is_known(&strip.text()) && Some(strip.row.size) != name);
        let mut headings: Vec<Look> = Vec::new();
        for look in known.map(Look::of) {
            let stands_out = look.bold || look.capitals || look.is_marginal || look.size > text * 1.05;
            if stands_out && headings.len() < 8 && !headings.iter().any(|other| other.is_like(look)) {
                headings.push(look);
            }
        }
        let grey = rows().filter(|row| row.runs.iter().all(|run| run.grey)).count();
        Self { text, name, headings, is_grey: grey * 3 > strips.len() }
    }

    /// What a row is.
    pub(super) fn role(&self, strip: &Strip, within: Within) -> Role {
        let row = &strip.row;
        let text = row.text();
        if self.name == Some(row.size) && strip.page == 0 && !headings::is_known(&text) {
            return Role::Heading(1);
        }
        let is_short = text.chars().count() <= 48 && !text.contains('\t') && strip.aside.is_none();
        let look = Look::of(strip);
        if is_short
            && !row.has_dot
            && (headings::is_known(&text) && self.stands_out(look) || self.is_heading(row, look))
        {
            return Role::Heading(2);
        }
        let (bold, italic) = row.runs.first().map_or((false, false), |run| (run.bold, run.italic));
        // Before what is bold, a dot is an ornament.
        if after_bullet(&text).is_some() || row.has_dot && !bold {
            return Role::Bullet;
        }
        if matches!(within.section, Some(Section::Terms(_))) {
            return Role::Text;
        }
        // "Label: words" is none.
        let is_label = row.runs.first().is_some_and(|run| run.text.trim_end().ends_with(':'))
            || row.runs.get(1).is_some_and(|run| run.text.starts_with(':'));
        if bold && !is_label && !within.is_head {
            return Role::Heading(3);
        }
        // What a company does is said less loudly than what somebody did there.
        let is_grey = row.runs.iter().all(|run| run.grey);
        if is_grey && !self.is_grey && !is_label && within.section == Some(Section::Entries("work")) && !is_dated(&text)
        {
            return Role::About;
        }
        let has_dates = strip.aside.is_some() || dates::in_line(&text.replace('\t', " ")).is_some();
        let has_roles = matches!(within.section, Some(Section::Entries("work" | "volunteer")));
        if italic && within.is_open && has_roles && has_dates {
            return Role::Heading(4);
        }
        Role::Text
    }

    fn stands_out(&self, look: Look) -> bool {
        look.bold || look.capitals || look.is_marginal || look.size > self.text * 1.05
    }

    fn is_heading(&self, row: &Row, look: Look) -> bool {
        // Of the size of the text, bold alone is not enough: entries are bold too.
        let is_plain = |heading: &Look| !heading.capitals && !heading.is_marginal && heading.size <= self.text * 1.015;
        row.gap && self.headings.iter().any(|heading| !is_plain(heading) && heading.is_like(look))
    }
}

fn is_dated(text: &str) -> bool {
    dates::range(text.trim()).is_some()
}

fn text_size(strips: &[Strip]) -> f32 {
    let mut sizes: Vec<(f32, usize)> = strips.iter().map(|strip| (strip.row.size, strip.text().len())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, letters)| letters).sum::<usize>() / 2;
    let mut sum = 0;
    let middle = sizes.iter().find(|(_, letters)| {
        sum += letters;
        sum >= half
    });
    middle.map_or(10.0, |(size, _)| *size)
}
