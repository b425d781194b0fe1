//! Where the direction of a text turns: marks that show nothing, and say to which side a full stop or a comma belongs.
//!
//! On a page that runs from right to left, the comma between an Arabic and a Latin word stands where the Arabic runs. What is
//! drawn says so to people. A reader of the PDF sees letters in places, and many of them take the comma for a part of the
//! Latin words: it comes back on their other side. With a right-to-left mark (U+200F) beside the Latin word it does not.

/// The mark.
const MARK: char = '\u{200f}';
/// Tags within a line.
const INLINE: [&str; 6] = ["a", "em", "span", "strong", "svg", "time"];
/// Tags that nothing closes.
const VOID: [&str; 2] = ["br", "img"];

/// What stood last that runs to a side, and where a mark behind it would go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// The beginning or the end of a line.
    Edge,
    Leftwards,
    Onwards(usize),
    /// A part that runs by itself, from left to right.
    Apart(usize),
}

/// The HTML of a page that runs from right to left, with its marks.
pub(super) fn marked(html: &str) -> String {
    let mut page = Page { html: String::with_capacity(html.len() + 256), last: Side::Edge, is_pointed: false };
    // Of each element that is open, whether it runs from left to right.
    let mut open: Vec<bool> = Vec::new();
    let mut rest = html;
    while let Some(letter) = rest.chars().next() {
        let end = match letter {
            '<' => rest.find('>').map_or(rest.len(), |at| at + 1),
            '&' => rest.find(';').map_or(rest.len(), |at| at + 1),
            letter => letter.len_utf8(),
        };
        let (token, behind) = rest.split_at(end);
        rest = behind;
        let was_apart = open.contains(&true);
        if letter == '<' {
            let closes = token.starts_with("</");
            let name = token.trim_start_matches(['<', '/']).split([' ', '>', '/']).next().unwrap_or_default();
            let is_inline = INLINE.contains(&name);
            let stays_open = !closes && !VOID.contains(&name) && !token.ends_with("/>");
            if stays_open {
                open.push(token.contains(" dir=\"ltr\""));
            } else if closes {
                open.pop();
            }
            let is_apart = open.contains(&true);
            match (is_inline, was_apart, is_apart) {
                (true, false, true) => page.meet(Side::Apart(0)),
                (false, false, _) if name != "path" => page.meet(Side::Edge),
                _ => {}
            }
            page.html.push_str(token);
            if was_apart && !is_apart {
                page.last = if is_inline { Side::Apart(page.html.len()) } else { Side::Edge };
            }
            continue;
        }
        if !was_apart {
            if runs_leftwards(letter) {
                page.meet(Side::Leftwards);
            } else if letter.is_alphanumeric() {
                page.meet(Side::Onwards(0));
            } else {
                page.is_pointed |= !letter.is_whitespace();
            }
        }
        page.html.push_str(token);
        if let Side::Onwards(at) = &mut page.last
            && letter.is_alphanumeric()
        {
            *at = page.html.len();
        }
    }
    page.html
}

struct Page {
    html: String,
    last: Side,
    /// Whether there has been punctuation since.
    is_pointed: bool,
}

impl Page {
    /// The next that runs to a side begins here.
    fn meet(&mut self, next: Side) {
        if self.is_pointed {
            let is_onwards = |side| matches!(side, Side::Onwards(_));
            match self.last {
                Side::Onwards(at) if !is_onwards(next) => self.html.insert(at, MARK),
                Side::Apart(at) => self.html.insert(at, MARK),
                _ => {}
            }
            if matches!(next, Side::Apart(_)) || is_onwards(next) && !is_onwards(self.last) {
                self.html.push(MARK);
            }
        }
        self.is_pointed = false;
        self.last = next;
    }
}

fn runs_leftwards(letter: char) -> bool {
    letter.is_alphabetic()
        && matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_where_the_direction_turns() {
        for (html, wanted) in [
            ("<p>قاد فريقا، بنجاح.</p>", "<p>قاد فريقا، بنجاح.</p>"),
            ("<p>من, Rust من.</p>", "<p>من, |Rust من.</p>"),
            ("<p>من Rust.</p>", "<p>من Rust|.</p>"),
            ("<p>من Rust 2 من</p>", "<p>من Rust 2 من</p>"),
            ("<p>Rust, SQL من</p>", "<p>Rust, SQL من</p>"),
            ("<li>(<strong>Rust</strong>) من</li>", "<li>(<strong>|Rust|</strong>) من</li>"),
            ("<p>R&amp;D</p>", "<p>R&amp;D</p>"),
            ("<p>Rust &amp; من</p>", "<p>Rust| &amp; من</p>"),
            (
                "<p><span>من</span>, <span dir=\"ltr\">SQL, C.</span>, <b>من</b></p>",
                "<p><span>من</span>, |<span dir=\"ltr\">SQL, C.</span>|, <b>من</b></p>",
            ),
            ("<p dir=\"ltr\">Rust (من).</p><p>.</p>", "<p dir=\"ltr\">Rust (من).</p><p>.</p>"),
            (
                "<p>Rust.<br>Rust:<svg class=\"icon\"><path d=\"M\"/></svg>من</p>",
                "<p>Rust|.<br>Rust|:<svg class=\"icon\"><path d=\"M\"/></svg>من</p>",
            ),
        ] {
            assert_eq!(marked(html).replace(MARK, "|"), wanted);
        }
    }

    #[test]
    fn nothing_else_changes() {
        for html in ["", "<", "&", "<p", "a&b", "</p></p>x.", "<p>من, Rust.</i></em>"] {
            assert_eq!(marked(html).replace(MARK, ""), html);
        }
    }
}
