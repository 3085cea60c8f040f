//! Files that settings name, and when they change.

use std::fs;
use std::path::{Path, PathBuf};

use crate::config::{ConfigError, Security};

/// The bytes of a file that `flag` names.
pub(super) fn read(flag: &str, file: &Path) -> Result<Vec<u8>, ConfigError> {
    let fail = |error| ConfigError::new(flag, format!("{}: {error}", file.display()));
    fs::read(file).map_err(fail)
}

/// The files that are read again when they change, and what they held last.
///
/// What they hold is compared, not their times: files are replaced by links, restored with
/// their old times, or touched for nothing.
#[derive(Debug)]
pub(super) struct Watched {
    files: Vec<(PathBuf, Option<Vec<u8>>)>,
}

impl Watched {
    /// The files that `security` names, as they are now.
    pub(super) fn new(security: &Security) -> Self {
        let tls = security.tls.iter();
        let tls = tls.flat_map(|t| [Some(&t.cert), Some(&t.key), t.client_ca.as_ref()].into_iter());
        let names = tls.flatten().chain(&security.api_keys);
        let mut watched = Self {
            files: names.map(|name| (name.clone(), None)).collect(),
        };
        watched.changed();
        watched
    }

    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Whether one of them holds something else than the last time this was asked.
    pub(super) fn changed(&mut self) -> bool {
        let mut changed = false;
        for (name, held) in &mut self.files {
            let holds = fs::read(name).ok();
            changed |= *held != holds;
            *held = holds;
        }
        changed
    }
}
