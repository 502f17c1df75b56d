//! What is known and noted while a body is read.

use super::{FromJson, Json, Mismatch, Mismatches};
use crate::mismatch::Segment;

/// The state of reading one body: what had to be left out of it.
#[derive(Debug, Default)]
pub struct Reading {
    mismatches: Mismatches,
    /// Where the members are of the objects that are being read.
    pub(super) places: Vec<u32>,
    /// Whether it is unknown how numbers were written.
    numbers_are_forgotten: bool,
    /// Whether `null` is kept where it is a value as any other: in free JSON.
    pub(super) keeps_null: bool,
    /// How far inside of the body the value at hand is.
    depth: usize,
    /// In how many lists and maps it is.
    repeated: usize,
}

impl Reading {
    /// What was left out.
    pub fn mismatches(&self) -> &Mismatches {
        &self.mismatches
    }

    pub(crate) fn into_mismatches(self) -> Mismatches {
        self.mismatches
    }

    /// What is read comes from a `Value`, which does not keep how a number is written.
    pub(super) fn forget_numbers(&mut self) {
        self.numbers_are_forgotten = true;
    }

    /// The text of a number, if it can be had without loss.
    pub(super) fn text_of(&self, json: Json<'_>) -> Option<String> {
        json.number().filter(|_| !self.numbers_are_forgotten || json.is_integer()).map(str::to_owned)
    }

    /// Reads a part that must be there.
    #[inline]
    pub(super) fn part<T: FromJson>(
        &mut self,
        segment: impl Fn() -> Segment,
        json: Json<'_>,
    ) -> Result<T, Mismatch> {
        if T::IS_SCALAR {
            return T::from_json(json, self).map_err(|mismatch| mismatch.within(segment()));
        }
        let before = self.mismatches.mark();
        self.depth += 1;
        let read = T::from_json(json, self);
        self.depth -= 1;
        self.mismatches.end_part(before, &segment, self.depth == 0);
        read.map_err(|mismatch| mismatch.within(segment()))
    }

    /// Reads a part, or leaves it out and notes why.
    #[inline]
    pub(super) fn part_or_nothing<T: FromJson>(
        &mut self,
        segment: impl Fn() -> Segment,
        json: Json<'_>,
    ) -> Option<T> {
        let read = self.part(segment, json);
        self.mismatches.unless_left_out(read, self.repeated > 0)
    }

    /// The same with one of many parts: an element, or a value of a map.
    #[inline]
    fn repeated_part<T: FromJson>(&mut self, segment: impl Fn() -> Segment, json: Json<'_>) -> Option<T> {
        self.repeated += 1;
        let part = self.part_or_nothing(segment, json);
        self.repeated -= 1;
        part
    }

    /// Reads a member of a map, or leaves it out and notes why.
    pub(super) fn map_value<T: FromJson>(&mut self, name: Json<'_>, json: Json<'_>) -> Option<(String, T)> {
        let value = self.repeated_part(|| Segment::Any, json)?;
        Some((name.content().into_owned(), value))
    }

    /// Reads an element of a list, or leaves it out and notes why.
    #[inline]
    pub(super) fn element<T: FromJson>(&mut self, index: usize, json: Json<'_>) -> Option<T> {
        let element = self.repeated_part(|| Segment::Index(index), json);
        if element.is_none() && self.depth <= 1 {
            self.mismatches.add_item();
        }
        element
    }
}
