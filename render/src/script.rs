//! What letters a text is in, and what follows from them: the way it runs, its language as far as letters tell, and the
//! families that have them.

use crdt::view::ResumeView;

/// How many letters of each kind a text has.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Scripts {
    /// Letters that run from left to right, those of the Far East among them.
    onwards: u32,
    arabic: u32,
    /// Those of them that Persian has and Arabic has not.
    persian: u32,
    /// Those of them that only Urdu has.
    urdu: u32,
    hebrew: u32,
    /// Whether the first of all its letters runs from right to left.
    begins_leftwards: bool,
    greek: u32,
    han: u32,
    /// Signs that only the one way of writing Chinese has, or only the other.
    traditional: u32,
    simplified: u32,
    kana: u32,
    hangul: u32,
}

/// Common signs that were simplified, in pairs: as they were, as they are.
const PAIRS: &str = "個个們们來来時时國国業业經经營营開开發发專专產产電电腦脑網网頁页設设計计師师語语機机關关體体總总統统劃划區区與与\
                     為为無无東东車车長长門门見见說说話话請请學学習习數数據据務务團团隊队領领導导實实現现應应對对過过進进動动種种單单";

impl Scripts {
    pub fn of(text: &str) -> Self {
        let mut scripts = Self::default();
        scripts.add(text);
        scripts
    }

    /// Those of all that a résumé says, and of what is hidden in it.
    pub fn of_resume(view: &ResumeView) -> Self {
        let mut scripts = Self::default();
        let items = view.sections.iter().flat_map(|section| &section.items).chain(&view.basics.profiles);
        for fields in items.clone().map(|item| &item.fields).chain([&view.basics.fields]) {
            fields.texts().for_each(|(_, words)| scripts.add(&words));
        }
        let bullets = items.flat_map(|item| item.lists.values().flatten());
        bullets.flat_map(|bullet| &bullet.text.spans).for_each(|span| scripts.add(&span.text));
        view.sections.iter().for_each(|section| scripts.add(&section.title));
        scripts
    }

    /// With the letters of another one.
    pub fn join(&mut self, other: Self) {
        self.onwards += other.onwards;
        self.arabic += other.arabic;
        self.persian += other.persian;
        self.urdu += other.urdu;
        self.hebrew += other.hebrew;
        self.greek += other.greek;
        self.han += other.han;
        self.traditional += other.traditional;
        self.simplified += other.simplified;
        self.kana += other.kana;
        self.hangul += other.hangul;
    }

    /// Counts the letters of one more text.
    pub fn add(&mut self, text: &str) {
        for letter in text.chars() {
            match u32::from(letter) {
                // The letters of most texts, at once.
                0..0x41 | 0x5b..0x61 | 0x7b..0xc0 => {}
                0x41..0x370 | 0x400..0x590 => self.onwards += 1,
                0x370..0x400 | 0x1f00..0x2000 => self.greek += 1,
                0x590..0x600 | 0xfb1d..0xfb50 => {
                    self.begins_leftwards |= self.onwards() == 0;
                    self.hebrew += 1;
                }
                0x600..0x780 | 0x8a0..0x900 | 0xfb50..0xfe00 | 0xfe70..0xff00 if letter.is_alphabetic() => {
                    self.begins_leftwards |= self.onwards() == 0;
                    self.arabic += 1;
                    self.persian += u32::from(matches!(letter, 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی'));
                    self.urdu += u32::from(matches!(letter, 'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے' | 'ہ'));
                }
                // The dot between names is no letter: Chinese has it too.
                0x30fb => {}
                0x3040..0x3100 | 0x31f0..0x3200 | 0xff66..0xff9e => self.kana += 1,
                0x1100..0x1200 | 0x3130..0x3190 | 0xac00..0xd7b0 => self.hangul += 1,
                0x2e80..0x2fe0
                | 0x3005..0x3008
                | 0x3400..0x4dc0
                | 0x4e00..0xa000
                | 0xf900..0xfb00
                | 0x2_0000..0x3_2000 => {
                    self.han(letter);
                }
                _ => self.onwards += u32::from(letter.is_alphabetic()),
            }
        }
    }

    fn han(&mut self, letter: char) {
        self.han += 1;
        match PAIRS.chars().position(|known| known == letter) {
            Some(at) if at % 2 == 0 => self.traditional += 1,
            Some(_) => self.simplified += 1,
            None => {}
        }
    }

    fn east(self) -> u32 {
        self.han + self.kana + self.hangul
    }

    fn onwards(self) -> u32 {
        self.onwards + self.greek + self.east()
    }

    fn leftwards(self) -> u32 {
        self.arabic + self.hebrew
    }

    /// `ltr` or `rtl`, as most of its letters run; `None` where there are none.
    pub fn direction(self) -> Option<&'static str> {
        match (self.leftwards(), self.onwards()) {
            (0, 0) => None,
            (leftwards, onwards) if leftwards > onwards => Some("rtl"),
            _ => Some("ltr"),
        }
    }

    /// The same for a part of a text that runs like that. Where all around is Arabic or Hebrew, so is what begins in it, or is
    /// in it for a good part, however long the Latin names in it are; a Latin text that quotes a word of it is not.
    pub fn direction_within(self, around: &str) -> Option<&'static str> {
        match around {
            "rtl" if self.begins_leftwards || self.leftwards() * 3 > self.onwards() => Some("rtl"),
            _ => self.direction(),
        }
    }

    /// The language of most of its letters, where letters tell (BCP 47). Latin and Cyrillic ones do not.
    pub fn language(self) -> Option<&'static str> {
        let most = self.onwards.max(self.greek).max(self.arabic).max(self.hebrew).max(self.east());
        match most {
            // A Japanese, Korean or Chinese sentence is short in letters, and full of Latin names.
            0 => None,
            _ if self.east() * 4 > self.onwards.max(self.greek).max(self.arabic).max(self.hebrew) => {
                Some(self.eastern())
            }
            // A name of another language is soon among them.
            _ if most == self.arabic && self.urdu * 20 > self.arabic => Some("ur"),
            _ if most == self.arabic && self.persian * 20 > self.arabic => Some("fa"),
            _ if most == self.arabic => Some("ar"),
            _ if most == self.hebrew => Some("he"),
            _ if most == self.greek => Some("el"),
            _ => None,
        }
    }

    /// The same for a part of a text in that language: `None` where it may well be in the same.
    pub fn language_within(self, around: &str) -> Option<&'static str> {
        // Names in Japanese and in Korean are written in signs alone.
        let is_signs = self.kana == 0 && self.hangul == 0;
        let is_eastern = ["ja", "ko", "zh"].iter().any(|code| around.starts_with(code));
        let is_arabic = around == "fa" || around == "ur";
        self.language().filter(|language| match *language {
            "zh-Hans" | "zh-Hant" => !(is_signs && is_eastern),
            "ar" => !is_arabic && around != "ar",
            language => language != around,
        })
    }

    fn eastern(self) -> &'static str {
        match self {
            _ if self.hangul > self.kana && self.hangul * 2 > self.han => "ko",
            _ if self.kana * 10 > self.han => "ja",
            _ if self.hangul * 10 > self.han => "ko",
            _ if self.traditional > self.simplified => "zh-Hant",
            _ => "zh-Hans",
        }
    }

    /// The bundled families that have its letters where the chosen one has not, in the order in which they are asked.
    pub fn families(self, is_serif: bool) -> Vec<&'static str> {
        let mut families = Vec::new();
        if self.arabic > 0 {
            families.push("Amiri");
        }
        if self.hebrew > 0 {
            families.push(if is_serif { "Noto Serif Hebrew" } else { "Noto Sans Hebrew" });
        }
        if self.east() > 0 {
            // The same sign is drawn in other ways here and there: the way of its own language comes first.
            let all = ["Noto Sans SC", "Noto Sans TC", "Noto Sans JP", "Noto Sans KR"];
            let first = match self.eastern() {
                "zh-Hant" => 1,
                "ja" => 2,
                "ko" => 3,
                _ => 0,
            };
            families.push(all[first]);
            families.extend(all.iter().enumerate().filter(|(at, _)| *at != first).map(|(_, family)| *family));
        }
        families
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_runs_as_most_of_its_letters_do() {
        for (text, direction) in [
            ("", None),
            ("2024 – 12 %", None),
            ("Led a team", Some("ltr")),
            ("قدت فريقا من سبعة", Some("rtl")),
            ("ناقشت أطروحة عن Java", Some("rtl")),
            ("Java وPython وغيرهما من لغات البرمجة", Some("rtl")),
            ("הובלתי צוות", Some("rtl")),
            ("Wrote a book on שלום", Some("ltr")),
            ("東京大学", Some("ltr")),
        ] {
            assert_eq!(Scripts::of(text).direction(), direction, "{text}");
        }
    }

    #[test]
    fn a_part_runs_as_what_is_around_it_when_in_doubt() {
        for (text, around, direction) in [
            ("شهر Rust", "rtl", "rtl"),
            ("مهندس DevOps", "rtl", "rtl"),
            ("مهندس DevOps", "ltr", "ltr"),
            ("קוד TypeScript", "rtl", "rtl"),
            ("Wrote a book on שלום", "rtl", "ltr"),
            ("Rust", "rtl", "ltr"),
            ("قدت فريقا", "ltr", "rtl"),
        ] {
            assert_eq!(Scripts::of(text).direction_within(around), Some(direction), "{text} in {around}");
        }
        assert_eq!(Scripts::of("12 %").direction_within("rtl"), None);
    }

    #[test]
    fn letters_tell_some_languages() {
        for (text, language) in [
            ("Led a team", None),
            ("Вела команду", None),
            ("قدت فريقا", Some("ar")),
            ("مدیر پروژه", Some("fa")),
            ("הובלתי צוות", Some("he")),
            ("Οδήγησα ομάδα", Some("el")),
            ("チームを率いた", Some("ja")),
            ("Go 言語でサーバーを書いた", Some("ja")),
            ("팀을 이끌었습니다", Some("ko")),
            ("领导了一个团队", Some("zh-Hans")),
            ("領導了一個團隊", Some("zh-Hant")),
            ("میں نے سات لوگوں کی ٹیم کی قیادت کی", Some("ur")),
            ("قدت فريقا من سبعة مهندسين في شركة گوگل وغيرها من الشركات الكبيرة", Some("ar")),
            ("领导了一个团队，在の公司和安娜・李一起工作", Some("zh-Hans")),
            ("Οδήγησα μεγάλη ομάδα στο 東京大学", Some("el")),
        ] {
            assert_eq!(Scripts::of(text).language(), language, "{text}");
        }
    }

    #[test]
    fn the_pairs_are_pairs() {
        assert_eq!(PAIRS.chars().count() % 2, 0);
    }
}
