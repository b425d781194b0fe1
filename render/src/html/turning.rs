//! Where the direction of a text turns: marks that show nothing, and say to which side a full stop or a comma belongs.
//!
//! On a page that runs from right to left, the comma between an Arabic and a Latin word stands where the Arabic runs. What is
//! drawn says so to people. A reader of the PDF sees letters in places, and many of them take the comma for a part of the
//! Latin words: it comes back on their other side. With a right-to-left mark (U+200F) beside the Latin word it does not.

use crdt::text::is_leftwards;

/// The mark.
const MARK: char = '\u{200f}';
/// The same for the other direction.
const ONWARDS_MARK: char = '\u{200e}';
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
        if was_apart {
            page.html.push_str(token);
        } else {
            page.take(letter, token, rest.chars().next());
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
    /// The next letter, as it is written in HTML, and the one behind it.
    fn take(&mut self, letter: char, token: &str, next: Option<char>) {
        let before = self.html.chars().next_back().filter(|_| self.is_behind_onwards());
        let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        // The per cent and the dollar belong to their number: so they are drawn, and a mark between would turn them.
        let is_of_number = is_amount(letter) && (is_digit(before) || self.last != self.behind() && is_digit(next));
        // C++ and C# are names, and drawn so with a mark behind them.
        let is_of_name =
            matches!(letter, '+' | '#') && before.is_some_and(|before| before.is_alphabetic() || before == letter);
        let is_silent = !letter.is_alphanumeric() && !letter.is_whitespace() && !is_point(letter);
        if letter.is_alphabetic() && is_leftwards(letter) {
            self.meet(Side::Leftwards);
            self.html.push_str(token);
        } else if letter.is_alphanumeric() || is_of_number && before.is_none() {
            self.meet(Side::Onwards(0));
            self.html.push_str(token);
            self.last = self.behind();
        } else if is_of_number || is_of_name || is_silent && before.is_some() {
            self.html.push_str(token);
            if is_of_name && next != Some(letter) {
                self.html.push(ONWARDS_MARK);
            }
            self.last = self.behind();
        } else {
            self.html.push_str(token);
            self.is_pointed |= is_point(letter);
        }
    }

    fn behind(&self) -> Side {
        Side::Onwards(self.html.len())
    }

    fn is_behind_onwards(&self) -> bool {
        self.last == self.behind()
    }

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

/// What stands beside numbers, and is drawn as a part of them.
fn is_amount(letter: char) -> bool {
    matches!(letter, '#' | '$' | '%' | '¢'..='¥' | '°' | '±' | '\u{66a}' | '‰' | '‱' | '\u{20a0}'..='\u{20cf}')
}

/// Punctuation and signs; what sits on other letters is neither.
fn is_point(letter: char) -> bool {
    letter.is_ascii_punctuation()
        || matches!(letter,
            '\u{a1}'..='\u{bf}' | '×' | '÷' | '\u{5be}' | '\u{5c0}' | '\u{5c3}' | '\u{5f3}' | '\u{5f4}' | '\u{609}'..='\u{60d}'
            | '\u{61b}'..='\u{61f}' | '\u{66a}'..='\u{66d}' | '\u{6d4}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
            | '\u{20a0}'..='\u{20cf}' | '\u{2100}'..='\u{2bff}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{301f}'
            | '\u{ff01}'..='\u{ff0f}')
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
            ("<p>من 50% من.</p>", "<p>من 50% من.</p>"),
            ("<p>من (50%), من $50.</p>", "<p>من (|50%|), من $50|.</p>"),
            ("<p>50% من €5</p>", "<p>50% من €5</p>"),
            ("<p>cafe\u{301} من 1\u{fe0f}\u{20e3}.</p>", "<p>cafe\u{301} من 1\u{fe0f}\u{20e3}|.</p>"),
            ("<p>مُحمَّد Rust</p>", "<p>مُحمَّد Rust</p>"),
            ("<p>من C++, C#.</p>", "<p>من C++>, C#>|.</p>"),
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
            assert_eq!(marked(html).replace(MARK, "|").replace(ONWARDS_MARK, ">"), wanted);
        }
    }

    #[test]
    fn nothing_else_changes() {
        for html in ["", "<", "&", "<p", "a&b", "</p></p>x.", "<p>من, Rust.</i></em>"] {
            assert_eq!(marked(html).replace(MARK, ""), html);
        }
    }
}
