//! Reading PDFs as those programs do that know nothing of us, and looking for what was written.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};
use crdt::text::is_leftwards;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// What prints and reads beside us.
#[derive(Clone, Debug)]
pub struct Tools {
    pub printers: PathBuf,
    pub python: PathBuf,
}

/// How many fields came back, of how many.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Recall {
    pub found: usize,
    pub all: usize,
    /// Some that did not, folded, for who wants to know why.
    pub missed: Vec<String>,
}

/// So many missed fields are kept.
const KEPT: usize = 100;

impl Recall {
    /// Adds another.
    pub fn add(&mut self, other: &Self) {
        self.found += other.found;
        self.all += other.all;
        self.missed.extend_from_slice(&other.missed);
        self.missed.truncate(KEPT);
    }

    /// Percent.
    pub fn percent(&self) -> f64 {
        100.0 * self.found as f64 / self.all.max(1) as f64
    }
}

/// Programs that read PDFs, each with a reading of its own.
pub const READERS: [&str; 3] = ["pdftotext", "pdfminer", "PDFium"];

/// The same for each of [`READERS`].
pub type By<T> = [T; READERS.len()];

impl Tools {
    /// The words of each file, as each of [`READERS`] reads them.
    ///
    /// # Errors
    /// When one of them is not there.
    fn read(&self, files: &[PathBuf]) -> anyhow::Result<Vec<By<String>>> {
        let lines = said(Command::new(&self.python).arg(self.printers.join("words.py")).args(files))?;
        let lines: Vec<&str> = lines.lines().collect();
        ensure!(lines.len() == files.len(), "words.py has read {} of {} files", lines.len(), files.len());
        let read = |(file, line): (&PathBuf, &str)| {
            let [pdfminer, pdfium] = serde_json::from_str(line)?;
            Ok([said(Command::new("pdftotext").arg(file).arg("-"))?, pdfminer, pdfium])
        };
        files.iter().zip(lines).map(read).collect()
    }

    /// How many of its fields came back of each file, summed up.
    ///
    /// # Errors
    /// When a reader is not there.
    pub fn recall(&self, files: &[PathBuf], wanted: &[Vec<String>]) -> anyhow::Result<By<Recall>> {
        let mut sum = By::<Recall>::default();
        for (texts, fields) in self.read(files)?.iter().zip(wanted) {
            sum.iter_mut().zip(texts).for_each(|(sum, words)| sum.add(&recall(fields, words)));
        }
        Ok(sum)
    }
}

/// What a program prints.
///
/// # Errors
/// When it fails, with its last words.
pub fn said(command: &mut Command) -> anyhow::Result<String> {
    let output = command.output().with_context(|| format!("{command:?}"))?;
    let words = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{command:?}: {}", words.lines().last().unwrap_or_default());
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What `pdfinfo` says under that name.
pub fn about(file: &Path, name: &str) -> String {
    let words = said(Command::new("pdfinfo").arg(file)).unwrap_or_default();
    let line = words.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    line.unwrap_or_default().trim().to_owned()
}

/// The words of a résumé in JSON Resume that every tool prints: not dates, numbers of telephones or levels of skills,
/// which each writes in its own way.
pub fn fields(resume: &Value) -> Vec<String> {
    const KEYS: [(&str, &[&str]); 6] = [
        ("basics", &["name", "label", "email", "summary"]),
        ("work", &["name", "position", "summary", "highlights"]),
        ("education", &["institution", "area", "studyType", "courses"]),
        ("projects", &["name", "description", "highlights"]),
        ("skills", &["name", "keywords"]),
        ("languages", &["language"]),
    ];
    let mut fields = Vec::new();
    for (section, keys) in KEYS {
        let items = match &resume[section] {
            Value::Array(items) => items.clone(),
            item => vec![item.clone()],
        };
        for value in items.iter().flat_map(|item| keys.iter().map(|key| item[*key].clone())) {
            let texts = match value {
                Value::Array(texts) => texts,
                text => vec![text],
            };
            // Paragraphs are fields of their own.
            let lines = texts.iter().filter_map(Value::as_str).flat_map(str::lines);
            fields.extend(lines.filter(|line| !line.trim().is_empty()).map(str::to_owned));
        }
    }
    fields
}

/// How many of the fields stand in the words, whole: each once for each time that it was written. Large and small
/// letters, and where lines end, do not count; a space inside a word does.
fn recall(fields: &[String], words: &str) -> Recall {
    let mut left = fold(words);
    let (mut found, mut missed) = (0, Vec::new());
    // Long ones first: a short one may be a part of them.
    let mut fields: Vec<String> = fields.iter().map(|field| fold(field)).collect();
    fields.sort_by_key(|field| std::cmp::Reverse(field.len()));
    let all = fields.len();
    for field in fields {
        if let Some(at) = left.find(&field) {
            left.replace_range(at..at + field.len(), "\0");
            found += 1;
        } else {
            missed.push(field);
        }
    }
    Recall { found, all, missed }
}

fn fold(text: &str) -> String {
    let text: String = text.to_lowercase().nfkc().filter(|letter| !is_unseen(*letter)).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut folded = String::with_capacity(text.len());
    for word in words {
        if let (Some(before), Some(behind)) = (folded.chars().next_back(), word.chars().next())
            && !stand_close(before, behind)
        {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// Whether nothing tells a space between them from none. Between letters of the Far East a line ends anywhere, and in
/// others behind a hyphen; where the direction turns, the space is drawn on this side of the words that turn or on the other.
fn stand_close(before: char, behind: char) -> bool {
    before == '-' || is_far(before) && is_far(behind) || is_leftwards(before) != is_leftwards(behind)
}

/// What shows nothing: soft hyphens, and marks of direction, which readers add.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_far(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_found_whole_and_as_often_as_it_was_written() {
        let fields = ["Led a team".to_owned(), "team".to_owned(), "Led a team".to_owned(), "cost".to_owned()];
        let recall = recall(&fields, "LED A\nteam, c ost");
        assert_eq!((recall.found, recall.all), (1, 4));
        let far = ["带领 七人团队".to_owned(), "TypeScript 四十".to_owned()];
        assert_eq!(super::recall(&far, "带领 七人团\n队\u{202a}TypeScript\n四十").found, 2);
        let turning = ["أشهر Rust قاد".to_owned()];
        assert_eq!(super::recall(&turning, "أشهر \u{202a} Rust\u{202c}قاد").found, 1);
        assert_eq!(super::recall(&turning, "أش هر Rust قاد").found, 0);
        let parted = ["a cross-team effort".to_owned(), "CSE 461 - Networks".to_owned()];
        assert_eq!(super::recall(&parted, "a cross-\nteam effort\nCSE 461 -\nNetworks").found, 2);
    }
}
