//! The master key: given in a variable, or made on the first start and kept in the data folder.

use std::io::{ErrorKind, Write};
use std::path::Path;

use super::{Config, ConfigError, SecretKey};

const FILE: &str = "secret.key";

/// 64 hexadecimal digits.
pub(super) fn parse(text: &str) -> Option<SecretKey> {
    if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut key = [0; 32];
    for (byte, digits) in key.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(SecretKey(key))
}

/// The key of `config`, or the one in its data folder; made there, readable by the owner alone, when there is none.
///
/// # Errors
/// The file cannot be read or made, or holds something else.
pub fn load_or_create(config: &Config, rng: &dyn store::Rng) -> Result<SecretKey, ConfigError> {
    if let Some(key) = &config.secret_key {
        return Ok(key.clone());
    }
    let path = config.data_dir.join(FILE);
    match read(&path)? {
        Some(key) => Ok(key),
        None => create(&path, rng),
    }
}

fn read(path: &Path) -> Result<Option<SecretKey>, ConfigError> {
    match std::fs::read_to_string(path) {
        Ok(text) => match parse(text.trim()) {
            Some(key) => Ok(Some(key)),
            None => Err(ConfigError::SecretKeyDamaged { path: path.display().to_string() }),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(source) => Err(ConfigError::SecretKeyFile { path: path.display().to_string(), action: "read", source }),
    }
}

fn create(path: &Path, rng: &dyn store::Rng) -> Result<SecretKey, ConfigError> {
    let failed = |source| ConfigError::SecretKeyFile { path: path.display().to_string(), action: "made", source };
    let mut key = [0; 32];
    rng.fill(&mut key);
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    // Written whole under another name first: a crash must not leave half a key, and two servers that start at
    // once must agree on one (linking fails for the second).
    let mut suffix = [0; 8];
    rng.fill(&mut suffix);
    let draft = path.with_extension(format!("{:016x}.new", u64::from_le_bytes(suffix)));
    write_privately(&draft, &hex).map_err(failed)?;
    let linked = std::fs::hard_link(&draft, path);
    std::fs::remove_file(&draft).map_err(failed)?;
    match linked {
        Ok(()) => {
            tracing::info!(path = %path.display(), "made a secret key; keep a backup of it");
            Ok(SecretKey(key))
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => read(path)?.ok_or_else(|| failed(error)),
        Err(error) => Err(failed(error)),
    }
}

fn write_privately(path: &Path, text: &str) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    writeln!(file, "{text}")?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_once_and_private() {
        let folder = tempfile::tempdir().expect("a folder");
        let config = Config::in_folder(&folder.path().join("data"));
        let first = load_or_create(&config, &store::SystemRandom).expect("made");
        let second = load_or_create(&config, &store::SystemRandom).expect("read");
        assert_eq!(first, second);
        let files: Vec<_> = std::fs::read_dir(&config.data_dir).expect("a folder").collect();
        assert_eq!(files.len(), 1, "{files:?}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(config.data_dir.join(FILE)).expect("a file").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_damaged_file_is_not_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(FILE), "half").expect("written");
        let error = load_or_create(&Config::in_folder(folder.path()), &store::SystemRandom).expect_err("damaged");
        assert!(error.to_string().contains("backup"), "{error}");
    }
}
