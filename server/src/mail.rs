//! Mail without a mail server: `.eml` files in the data folder, and a log line.

use std::path::PathBuf;
use std::sync::Arc;

use time::OffsetDateTime;
use time::format_description::well_known::Rfc2822;

/// Writes mails where the operator finds them.
#[derive(Clone)]
pub struct Mail {
    folder: PathBuf,
    rng: Arc<dyn store::Rng>,
}

impl std::fmt::Debug for Mail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mail").field("folder", &self.folder).finish_non_exhaustive()
    }
}

/// One mail: a subject and plain text.
#[derive(Debug)]
pub struct Letter<'a> {
    /// The address, checked by `accounts::email`.
    pub to: &'a str,
    /// One line.
    pub subject: &'a str,
    /// Plain text, lines separated by `\n`.
    pub text: &'a str,
    /// When it was written.
    pub at: OffsetDateTime,
}

impl Mail {
    /// Mails go to `folder`, which is made when the first one is written.
    pub fn to_folder(folder: PathBuf, rng: Arc<dyn store::Rng>) -> Self {
        Self { folder, rng }
    }

    /// Writes the letter as a new file.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub async fn send(&self, letter: &Letter<'_>) -> std::io::Result<()> {
        let mut suffix = [0; 4];
        self.rng.fill(&mut suffix);
        let name = format!("{}-{:08x}.eml", letter.at.unix_timestamp(), u32::from_le_bytes(suffix));
        let path = self.folder.join(name);
        tokio::fs::create_dir_all(&self.folder).await?;
        tokio::fs::write(&path, as_eml(letter)).await?;
        // The address and the text stay out of the log: they are personal, and the text may hold a secret link.
        tracing::info!(path = %path.display(), "wrote a mail; set up a mail server to have it sent");
        Ok(())
    }
}

fn as_eml(letter: &Letter<'_>) -> String {
    let date = letter.at.format(&Rfc2822).unwrap_or_default();
    format!(
        "To: {}\r\nFrom: Tandem <noreply@localhost>\r\nSubject: {}\r\nDate: {date}\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}",
        one_line(letter.to),
        encoded_word(letter.subject),
        letter.text.replace('\n', "\r\n"),
    )
}

/// Headers end at a line break, so there must be none inside.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// RFC 2047 for anything beyond ASCII, in words short enough for a header line.
fn encoded_word(text: &str) -> String {
    use base64::Engine;
    let text = one_line(text);
    if text.is_ascii() && text.len() <= 76 {
        return text;
    }
    let characters: Vec<char> = text.chars().collect();
    let words: Vec<String> = characters
        .chunks(10)
        .map(|chunk| {
            let part: String = chunk.iter().collect();
            format!("=?utf-8?B?{}?=", base64::engine::general_purpose::STANDARD.encode(part))
        })
        .collect();
    words.join("\r\n ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_cannot_add_headers() {
        let letter =
            Letter { to: "a@b.c", subject: "x\r\nBcc: e@f.g", text: "Hello\nyou", at: OffsetDateTime::UNIX_EPOCH };
        let eml = as_eml(&letter);
        assert!(!eml.contains("\r\nBcc:"), "{eml}");
        assert!(eml.ends_with("\r\n\r\nHello\r\nyou"), "{eml}");
    }

    #[test]
    fn beyond_ascii_is_encoded() {
        assert_eq!(encoded_word("résumé"), "=?utf-8?B?csOpc3Vtw6k=?=");
    }
}
