//! The languages that the page's own words can be in: the files of `render/languages`, found by the build script.

use crdt::view::Settings;

use crate::script::Scripts;

/// A language of the page: headings that nobody has renamed, months, *present*.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Language {
    /// As BCP 47 has it.
    pub code: &'static str,
    /// Lines of `key: words`.
    words: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

impl Language {
    /// The one that the settings name; else that of the résumé's letters, as far as letters tell; else English.
    pub fn of(settings: &Settings, scripts: Scripts) -> Self {
        let named = |code: &str| LANGUAGES.iter().find(|language| language.code == code);
        let chosen = named(settings.get("language")).or_else(|| named(scripts.language()?));
        chosen.or_else(|| named("en")).copied().unwrap_or(LANGUAGES[0])
    }

    /// What the language calls itself.
    pub fn name(self) -> &'static str {
        self.word("name")
    }

    /// `ltr` or `rtl`.
    pub fn direction(self) -> &'static str {
        self.said("direction").unwrap_or("ltr")
    }

    /// The words for a key of the schema, or of the page; English ones where the language has none.
    pub(crate) fn word(self, key: &str) -> &'static str {
        let english = || LANGUAGES.iter().find(|language| language.code == "en")?.said(key);
        self.said(key).or_else(english).unwrap_or_default()
    }

    /// The name of a month, from 1; `None` when there is no such month. `list`: `months`, or `short` ones.
    pub(crate) fn month(self, list: &str, month: u8) -> Option<&'static str> {
        self.word(list).split(' ').nth(usize::from(month).checked_sub(1)?)
    }

    /// What its file says for a key of the schema, or of the page; English does not stand in for it.
    pub fn said(self, key: &str) -> Option<&'static str> {
        self.words.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_says_what_english_says() {
        let keys = |language: &Language| {
            let keys = language.words.lines().filter_map(|line| Some(line.split_once(": ")?.0));
            keys.filter(|key| !["direction", "dates", "inflected"].contains(key)).collect::<Vec<_>>()
        };
        let english = Language::of(&Settings::default(), Scripts::default());
        for language in LANGUAGES {
            assert_eq!(keys(language), keys(&english), "{}", language.code);
            for list in ["months", "short"] {
                assert_eq!(language.word(list).split(' ').count(), 12, "{}", language.code);
            }
            assert!(["ltr", "rtl"].contains(&language.direction()), "{}", language.code);
        }
        // A letter has no heading, and no labels before its lists.
        for kind in crdt::SectionKind::ALL.iter().filter(|kind| **kind != crdt::SectionKind::Letter) {
            assert_eq!(english.said(kind.key()), Some(kind.label()));
            for list in kind.lists().iter().filter(|list| list.key != "highlights") {
                assert_eq!(english.said(list.key), Some(list.label));
            }
        }
    }

    #[test]
    fn without_a_choice_letters_tell_as_far_as_they_do() {
        let mut settings = Settings::default();
        for (text, code) in [
            ("Led a team", "en"),
            ("Вела команду", "en"),
            ("قدت فريقا", "ar"),
            ("مدیر پروژه", "fa"),
            ("הובלתי צוות", "he"),
            ("Οδήγησα ομάδα", "el"),
            ("チームを率いた", "ja"),
            ("팀을 이끌었습니다", "ko"),
            ("领导了一个团队", "zh-Hans"),
            ("領導了一個團隊", "zh-Hant"),
        ] {
            assert_eq!(Language::of(&settings, Scripts::of(text)).code, code, "{text}");
        }
        settings.set("language", "de");
        assert_eq!(Language::of(&settings, Scripts::of("领导了一个团队")).code, "de");
    }

    #[test]
    fn an_odd_choice_is_english() {
        let mut settings = Settings::default();
        for odd in ["", "xx", "EN\n", "name: x", "../de"] {
            settings.set("language", odd);
            assert_eq!(Language::of(&settings, Scripts::default()).code, "en", "{odd}");
        }
    }
}
