//! Assertions with messages that say what happened instead.

use super::Server;
use crate::contract::Violation;
use crate::record::{self, Recorded};

impl Server {
    /// Asserts that exactly these operations were called, in this order.
    ///
    /// # Panics
    /// When others were, with the list of requests.
    #[track_caller]
    pub fn assert_calls(&self, operations: &[&str]) {
        let calls = self.calls();
        assert!(
            calls == operations,
            "other operations were called than expected\n  expected:\n    {}\n  called:\n{}",
            operations.join("\n    "),
            record::list(&self.requests()),
        );
    }

    /// Asserts that an operation was called this many times.
    ///
    /// # Panics
    /// When it was not, with the list of requests.
    #[track_caller]
    pub fn assert_called(&self, operation: &str, times: usize) {
        let known = self.contract().document().operation(operation).is_some();
        assert!(known, "the document has no operation `{operation}`");
        let count = self.requests_of(operation).len();
        let list = record::list(&self.requests());
        assert!(count == times, "`{operation}` was called {count} times, not {times}\n  called:\n{list}");
    }

    /// Asserts that no exchange broke the document.
    ///
    /// # Panics
    /// When one did, with what is wrong and where the document says so.
    #[track_caller]
    pub fn assert_no_violations(&self) {
        let found = self.violations();
        assert!(found.is_empty(), "{}", violations(&found, &self.requests()));
    }

    /// Asserts that every scripted fault struck as often as it was meant to.
    ///
    /// # Panics
    /// When one did not.
    #[track_caller]
    pub fn assert_faults_used(&self) {
        let unused = self.unused_faults();
        let list = record::list(&self.requests());
        assert!(unused.is_empty(), "scripted faults did not strike: {unused:#?}\n  called:\n{list}");
    }
}

/// Violations and requests as a message.
pub(super) fn violations(found: &[Violation], requests: &[Recorded]) -> String {
    let lines: String = found.iter().map(|violation| format!("    {violation}\n")).collect();
    format!("the document was violated:\n{lines}  requests:\n{}", record::list(requests))
}
