//! What LibreOffice makes of the files.

use std::path::{Path, PathBuf};
use std::process::Command;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::common::{file, paragraphs, part};
use crate::file::RESUME;

const SAMPLE: &str = include_str!("../../../../client/sample.json");
const DENSE: &str = include_str!("../../../../render/tests/render/dense.json");

fn empty_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::remove_dir_all(&folder).ok();
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// The words on the paper that [`convert`] made, a form feed behind each page.
fn paper(folder: &Path, name: &str) -> String {
    let paper = Command::new("pdftotext").arg(folder.join(format!("{name}.pdf"))).arg("-").output();
    String::from_utf8(paper.expect("pdftotext").stdout).expect("text")
}

/// Converts files with LibreOffice: each word in its own way, `fodt` for what is a heading or a bullet, `pdf` for the paper.
fn convert(folder: &Path, names: &[&str], into: &str) {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let output = Command::new("soffice")
        .args([&profile, "--headless", "--norestore", "--convert-to", into, "--outdir"])
        .arg(folder)
        .args(names.iter().map(|name| folder.join(format!("{name}.docx"))))
        .output()
        .expect("LibreOffice, which `cargo xtask test tools` installs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The words of each paragraph of an OpenDocument text: `h1` to `h3`, `li` or `p`, and the words.
fn read(fodt: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(fodt);
    let (mut all, mut lists, mut is_text, mut is_paragraph) = (Vec::<(String, String)>::new(), 0, false, false);
    loop {
        match reader.read_event().expect("well formed") {
            Event::Start(tag) => match tag.name().as_ref() {
                "office:text" => is_text = true,
                "text:list" => lists += 1,
                "text:h" if is_text => {
                    all.push((format!("h{}", attribute(&tag, "text:outline-level")), String::new()));
                    is_paragraph = true;
                }
                "text:p" if is_text => {
                    all.push((if lists > 0 { "li" } else { "p" }.to_owned(), String::new()));
                    is_paragraph = true;
                }
                _ => {}
            },
            Event::End(tag) => match tag.name().as_ref() {
                "text:list" => lists -= 1,
                "text:h" | "text:p" => is_paragraph = false,
                _ => {}
            },
            Event::Empty(tag) if is_paragraph && tag.name().as_ref() == "text:s" => {
                let count = attribute(&tag, "text:c").parse().unwrap_or(1);
                all.last_mut().expect("a paragraph").1.push_str(&" ".repeat(count));
            }
            Event::Text(text) if is_paragraph => all.last_mut().expect("a paragraph").1.push_str(&text),
            Event::GeneralRef(name) if is_paragraph => {
                let sign = quick_xml::escape::resolve_predefined_entity(&name);
                all.last_mut().expect("a paragraph").1.push_str(sign.expect("one of the five"));
            }
            Event::Eof => return all,
            _ => {}
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    tag.try_get_attribute(name).expect("attributes").map(|found| found.value.into_owned()).unwrap_or_default()
}

/// The same of our own file.
fn written(docx: &[u8]) -> Vec<(String, String)> {
    let kind = |style: &str| match style {
        "Heading1" => "h1",
        "Heading2" => "h2",
        "Heading3" => "h3",
        "ListBullet" => "li",
        _ => "p",
    };
    let paragraphs = paragraphs(&part(docx, "word/document.xml"));
    paragraphs.into_iter().map(|(style, words)| (kind(&style).to_owned(), words)).collect()
}

#[test]
fn libreoffice_reads_every_heading_bullet_and_word_and_prints_them() {
    let folder = empty_folder("office");
    let files = [("sample", SAMPLE), ("dense", DENSE), ("odd", RESUME)].map(|(name, resume)| {
        let (docx, view) = file(resume);
        std::fs::write(folder.join(format!("{name}.docx")), &docx).expect("a file");
        (name, docx, view)
    });
    let names = files.each_ref().map(|(name, ..)| *name);
    convert(&folder, &names, "fodt");
    convert(&folder, &names, "pdf");
    for (name, docx, view) in files {
        let understood = std::fs::read_to_string(folder.join(format!("{name}.fodt"))).expect("what it read");
        assert_eq!(read(&understood), written(&docx), "{name}");
        let paper = paper(&folder, name);
        let fields = render::flow::shown(&view);
        let words: Vec<&str> = fields.iter().map(|field| field.words.as_str()).collect();
        let missing: Vec<&str> = readback::find(&paper, &words)
            .into_iter()
            .zip(words)
            .filter_map(|(sight, words)| matches!(sight, readback::Sight::Missing(_)).then_some(words))
            .collect();
        assert_eq!(missing, [""; 0], "{name}, on paper:\n{paper}");
    }
}

#[test]
fn what_begins_a_page_and_what_stands_together_does_so_in_libreoffice() {
    let folder = empty_folder("office-pages");
    // Lines that are higher than a page together, in entries of which the third lies across its foot.
    let work = |name: &str| {
        let bullets: Vec<_> = (0..18).map(|at| format!("\"{name} did the thing number {at}\"")).collect();
        format!("{{ \"name\": \"{name}\", \"highlights\": [{}] }}", bullets.join(", "))
    };
    let (plain, view) = file(&format!(
        "{{ \"basics\": {{ \"name\": \"Ada\" }}, \"work\": [{}] }}",
        ["First", "Second", "Third", "Fourth"].map(work).join(", ")
    ));
    let with = |change: fn(&mut crdt::view::Section)| {
        let mut view = view.clone();
        change(view.sections.iter_mut().find(|section| !section.items.is_empty()).expect("work"));
        docx::write(&view, "Pages").expect("a file")
    };
    let mut numbered = view.clone();
    ["page-numbers", "running-name"].iter().for_each(|key| numbered.settings.set(key, "on"));
    let files = [
        ("plain", plain),
        ("numbered", docx::write(&numbered, "Pages").expect("a file")),
        ("broken", with(|section| section.items[2].paging.break_before = true)),
        ("kept", with(|section| section.items[2].paging.keep_together = true)),
        (
            "along",
            with(|section| {
                section.paging.break_before = true;
                section.items[0].paging.break_before = true;
            }),
        ),
    ];
    for (name, docx) in &files {
        std::fs::write(folder.join(format!("{name}.docx")), docx).expect("a file");
    }
    convert(&folder, &files.each_ref().map(|(name, _)| *name), "pdf");
    let pages = |name: &str| paper(&folder, name).split('\u{c}').map(str::to_owned).collect::<Vec<_>>();
    let third = |name: &str| pages(name).iter().map(|page| page.matches("Third did").count()).collect::<Vec<_>>();
    assert!(third("plain")[0] > 0 && third("plain")[1] > 0, "it lies across: {:?}", third("plain"));
    for name in ["broken", "kept"] {
        assert_eq!(third(name)[..2], [0, 18], "{name}");
        assert!(pages(name)[1].starts_with("Third"), "{name}: {}", pages(name)[1]);
    }
    // Behind the last page comes another form feed.
    let numbered = &pages("numbered")[..];
    let count = numbered.len() - 1;
    assert!(count > 1, "{numbered:?}");
    for (at, page) in numbered[..count].iter().enumerate() {
        assert!(page.trim_end().ends_with(&format!("Ada · {} / {count}", at + 1)), "{page}");
    }
    // The heading goes along with the entry below it, and what stands above them stays.
    let along = pages("along");
    assert!(along[0].trim() == "Ada" && along[1].starts_with("Experience"), "{along:?}");
    assert!(along[1].contains("First did"), "{along:?}");
}
