//! What the settings come to: every value known, safe in a style, and within bounds that can be read.

use crdt::view::Settings;

use crate::Paper;
use crate::script::Scripts;
use crate::templates::{Template, template};

/// The families that a page can be set in, and how large each looks: `font-size-adjust`, and what stands in for it.
pub const FAMILIES: &[(&str, &str, &str)] = &[
    ("EB Garamond", "0.455", "Georgia, \"Liberation Serif\", serif"),
    ("Source Sans 3", "0.486", "Arial, \"Liberation Sans\", sans-serif"),
    ("Source Serif 4", "0.475", "Georgia, \"Liberation Serif\", serif"),
];

/// The size of the text in points, the height of a line in sizes, the sides of the sheet in millimetres: least and most.
pub const SIZES: (f64, f64) = (8.0, 13.0);
pub const LEADINGS: (f64, f64) = (1.1, 1.8);
pub const MARGINS: (f64, f64) = (10.0, 30.0);
/// The space between things, of what the template has.
pub const SPACINGS: (f64, f64) = (0.5, 1.5);

/// The text's colour where none is chosen.
pub const INK: &str = "#1b1b19";

/// Looks of a page.
#[derive(Clone, PartialEq, Debug)]
pub struct Theme {
    /// The key of the template.
    pub template: &'static str,
    /// Dark enough to be read on white.
    pub accent: String,
    /// Dark enough to be read on white.
    pub text: String,
    pub font: &'static str,
    pub heading_font: &'static str,
    pub size_pt: f64,
    pub leading: f64,
    pub margins_mm: f64,
    /// The space between things, of what the template has.
    pub spacing: f64,
    pub has_photo: bool,
    /// Small pictures before the ways to reach the person.
    pub has_icons: bool,
    /// At the foot of each page: its number, and whose it is.
    pub has_numbers: bool,
    pub has_running_name: bool,
    pub paper: Paper,
}

impl Theme {
    /// What the settings say; where they say nothing, or nothing sensible, what the template does.
    pub fn of(settings: &Settings) -> Self {
        let Template { key, accent, font, heading_font, size, leading, margins, .. } = *template(&settings.template);
        let body = family(&settings.font);
        Self {
            template: key,
            accent: legible(colour(&settings.accent).unwrap_or(accent)),
            text: legible(colour(settings.get("text")).unwrap_or(INK)),
            font: body.or_else(|| family(font)).unwrap_or(FAMILIES[0].0),
            // Who chooses a font chooses it for the headings too, until these have one of their own.
            heading_font: family(settings.get("heading-font"))
                .or(body)
                .or_else(|| family(heading_font))
                .unwrap_or(FAMILIES[0].0),
            size_pt: number(settings.get("size"), size, SIZES),
            leading: number(settings.get("leading"), leading, LEADINGS),
            margins_mm: number(settings.get("margins"), margins, MARGINS),
            spacing: number(settings.get("spacing"), "1", SPACINGS),
            has_photo: settings.get("photo") != "off",
            has_icons: settings.get("icons") == "on",
            has_numbers: settings.get("page-numbers") == "on",
            has_running_name: settings.get("running-name") == "on",
            paper: Paper::of(settings),
        }
    }

    /// The space around the text of every sheet: top, sides, bottom.
    pub fn sheet_margins(&self) -> String {
        let sides = self.margins_mm;
        format!("{}mm {sides}mm {}mm", (sides - 4.0).max(9.0), (sides - 5.0).max(9.0))
    }
}

/// The families that are asked for a letter one after the other: the chosen one, and those that stand in for what it has
/// not.
pub(crate) fn families(chosen: &'static str, letters: Scripts) -> Vec<&'static str> {
    let is_serif = !known(chosen).2.ends_with("sans-serif");
    [chosen].into_iter().chain(letters.families(is_serif)).collect()
}

/// The same as a value of `font-family`, and that of `font-size-adjust`.
pub(crate) fn stack(chosen: &'static str, letters: Scripts) -> (String, &'static str) {
    let (_, adjust, rest) = known(chosen);
    let families = families(chosen, letters);
    let stack = families.iter().map(|family| format!("\"{family}\", ")).collect::<String>() + rest;
    (stack, if families.len() == 1 { adjust } else { "none" })
}

/// A line of the rule of its faces: how much larger than its own size a family is drawn that would look small.
///
/// `font-size-adjust` does that for all fonts of a stack. Pages whose letters stand-ins have do without it: it would make
/// those as small as it makes their few Latin letters.
pub(crate) fn larger(family: &str) -> &'static str {
    if family == "EB Garamond" { "  size-adjust: 113.75%;\n" } else { "" }
}

fn known(name: &str) -> &'static (&'static str, &'static str, &'static str) {
    FAMILIES.iter().find(|(known, ..)| *known == name).unwrap_or(&FAMILIES[0])
}

fn family(name: &str) -> Option<&'static str> {
    FAMILIES.iter().map(|(known, ..)| *known).find(|known| *known == name)
}

/// A colour of the form `#rrggbb`.
pub fn colour(chosen: &str) -> Option<&str> {
    let hex = chosen.strip_prefix('#')?;
    (hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit())).then_some(chosen)
}

fn number(chosen: &str, default: &str, (least, most): (f64, f64)) -> f64 {
    let read = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
    read(chosen).or_else(|| read(default)).unwrap_or(least).clamp(least, most)
}

/// What WCAG asks of text.
const CONTRAST: f64 = 4.5;

/// Whether text of that colour can be read on white paper.
pub fn is_legible(colour: &str) -> bool {
    1.05 / (luminance(parts(colour)) + 0.05) >= CONTRAST
}

/// The colour, or as little darker as it takes to be read on white.
pub fn legible(colour: &str) -> String {
    let mut at = colour.to_owned();
    let mut left = 100_u32;
    while !is_legible(&at) && left > 0 {
        left -= 1;
        let [red, green, blue] = parts(colour).map(|part| part * left / 100);
        at = format!("#{red:02x}{green:02x}{blue:02x}");
    }
    at
}

fn parts(colour: &str) -> [u32; 3] {
    let part = |at: usize| colour.get(at..at + 2).and_then(|hex| u32::from_str_radix(hex, 16).ok()).unwrap_or(0);
    [part(1), part(3), part(5)]
}

fn luminance(parts: [u32; 3]) -> f64 {
    let [red, green, blue] = parts.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::TEMPLATES;

    #[test]
    fn only_a_colour_gets_into_the_rules() {
        assert_eq!(colour("#B0480f"), Some("#B0480f"));
        for odd in ["", "red", "#fff", "#12345g", "#1d5c47;}", "#1d5c47 ", "url(javascript:1)", "#éééé"] {
            assert_eq!(colour(odd), None, "{odd}");
        }
    }

    #[test]
    fn what_is_too_pale_is_darkened_and_no_more() {
        assert_eq!(legible("#1d5c47"), "#1d5c47");
        for pale in ["#ffffff", "#ffff00", "#88aaff", "#777777"] {
            let dark = legible(pale);
            assert!(is_legible(&dark) && !is_legible(pale), "{pale} {dark}");
        }
        assert_eq!(legible("#777777"), "#757575");
    }

    #[test]
    fn odd_choices_give_what_can_be_read() {
        let mut settings = Settings::default();
        for odd in ["", "x", "NaN", "inf", "-1", "1e99", "1;}"] {
            let keys: Vec<&str> = Settings::default().entries().map(|(key, _)| key).collect();
            keys.iter().for_each(|key| settings.set(key, odd));
            let theme = Theme::of(&settings);
            assert!((SIZES.0..=SIZES.1).contains(&theme.size_pt), "{odd}");
            assert!((LEADINGS.0..=LEADINGS.1).contains(&theme.leading), "{odd}");
            assert!((MARGINS.0..=MARGINS.1).contains(&theme.margins_mm), "{odd}");
            assert!((SPACINGS.0..=SPACINGS.1).contains(&theme.spacing), "{odd}");
            assert_eq!(theme.template, "classic", "{odd}");
            assert!(theme.has_photo && !theme.has_icons && !theme.has_numbers && !theme.has_running_name, "{odd}");
        }
    }

    #[test]
    fn each_template_says_what_is_known() {
        for template in TEMPLATES {
            assert!(colour(template.accent).is_some_and(is_legible), "{}", template.key);
            assert!(family(template.font).is_some() && family(template.heading_font).is_some(), "{}", template.key);
            for (said, bounds) in [(template.size, SIZES), (template.leading, LEADINGS), (template.margins, MARGINS)] {
                assert!(
                    said.parse::<f64>().is_ok_and(|said| (bounds.0..=bounds.1).contains(&said)),
                    "{}",
                    template.key
                );
            }
            let css = crate::templates::css(template.key).trim();
            assert!(css.is_empty() || css.starts_with(".tandem-page {") && css.ends_with('}'), "{}", template.key);
            // The space above and below follows what the person has chosen: `calc(n * var(--v))`.
            let space = css.split([';', '{']).map(str::trim).filter(|rule| {
                ["margin-top", "margin-bottom", "padding-top", "padding-bottom"].iter().any(|key| rule.starts_with(key))
            });
            assert!(
                space.clone().all(|rule| !rule.ends_with("mm")),
                "{}: {:?}",
                template.key,
                space.collect::<Vec<_>>()
            );
            let mut depth = 0;
            for (at, letter) in css.char_indices() {
                depth += i32::from(letter == '{') - i32::from(letter == '}');
                assert!(
                    depth > 0 || at + 1 == css.len() || !css[..at].contains('{'),
                    "a rule out of scope: {}",
                    template.key
                );
            }
            for word in ["left", "right", "url(", "@import"] {
                assert!(!css.contains(word), "{} says {word}", template.key);
            }
        }
        assert!(TEMPLATES.len() >= 12);
    }
}
