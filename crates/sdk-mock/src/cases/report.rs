//! What came of it.

use std::fmt;

use super::case::About;

/// Cases that ran, cases whose operation the document lacks, and failures.
#[derive(Debug, Clone, Default)]
pub struct Report {
    ran: usize,
    skipped: Vec<String>,
    failed: Vec<String>,
}

impl Report {
    pub(super) fn ran(&mut self, About { defect, operation, .. }: About<'_>, found: Vec<String>) {
        self.ran += 1;
        self.failed.extend(found.into_iter().map(|found| format!("{defect} {operation}: {found}")));
    }

    pub(super) fn skipped(&mut self, About { defect, operation, .. }: About<'_>) {
        self.skipped.push(format!("{defect} {operation}"));
    }

    /// Cases that ran.
    pub fn cases(&self) -> usize {
        self.ran
    }

    /// Cases whose operation the document lacks.
    pub fn missing(&self) -> &[String] {
        &self.skipped
    }

    /// What went wrong.
    pub fn failed(&self) -> &[String] {
        &self.failed
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (ran, missing) = (self.ran, self.skipped.len());
        writeln!(formatter, "{ran} cases, and {missing} of operations that the document lacks")?;
        self.failed.iter().try_for_each(|failure| writeln!(formatter, "  {failure}"))
    }
}
