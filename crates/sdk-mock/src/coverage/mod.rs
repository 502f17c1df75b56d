//! Which operations of a document were exercised.
//!
//! A server knows it of itself ([`Server::coverage`](crate::Server::coverage)). For a whole suite of tests, set the
//! environment variable [`FOLDER`] to a folder: every server writes a file there when it ends, and
//! `sdk-mock coverage FOLDER` adds them up.

mod html;
mod text;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::record::Recorded;

pub use html::page;

/// The environment variable that names the folder for files of coverage.
pub const FOLDER: &str = "SDK_MOCK_COVERAGE";

/// The coverage of one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Coverage {
    /// The document's title.
    pub title: String,
    /// All operations, in the document's order.
    pub operations: Vec<OperationCoverage>,
}

/// The coverage of one operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OperationCoverage {
    /// The operation's id.
    pub id: String,
    /// Method and path.
    pub route: String,
    /// The operation's tags.
    pub tags: Vec<String>,
    /// Responses by status. Requests that broke the document do not count.
    pub statuses: BTreeMap<u16, u64>,
    /// Requests that were left without a response by a fault.
    pub without_response: u64,
    /// Requests that broke the document.
    pub refused: u64,
}

impl Coverage {
    /// Counts requests.
    pub fn new(document: &Document, requests: &[Recorded]) -> Self {
        let count = |operation: &crate::document::Operation| {
            let mut coverage = OperationCoverage {
                id: operation.id.clone(),
                route: format!("{} {}", operation.method, operation.path),
                tags: operation.tags.clone(),
                statuses: BTreeMap::new(),
                without_response: 0,
                refused: 0,
            };
            for request in requests.iter().filter(|request| request.operation.as_ref() == Some(&operation.id))
            {
                match request.status {
                    _ if request.refused => coverage.refused += 1,
                    Some(status) => *coverage.statuses.entry(status).or_default() += 1,
                    None => coverage.without_response += 1,
                }
            }
            coverage
        };
        Self {
            title: document.title().to_owned(),
            operations: document.operations().iter().map(count).collect(),
        }
    }

    /// Adds the counts of the same document from elsewhere. Operations that are new are added.
    pub fn add(&mut self, other: &Self) {
        for more in &other.operations {
            match self.operations.iter_mut().find(|operation| operation.id == more.id) {
                None => self.operations.push(more.clone()),
                Some(operation) => {
                    operation.without_response += more.without_response;
                    operation.refused += more.refused;
                    for (status, count) in &more.statuses {
                        *operation.statuses.entry(*status).or_default() += count;
                    }
                }
            }
        }
    }

    /// How many operations were called as the document allows.
    pub fn covered(&self) -> usize {
        self.operations.iter().filter(|operation| operation.is_covered()).count()
    }

    /// The operations that were not.
    pub fn missing(&self) -> Vec<&str> {
        let missing = self.operations.iter().filter(|operation| !operation.is_covered());
        missing.map(|operation| operation.id.as_str()).collect()
    }

    /// Writes the coverage as a new file into a folder, which is made where it is missing.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        static FILES: AtomicU64 = AtomicU64::new(0);
        std::fs::create_dir_all(folder)?;
        let number = FILES.fetch_add(1, Ordering::Relaxed);
        let file = folder.join(format!("{}-{number}.json", std::process::id()));
        std::fs::write(file, serde_json::to_vec(self)?)
    }

    /// Adds up the files in a folder, by document.
    ///
    /// # Errors
    /// When a file cannot be read or is something else.
    pub fn read(folder: &Path) -> io::Result<Vec<Self>> {
        let mut all: Vec<Self> = Vec::new();
        let mut files: Vec<_> = std::fs::read_dir(folder)?.collect::<io::Result<_>>()?;
        files.sort_by_key(std::fs::DirEntry::file_name);
        for file in files.iter().filter(|file| file.path().extension().is_some_and(|kind| kind == "json")) {
            let coverage: Self = serde_json::from_slice(&std::fs::read(file.path())?)?;
            match all.iter_mut().find(|known| known.title == coverage.title) {
                Some(known) => known.add(&coverage),
                None => all.push(coverage),
            }
        }
        Ok(all)
    }
}

impl OperationCoverage {
    /// Whether the operation was called as the document allows.
    pub fn is_covered(&self) -> bool {
        self.without_response > 0 || !self.statuses.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::Request;
    use crate::record::Records;

    fn coverage(calls: &[(&str, Option<u16>, bool)]) -> Coverage {
        let records = Records::new();
        for (operation, status, refused) in calls {
            let number = records.push(Some(operation), &Request::new("GET", "/x"), None, 1);
            if *refused {
                records.refuse(number, 400);
            } else {
                records.settle(number, true, *status);
            }
        }
        Coverage::new(&Document::meraki().unwrap(), &records.all())
    }

    #[test]
    fn a_refused_request_does_not_count() {
        let coverage = coverage(&[("getNetwork", None, true), ("getOrganizations", Some(200), false)]);
        assert_eq!(coverage.covered(), 1);
        assert!(coverage.missing().contains(&"getNetwork"));
        assert!(!coverage.missing().contains(&"getOrganizations"));
    }

    #[test]
    fn files_add_up() {
        let folder = std::env::temp_dir().join(format!("sdk-mock-coverage-{}", std::process::id()));
        coverage(&[("getNetwork", Some(200), false)]).write(&folder).unwrap();
        coverage(&[("getNetwork", Some(404), false), ("getOrganizations", None, false)])
            .write(&folder)
            .unwrap();
        let all = Coverage::read(&folder).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!((all.len(), all[0].covered()), (1, 2));
        let network = all[0].operations.iter().find(|operation| operation.id == "getNetwork").unwrap();
        assert_eq!(network.statuses, BTreeMap::from([(200, 1), (404, 1)]));
    }

    #[test]
    fn both_forms_name_what_is_missing() {
        let coverage = coverage(&[("getNetwork", Some(200), false)]);
        let text = coverage.to_string();
        assert!(text.contains("getNetwork  GET /networks/{networkId}  200: 1"), "{text}");
        assert!(text.contains("getOrganizations  GET /organizations\n"), "{text}");
        let html = coverage.to_html();
        assert!(html.contains("getOrganizations") && html.starts_with("<!doctype html>"), "{html}");
    }
}
