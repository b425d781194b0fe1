//! Plain text.

use crate::lines::{Line, Role, after_bullet};

/// The lines of a text. Underlined ones and ones in capitals are headings when they stand alone.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut gap = false;
    for raw in text.lines() {
        let row = raw.trim();
        if row.is_empty() {
            gap = true;
            continue;
        }
        if is_rule(row) {
            // Below a line: its underline. Elsewhere: a rule.
            match lines.last_mut().filter(|last| !gap && last.role == Role::Text) {
                Some(last) => last.role = Role::Heading(2),
                None => gap = true,
            }
            continue;
        }
        if let Some(words) = after_bullet(row) {
            lines.push(Line { role: Role::Bullet, gap, ..Line::plain(words) });
        } else if !gap && raw.starts_with([' ', '\t']) && lines.last().is_some_and(Line::is_bullet) {
            // The rest of a bullet, set in.
            if let Some(run) = lines.last_mut().and_then(|last| last.runs.last_mut()) {
                // A full row goes on; a short one was broken on purpose.
                let last = run.text.rsplit('\n').next().map_or(0, |row| row.chars().count());
                run.text.push(if last >= 60 { ' ' } else { '\n' });
                run.text.push_str(row);
            }
        } else {
            lines.push(Line { gap, ..Line::plain(row) });
        }
        gap = false;
    }
    lines
}

/// A row of the same sign.
fn is_rule(row: &str) -> bool {
    let mut letters = row.chars();
    let first = letters.next().unwrap_or_default();
    "-=_*~—–".contains(first) && row.chars().count() >= 3 && letters.all(|letter| letter == first)
}
