//! A résumé as a DOCX file: real headings, lists and links, without any picture, so that word processors and parsers read
//! it as it is meant. The same résumé gives the same bytes.

mod body;
mod foot;
mod parts;
mod xml;

use std::io::{Cursor, Write};

use crdt::view::ResumeView;
use render::Theme;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The résumé, in the order of the page. `title` names the file for programs that list it.
///
/// # Errors
/// When the archive cannot be written, which memory alone decides.
pub fn write(view: &ResumeView, title: &str) -> std::io::Result<Vec<u8>> {
    let author = view.basics.fields.plain("name");
    let theme = Theme::of(&view.settings);
    let foot = foot::of(&theme, &author);
    let body = body::of(&render::flow::flow(view), theme.paper, foot.is_some());
    let mut files = vec![
        ("[Content_Types].xml", parts::content_types(foot.is_some())),
        ("_rels/.rels", parts::ROOT_LINKS.to_owned()),
        ("docProps/core.xml", parts::core(title, &author)),
        ("word/document.xml", body.document),
        ("word/_rels/document.xml.rels", parts::links(&body.links, foot.is_some())),
        ("word/styles.xml", parts::STYLES.to_owned()),
        ("word/numbering.xml", parts::NUMBERING.to_owned()),
    ];
    files.extend(foot.map(|foot| ("word/footer.xml", foot)));
    archive(&files).map_err(std::io::Error::other)
}

fn archive(files: &[(&str, String)]) -> ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(*name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}
