//! The page and everything it loads.
//!
//! `client/index.html` may use `{{css}}` (the stylesheet's address), `{{js}}` (`client/start.js`, which starts the client),
//! `{{module}}` (the bindings that it imports), `{{wasm}}` and `{{manifest}}`, and may name files of `client/assets` as
//! `/assets/name`. Hints that make the browser fetch all scripts and the wasm at once are added before `</head>`.

use std::collections::BTreeMap;

use anyhow::{bail, ensure};
use render::fonts::{FACES, FAR};
use serde_json::{Value, json};

use super::assets::Assets;
use super::bindings::generate;
use super::{Kind, Sources};

/// Fills `assets` and returns the page.
pub(super) fn build(
    kind: Kind,
    wasm: Vec<u8>,
    sources: &Sources,
    fingerprint: &str,
    assets: &mut Assets,
) -> anyhow::Result<String> {
    for (name, bytes) in &sources.assets {
        assets.add(name, bytes.clone());
    }
    for face in FACES {
        // Most pages are in the letters of Western Europe.
        match face.file.contains("-latin-400") || face.file.contains("-latin-700") {
            true => assets.add(face.file, face.bytes.to_vec()),
            false => assets.add_rare(face.file, face.bytes.to_vec()),
        };
    }
    let letters = letters(assets)?;
    let css = stylesheet(sources, assets)?;
    let mut page = assets.resolve(&sources.page, "client/index.html")?;
    let manifest = assets.resolve(&sources.manifest, "client/manifest.webmanifest")?;
    let manifest = assets.add("manifest.webmanifest", manifest.into_bytes());
    let css = assets.add("tandem.css", css.into_bytes());

    let bindings = generate(kind, wasm)?;
    let (mut script, mut modules) = (bindings.script, Vec::new());
    for (specifier, contents) in bindings.snippets {
        let address = assets.add(&snippet_name(&specifier), contents.into_bytes());
        script = script.replace(&specifier, &address);
        modules.push(address);
    }
    if script.contains("./snippets/") {
        bail!("the bindings import a module that they did not bring");
    }
    for (name, bytes) in bindings.parts {
        script = script.replace(&format!("./{name}"), &assets.add(&name, bytes));
    }
    let wasm = assets.add("client.wasm", bindings.wasm);
    let languages = languages(sources, assets)?;
    let paginate = assets.add("paginate.js", render::html::PAGINATE.into());
    let templates = assets.add("templates.js", templates(&letters)?.into_bytes());
    let module = assets.add("client.js", script.into_bytes());
    let js = assets.add(
        "start.js",
        starter(kind, &sources.start, &languages, [&module, &wasm, &paginate, &templates], fingerprint)?.into_bytes(),
    );

    // All at once, also what is only named in others.
    let mut hints =
        format!("  <link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n  ");
    for module in [&module, &paginate, &templates].into_iter().chain(&modules) {
        hints += &format!("  <link rel=\"modulepreload\" href=\"{module}\">\n  ");
    }
    let known =
        [("{{css}}", &css), ("{{js}}", &js), ("{{module}}", &module), ("{{wasm}}", &wasm), ("{{manifest}}", &manifest)];
    for (token, address) in known {
        page = page.replace(token, address);
    }
    if let Some(at) = page.find("{{") {
        let token: String = page[at..].chars().take_while(|c| *c != '\n').take(20).collect();
        let names = known.map(|(name, _)| name).join(", ");
        bail!("client/index.html uses {token}, and the build knows only {names}");
    }
    Ok(page.replacen("</head>", &format!("{hints}</head>"), 1))
}

/// `./snippets/dioxus-web-0123456789abcdef/inline0.js` is `dioxus-web-inline0.js`.
fn snippet_name(specifier: &str) -> String {
    let path = specifier.trim_start_matches("./snippets/");
    let (folder, file) = path.split_once('/').unwrap_or(("snippet", path));
    // The bindings tell versions of a crate apart by a hash; here the hash of the contents does.
    let of_a_version = |part: &str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let name = folder.rsplit_once('-').filter(|(_, last)| of_a_version(last)).map_or(folder, |(name, _)| name);
    format!("{name}-{}", file.replace('/', "-"))
}

fn stylesheet(sources: &Sources, assets: &Assets) -> anyhow::Result<String> {
    // The page's letters. The styles have layers, and rules of letters none.
    let mut css = render::fonts::css(FACES.iter(), |face| format!("/assets/{}", face.file));
    css = assets.resolve(&css, "render/src/fonts.rs")?;
    for (path, text) in &sources.styles {
        css.push_str(&assets.resolve(text, path)?);
        css.push('\n');
    }
    Ok(css)
}

/// What each language says, as a file of its own, and what the starting module knows of it.
fn languages(sources: &Sources, assets: &mut Assets) -> anyhow::Result<Value> {
    let mut known = Vec::new();
    for code in sources.messages.codes() {
        let (name, direction) = sources.messages.about(code)?;
        let text = assets.add(&format!("{code}.txt"), sources.messages.text(code)?.into_bytes());
        known.push(json!({ "code": code, "name": name, "direction": direction, "text": text }));
    }
    Ok(known.into())
}

/// A stylesheet for each family of letters that few pages need: the addresses by the families' names.
fn letters(assets: &mut Assets) -> anyhow::Result<BTreeMap<&'static str, String>> {
    let mut addresses = BTreeMap::new();
    for far in FAR {
        for face in far.faces {
            assets.add_rare(face.file, face.bytes.to_vec());
        }
        let css = render::fonts::css(far.faces.iter(), |face| format!("/assets/{}", face.file));
        let css = assets.resolve(&css, "render/src/fonts.rs")?;
        addresses.insert(far.family, assets.add_rare(&format!("{}.css", far.slug), css.into_bytes()));
    }
    Ok(addresses)
}

/// What the page needs beside the program, as a module: the rules of each template by its key, and where the letters are
/// that few pages need.
fn templates(letters: &BTreeMap<&str, String>) -> anyhow::Result<String> {
    let all = render::templates::TEMPLATES.iter().map(|template| template.key);
    let all: serde_json::Map<String, Value> = all.map(|key| (key.into(), render::templates::css(key).into())).collect();
    let (all, letters) = (serde_json::to_string(&all)?, serde_json::to_string(letters)?);
    Ok(format!("export const templates = {all};\nexport const letters = {letters};\n"))
}

/// The module that starts the client. A file of its own: the page's policy allows no script inside the page.
fn starter(
    kind: Kind,
    source: &str,
    languages: &Value,
    [module, wasm, paginate, templates]: [&str; 4],
    fingerprint: &str,
) -> anyhow::Result<String> {
    let languages = serde_json::to_string_pretty(languages)?;
    let mut script = source.to_owned();
    for (token, value) in [
        ("{{languages}}", languages.as_str()),
        ("{{module}}", module),
        ("{{wasm}}", wasm),
        ("{{paginate}}", paginate),
        ("{{templates}}", templates),
    ] {
        ensure!(script.contains(token), "client/start.js has no {token}");
        script = script.replace(token, value);
    }
    if kind == Kind::Reloading {
        script.push_str(&format!(
            "\nsetInterval(async () => {{\n  \
               const answer = await fetch(\"/built-from.txt\", {{ cache: \"no-store\" }}).catch(() => null);\n  \
               if (answer?.ok && (await answer.text()) !== \"{fingerprint}\") location.reload();\n\
             }}, 700);\n"
        ));
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snippets_have_plain_names() {
        assert_eq!(snippet_name("./snippets/dioxus-web-eae67878b22d6805/src/js/eval.js"), "dioxus-web-src-js-eval.js");
        assert_eq!(snippet_name("./snippets/client/src/a.js"), "client-src-a.js");
    }
}
