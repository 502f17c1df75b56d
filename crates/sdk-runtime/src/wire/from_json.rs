//! What the members of an object can be.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::mismatch::Segment;
use super::{Mismatch, Object, Reading, list, object};

/// A generated type: it is read from the members of an object.
pub trait FromObject: Sized {
    /// Takes the members.
    ///
    /// # Errors
    ///
    /// [`Mismatch`] if a required member is absent or of another kind.
    fn from_object(object: &mut Object<'_>) -> Result<Self, Mismatch>;
}

/// A type that is read from a JSON value.
///
/// # Scalars of another type
///
/// A conversion is made where nothing is lost, and where one reader of the two kinds means what the other does:
///
/// | found | wanted | read as |
/// |---|---|---|
/// | number | string | its digits, as they are written: `1.10`, `-0`, `1e3`, also beyond 64 bits |
/// | boolean | string | `true`, `false` |
/// | `3.0`, `1e3` | integer | 3, 1000: a fraction of nothing, below 2^53, where a fraction still means one integer |
/// | `"3"`, `"3.0"`, `"1e3"` | integer, number | as the number that the text is |
/// | `true`, `false` | integer | 1, 0, for which they are also read the other way round |
/// | 1, 0, `"true"`, `"false"` | boolean | true, false |
///
/// Nothing else is: an empty string is no number (where a member is optional it reads as absent, and is noted, because
/// the document should know about it), 2 is no boolean, a boolean is no fraction, and an integer beyond what an `i64`
/// holds is not cut.
pub trait FromJson: Sized {
    /// Reads the value. What is of another kind inside of it and can be spared is left out and noted in `reading`.
    ///
    /// # Errors
    ///
    /// [`Mismatch`] if the value is of another kind and cannot be converted without loss.
    fn from_json(value: Value, reading: &mut Reading) -> Result<Self, Mismatch>;

    /// Whether one damaged character of a body is left out, as a value of another kind is.
    #[doc(hidden)]
    const REPAIRS: bool = true;

    /// Reads a whole body.
    ///
    /// # Errors
    ///
    /// serde's if it is not JSON; [`Mismatch`] as for [`from_json`](Self::from_json).
    #[doc(hidden)]
    fn from_body(body: &[u8], reading: &mut Reading) -> serde_json::Result<Result<Self, Mismatch>> {
        serde_json::from_slice(body).map(|value| Self::from_json(value, reading))
    }

    /// Reads the list, object or string at the beginning of a text, and gives its length. Nothing if it is not
    /// complete.
    #[doc(hidden)]
    fn from_beginning(text: &[u8], reading: &mut Reading) -> Option<(Result<Self, Mismatch>, usize)> {
        let mut values = serde_json::Deserializer::from_slice(text).into_iter();
        let value = values.next()?.ok()?;
        Some((Self::from_json(value, reading), values.byte_offset()))
    }
}

impl<T: FromObject> FromJson for T {
    fn from_json(value: Value, reading: &mut Reading) -> Result<Self, Mismatch> {
        match value {
            Value::Object(members) => object::from_members(members, reading),
            other => Err(Mismatch::new("a map", &other)),
        }
    }
}

impl FromJson for Value {
    fn from_json(value: Value, _: &mut Reading) -> Result<Self, Mismatch> {
        Ok(value)
    }
}

impl FromJson for Map<String, Value> {
    fn from_json(value: Value, _: &mut Reading) -> Result<Self, Mismatch> {
        match value {
            Value::Object(members) => Ok(members),
            other => Err(Mismatch::new("a map", &other)),
        }
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(value: Value, reading: &mut Reading) -> Result<Self, Mismatch> {
        if value.is_null() { Ok(None) } else { T::from_json(value, reading).map(Some) }
    }
}

/// For types that contain themselves.
impl<T: FromObject> FromObject for Box<T> {
    fn from_object(object: &mut Object<'_>) -> Result<Self, Mismatch> {
        T::from_object(object).map(Self::new)
    }
}

/// Elements of another kind are left out.
impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: Value, reading: &mut Reading) -> Result<Self, Mismatch> {
        let Value::Array(elements) = value else { return Err(Mismatch::new("a sequence", &value)) };
        let mut written = reading.take_written();
        let mut list = Self::with_capacity(elements.len());
        for (index, element) in elements.into_iter().enumerate() {
            list.extend(reading.element(index, written.element(index), element));
        }
        Ok(list)
    }

    fn from_body(body: &[u8], reading: &mut Reading) -> serde_json::Result<Result<Self, Mismatch>> {
        list::from_body(body, reading)
    }
}

/// Values of another kind are left out.
impl<T: FromJson> FromJson for HashMap<String, T> {
    fn from_json(value: Value, reading: &mut Reading) -> Result<Self, Mismatch> {
        let Value::Object(members) = value else { return Err(Mismatch::new("a map", &value)) };
        let mut written = reading.take_written();
        let read = members.into_iter().filter_map(|(name, value)| {
            let written = written.member(&name);
            Some((name, reading.repeated_part(Segment::Any, written, value)?))
        });
        Ok(read.collect())
    }
}
