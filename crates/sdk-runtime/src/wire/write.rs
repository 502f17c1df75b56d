//! Writing an object member by member.

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};
use serde_json::Value;

use crate::row;

/// An object being written. An error is kept until the end, which spares generated code a branch for each member.
#[must_use = "`end` completes the object"]
pub struct Members<S: Serializer>(Result<Form<S>, S::Error>);

enum Form<S: Serializer> {
    Object(S::SerializeMap),
    /// A [`Row`](crate::Row): what is absent is there, too.
    Row(S::SerializeStruct),
}

/// Begins an object: the first half of a generated `Serialize` implementation.
pub fn write<S: Serializer>(serializer: S) -> Members<S> {
    Members(match row::is_wanted() {
        false => serializer.serialize_map(None).map(Form::Object),
        true => serializer.serialize_struct("", 0).map(Form::Row),
    })
}

impl<S: Serializer> Members<S> {
    /// A member that is always written.
    pub fn required<T: Serialize>(mut self, name: &'static str, value: &T) -> Self {
        let written = match &mut self.0 {
            Ok(Form::Object(map)) => map.serialize_entry(name, value),
            Ok(Form::Row(row)) => cell(value).and_then(|cell| row.serialize_field(name, &cell)),
            Err(_) => Ok(()),
        };
        if let Err(error) = written {
            self.0 = Err(error);
        }
        self
    }

    /// A member that is left out when it is absent. The value of a nullable member is itself optional, and an inner
    /// `None` is written as `null`.
    pub fn optional<T: Serialize>(self, name: &'static str, value: &Option<T>) -> Self {
        match value {
            Some(value) => self.required(name, value),
            None => self.absent(name),
        }
    }

    /// A list or map that is left out when it is empty.
    pub fn collection<T: Serialize>(self, name: &'static str, value: &T, is_empty: bool) -> Self {
        if is_empty { self.absent(name) } else { self.required(name, value) }
    }

    fn absent(mut self, name: &'static str) -> Self {
        if let Ok(Form::Row(row)) = &mut self.0
            && let Err(error) = row.serialize_field(name, &None::<()>)
        {
            self.0 = Err(error);
        }
        self
    }

    /// Members whose names the document does not know, of a map of any kind. A row has none: it could not have the same in
    /// all others.
    pub fn rest<'m, T: Serialize>(mut self, members: impl IntoIterator<Item = (&'m String, T)>) -> Self {
        for (name, value) in members {
            if let Ok(Form::Object(map)) = &mut self.0
                && let Err(error) = map.serialize_entry(name, &value)
            {
                self.0 = Err(error);
            }
        }
        self
    }

    /// Completes the object.
    ///
    /// # Errors
    ///
    /// The first error of the serializer.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        match self.0? {
            Form::Object(map) => map.end(),
            Form::Row(row) => row.end(),
        }
    }
}

/// What stands in a row: JSON where it is no scalar.
fn cell<T: Serialize, E: serde::ser::Error>(value: &T) -> Result<Value, E> {
    let value = serde_json::to_value(value).map_err(E::custom)?;
    Ok(match value {
        Value::Array(_) | Value::Object(_) => Value::String(value.to_string()),
        scalar => scalar,
    })
}
