//! Where sections begin: by headings, and by words that stand above sections in several languages.

use super::languages;
use crate::lines::{Line, Role};

/// What the lines below a heading are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Section {
    Summary,
    Contact,
    /// Short things in rows.
    Terms(&'static str),
    Entries(&'static str),
}

const WORDS: &[(Section, &str)] = &[
    (
        Section::Summary,
        "summary|profile|about|about me|professional summary|objective|profil|über mich|zusammenfassung|kurzprofil|résumé|à propos|perfil|resumen|sobre mí|özet|hakkımda|profilo|samenvatting",
    ),
    (
        Section::Contact,
        "contact|profiles|contact details|personal details|kontakt|persönliche daten|coordonnées|contacto|iletişim",
    ),
    (
        Section::Entries("work"),
        "experience|work|work experience|relevant experience|professional experience|employment|employment history|work history|career|berufserfahrung|erfahrung|beruflicher werdegang|praxiserfahrung|expérience|expériences|expérience professionnelle|expériences professionnelles|experiencia|experiencia laboral|experiencia profesional|deneyim|iş deneyimi|iş tecrübesi|esperienza|werkervaring|experiência",
    ),
    (
        Section::Entries("volunteer"),
        "volunteering|volunteer|volunteer work|volunteer experience|ehrenamt|bénévolat|voluntariado|gönüllülük",
    ),
    (
        Section::Entries("education"),
        "education|studies|academic background|ausbildung|bildung|studium|formation|formations|educación|formación|eğitim|istruzione|opleiding|educação",
    ),
    (
        Section::Entries("projects"),
        "projects|personal projects|selected projects|projekte|projets|proyectos|projeler|progetti|projecten",
    ),
    (
        Section::Terms("skills"),
        "skills|technical skills|key skills|technologies|core skills|kenntnisse|fähigkeiten|kompetenzen|compétences|habilidades|competencias|aptitudes|beceriler|yetenekler|competenze|vaardigheden",
    ),
    (
        Section::Terms("languages"),
        "languages|sprachen|sprachkenntnisse|langues|idiomas|diller|yabancı diller|lingue|talen",
    ),
    (
        Section::Terms("interests"),
        "interests|hobbies|interessen|hobbys|centres d'intérêt|loisirs|intereses|ilgi alanları|hobiler",
    ),
    (
        Section::Entries("certificates"),
        "certificates|certifications|certification|licenses & certifications|zertifikate|zertifizierungen|certificats|certificados|certificaciones|sertifikalar",
    ),
    (
        Section::Entries("awards"),
        "awards|honors|honours|honors & awards|awards and honors|auszeichnungen|preise|prix|distinctions|premios|ödüller",
    ),
    (
        Section::Entries("publications"),
        "publications|veröffentlichungen|publikationen|publicaciones|yayınlar|pubblicazioni",
    ),
    (Section::Entries("references"), "references|referenzen|références|referencias|referanslar|recommendations"),
];

/// The sections of our own pages, with the keys of their headings.
const OURS: &[(Section, &str)] = &[
    (Section::Summary, "summary"),
    (Section::Contact, "profiles"),
    (Section::Entries("work"), "work"),
    (Section::Entries("volunteer"), "volunteer"),
    (Section::Entries("education"), "education"),
    (Section::Entries("projects"), "projects"),
    (Section::Terms("skills"), "skills"),
    (Section::Terms("languages"), "languages"),
    (Section::Terms("interests"), "interests"),
    (Section::Entries("certificates"), "certificates"),
    (Section::Entries("awards"), "awards"),
    (Section::Entries("publications"), "publications"),
    (Section::Entries("references"), "references"),
];

/// Whether these words stand above sections.
pub(crate) fn is_known(words: &str) -> bool {
    section(words).is_some()
}

fn known(line: &Line) -> Option<Section> {
    section(&line.text())
}

/// The section that these words stand above.
pub(crate) fn section(words: &str) -> Option<Section> {
    let text = words.trim().trim_end_matches(':').trim().to_lowercase();
    if text.chars().count() > 40 {
        return None;
    }
    let known = WORDS.iter().find(|(_, words)| words.split('|').any(|word| word == text));
    let said = || OURS.iter().find(|(_, key)| languages::is_word(key, &text));
    known.or_else(said).map(|(section, _)| *section)
}

/// A heading of a file whose headings are in capitals.
fn is_capitals(line: &Line) -> bool {
    let text = line.text();
    let has_letters = text.chars().filter(|letter| letter.is_uppercase()).count() >= 4;
    has_letters && text.chars().count() <= 40 && !text.chars().any(|l| l.is_lowercase() || l.is_ascii_digit())
}

type Part<'a> = (Option<Section>, String, &'a [Line]);

/// What stands above the first section, and the sections.
pub(super) fn parts(lines: &[Line]) -> (&[Line], Vec<Part<'_>>) {
    // The level at which sections stand: that of the first heading with a known word, not the title's.
    let level = lines.iter().filter(|line| known(line).is_some()).find_map(Line::level);
    let in_capitals = lines.iter().any(|line| known(line).is_some() && is_capitals(line));
    let begins = |at: usize, line: &Line| match (level, line.role) {
        (Some(level), Role::Heading(own)) => own == level && (at > 0 || known(line).is_some()),
        (Some(_), _) | (_, Role::Bullet) => false,
        (None, _) => at > 0 && (known(line).is_some() || in_capitals && line.gap && is_capitals(line)),
    };
    let starts: Vec<usize> =
        lines.iter().enumerate().filter(|(at, line)| begins(*at, line)).map(|(at, _)| at).collect();
    let head = &lines[..starts.first().copied().unwrap_or(lines.len())];
    let parts = starts.iter().enumerate().map(|(number, start)| {
        let end = starts.get(number + 1).copied().unwrap_or(lines.len());
        let mut heading = lines[*start].text().trim().to_owned();
        if is_capitals(&lines[*start]) {
            let mut letters = heading.chars();
            heading = letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect();
        }
        (known(&lines[*start]), heading, &lines[start + 1..end])
    });
    (head, parts.collect())
}
