//! The service worker: `client/worker.js`, with the version of this build and the names of its files.

use anyhow::ensure;

use super::assets::Assets;

/// The script that lies beside the page.
///
/// # Errors
/// When it has no place for the version or the files.
pub(super) fn build(source: &str, page: &str, assets: &Assets) -> anyhow::Result<String> {
    let files: Vec<String> = assets.ahead().map(|name| format!("/assets/{name}")).collect();
    for token in ["{{version}}", "{{files}}"] {
        ensure!(source.contains(token), "client/worker.js has no {token}");
    }
    // Names hold the hashes of what is in the files: with the page they say what version this is.
    let version = blake3::hash(format!("{page}{}", files.join("\n")).as_bytes()).to_hex();
    Ok(source.replace("{{version}}", &version[..16]).replace("{{files}}", &serde_json::to_string_pretty(&files)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_follows_the_page_and_the_files() {
        let source = "const VERSION = '{{version}}'; const FILES = {{files}};";
        let mut assets = Assets::default();
        let name = assets.add("a.js", b"1".to_vec());
        let one = build(source, "page", &assets).expect("both tokens");
        assert!(one.contains(&format!("\"{name}\"")), "{one}");
        assert_eq!(one, build(source, "page", &assets).expect("both tokens"));
        assert_ne!(one, build(source, "another page", &assets).expect("both tokens"));
        assets.add("b.js", b"2".to_vec());
        assert_ne!(one, build(source, "page", &assets).expect("both tokens"));
        assets.add_rare("c.woff2", b"3".to_vec());
        assert!(!build(source, "page", &assets).expect("both tokens").contains("woff2"), "few need it");
        assert!(build("nothing", "page", &assets).is_err());
    }
}
