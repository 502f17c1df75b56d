//! What of a response was not read because it is of another kind than documented.

use super::Mismatch;
use super::mismatch::Segment;
use crate::Operation;

/// More are counted and not kept: a list of a thousand things says the same a thousand times.
const KEPT: usize = 16;

/// The values of a response that were left out because they are of another kind than documented.
///
/// An optional member of another kind reads as absent, and an element of a list or a value of a map is left out: what
/// a vendor changes costs what it changed and no more. The first sixteen are kept, all are counted.
#[derive(Clone, Debug, Default)]
pub struct Mismatches {
    kept: Vec<Mismatch>,
    count: usize,
    items: usize,
}

impl Mismatches {
    /// How many values were left out.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Whether everything was read.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The first sixteen of them, in the order in which they were met.
    pub fn iter(&self) -> std::slice::Iter<'_, Mismatch> {
        self.kept.iter()
    }

    /// What was read, or nothing, which is then noted.
    #[inline]
    pub(crate) fn unless_left_out<T>(&mut self, read: Result<T, Mismatch>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(mismatch) => {
                self.note(mismatch);
                None
            }
        }
    }

    #[cold]
    fn note(&mut self, mismatch: Mismatch) {
        self.count += 1;
        if self.kept.len() < KEPT {
            self.kept.push(mismatch);
        }
    }

    /// How many items are missing of the list that the body is, or that is a member of it.
    pub(crate) fn items(&self) -> usize {
        self.items
    }

    pub(super) fn add_items(&mut self, items: usize) {
        self.items += items;
    }

    /// How many are kept: where those begin that are met from now on.
    #[inline]
    pub(super) fn mark(&self) -> usize {
        self.kept.len()
    }

    /// Those since `mark` were met inside of `segment`.
    pub(super) fn move_into(&mut self, mark: usize, segment: Segment) {
        for mismatch in self.kept.iter_mut().skip(mark) {
            mismatch.move_into(segment);
        }
    }

    /// Adds those of a part of the body.
    pub(crate) fn absorb(&mut self, part: Self, path: &[Segment]) {
        self.count = self.count.saturating_add(part.count);
        for mismatch in part.kept.into_iter().take(KEPT - self.kept.len()) {
            self.kept.push(path.iter().rev().fold(mismatch, |mismatch, segment| mismatch.within(*segment)));
        }
    }

    /// The first one as an error says it.
    pub(crate) fn describe(&self, root: &str) -> Option<String> {
        let first = self.kept.first()?.describe(root);
        Some(match self.count {
            1 => first,
            count => format!("{first} (and {} more)", count - 1),
        })
    }

    /// One event for a response: what was left out would otherwise be missing without a word.
    pub(crate) fn trace(&self, operation: &'static Operation) {
        if let Some(first) = self.kept.first() {
            tracing::warn!(
                operation = operation.id,
                pointer = first.pointer(),
                expected = first.expected(),
                found = first.found(),
                mismatches = self.count,
                "left out what is of another type than documented"
            );
        }
    }
}

impl<'m> IntoIterator for &'m Mismatches {
    type Item = &'m Mismatch;
    type IntoIter = std::slice::Iter<'m, Mismatch>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
