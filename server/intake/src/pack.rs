//! Archives, read within bounds: what a file claims about its size is not believed.

use std::cell::Cell;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::{Limits, Unreadable};

/// An archive in memory.
pub(crate) struct Pack<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    /// Bytes that may still be unpacked.
    left: Cell<usize>,
}

impl<'a> Pack<'a> {
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, Unreadable> {
        // Before the archive's index is put into memory: each file has one such sign there.
        let files = bytes.windows(4).filter(|four| four == b"PK\x01\x02").count();
        if files > limits.entries {
            return Err(Unreadable::TooLarge(format!("more than {} files in the archive", limits.entries)));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
        let names = archive.file_names().flatten().map(String::from).collect();
        Ok(Self { archive, names, left: Cell::new(limits.unpacked) })
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.names().any(|other| other == name)
    }

    /// The bytes of a file; `None` when there is no such file.
    pub(crate) fn file(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(unreadable(&error)),
        };
        let left = self.left.get();
        let mut bytes = Vec::new();
        let most = u64::try_from(left).unwrap_or(u64::MAX).saturating_add(1);
        file.take(most).read_to_end(&mut bytes).map_err(|error| Unreadable::Damaged(format!("{name}: {error}")))?;
        if bytes.len() > left {
            return Err(Unreadable::TooLarge("unpacked, it is many times as large".to_owned()));
        }
        self.left.set(left - bytes.len());
        Ok(Some(bytes))
    }
}

fn unreadable(error: &ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Unreadable::Locked,
        other => Unreadable::Damaged(format!("the archive cannot be read ({other})")),
    }
}
