//! Who has written a PDF: Chromium has no place for it.
//!
//! PDF 1.7 (ISO 32000-1) §7.5.6: a changed object is appended, with a table of where it lies that names the one before.

use std::fmt::Write as _;

use bytes::{Bytes, BytesMut};

/// What makes them, as readers show it.
const CREATOR: &str = "Tandem";

/// The same PDF with an author. One that is not built as Chromium builds them stays as it is.
pub fn with_author(pdf: Bytes, author: &str) -> Bytes {
    if author.is_empty() {
        return pdf;
    }
    match appended(&pdf, author) {
        Some(more) => {
            let mut all = BytesMut::with_capacity(pdf.len() + more.len());
            all.extend_from_slice(&pdf);
            all.extend_from_slice(more.as_bytes());
            all.freeze()
        }
        None => {
            tracing::warn!("a PDF is not built as expected, and names no author");
            pdf
        }
    }
}

/// The information about the document anew, and where it lies.
fn appended(pdf: &[u8], author: &str) -> Option<String> {
    let trailer = last(pdf, b"trailer")?;
    let end = std::str::from_utf8(&pdf[trailer..]).ok()?;
    let number = |key: &str| -> Option<usize> {
        let (_, value) = end.split_once(key)?;
        value.trim_start().split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    };
    let (size, root, info, before) = (number("/Size")?, number("/Root")?, number("/Info")?, number("startxref")?);
    let head = format!("\n{info} 0 obj\n<<");
    let start = first(pdf, head.as_bytes())? + head.len();
    let length = first(&pdf[start..], b">>\nendobj")?;
    let entries = std::str::from_utf8(&pdf[start..start + length]).ok()?;
    // A line each; strings have none of their own.
    let kept = entries.lines().filter(|entry| !entry.starts_with("/Creator ") && !entry.starts_with("/Author "));
    let kept: Vec<&str> = kept.collect();
    let mut more = String::from("\n");
    let at = pdf.len() + more.len();
    let _ =
        write!(more, "{info} 0 obj\n<<{}\n/Author {}\n/Creator ({CREATOR})>>\nendobj\n", kept.join("\n"), text(author));
    let table = pdf.len() + more.len();
    let _ = write!(
        more,
        "xref\n{info} 1\n{at:010} 00000 n \ntrailer\n<</Size {size}\n/Root {root} 0 R\n/Info {info} 0 R\n/Prev {before}>>\n\
         startxref\n{table}\n%%EOF\n"
    );
    Some(more)
}

/// A string in UTF-16, in hexadecimal digits: it holds every letter, and nothing that ends it.
fn text(words: &str) -> String {
    words.encode_utf16().fold(String::from("<FEFF"), |text, unit| text + &format!("{unit:04X}")) + ">"
}

fn first(pdf: &[u8], wanted: &[u8]) -> Option<usize> {
    pdf.windows(wanted.len()).position(|part| part == wanted)
}

fn last(pdf: &[u8], wanted: &[u8]) -> Option<usize> {
    pdf.windows(wanted.len()).rposition(|part| part == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_pdf_stays_as_it_is() {
        for odd in ["", "%PDF-1.4", "trailer\n<</Size 2 /Root 1 0 R /Info 9 0 R>>\nstartxref\n4\n%%EOF"] {
            assert_eq!(with_author(Bytes::from_static(odd.as_bytes()), "Ada"), odd.as_bytes());
        }
    }
}
