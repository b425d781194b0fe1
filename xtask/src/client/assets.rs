//! Files under `/assets/`, named by what is in them, so that browsers may keep them for ever.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::bail;

/// The files, and the addresses of those that sources name.
#[derive(Debug, Default)]
pub(super) struct Assets {
    files: BTreeMap<String, Vec<u8>>,
    /// "/assets/inter.woff2" as it stands in a source -> "/assets/inter-1a2b3c4d5e.woff2".
    addresses: BTreeMap<String, String>,
    /// Names of files that few need: nobody fetches them ahead.
    rare: BTreeSet<String>,
}

impl Assets {
    /// Adds `name` ("client.js") and returns its address ("/assets/client-1a2b3c4d5e.js").
    pub(super) fn add(&mut self, name: &str, bytes: Vec<u8>) -> String {
        let hash = blake3::hash(&bytes).to_hex();
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let file = format!("{stem}-{}.{ending}", &hash[..10]);
        let address = format!("/assets/{file}");
        self.files.insert(file, bytes);
        self.addresses.insert(format!("/assets/{name}"), address.clone());
        address
    }

    /// As [`Assets::add`], for a file that few need.
    pub(super) fn add_rare(&mut self, name: &str, bytes: Vec<u8>) -> String {
        let address = self.add(name, bytes);
        self.rare.insert(address.trim_start_matches("/assets/").to_owned());
        address
    }

    /// The names of those that are fetched ahead, for a start without the server.
    pub(super) fn ahead(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str).filter(|name| !self.rare.contains(*name))
    }

    /// Name and contents of each.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// `text` with each `/assets/name` replaced by the real address.
    ///
    /// # Errors
    /// When it names a file that is not there. `source` says where.
    pub(super) fn resolve(&self, text: &str, source: &str) -> anyhow::Result<String> {
        let mut resolved = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find("/assets/") {
            let name = &rest[at..];
            let end = name.find(|c: char| !is_of_a_name(c)).unwrap_or(name.len());
            let name = &name[..end];
            let Some(address) = self.addresses.get(name) else {
                bail!("{source} names {name}, and there is no such file in client/assets");
            };
            resolved.push_str(&rest[..at]);
            resolved.push_str(address);
            rest = &rest[at + end..];
        }
        resolved.push_str(rest);
        Ok(resolved)
    }
}

fn is_of_a_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_get_the_real_addresses() -> anyhow::Result<()> {
        let mut assets = Assets::default();
        let address = assets.add("inter.woff2", b"font".to_vec());
        assert!(address.starts_with("/assets/inter-") && address.ends_with(".woff2"), "{address}");
        let css = assets.resolve("src: url(\"/assets/inter.woff2\") format(x), url(/assets/inter.woff2)", "a.css")?;
        assert_eq!(css, format!("src: url(\"{address}\") format(x), url({address})"));
        Ok(())
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = Assets::default().resolve("url(/assets/gone.svg)", "styles/a.css").expect_err("it is not there");
        assert_eq!(
            error.to_string(),
            "styles/a.css names /assets/gone.svg, and there is no such file in client/assets"
        );
    }
}
