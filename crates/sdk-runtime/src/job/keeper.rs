//! The file in which a job keeps its token.

use std::path::PathBuf;
use std::{fs, io};

use super::spec::JobSpec;
use super::token::JobToken;
use crate::{Error, ErrorKind};

/// A token is a few hundred bytes: it is read and written as it is, and not by another thread.
pub(super) struct Keeper {
    file: PathBuf,
    is_read: bool,
}

impl Keeper {
    pub(super) fn new(file: PathBuf) -> Self {
        Self { file, is_read: false }
    }

    /// What an earlier run left, the first time that it is asked for.
    pub(super) fn take(&mut self, spec: &JobSpec) -> Result<Option<JobToken>, Error> {
        if std::mem::replace(&mut self.is_read, true) {
            return Ok(None);
        }
        match fs::read(&self.file) {
            Ok(text) => self.result(spec, serde_json::from_slice(&text).map(Some).map_err(io::Error::from)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => self.result(spec, Err(error)),
        }
    }

    /// Whole or not at all, whenever the program ends.
    pub(super) fn write(&self, token: &JobToken, spec: &JobSpec) -> Result<(), Error> {
        let mut new = self.file.clone().into_os_string();
        new.push(".new");
        let text = serde_json::to_vec(token).map_err(io::Error::from);
        self.result(
            spec,
            text.and_then(|text| fs::write(&new, text)).and_then(|()| fs::rename(&new, &self.file)),
        )
    }

    pub(super) fn remove(&self, spec: &JobSpec) -> Result<(), Error> {
        match fs::remove_file(&self.file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            result => self.result(spec, result),
        }
    }

    fn result<V>(&self, spec: &JobSpec, result: io::Result<V>) -> Result<V, Error> {
        result.map_err(|error| spec.error(ErrorKind::Job, format!("{}: {error}", self.file.display()), &[]))
    }
}
