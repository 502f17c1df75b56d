//! A JSON object whose members are taken one by one.

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _};
use serde_json::{Map, Value};

use super::mismatch::Segment;
use super::written::Written;
use super::{BySerde, FromJson, FromObject, Mismatch, Reading};

/// The members of an object that were not yet taken.
///
/// Optional members never fail: one of another kind than documented reads as absent, and the fact is noted.
#[derive(Debug)]
pub struct Object<'r> {
    members: Map<String, Value>,
    reading: &'r mut Reading,
    written: Written,
}

impl Object<'_> {
    /// An optional member; `null` is absent.
    pub fn optional<T: FromJson>(&mut self, name: &'static str) -> Option<T> {
        let value = self.members.remove(name).filter(|value| !value.is_null())?;
        self.lenient(name, value)
    }

    /// An optional list or map; absent and `null` are empty.
    pub fn collection<T: FromJson + Default>(&mut self, name: &'static str) -> T {
        self.optional(name).unwrap_or_default()
    }

    /// A member that can be absent, `null`, or have a value.
    pub fn nullable<T: FromJson>(&mut self, name: &'static str) -> Option<Option<T>> {
        match self.members.remove(name)? {
            Value::Null => Some(None),
            value => self.lenient(name, value).map(Some),
        }
    }

    /// A member without which the object makes no sense.
    ///
    /// # Errors
    ///
    /// [`Mismatch`] if it is absent or of another kind.
    pub fn required<T: FromJson>(&mut self, name: &'static str) -> Result<T, Mismatch> {
        let value = self.members.remove(name).ok_or_else(|| Mismatch::missing(name))?;
        let written = self.written.member(name);
        self.reading.part(Segment::Name(name), written, value)
    }

    /// An optional member of a type that is read by serde.
    pub fn optional_by_serde<T: DeserializeOwned>(&mut self, name: &'static str) -> Option<T> {
        self.optional(name).map(|BySerde(value)| value)
    }

    /// A member that can be absent, `null`, or have a value of a type that is read by serde.
    pub fn nullable_by_serde<T: DeserializeOwned>(&mut self, name: &'static str) -> Option<Option<T>> {
        self.nullable(name).map(|given| given.map(|BySerde(value)| value))
    }

    /// A required member of a type that is read by serde.
    ///
    /// # Errors
    ///
    /// [`Mismatch`] if it is absent or of another kind.
    pub fn required_by_serde<T: DeserializeOwned>(&mut self, name: &'static str) -> Result<T, Mismatch> {
        self.required(name).map(|BySerde(value)| value)
    }

    /// Every member that was not taken by name, as a map.
    pub fn rest<T: FromJson + Default>(&mut self) -> T {
        let members = Value::Object(std::mem::take(&mut self.members));
        let written = std::mem::take(&mut self.written);
        let read = self.reading.with(written, |reading| T::from_json(members, reading));
        self.reading.kept(read).unwrap_or_default()
    }

    fn lenient<T: FromJson>(&mut self, name: &'static str, value: Value) -> Option<T> {
        let written = self.written.member(name);
        self.reading.part_or_nothing(Segment::Name(name), written, value)
    }
}

pub(super) fn from_members<T: FromObject>(
    members: Map<String, Value>,
    reading: &mut Reading,
) -> Result<T, Mismatch> {
    let written = reading.take_written();
    T::from_object(&mut Object { members, reading, written })
}

/// Reads a value of a type that is read by serde.
///
/// # Errors
///
/// [`Mismatch`] if serde does not accept it; its own words could quote the value.
pub fn by_serde<T: DeserializeOwned>(value: Value) -> Result<T, Mismatch> {
    let unexpected = Mismatch::new("the documented form", &value);
    serde_json::from_value(value).map_err(|_| unexpected)
}

/// Reads a generated type from any deserializer: the body of its `Deserialize` implementation.
///
/// It is strict, since nobody is there to learn what was left out: a test that makes a value of JSON wants to know
/// about a slip, and a choice between types needs the refusals.
///
/// # Errors
///
/// The deserializer's, or the first [`Mismatch`] in its form.
pub fn read<'de, D: Deserializer<'de>, T: FromObject>(deserializer: D) -> Result<T, D::Error> {
    let mut reading = Reading::default();
    let value = from_members(Map::deserialize(deserializer)?, &mut reading).map_err(D::Error::custom)?;
    reading.mismatches().iter().next().map_or(Ok(value), |mismatch| Err(D::Error::custom(mismatch)))
}
