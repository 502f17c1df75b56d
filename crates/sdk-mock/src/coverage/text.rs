//! Coverage for a terminal.

use std::fmt;

use super::{Coverage, OperationCoverage};

impl fmt::Display for Coverage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (covered, total) = (self.covered(), self.operations.len());
        let percent = 100 * covered / total.max(1);
        writeln!(formatter, "{}: {covered} of {total} operations called ({percent} %)", self.title)?;
        for (heading, wanted) in [("called", true), ("not called", false)] {
            let list: Vec<_> = self.operations.iter().filter(|one| one.is_covered() == wanted).collect();
            if !list.is_empty() {
                writeln!(formatter, "  {heading}:")?;
            }
            for operation in list {
                let counts = counts(operation);
                let gap = if counts.is_empty() { "" } else { "  " };
                writeln!(formatter, "    {}  {}{gap}{counts}", operation.id, operation.route)?;
            }
        }
        Ok(())
    }
}

/// `200: 3, 404: 1, no response: 1, refused: 2`.
pub(super) fn counts(operation: &OperationCoverage) -> String {
    let statuses = operation.statuses.iter().map(|(status, count)| format!("{status}: {count}"));
    let others = [("no response", operation.without_response), ("refused", operation.refused)];
    let others = others.into_iter().filter(|(_, count)| *count > 0);
    let others = others.map(|(name, count)| format!("{name}: {count}"));
    statuses.chain(others).collect::<Vec<_>>().join(", ")
}
