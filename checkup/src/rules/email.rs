//! E-mail addresses that no mail can reach.

use crdt::FieldRef;

use crate::finding::{Finding, Rule, Severity};
use crate::reading::{Reading, remark};
use crate::words::quoted;

pub(super) fn rule(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let typed = reading.view.basics.fields.plain("email");
    // Several addresses in one field are a choice.
    let is_between = |letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '/' | '|' | '·' | '•');
    // So are words between and behind them: "or", "(private)".
    let is_beside =
        |part: &str| part.starts_with('(') || ["or", "and", "oder", "und", "ou", "et", "o", "y"].contains(&part);
    let mut parts = typed.split(is_between).filter(|part| !part.is_empty() && !is_beside(part)).peekable();
    if parts.peek().is_some() && !parts.all(is_address) {
        let at = FieldRef::basics("email");
        found.push(Finding { words: quoted(&typed), ..remark(Rule::EmailMalformed, Severity::Problem, at) });
    }
}

/// Whether mail can be meant: `name@host.zone`, in any script. No more is asked: odd addresses exist.
fn is_address(text: &str) -> bool {
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    let Some((name, host)) = text.rsplit_once('@') else { return false };
    let zone = host.rsplit_once('.').map_or("", |(_, zone)| zone);
    !name.is_empty()
        && !name.contains('@')
        && !name.starts_with('.')
        && !name.ends_with('.')
        && host.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
        && host.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '.' | '-'))
        && zone.chars().count() >= 2
        && !zone.chars().all(|letter| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_use() {
        for good in [
            "a@b.org",
            "first.last+cv@mail.example.co.uk",
            "o'neil@x.ie",
            "müller@bücher.de",
            "用户@例子.公司",
            "mailto:a@b.org",
        ] {
            assert!(is_address(good), "{good}");
        }
    }

    #[test]
    fn nothing_arrives_there() {
        for bad in [
            "mina",
            "mina@",
            "@example.org",
            "mina@example",
            "mina@@example.org",
            "a@b..org",
            "a@b.org.",
            "a@b.o",
            "a.@b.org",
            "a@1.2.3.4",
            "a(at)b.org",
            "a@b_c.org",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
