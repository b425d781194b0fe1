//! Text with its form as a résumé.

mod contact;
pub(crate) mod dates;
mod draft;
mod entries;
pub(crate) mod headings;
mod languages;
pub(crate) mod networks;
pub(crate) mod place;
mod terms;

use crate::lines::Line;
use crate::{Kind, Understood};
use draft::Draft;
pub(crate) use draft::USUAL;
use headings::Section;

/// Reads a résumé.
pub(crate) fn resume(kind: Kind, lines: &[Line]) -> Understood {
    let mut draft = Draft::new(kind);
    draft.has_bold_titles = lines.iter().filter(|line| line.level().is_some()).any(Line::is_partly_bold);
    let (head, parts) = headings::parts(lines);
    contact::read(&mut draft, head);
    for (section, heading, lines) in parts {
        match section {
            Some(Section::Summary) => draft.sum_up(lines),
            Some(Section::Contact) => contact::more(&mut draft, lines),
            Some(Section::Terms(key)) => {
                draft.begin(key, &heading);
                terms::read(&mut draft, key, lines);
            }
            Some(Section::Entries(key)) => {
                draft.begin(key, &heading);
                entries::read(&mut draft, key, lines);
            }
            None => {
                draft.begin("custom", &heading);
                entries::read(&mut draft, "custom", lines);
            }
        }
    }
    draft.understood(kind)
}
