//! What lies beside the client's code: the page, styles, fonts and pictures.

use std::path::Path;

use anyhow::Context;
use messages::compile::Catalogue;

#[derive(Debug)]
pub(super) struct Sources {
    /// `index.html`.
    pub(super) page: String,
    /// `worker.js`, which opens the app without the server.
    pub(super) worker: String,
    /// `start.js`, which loads the program and what it says.
    pub(super) start: String,
    /// `messages/languages/*.ftl`.
    pub(super) messages: Catalogue,
    /// `manifest.webmanifest`, which makes it installable.
    pub(super) manifest: String,
    /// `styles/*.css`, in the order of their names: (path for messages, text).
    pub(super) styles: Vec<(String, String)>,
    /// `assets/*`: (name, bytes).
    pub(super) assets: Vec<(String, Vec<u8>)>,
}

impl Sources {
    pub(super) fn read(client: &Path) -> anyhow::Result<Self> {
        let text = |name: &str| {
            let file = client.join(name);
            std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))
        };
        let (page, worker, start) = (text("index.html")?, text("worker.js")?, text("start.js")?);
        let manifest = text("manifest.webmanifest")?;
        let messages = Catalogue::read(&client.join("messages/languages"))?;
        let mut styles = Vec::new();
        for (name, bytes) in files(&client.join("styles"))? {
            if name.ends_with(".css") {
                let text = String::from_utf8(bytes).with_context(|| format!("client/styles/{name} is not UTF-8"))?;
                styles.push((format!("client/styles/{name}"), text));
            }
        }
        Ok(Self { page, worker, start, messages, manifest, styles, assets: files(&client.join("assets"))? })
    }

    pub(super) fn hash_into(&self, hash: &mut blake3::Hasher) {
        let mut add = |name: &str, bytes: &[u8]| {
            hash.update(name.as_bytes());
            hash.update(blake3::hash(bytes).as_bytes());
        };
        add("index.html", self.page.as_bytes());
        add("worker.js", self.worker.as_bytes());
        add("manifest.webmanifest", self.manifest.as_bytes());
        add("start.js", self.start.as_bytes());
        for code in self.messages.codes() {
            add(code, format!("{:?}", (self.messages.about(code), self.messages.text(code))).as_bytes());
        }
        self.styles.iter().for_each(|(name, text)| add(name, text.as_bytes()));
        self.assets.iter().for_each(|(name, bytes)| add(name, bytes));
    }
}

/// The files of a folder by name; none when there is no such folder.
fn files(folder: &Path) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    if !folder.exists() {
        return Ok(files);
    }
    for entry in std::fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_file() && !name.starts_with('.') {
            let bytes = std::fs::read(entry.path()).with_context(|| format!("{name} cannot be read"))?;
            files.push((name, bytes));
        }
    }
    files.sort();
    Ok(files)
}
