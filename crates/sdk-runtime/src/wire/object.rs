//! A JSON object whose members are taken one by one.

use std::collections::HashMap;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _};
use serde_json::{Map, Value};

use super::{FromJson, FromObject, Mismatch};

/// The members of an object that were not yet taken.
///
/// Optional members never fail on their own: the first mismatch is kept and reported when the object is complete,
/// which spares generated code a branch for each member.
#[derive(Debug)]
pub struct Object {
    members: Map<String, Value>,
    mismatch: Option<Mismatch>,
}

impl Object {
    /// An optional member; `null` is absent.
    pub fn optional<T: FromJson>(&mut self, name: &'static str) -> Option<T> {
        let value = self.members.remove(name).filter(|value| !value.is_null())?;
        self.keep(name, T::from_json(value))
    }

    /// An optional list or map; absent and `null` are empty.
    pub fn collection<T: FromJson + Default>(&mut self, name: &'static str) -> T {
        self.optional(name).unwrap_or_default()
    }

    /// A member that can be absent, `null`, or have a value.
    pub fn nullable<T: FromJson>(&mut self, name: &'static str) -> Option<Option<T>> {
        match self.members.remove(name)? {
            Value::Null => Some(None),
            value => self.keep(name, T::from_json(value)).map(Some),
        }
    }

    /// A member without which the object makes no sense.
    ///
    /// # Errors
    ///
    /// [`Mismatch`] if it is absent or of another kind.
    pub fn required<T: FromJson>(&mut self, name: &'static str) -> Result<T, Mismatch> {
        let value = self.members.remove(name).ok_or_else(Mismatch::missing);
        value.and_then(T::from_json).map_err(|mismatch| mismatch.within(format_args!("{name}")))
    }

    /// An optional member of a type that is read by serde.
    pub fn optional_by_serde<T: DeserializeOwned>(&mut self, name: &'static str) -> Option<T> {
        let value = self.members.remove(name).filter(|value| !value.is_null())?;
        self.keep(name, by_serde(value))
    }

    /// A member that can be absent, `null`, or have a value of a type that is read by serde.
    pub fn nullable_by_serde<T: DeserializeOwned>(&mut self, name: &'static str) -> Option<Option<T>> {
        match self.members.remove(name)? {
            Value::Null => Some(None),
            value => self.keep(name, by_serde(value)).map(Some),
        }
    }

    /// A required member of a type that is read by serde.
    ///
    /// # Errors
    ///
    /// [`Mismatch`] if it is absent or of another kind.
    pub fn required_by_serde<T: DeserializeOwned>(&mut self, name: &'static str) -> Result<T, Mismatch> {
        let value = self.members.remove(name).ok_or_else(Mismatch::missing);
        value.and_then(by_serde).map_err(|mismatch| mismatch.within(format_args!("{name}")))
    }

    /// Every member that was not taken by name.
    pub fn rest<T: FromJson>(&mut self) -> HashMap<String, T> {
        let members = std::mem::take(&mut self.members);
        self.keep("*", HashMap::from_json(Value::Object(members))).unwrap_or_default()
    }

    fn keep<T>(&mut self, name: &'static str, read: Result<T, Mismatch>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(mismatch) => {
                self.mismatch.get_or_insert(mismatch.within(format_args!("{name}")));
                None
            }
        }
    }
}

pub(super) fn from_members<T: FromObject>(members: Map<String, Value>) -> Result<T, Mismatch> {
    let mut object = Object { members, mismatch: None };
    let value = T::from_object(&mut object)?;
    object.mismatch.map_or(Ok(value), Err)
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
/// # Errors
///
/// The deserializer's, or a [`Mismatch`] in its form.
pub fn read<'de, D: Deserializer<'de>, T: FromObject>(deserializer: D) -> Result<T, D::Error> {
    from_members(Map::deserialize(deserializer)?).map_err(D::Error::custom)
}
