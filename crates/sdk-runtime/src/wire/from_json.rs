//! What the members of an object can be.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::tape::Tape;
use super::{Json, Mismatch, Names, Object, Reading, list, object};

/// A generated type: it is read from the members of an object.
pub trait FromObject: Sized {
    /// The names of the members, in the order in which [`from_object`](Self::from_object) takes them.
    const NAMES: &'static Names;

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
    fn from_json(json: Json<'_>, reading: &mut Reading) -> Result<Self, Mismatch>;

    /// Whether one damaged character of a body is left out, as a value of another kind is.
    #[doc(hidden)]
    const REPAIRS: bool = true;

    /// Whether nothing is left out inside of such a value, because there is nothing inside.
    #[doc(hidden)]
    const IS_SCALAR: bool = false;

    /// Whether `null` is one of its values.
    #[doc(hidden)]
    const IS_FREE: bool = false;

    /// Reads a whole body.
    ///
    /// # Errors
    ///
    /// serde's if it is not JSON; [`Mismatch`] as for [`from_json`](Self::from_json).
    #[doc(hidden)]
    fn from_body(body: &[u8], reading: &mut Reading) -> serde_json::Result<Result<Self, Mismatch>> {
        let mut tape = Tape::new();
        tape.scan_all(body)?;
        Ok(Self::from_json(Json::root(&tape), reading))
    }

    /// Reads the list, object or string at the beginning of a text, and gives its length. Nothing if it is not
    /// complete.
    #[doc(hidden)]
    fn from_beginning(text: &[u8], reading: &mut Reading) -> Option<(Result<Self, Mismatch>, usize)> {
        text.first().filter(|first| b"[{\"".contains(first))?;
        let mut tape = Tape::new();
        let length = tape.scan(text, 0)?;
        Some((Self::from_json(Json::root(&tape), reading), length))
    }
}

impl<T: FromObject> FromJson for T {
    fn from_json(json: Json<'_>, reading: &mut Reading) -> Result<Self, Mismatch> {
        object::from_members(json, reading)
    }
}

impl FromJson for Value {
    const IS_SCALAR: bool = true;
    const IS_FREE: bool = true;

    fn from_json(json: Json<'_>, _: &mut Reading) -> Result<Self, Mismatch> {
        Ok(json.to_value())
    }
}

impl FromJson for Map<String, Value> {
    const IS_SCALAR: bool = true;

    fn from_json(json: Json<'_>, _: &mut Reading) -> Result<Self, Mismatch> {
        if json.members().is_some() { Ok(json.to_map()) } else { Err(Mismatch::new("a map", json)) }
    }
}

impl<T: FromJson> FromJson for Option<T> {
    const IS_SCALAR: bool = T::IS_SCALAR;

    fn from_json(json: Json<'_>, reading: &mut Reading) -> Result<Self, Mismatch> {
        if json.is_null() { Ok(None) } else { T::from_json(json, reading).map(Some) }
    }
}

/// For types that contain themselves.
impl<T: FromObject> FromObject for Box<T> {
    const NAMES: &'static Names = T::NAMES;

    fn from_object(object: &mut Object<'_>) -> Result<Self, Mismatch> {
        T::from_object(object).map(Self::new)
    }
}

/// Elements of another kind are left out.
impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: Json<'_>, reading: &mut Reading) -> Result<Self, Mismatch> {
        let Some(elements) = json.elements() else { return Err(Mismatch::new("a sequence", json)) };
        let mut list = Self::with_capacity(elements.clone().count());
        for (index, element) in elements.enumerate() {
            if let Some(element) = reading.element(index, element) {
                list.push(element);
            }
        }
        Ok(list)
    }

    fn from_body(body: &[u8], reading: &mut Reading) -> serde_json::Result<Result<Self, Mismatch>> {
        list::from_body(body, reading)
    }
}

/// Values of another kind are left out.
impl<T: FromJson> FromJson for HashMap<String, T> {
    fn from_json(json: Json<'_>, reading: &mut Reading) -> Result<Self, Mismatch> {
        let Some(members) = json.members() else { return Err(Mismatch::new("a map", json)) };
        Ok(members.filter_map(|(name, value)| reading.map_value(name, value)).collect())
    }
}
