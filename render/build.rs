//! Finds the templates and the languages: each folder of `templates` is one, and each file of `languages`, so that adding
//! one touches nothing else.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What a manifest says, in the order of the fields of `Template`.
const SAID: [&str; 7] = ["name", "accent", "font", "heading-font", "size", "leading", "margins"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=templates");
    println!("cargo::rerun-if-changed=fonts/far");
    println!("cargo::rerun-if-changed=languages");
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let (root, one_column) = (here.join("templates"), here.join("src/html/one-column.css"));
    let mut folders: Vec<PathBuf> = fs::read_dir(&root)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    folders.sort();
    let mut list = String::from("pub const TEMPLATES: &[Template] = &[\n");
    let mut css = String::from("const CSS: &[(&str, &str)] = &[\n");
    for folder in folders {
        let key = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let path = folder.join("template.txt");
        let text = fs::read_to_string(&path)?;
        let fields = fields(&text).map_err(|missing| io::Error::other(format!("{}: {missing}", path.display())))?;
        writeln!(list, "Template {{ key: {key:?}, {fields} }},").map_err(io::Error::other)?;
        let mut rules = vec![folder.join("template.css")];
        if said(&text, "columns") == Some("one") {
            rules.insert(0, one_column.clone());
        }
        let rules: String = rules.iter().map(|path| format!("include_str!({path:?}), ")).collect();
        // One rule around all of them: none can reach beyond the page.
        writeln!(css, "({key:?}, concat!(\".tandem-page {{\\n\", {rules}\"}}\\n\")),").map_err(io::Error::other)?;
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("far.rs"), far(&here.join("fonts/far"))?)?;
    fs::write(out.join("languages.rs"), languages(&here.join("languages"))?)?;
    fs::write(out.join("templates.rs"), format!("{list}];\n{css}];\n"))
}

/// The files of languages as a table of `Language`.
fn languages(folder: &Path) -> io::Result<String> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    files.sort();
    let one = |path: &PathBuf| {
        let code = path.file_stem().unwrap_or_default();
        format!("Language {{ code: {code:?}, words: include_str!({path:?}) }},\n")
    };
    let all: String = files.iter().map(one).collect();
    Ok(format!("/// Every language, by its code.\npub const LANGUAGES: &[Language] = &[\n{all}];\n"))
}

/// The folders of families as a table of `Far`. The first line of a folder's `letters.txt` is the family's name; each
/// other one names a file, of which there are two weights, and the code points in it.
fn far(root: &Path) -> io::Result<String> {
    let mut table = String::from("/// These families, by their folders.\npub static FAR: &[Far] = &[\n");
    let mut folders: Vec<PathBuf> = fs::read_dir(root)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    folders.sort();
    for folder in folders {
        let slug = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let said = fs::read_to_string(folder.join("letters.txt"))?;
        let mut lines = said.lines();
        let family = lines.next().unwrap_or_default();
        table.push_str(&format!("Far {{ family: {family:?}, slug: {slug:?}, faces: &[\n"));
        for line in lines {
            let (name, runs) = line.split_once(' ').unwrap_or((line, ""));
            let run = |run: &str| {
                let (first, last) = run.split_once('-').unwrap_or((run, run));
                format!("(0x{first}, 0x{last}), ")
            };
            let letters: String = runs.split(' ').map(run).collect();
            for weight in [400, 700] {
                let (file, path) =
                    (format!("{slug}-{name}-{weight}.woff2"), folder.join(format!("{name}-{weight}.woff2")));
                table.push_str(&format!(
                    "Face {{ family: {family:?}, weight: {weight}, italic: false, file: {file:?}, \
                     bytes: include_bytes!({path:?}), letters: &[{letters}] }},\n"
                ));
            }
        }
        table.push_str("] },\n");
    }
    Ok(table + "];\n")
}

/// What a manifest says of `key`, in a line of `key: value`.
fn said<'t>(manifest: &'t str, key: &str) -> Option<&'t str> {
    manifest.lines().find_map(|line| Some(line.strip_prefix(key)?.strip_prefix(':')?.trim()))
}

/// A manifest as the fields of a `Template`, or what it lacks.
fn fields(manifest: &str) -> Result<String, String> {
    let field = |key: &&str| {
        let value = said(manifest, key).ok_or_else(|| format!("nothing is said of {key}"))?;
        Ok(format!("{}: {value:?}", key.replace('-', "_")))
    };
    Ok(SAID.iter().map(field).collect::<Result<Vec<String>, String>>()?.join(", "))
}
