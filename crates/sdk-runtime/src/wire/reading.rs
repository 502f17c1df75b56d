//! What is known and noted while a body is read.

use serde_json::{Number, Value};

use super::mismatch::Segment;
use super::written::Written;
use super::{FromJson, Mismatch, Mismatches};

/// The state of reading one body: what had to be left out of it, and how the numbers of the value at hand are written.
#[derive(Debug, Default)]
pub struct Reading {
    mismatches: Mismatches,
    /// Of the value at hand.
    written: Written,
    wants_written: bool,
    /// How far inside of the body the value at hand is.
    depth: usize,
    /// In how many lists and maps it is.
    repeated: usize,
}

impl Reading {
    /// A second look at a body, which is JSON.
    pub(crate) fn again(body: &[u8]) -> Self {
        Self { written: Written::find(body), ..Self::default() }
    }

    /// Whether only a [second look](Self::again) at the body tells how a number in it is written.
    pub(crate) fn wants_another_look(&self) -> bool {
        self.wants_written
    }

    /// What was left out.
    pub fn mismatches(&self) -> &Mismatches {
        &self.mismatches
    }

    pub(crate) fn into_mismatches(self) -> Mismatches {
        self.mismatches
    }

    /// The text of a number, if it can be had without loss.
    pub(super) fn text_of(&mut self, number: &Number) -> Option<String> {
        if number.is_u64() || number.is_i64() {
            return Some(number.to_string());
        }
        let text = std::mem::take(&mut self.written).number();
        self.wants_written |= text.is_none();
        text
    }

    /// Begins with the parts of the value at hand.
    #[inline]
    pub(super) fn take_written(&mut self) -> Written {
        std::mem::take(&mut self.written)
    }

    /// Reads a part that must be there.
    pub(super) fn part<T: FromJson>(
        &mut self,
        segment: Segment,
        written: Written,
        value: Value,
    ) -> Result<T, Mismatch> {
        let mark = self.mismatches.mark();
        let items = self.mismatches.items_so_far();
        self.depth += 1;
        let read = self.with(written, |reading| T::from_json(value, reading));
        self.depth -= 1;
        if self.mismatches.mark() > mark {
            self.mismatches.move_into(mark, segment);
        }
        if self.depth == 0 {
            self.mismatches.end_part(segment, items);
        }
        read.map_err(|mismatch| mismatch.within(segment))
    }

    /// Reads a part, or leaves it out and notes why.
    pub(super) fn part_or_nothing<T: FromJson>(
        &mut self,
        segment: Segment,
        written: Written,
        value: Value,
    ) -> Option<T> {
        let read = self.part(segment, written, value);
        self.kept(read)
    }

    /// The same with one of many parts: an element, or a value of a map.
    pub(super) fn repeated_part<T: FromJson>(
        &mut self,
        segment: Segment,
        written: Written,
        value: Value,
    ) -> Option<T> {
        self.repeated += 1;
        let part = self.part_or_nothing(segment, written, value);
        self.repeated -= 1;
        part
    }

    /// Reads an element of a list, or leaves it out and notes why.
    pub(super) fn element<T: FromJson>(&mut self, index: usize, written: Written, value: Value) -> Option<T> {
        let element = self.repeated_part(Segment::Index(index), written, value);
        if element.is_none() && self.depth <= 1 {
            self.mismatches.add_item();
        }
        element
    }

    /// What was read, or nothing; the mismatch is noted.
    #[inline]
    pub(super) fn kept<T>(&mut self, read: Result<T, Mismatch>) -> Option<T> {
        self.mismatches.unless_left_out(read, self.repeated > 0)
    }

    /// Reads a value of which it is known how its numbers are written.
    #[inline]
    pub(super) fn with<T>(&mut self, written: Written, read: impl FnOnce(&mut Self) -> T) -> T {
        if !(written.is_nowhere() && self.written.is_nowhere()) {
            self.written = written;
        }
        read(self)
    }
}
