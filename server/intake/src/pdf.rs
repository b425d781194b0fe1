//! The pages of a PDF: rows with sizes and looks become headings, bullets and paragraphs.

mod joined;
mod leading;
mod looks;
mod strips;
mod threads;

use readback::{Reading, Run as Words};

use crate::lines::{Line, Role, Run, after_bullet};
use leading::Leading;
use looks::{Looks, Within};
use strips::Strip;

/// The paragraphs of a file, in reading order.
pub(crate) fn lines(pages: &Reading) -> Vec<Line> {
    let mut rows = threads::rows(pages);
    let leading = Leading::of(&rows);
    threads::mark_gaps(&mut rows, &leading);
    let strips = strips::of(rows);
    let looks = Looks::of(&strips);
    let mut lines: Vec<Line> = Vec::new();
    // Which line the words of the strip before went to.
    let mut words_at = 0;
    let mut within = Within::new(&looks);
    for (at, strip) in strips.iter().enumerate() {
        let role = looks.role(strip, within);
        let before = at.checked_sub(1).map(|before| &strips[before]);
        let goes_on = |before: &Strip, last: &Line| joined::goes_on(&leading, before, strip, role, last.role, within);
        match (before, lines.get_mut(words_at)) {
            (Some(before), Some(last)) if goes_on(before, last) => {
                last.push(Run { text: joined::seam(&last.text()).to_owned(), ..Run::default() });
                runs(&strip.row.runs).into_iter().for_each(|run| last.push(run));
            }
            _ => {
                words_at = lines.len();
                lines.push(Line { role, runs: marked(&strip.row.runs, role), gap: strip.row.gap });
            }
        }
        if let Some(aside) = &strip.aside {
            lines.push(Line { runs: runs(&aside.runs), ..Line::default() });
        }
        within = within.behind(strip, role);
    }
    with_name_first(lines)
}

/// A narrow column may stand before the one with the name: that comes first, with what is below it.
fn with_name_first(mut lines: Vec<Line>) -> Vec<Line> {
    let is_section = |line: &Line| line.role == Role::Heading(2);
    let name = lines.iter().position(|line| line.role == Role::Heading(1));
    if let Some(name) = name.filter(|name| lines[..*name].iter().any(is_section)) {
        let end = lines[name..].iter().position(is_section).map_or(lines.len(), |more| name + more);
        lines[..end].rotate_right(end - name);
    }
    lines
}

fn runs(words: &[Words]) -> Vec<Run> {
    let mut runs: Vec<Run> = words.iter().map(run).collect();
    // The white behind bold words is not bold.
    for at in 1..runs.len() {
        if !runs[at - 1].bold && !runs[at - 1].italic {
            continue;
        }
        let end = runs[at - 1].text.trim_end_matches(' ').len();
        let white = runs[at - 1].text.split_off(end);
        runs[at].text.insert_str(0, &white);
    }
    runs
}

fn run(words: &Words) -> Run {
    // Fonts have one glyph for these two, and the second is what people type.
    let text = words.text.replace('\u{2bc}', "’").replace(is_picture, "");
    Run { text, bold: words.bold, italic: words.italic, link: None }
}

/// What fonts of pictures have in the place of letters; two of them are bullets of a font that others know.
fn is_picture(letter: char) -> bool {
    matches!(letter, '\u{fffd}' | '\u{e000}'..='\u{f8ff}') && !matches!(letter, '\u{f0b7}' | '\u{f0a7}')
}

/// Without the sign of a bullet that was typed.
fn marked(runs: &[Words], role: Role) -> Vec<Run> {
    let mut runs = self::runs(runs);
    if role == Role::Bullet
        && let Some(first) = runs.first_mut()
        && let Some(rest) = after_bullet(&first.text)
    {
        first.text = rest.to_owned();
    }
    runs
}
