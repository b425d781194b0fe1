//! Words of a text.

/// How many bytes of one text are looked at by the rules about words: many times a long bullet.
const LOOKED_AT: usize = 4_000;

/// Letters of what a remark quotes.
const QUOTED: usize = 60;

/// As much of a text as is looked at.
pub(crate) fn cut(mut text: String) -> String {
    let mut end = LOOKED_AT.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.truncate(end);
    text
}

/// On one line and short.
pub(crate) fn quoted(text: &str) -> String {
    let mut words = String::new();
    for word in text.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
        if words.len() > 4 * QUOTED {
            break;
        }
    }
    match words.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words,
    }
}

/// The words in their order, as they are written: letters, digits, and the signs within a word.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_between = |letter: char| !(letter.is_alphanumeric() || matches!(letter, '\'' | '’' | '-' | '/'));
    let trim = |letter: char| !letter.is_alphanumeric();
    text.split(is_between).map(move |word| word.trim_matches(trim)).filter(|word| !word.is_empty())
}

/// The same in lower case, with one kind of apostrophe.
pub(crate) fn lower(text: &str) -> impl Iterator<Item = String> {
    words(text).map(|word| word.to_lowercase().replace('’', "'"))
}

/// The first words in lower case.
pub(crate) fn opening(text: &str) -> Vec<String> {
    lower(text).take(5).collect()
}

/// Whether the first words are those of the phrase.
pub(crate) fn begins(words: &[String], phrase: &str) -> bool {
    let mut words = words.iter();
    phrase.split(' ').all(|wanted| words.next().is_some_and(|word| word == wanted))
}

/// How much room a text takes, in letters of the Latin script: those of Chinese, Japanese and Korean take two.
pub(crate) fn room(text: &str) -> usize {
    let wide = |letter: char| matches!(letter, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3fffd}');
    text.chars().map(|letter| if wide(letter) { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_between_signs() {
        assert_eq!(
            words("• Led—the “front-end” team’s A/B tests!").collect::<Vec<_>>(),
            ["Led", "the", "front-end", "team’s", "A/B", "tests"]
        );
        assert_eq!(opening("  - Helped (a lot)"), ["helped", "a", "lot"]);
    }

    #[test]
    fn phrases_are_whole_words() {
        assert!(begins(&opening("Worked on tests"), "worked on"));
        assert!(!begins(&opening("Worked online"), "worked on"));
        assert!(!begins(&opening("Worked"), "worked on"));
    }

    #[test]
    fn cut_between_letters() {
        assert_eq!(cut("ä".repeat(LOOKED_AT)).len(), LOOKED_AT);
        assert_eq!(cut(format!("a{}", "ä".repeat(LOOKED_AT))).len(), LOOKED_AT - 1);
        assert_eq!(quoted(&"wort ".repeat(99)).chars().count(), QUOTED + 1);
        assert_eq!(quoted(" a\n b "), "a b");
    }

    #[test]
    fn wide_letters_take_two() {
        assert_eq!(room("abc"), 3);
        assert_eq!(room("简历"), 4);
    }
}
