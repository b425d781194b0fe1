//! Markdown: headings, bullets, bold, italic, links. What else there is stays as text.

use crate::lines::{Line, Role, Run, after_bullet};

/// The blocks of a text.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut gap = true;
    // Whether the line before ended in a hard break.
    let mut broken = false;
    let body = without_front_matter(text);
    for raw in body.lines() {
        let hard = raw.ends_with("  ") || raw.ends_with('\\');
        let row = raw.trim();
        let row = if raw.ends_with('\\') { row[..row.len().saturating_sub(1)].trim_end() } else { row };
        if row.is_empty() || is_rule(row) {
            let is_underline = !gap && !row.is_empty() && (row.starts_with('=') || row.starts_with('-'));
            match lines.last_mut().filter(|last| is_underline && last.role == Role::Text) {
                Some(last) => last.role = Role::Heading(if row.starts_with('=') { 1 } else { 2 }),
                None => gap = true,
            }
            broken = false;
            continue;
        }
        let hashes = row.len() - row.trim_start_matches('#').len();
        let is_continued = !gap && lines.last().is_some_and(|last| last.level().is_none());
        if (1..=6).contains(&hashes) && row[hashes..].starts_with([' ', '\t']) {
            let words = row[hashes..].trim().trim_end_matches('#').trim_end();
            lines.push(line(Role::Heading(u8::try_from(hashes).unwrap_or(6)), words, gap));
            // What follows a heading begins anew.
            gap = true;
            broken = false;
            continue;
        }
        if let Some(words) = bullet(row) {
            lines.push(line(Role::Bullet, words, gap));
        } else if is_continued && let Some(last) = lines.last_mut() {
            let rest = line(Role::Text, row, false);
            last.push(Run { text: if broken { "\n" } else { " " }.to_owned(), ..Run::default() });
            rest.runs.into_iter().for_each(|run| last.push(run));
        } else {
            lines.push(line(Role::Text, row.trim_start_matches('>').trim_start(), gap));
        }
        gap = false;
        broken = hard;
    }
    lines
}

fn without_front_matter(text: &str) -> &str {
    let Some(rest) = text.strip_prefix("---\n") else { return text };
    rest.find("\n---\n").map_or(text, |end| &rest[end + 5..])
}

fn bullet(row: &str) -> Option<&str> {
    if row.starts_with("**") || row.starts_with('\\') {
        return None;
    }
    let digits = row.len() - row.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    if (1..=3).contains(&digits) && (row[digits..].starts_with(". ") || row[digits..].starts_with(") ")) {
        return Some(row[digits + 2..].trim_start());
    }
    after_bullet(row)
}

fn is_rule(row: &str) -> bool {
    let signs: Vec<char> = row.chars().filter(|letter| !letter.is_whitespace()).collect();
    signs.len() >= 3 && signs.first().is_some_and(|first| "-*_=".contains(*first) && signs.iter().all(|s| s == first))
}

fn line(role: Role, words: &str, gap: bool) -> Line {
    let mut line = Line { role, gap, ..Line::default() };
    inline(words, &mut line, &Run::default(), 0);
    line
}

/// Nesting of marks that is followed.
const DEEP: usize = 8;

fn inline(words: &str, line: &mut Line, look: &Run, depth: usize) {
    let mut rest = words;
    let mut plain = String::new();
    while let Some(letter) = rest.chars().next() {
        let after = &rest[letter.len_utf8()..];
        if letter == '\\' && after.starts_with(|next: char| next.is_ascii_punctuation()) {
            plain.extend(after.chars().next());
            rest = &after[1..];
            continue;
        }
        // A row of signs is no mark.
        let row = rest.len() - rest.trim_start_matches(letter).len();
        if row > 3 {
            plain.push_str(&rest[..row]);
            rest = &rest[row..];
            continue;
        }
        if let Some((inner, marked, behind)) = (depth < DEEP).then(|| mark(rest, look)).flatten() {
            line.push(Run { text: std::mem::take(&mut plain), ..look.clone() });
            inline(inner, line, &marked, depth + 1);
            rest = behind;
            continue;
        }
        plain.push(letter);
        rest = after;
    }
    line.push(Run { text: plain, ..look.clone() });
}

/// Bytes within which a mark must end: looking further for each sign would take for ever in a file of signs.
const FAR: usize = 2_000;

/// A mark at the beginning: the words in it, their look, and what follows.
fn mark<'a>(text: &'a str, look: &Run) -> Option<(&'a str, Run, &'a str)> {
    let near = &text[..text.floor_char_boundary(FAR)];
    let starred = |signs: &str| {
        let inner = near.strip_prefix(signs).filter(|inner| !inner.starts_with(char::is_whitespace))?;
        let end = closing(inner, signs)?;
        (end > 0).then(|| (&inner[..end], &text[2 * signs.len() + end..]))
    };
    let (bold, italic) = (Run { bold: true, ..look.clone() }, Run { italic: true, ..look.clone() });
    let both = Run { bold: true, ..italic.clone() };
    for (signs, look) in [("***", &both), ("**", &bold), ("__", &bold), ("*", &italic), ("`", look)] {
        if let Some((inner, behind)) = starred(signs) {
            return Some((inner, look.clone(), behind));
        }
    }
    if let Some(inner) = near.strip_prefix('<') {
        let (address, _) = inner.split_once('>')?;
        let is_address = (address.contains("://") || address.contains('@')) && !address.contains(char::is_whitespace);
        let linked = Run { link: Some(address.to_owned()), ..look.clone() };
        return is_address.then(|| (address, linked, &text[address.len() + 2..]));
    }
    // An image is its words.
    let open = if near.starts_with('!') { 2 } else { 1 };
    let inner = near.strip_prefix("![").or_else(|| near.strip_prefix('['))?;
    let end = closing(inner, "](")?;
    let (target, _) = inner[end + 2..].split_once(')')?;
    let address = target.split_whitespace().next().unwrap_or_default();
    let link = (open == 1).then(|| address.to_owned());
    Some((&inner[..end], Run { link, ..look.clone() }, &text[open + end + 2 + target.len() + 1..]))
}

/// Where `signs` stand first, not escaped.
fn closing(text: &str, signs: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find(signs)?;
        let escaped = text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
        // "**" closes no "*".
        let is_longer = signs == "*" && (text[at + 1..].starts_with('*') || text[..at].ends_with('*'));
        if !escaped && !is_longer {
            return Some(at);
        }
        from = at + signs.len() + usize::from(is_longer && text[at + 1..].starts_with('*'));
    }
}
