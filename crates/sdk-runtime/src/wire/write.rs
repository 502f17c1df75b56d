//! Writing an object member by member.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// An object being written. An error is kept until the end, which spares generated code a branch for each member.
#[must_use = "`end` completes the object"]
pub struct Members<S: Serializer>(Result<S::SerializeMap, S::Error>);

/// Begins an object: the first half of a generated `Serialize` implementation.
pub fn write<S: Serializer>(serializer: S) -> Members<S> {
    Members(serializer.serialize_map(None))
}

impl<S: Serializer> Members<S> {
    /// A member that is always written.
    pub fn required<T: Serialize>(mut self, name: &'static str, value: &T) -> Self {
        if let Ok(map) = &mut self.0
            && let Err(error) = map.serialize_entry(name, value)
        {
            self.0 = Err(error);
        }
        self
    }

    /// A member that is left out when it is absent. The value of a nullable member is itself optional, and an inner
    /// `None` is written as `null`.
    pub fn optional<T: Serialize>(self, name: &'static str, value: &Option<T>) -> Self {
        match value {
            Some(value) => self.required(name, value),
            None => self,
        }
    }

    /// A list or map that is left out when it is empty.
    pub fn collection<T: Serialize>(self, name: &'static str, value: &T, is_empty: bool) -> Self {
        if is_empty { self } else { self.required(name, value) }
    }

    /// Members whose names the document does not know, of a map of any kind.
    pub fn rest<'m, T: Serialize>(mut self, members: impl IntoIterator<Item = (&'m String, T)>) -> Self {
        for (name, value) in members {
            if let Ok(map) = &mut self.0
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
        self.0?.end()
    }
}
