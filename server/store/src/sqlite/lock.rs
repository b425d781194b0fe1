//! One process per data file. SQLite itself would let two share it; our rooms would not know of each other.

use std::fs::{File, TryLockError};
use std::path::Path;

use crate::{Result, StoreError};

/// A lock on a file beside the database, held until it is dropped or the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct DataLock(#[expect(dead_code, reason = "it is the open file that holds the lock")] File);

impl DataLock {
    pub(crate) fn take(database: &Path) -> Result<Self> {
        let mut path = database.as_os_str().to_owned();
        path.push(".lock");
        let unfit = |what: String| StoreError::Unfit(format!("{}: {what}", database.display()));
        let file = File::create(path).map_err(|error| unfit(error.to_string()))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(unfit(
                "another process has this data open. Stop it first, or use Postgres for more than one".to_owned(),
            )),
            Err(TryLockError::Error(error)) => Err(unfit(error.to_string())),
        }
    }
}
