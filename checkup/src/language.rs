//! Which language a résumé is written in, by counting the small words.

use crate::words::lower;

/// A language whose words the rules know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Language {
    English,
    German,
}

/// Words of a résumé that are looked at; more do not change the answer.
const LOOKED_AT: usize = 3_000;

/// Words that the language has and its neighbours mostly don't: small ones, and those of every résumé, since bullets are
/// written without small ones.
const ENGLISH: &[&str] = &[
    "the",
    "and",
    "of",
    "with",
    "by",
    "from",
    "which",
    "their",
    "our",
    "are",
    "were",
    "that",
    "this",
    "who",
    "its",
    "into",
    "through",
    "across",
    "responsible",
    "worked",
    "led",
    "managed",
    "developed",
    "designed",
    "built",
    "helped",
    "created",
    "improved",
    "reduced",
    "increased",
    "including",
    "using",
    "teams",
    "customers",
    "new",
];
const GERMAN: &[&str] = &[
    "und",
    "der",
    "das",
    "für",
    "mit",
    "von",
    "bei",
    "zur",
    "zum",
    "dem",
    "ein",
    "eine",
    "einer",
    "eines",
    "im",
    "vom",
    "sowie",
    "durch",
    "ich",
    "nach",
    "auf",
    "aus",
    "über",
    "verantwortlich",
    "zuständig",
    "entwicklung",
    "leitung",
    "aufbau",
    "umsetzung",
    "betreuung",
    "einführung",
    "mitarbeit",
    "unterstützung",
];
/// Languages that share words with those two, each by words that they don't have.
const OTHERS: &[&[&str]] = &[
    // French, Spanish, Portuguese, Italian, Catalan, Romanian
    &[
        "le", "la", "les", "et", "du", "pour", "avec", "dans", "une", "sur", "aux", "el", "los", "las", "y", "para",
        "con", "por", "una", "del", "e", "com", "uma", "da", "dos", "em", "il", "di", "della", "nel", "che", "gli",
        "amb", "els", "și", "pentru", "cu",
    ],
    // Dutch, Afrikaans
    &["het", "een", "en", "voor", "op", "de", "bij", "aan", "naar", "wat", "vir", "'n"],
    // Danish, Norwegian, Swedish, Icelandic
    &["og", "och", "för", "med", "av", "af", "på", "till", "til", "som", "på", "ett", "att", "et", "är", "hos"],
    // Polish, Czech, Slovak, Croatian, Slovenian
    &["w", "z", "na", "oraz", "dla", "se", "za", "u", "sa", "od", "przy", "ze"],
    // Turkish, Finnish, Estonian, Hungarian
    &["ve", "bir", "için", "ile", "ja", "sekä", "és", "az", "egy", "ning"],
    // Indonesian, Malay, Vietnamese, Filipino
    &["dan", "yang", "untuk", "dengan", "di", "và", "của", "cho", "các", "ng", "mga", "sa"],
];

/// The language of most of the words; `None` when it is not one of ours, or when it cannot be told.
pub(crate) fn of(texts: impl Iterator<Item = String>) -> Option<Language> {
    let (mut english, mut german, mut others) = (0, 0, vec![0; OTHERS.len()]);
    let mut looked_at = 0;
    for text in texts {
        for word in lower(&text) {
            looked_at += 1;
            english += usize::from(ENGLISH.contains(&word.as_str()));
            german += usize::from(GERMAN.contains(&word.as_str()));
            for (count, words) in others.iter_mut().zip(OTHERS) {
                *count += usize::from(words.contains(&word.as_str()));
            }
            if looked_at == LOOKED_AT {
                break;
            }
        }
        if looked_at == LOOKED_AT {
            break;
        }
    }
    let other = others.into_iter().max().unwrap_or_default();
    // Clearly more than any other, and not just a name or a title among words of a language that nobody here knows.
    let is_clear = |own: usize, rival: usize| own >= 2 && own >= 2 * rival.max(other) && own * 10 >= looked_at;
    if is_clear(english, german) {
        Some(Language::English)
    } else if is_clear(german, english) {
        Some(Language::German)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<Language> {
        of(std::iter::once(text.to_owned()))
    }

    #[test]
    fn known_by_the_small_words() {
        assert_eq!(told("Led the design system now used by 11 product teams."), Some(Language::English));
        assert_eq!(told("Responsible for testing, worked on releases"), Some(Language::English));
        assert_eq!(told("Aufbau der Plattform für den Vertrieb mit drei Kollegen"), Some(Language::German));
        assert_eq!(told("Verantwortlich für Tests und Abnahme"), Some(Language::German));
    }

    #[test]
    fn others_are_not_taken_for_them() {
        for other in [
            "Responsable de la plateforme et des équipes pour le marché de la France",
            "Responsable de la plataforma y del equipo para los clientes de España",
            "Responsabile della piattaforma con il team per i clienti di Milano",
            "Verantwoordelijk voor het platform en de teams van Nederland in samenwerking met klanten",
            "Ansvarig för plattformen och teamet som arbetade med kunder i Sverige",
            "Ansvarlig for drift af platformen og teamet i Danmark",
            "Odpowiedzialny za rozwój platformy oraz zespół w Polsce",
            "Platformun geliştirilmesi ve ekip yönetimi için sorumlu",
            "负责平台的开发和团队管理",
            "أدار فريقا من خمسة مهندسين",
            "Ответственный за развитие платформы",
            "",
            "Acme",
        ] {
            assert_eq!(told(other), None, "{other}");
        }
    }

    #[test]
    fn names_in_another_language_do_not_count() {
        let text = "Vastasi verkkopalvelun kehityksestä Bank of Åland konttorissa Helsingissä ja Tampereella. The Times \
                    julkaisi artikkelin, joka käsitteli palvelun suosiota nuorten keskuudessa koko maassa";
        assert_eq!(told(text), None);
    }
}
