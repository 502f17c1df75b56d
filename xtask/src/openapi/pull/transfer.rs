//! Brings a file here, in several goes if need be. What arrived is kept in a `.part` file, so that the next go,
//! or the next run, asks for the rest only.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use reqwest::header::CONTENT_RANGE;
use reqwest::{Response, StatusCode};
use thiserror::Error;

use super::fetch::{FetchError, Fetcher, transport};
use super::progress::{Progress, size};

/// Goes in one run.
const ATTEMPTS: u32 = 3;

/// Largest document that is accepted where the size is not known before.
const MAX_SIZE: u64 = 64 * 1024 * 1024;

/// Why a file did not arrive.
#[derive(Debug, Error)]
pub(crate) enum TransferError {
    /// The request failed.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// The server has another file.
    #[error("{url}: {is} bytes instead of {expected}")]
    Size {
        /// The address.
        url: String,
        /// Bytes that the pin asks for.
        expected: u64,
        /// What the server has.
        is: String,
    },
    /// The connection was lost each time.
    #[error(
        "the connection was lost after {} ({reason}); run the command again to go on from there",
        size(*have)
    )]
    Cut {
        /// Bytes that are there.
        have: u64,
        /// The last reason.
        reason: String,
    },
    /// The file cannot be written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// One file to bring.
#[derive(Debug)]
pub(super) struct Transfer<'a> {
    /// What people call it.
    pub(super) name: &'a str,
    /// Where it is.
    pub(super) url: &'a str,
    /// Where it goes; may be there in part.
    pub(super) part: &'a Path,
    /// Its size in bytes, if known.
    pub(super) size: Option<u64>,
}

/// How one go ended without an error that is final.
enum Go {
    Complete,
    /// Nothing can be done with what is there: from the beginning.
    Over,
    Cut(String),
}

impl Transfer<'_> {
    /// Brings the file completely.
    ///
    /// # Errors
    ///
    /// When it cannot be had. What is there of it stays, except where it cannot be part of the wanted file.
    pub(super) async fn run(&self, fetcher: &Fetcher) -> Result<(), TransferError> {
        let mut progress = Progress::new(self.name, self.size);
        let mut reason = "no answer".to_owned();
        for attempt in 0..ATTEMPTS {
            if attempt > 0 {
                tokio::time::sleep(Duration::from_millis(200) * attempt).await;
            }
            let have = self.have();
            if self.size == Some(have) {
                return Ok(());
            }
            if have > 0 {
                eprintln!("{}: going on from {}", self.name, size(have));
            }
            let go = self.go(fetcher, have, &mut progress).await;
            progress.clear();
            match go? {
                Go::Complete => return Ok(()),
                Go::Over => self.discard()?,
                Go::Cut(why) => reason = why,
            }
        }
        Err(TransferError::Cut { have: self.have(), reason })
    }

    async fn go(&self, fetcher: &Fetcher, have: u64, progress: &mut Progress) -> Result<Go, TransferError> {
        let mut response = match fetcher.get(self.url, have).await {
            Ok(response) => response,
            Err(FetchError::Transport(reason)) => return Ok(Go::Cut(reason)),
            Err(error) => return Err(error.into()),
        };
        let start = match response.status() {
            StatusCode::OK => 0,
            StatusCode::PARTIAL_CONTENT if starts_at(&response, have) => have,
            _ => return Ok(Go::Over),
        };
        if let Some(rest) = response.content_length() {
            self.check(start + rest)?;
        }
        let mut file = self.open(start)?;
        let mut have = start;
        loop {
            match response.chunk().await {
                Ok(Some(bytes)) => {
                    have += bytes.len() as u64;
                    if have > self.size.unwrap_or(MAX_SIZE) {
                        self.discard()?;
                        return Err(self.wrong_size("more"));
                    }
                    file.write_all(&bytes).map_err(|source| self.file_error(source))?;
                    progress.at(have);
                }
                Ok(None) if self.size.is_none_or(|size| size == have) => return Ok(Go::Complete),
                Ok(None) => return Ok(Go::Cut("it ended too early".to_owned())),
                Err(error) => return Ok(Go::Cut(transport(&error).to_string())),
            }
        }
    }

    fn have(&self) -> u64 {
        fs::metadata(self.part).map_or(0, |metadata| metadata.len())
    }

    fn check(&self, announced: u64) -> Result<(), TransferError> {
        let right = self.size.map_or(announced <= MAX_SIZE, |size| size == announced);
        if right { Ok(()) } else { Err(self.wrong_size(&announced.to_string())) }
    }

    fn wrong_size(&self, is: &str) -> TransferError {
        TransferError::Size {
            url: self.url.to_owned(),
            expected: self.size.unwrap_or(MAX_SIZE),
            is: is.to_owned(),
        }
    }

    fn open(&self, start: u64) -> Result<File, TransferError> {
        let mut options = OpenOptions::new();
        options.create(true).append(start > 0).write(true).truncate(start == 0);
        options.open(self.part).map_err(|source| self.file_error(source))
    }

    /// Throws away what is there.
    pub(super) fn discard(&self) -> Result<(), TransferError> {
        match fs::remove_file(self.part) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => Err(self.file_error(source)),
            _ => Ok(()),
        }
    }

    fn file_error(&self, source: io::Error) -> TransferError {
        TransferError::File { path: self.part.to_owned(), source }
    }
}

/// The server may send another part than the one that was asked for.
fn starts_at(response: &Response, start: u64) -> bool {
    let range = response.headers().get(CONTENT_RANGE).and_then(|value| value.to_str().ok());
    let range = range.and_then(|range| range.strip_prefix("bytes "));
    range.and_then(|range| range.split('-').next()).and_then(|first| first.parse().ok()) == Some(start)
}
