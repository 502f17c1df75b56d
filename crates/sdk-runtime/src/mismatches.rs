//! What of a response was not read because it is of another kind than documented.

use crate::Operation;
use crate::mismatch::{Mismatch, Segment};

/// More of those in lists and maps are counted and not kept: a list of a thousand things says the same a thousand times.
const KEPT: usize = 16;

/// The values of a response that were left out because they are of another kind than documented.
///
/// An optional member of another kind reads as absent, and an element of a list or a value of a map is left out: what
/// a vendor changes costs what it changed and no more. All are counted; of those inside of lists and maps the first sixteen
/// are kept.
#[derive(Clone, Debug, Default)]
pub struct Mismatches {
    kept: Vec<Mismatch>,
    /// How many of those that are kept are inside of a list or a map.
    repeated: usize,
    count: usize,
    /// How many items are missing of the list at hand.
    items: usize,
    /// The same of the lists that are members of the body.
    items_of: Vec<(&'static str, usize)>,
}

/// What had been noted when a part was begun.
#[derive(Clone, Copy)]
pub(crate) struct Mark {
    count: usize,
    kept: usize,
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

    /// Those that are kept, in the order in which they were met.
    pub fn kept(&self) -> &[Mismatch] {
        &self.kept
    }

    /// What was read, or nothing, which is then noted. `is_repeated` inside of a list or a map.
    #[inline]
    pub(crate) fn unless_left_out<T>(&mut self, read: Result<T, Mismatch>, is_repeated: bool) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(mismatch) => {
                self.note(mismatch, is_repeated);
                None
            }
        }
    }

    #[cold]
    pub(crate) fn note(&mut self, mismatch: Mismatch, is_repeated: bool) {
        self.count += 1;
        if !is_repeated {
            self.kept.push(mismatch);
        } else if self.repeated < KEPT {
            self.repeated += 1;
            self.kept.push(mismatch);
        }
    }

    /// Why the member at this JSON pointer was not read, if it or what it is in was left out.
    pub(crate) fn hiding(&self, pointer: &str) -> Option<&Mismatch> {
        let hides = |own: String| {
            pointer.strip_prefix(&own).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.kept.iter().find(|mismatch| hides(mismatch.pointer()))
    }

    /// How many items are missing of the list at this JSON pointer, or of the one that is the body.
    pub(crate) fn items_of(&self, pointer: Option<&str>) -> usize {
        let Some(pointer) = pointer else { return self.items };
        let own = |name| Mismatch::missing(name).pointer() == pointer;
        self.items_of.iter().filter(|(name, _)| own(name)).map(|(_, items)| items).sum()
    }

    pub(crate) fn add_item(&mut self) {
        self.items += 1;
    }

    /// How far it has come: what is noted from now on is what a part of the body adds.
    #[inline]
    pub(crate) fn mark(&self) -> Mark {
        Mark { count: self.count, kept: self.kept.len(), items: self.items }
    }

    /// A part was read, which is the member or element `segment`.
    #[inline]
    pub(crate) fn end_part(&mut self, before: Mark, segment: impl Fn() -> Segment, is_of_body: bool) {
        if self.count != before.count {
            self.move_into(before, segment(), is_of_body);
        }
    }

    /// What was noted since then was met inside of `segment`. What is missing of a list in it is not missing of the body.
    #[cold]
    fn move_into(&mut self, before: Mark, segment: Segment, is_of_body: bool) {
        for mismatch in self.kept.iter_mut().skip(before.kept) {
            mismatch.move_into(segment);
        }
        if !is_of_body {
            return;
        }
        let items = self.items - before.items;
        self.items = before.items;
        if let Segment::Name(name) = segment
            && items > 0
        {
            self.items_of.push((name, items));
        }
    }

    /// Adds those of a part of the body, which is an element of a list.
    pub(crate) fn absorb(&mut self, part: Self, path: &[Segment]) {
        self.count = self.count.saturating_add(part.count);
        let kept = part.kept.into_iter().take(KEPT.saturating_sub(self.repeated));
        for mismatch in kept {
            self.repeated += 1;
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
