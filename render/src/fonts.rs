//! The letters of the page: static files of open fonts, the same for the preview and for print.
//!
//! Static, not variable: a program that reads a print of a variable font finds spaces inside words.
//!
//! The families that a page can be set in have the letters of Europe. Those of Arabic, Hebrew, Chinese, Japanese and Korean
//! are in families of their own ([`FAR`]), which stand in for all of them.
//!
//! Arabic is Amiri: it draws lam and alef as two pieces. Where one piece is both, as in most families, programs that put
//! a line into its order read "ال" for "لا".

/// One file: a weight and a slope of a family, for some of its letters.
#[derive(Clone, Copy, Debug)]
pub struct Face {
    pub family: &'static str,
    /// 400 or 700.
    pub weight: u16,
    pub italic: bool,
    /// The name of its file.
    pub file: &'static str,
    /// WOFF2.
    pub bytes: &'static [u8],
    /// The code points in it, first and last of each run, ascending.
    pub letters: &'static [(u32, u32)],
}

macro_rules! face {
    ($family:literal, $slug:literal, $weight:literal, $italic:literal, $rest:literal, $letters:ident) => {
        Face {
            family: $family,
            weight: $weight,
            italic: $italic,
            file: concat!($slug, "-", $rest, ".woff2"),
            bytes: include_bytes!(concat!("../fonts/", $slug, "-", $rest, ".woff2")),
            letters: $letters,
        }
    };
}

#[rustfmt::skip]
const LATIN: &[(u32, u32)] = &[
    (0x0000, 0x00FF), (0x0131, 0x0131), (0x0152, 0x0153), (0x02BB, 0x02BC), (0x02C6, 0x02C6), (0x02DA, 0x02DA),
    (0x02DC, 0x02DC), (0x2000, 0x206F), (0x20AC, 0x20AC), (0x2122, 0x2122), (0x2191, 0x2191), (0x2193, 0x2193),
    (0x2212, 0x2212), (0x2215, 0x2215), (0xFEFF, 0xFEFF), (0xFFFD, 0xFFFD),
];
#[rustfmt::skip]
const LATIN_EXT: &[(u32, u32)] = &[
    (0x0100, 0x02BA), (0x02BD, 0x02C5), (0x02C7, 0x02CC), (0x02CE, 0x02D7), (0x02DD, 0x02FF), (0x0304, 0x0304),
    (0x0308, 0x0308), (0x0329, 0x0329), (0x1D00, 0x1DBF), (0x1E00, 0x1E9F), (0x1EF2, 0x1EFF), (0x2020, 0x2020),
    (0x20A0, 0x20AB), (0x20AD, 0x20C0), (0x2113, 0x2113), (0x2C60, 0x2C7F), (0xA720, 0xA7FF),
];

#[rustfmt::skip]
const CYRILLIC: &[(u32, u32)] = &[
    (0x0301, 0x0301), (0x0400, 0x045F), (0x0490, 0x0491), (0x04B0, 0x04B1), (0x2116, 0x2116),
];
#[rustfmt::skip]
const GREEK: &[(u32, u32)] = &[
    (0x0370, 0x0377), (0x037A, 0x037F), (0x0384, 0x038A), (0x038C, 0x038C), (0x038E, 0x03A1), (0x03A3, 0x03FF),
];
#[rustfmt::skip]
const VIETNAMESE: &[(u32, u32)] = &[
    (0x0102, 0x0103), (0x0110, 0x0111), (0x0128, 0x0129), (0x0168, 0x0169), (0x01A0, 0x01A1), (0x01AF, 0x01B0),
    (0x0300, 0x0301), (0x0303, 0x0304), (0x0308, 0x0309), (0x0323, 0x0323), (0x0329, 0x0329), (0x1EA0, 0x1EF9),
    (0x20AB, 0x20AB),
];

/// Letters that kerning pulls so far apart that programs which read a print find a space between them.
const UNKERNED: [&str; 1] = ["Amiri"];

/// The same twenty files of each family.
#[rustfmt::skip]
macro_rules! families {
    ($($family:literal $slug:literal)*) => {
        &[$(
            face!($family, $slug, 400, false, "latin-400-normal", LATIN),
            face!($family, $slug, 400, true, "latin-400-italic", LATIN),
            face!($family, $slug, 700, false, "latin-700-normal", LATIN),
            face!($family, $slug, 700, true, "latin-700-italic", LATIN),
            face!($family, $slug, 400, false, "latin-ext-400-normal", LATIN_EXT),
            face!($family, $slug, 400, true, "latin-ext-400-italic", LATIN_EXT),
            face!($family, $slug, 700, false, "latin-ext-700-normal", LATIN_EXT),
            face!($family, $slug, 700, true, "latin-ext-700-italic", LATIN_EXT),
            face!($family, $slug, 400, false, "cyrillic-400-normal", CYRILLIC),
            face!($family, $slug, 400, true, "cyrillic-400-italic", CYRILLIC),
            face!($family, $slug, 700, false, "cyrillic-700-normal", CYRILLIC),
            face!($family, $slug, 700, true, "cyrillic-700-italic", CYRILLIC),
            face!($family, $slug, 400, false, "greek-400-normal", GREEK),
            face!($family, $slug, 400, true, "greek-400-italic", GREEK),
            face!($family, $slug, 700, false, "greek-700-normal", GREEK),
            face!($family, $slug, 700, true, "greek-700-italic", GREEK),
            face!($family, $slug, 400, false, "vietnamese-400-normal", VIETNAMESE),
            face!($family, $slug, 400, true, "vietnamese-400-italic", VIETNAMESE),
            face!($family, $slug, 700, false, "vietnamese-700-normal", VIETNAMESE),
            face!($family, $slug, 700, true, "vietnamese-700-italic", VIETNAMESE),
        )*]
    };
}

/// Every face.
pub const FACES: &[Face] = families! {
    "EB Garamond" "eb-garamond"
    "Source Sans 3" "source-sans-3"
    "Source Serif 4" "source-serif-4"
};

/// A family whose letters stand in for those that no chosen one has.
#[derive(Clone, Copy, Debug)]
pub struct Far {
    pub family: &'static str,
    /// The name of its folder in `render/fonts/far`.
    pub slug: &'static str,
    pub faces: &'static [Face],
}

include!(concat!(env!("OUT_DIR"), "/far.rs"));

impl Face {
    fn has(&self, letter: char) -> bool {
        let letter = u32::from(letter);
        let at = self.letters.partition_point(|(_, last)| *last < letter);
        self.letters.get(at).is_some_and(|(first, _)| *first <= letter)
    }
}

/// The faces that a text needs: of each letter, those of the first family of a stack that has it.
pub fn faces_for(text: &str, stacks: &[Vec<&str>]) -> Vec<&'static Face> {
    let mut letters: Vec<char> = text.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    let all = || FACES.iter().chain(FAR.iter().flat_map(|far| far.faces));
    let mut used: Vec<&Face> = Vec::new();
    for stack in stacks {
        let mut left = letters.clone();
        for family in stack {
            let faces: Vec<&Face> = all().filter(|face| face.family == *family).collect();
            used.extend(faces.iter().filter(|face| left.iter().any(|letter| face.has(*letter))));
            left.retain(|letter| !faces.iter().any(|face| face.has(*letter)));
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    used.retain(|face| seen.insert(face.file));
    used
}

/// The rules that name the faces. `address` says where each file is.
pub fn css<'f>(faces: impl Iterator<Item = &'f Face>, address: impl Fn(&Face) -> String) -> String {
    let mut css = String::new();
    for face in faces {
        let Face { family, weight, italic, letters, .. } = face;
        let larger = crate::theme::larger(family);
        let unkerned = if UNKERNED.contains(family) { "  font-feature-settings: \"kern\" 0;\n" } else { "" };
        let slope = if *italic { "italic" } else { "normal" };
        let letters: Vec<String> = letters.iter().map(|(first, last)| format!("U+{first:04X}-{last:04X}")).collect();
        css.push_str(&format!(
            "@font-face {{\n  font-family: \"{family}\";\n  font-weight: {weight};\n  font-style: {slope};\n  \
             font-display: swap;\n{larger}{unkerned}  src: url({}) format(\"woff2\");\n  unicode-range: {};\n}}\n",
            address(face),
            letters.join(", ")
        ));
    }
    css
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::Scripts;
    use crate::theme::{FAMILIES, families};

    fn stack(family: &'static str, text: &str) -> Vec<&'static str> {
        families(family, Scripts::of(text))
    }

    #[test]
    fn every_letter_has_a_face_upright_and_bold() {
        let texts = [
            "Łódź, façade – “naïve” 12 %…",
            "Вела команду, Київ, Ґ, ў",
            "Οδήγησε ομάδα ώρες",
            "được Nguyễn ẫ",
            "قادت فريقا، مدیر پروژه گچ ۱۲ ١٢",
            "הובלתי צוות",
            "七人のチームを率いて「速い」髙﨑",
            "领导了一个团队，把时间缩短。",
            "領導了一個團隊，把時間縮短。",
            "일곱 명의 팀을 이끌고",
        ];
        for text in texts {
            for (family, ..) in FAMILIES {
                for letter in text.chars().filter(|letter| *letter != ' ') {
                    let faces = faces_for(&letter.to_string(), &[stack(family, text)]);
                    for weight in [400, 700] {
                        let has = |face: &&Face| face.weight == weight && !face.italic && face.has(letter);
                        assert!(faces.iter().any(has), "{family}, {weight}: {letter} of {text}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_page_holds_the_letters_of_its_own_language_and_no_others() {
        let used = |text: &str| {
            let faces = faces_for(text, &[stack("Source Sans 3", text)]);
            faces
                .iter()
                .map(|face| face.family)
                .collect::<std::collections::BTreeSet<_>>()
                .into_iter()
                .collect::<Vec<_>>()
        };
        assert_eq!(used("Led a team"), ["Source Sans 3"]);
        assert_eq!(used("東京のチーム Tokyo"), ["Noto Sans JP", "Source Sans 3"]);
        assert_eq!(used("领导团队"), ["Noto Sans SC"]);
    }

    #[test]
    fn runs_ascend() {
        for face in FACES.iter().chain(FAR.iter().flat_map(|far| far.faces)) {
            assert!(face.letters.iter().all(|(first, last)| first <= last), "{}", face.file);
            assert!(face.letters.is_sorted_by(|one, next| one.1 < next.0), "{}", face.file);
        }
    }
}
