//! What came of it.

use std::collections::BTreeMap;
use std::fmt;

/// Operations, calls and failures.
#[derive(Debug, Clone, Default)]
pub struct Report {
    operations: BTreeMap<String, Vec<String>>,
    calls: usize,
}

impl Report {
    pub(super) fn begin(&mut self, operation: &str) {
        self.operations.entry(operation.to_owned()).or_default();
    }

    pub(super) fn called(&mut self, operation: &str, what: &str, outcome: Result<(), String>) {
        self.calls += 1;
        self.compared(operation, what, outcome.err().into_iter().collect());
    }

    pub(super) fn compared(&mut self, operation: &str, what: &str, differences: Vec<String>) {
        let failures = self.operations.entry(operation.to_owned()).or_default();
        failures.extend(differences.into_iter().map(|difference| format!("{what}: {difference}")));
    }

    /// Operations of the document.
    pub fn operations(&self) -> usize {
        self.operations.len()
    }

    /// Calls that were made.
    pub fn calls(&self) -> usize {
        self.calls
    }

    /// The operations with a failure, in the order of their ids.
    pub fn failed(&self) -> Vec<&str> {
        let failed = self.operations.iter().filter(|(_, failures)| !failures.is_empty());
        failed.map(|(id, _)| id.as_str()).collect()
    }

    /// The share of operations without a failure, in percent.
    pub fn percent(&self) -> f64 {
        let total = self.operations().max(1);
        (total - self.failed().len().min(total)) as f64 * 100.0 / total as f64
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (operations, calls, percent) = (self.operations(), self.calls, self.percent());
        writeln!(formatter, "{operations} operations, {calls} calls, {percent:.1} % without a failure")?;
        for (id, failures) in self.operations.iter().filter(|(_, failures)| !failures.is_empty()) {
            writeln!(formatter, "  {id}")?;
            failures.iter().try_for_each(|failure| writeln!(formatter, "    {failure}"))?;
        }
        Ok(())
    }
}
