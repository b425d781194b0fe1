//! Text with its form as a résumé.

mod contact;
pub(crate) mod dates;
mod draft;
mod entries;
mod headings;
pub(crate) mod networks;
pub(crate) mod place;
mod terms;

use crate::lines::Line;
use crate::{Kind, Understood, words};
use draft::Draft;
pub(crate) use draft::USUAL;
use headings::Section;

/// Reads a résumé.
pub(crate) fn resume(kind: Kind, lines: &[Line]) -> Understood {
    let mut draft = Draft::new(kind == Kind::Text);
    let (head, parts) = headings::parts(lines);
    contact::read(&mut draft, head);
    for (section, heading, lines) in parts {
        match section {
            Some(Section::Summary) => summary(&mut draft, lines),
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

fn summary(draft: &mut Draft, lines: &[Line]) {
    let before = draft.basics("summary").map(Line::plain);
    let lines: Vec<Line> = before.into_iter().chain(lines.iter().cloned()).collect();
    let text = draft.joined(&lines);
    draft.set("summary", words::clean(&text));
}
