//! How well some words answer what was typed.

/// The better, the larger; nothing when they do not answer it. Every typed word must begin a word, or stand in one, or
/// be the first letters of some: in this order of worth.
pub fn rank(words: &str, typed: &str) -> Option<u32> {
    let words = words.to_lowercase();
    let typed = typed.to_lowercase();
    let mut total = 0;
    for part in typed.split_whitespace() {
        total += rank_part(&words, part)?;
    }
    // Of two that answer equally the shorter one is meant.
    Some(total * 100 + 100_u32.saturating_sub(words.chars().count() as u32))
}

fn rank_part(words: &str, part: &str) -> Option<u32> {
    if words.starts_with(part) {
        return Some(5);
    }
    if words.split(|letter: char| !letter.is_alphanumeric()).any(|word| word.starts_with(part)) {
        return Some(4);
    }
    if words.contains(part) {
        return Some(3);
    }
    let firsts: String =
        words.split(|letter: char| !letter.is_alphanumeric()).filter_map(|word| word.chars().next()).collect();
    (part.chars().count() >= 2 && firsts.contains(part)).then_some(1)
}

/// Where the typed words stand in a text, regardless of case: the byte range of the first of them.
pub fn found(text: &str, typed: &str) -> Option<std::ops::Range<usize>> {
    let typed: Vec<char> = typed.trim().chars().flat_map(char::to_lowercase).collect();
    if typed.len() < 2 {
        return None;
    }
    text.char_indices().find_map(|(start, _)| {
        let mut wanted = typed.iter().copied().peekable();
        let mut end = start;
        for letter in text[start..].chars() {
            if wanted.peek().is_none() {
                break;
            }
            if letter.to_lowercase().any(|lower| wanted.next() != Some(lower)) {
                return None;
            }
            end += letter.len_utf8();
        }
        wanted.peek().is_none().then_some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_so_comes_before_what_only_holds_it() {
        let order = ["Share", "Add: Languages", "Dark colours", "Plain text as a file"];
        let best = |typed: &str| {
            let mut answers: Vec<_> = order.iter().filter_map(|words| Some((rank(words, typed)?, *words))).collect();
            answers.sort_by_key(|answer| std::cmp::Reverse(answer.0));
            answers.into_iter().map(|(_, words)| words).collect::<Vec<_>>()
        };
        assert_eq!(best("sh"), ["Share"]);
        assert_eq!(best("la")[0], "Add: Languages");
        assert_eq!(best("dc"), ["Dark colours"]);
        assert!(best("ae").is_empty(), "scattered letters are no answer");
        assert_eq!(best("file plain"), ["Plain text as a file"]);
        assert!(best("xyz").is_empty());
    }

    #[test]
    fn a_text_is_searched_regardless_of_case() {
        assert_eq!(found("Led the Tëam", "tËa"), Some(8..12));
        assert_eq!(found("İstanbul", "stan"), Some(2..6));
        assert_eq!(found("short", "shorter"), None);
        assert_eq!(found("a", "a"), None, "one letter is everywhere");
        assert_eq!(found("", "ab"), None);
    }
}
