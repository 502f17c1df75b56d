//! What the members of an object can be.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::{Mismatch, Object, object};
use crate::Secret;

/// A generated type: it is read from the members of an object.
pub trait FromObject: Sized {
    /// Takes the members.
    ///
    /// # Errors
    ///
    /// [`Mismatch`] if a required member is absent or of another kind.
    fn from_object(object: &mut Object) -> Result<Self, Mismatch>;
}

/// A type that is read from a JSON value.
pub trait FromJson: Sized {
    /// Reads the value.
    ///
    /// # Errors
    ///
    /// [`Mismatch`] if the value is of another kind and cannot be converted without loss.
    fn from_json(value: Value) -> Result<Self, Mismatch>;
}

impl<T: FromObject> FromJson for T {
    fn from_json(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Object(members) => object::from_members(members),
            other => Err(Mismatch::new("a map", &other)),
        }
    }
}

impl FromJson for Value {
    fn from_json(value: Value) -> Result<Self, Mismatch> {
        Ok(value)
    }
}

impl FromJson for Map<String, Value> {
    fn from_json(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Object(members) => Ok(members),
            other => Err(Mismatch::new("a map", &other)),
        }
    }
}

impl FromJson for String {
    fn from_json(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::String(text) => Ok(text),
            Value::Number(number) => Ok(number.to_string()),
            Value::Bool(truth) => Ok(truth.to_string()),
            other => Err(Mismatch::new("a string", &other)),
        }
    }
}

impl FromJson for Secret {
    fn from_json(value: Value) -> Result<Self, Mismatch> {
        String::from_json(value).map(Secret::from)
    }
}

impl FromJson for bool {
    fn from_json(value: Value) -> Result<Self, Mismatch> {
        match &value {
            Value::Bool(truth) => Ok(*truth),
            Value::Number(number) if number.as_u64() == Some(0) => Ok(false),
            Value::Number(number) if number.as_u64() == Some(1) => Ok(true),
            Value::String(text) if text == "true" => Ok(true),
            Value::String(text) if text == "false" => Ok(false),
            other => Err(Mismatch::new("a boolean", other)),
        }
    }
}

impl FromJson for i64 {
    fn from_json(value: Value) -> Result<Self, Mismatch> {
        let whole = match &value {
            Value::Number(number) => number.as_i64().or_else(|| number.as_f64().and_then(whole)),
            Value::String(text) => text.parse().ok(),
            _ => None,
        };
        whole.ok_or_else(|| Mismatch::new("an integer", &value))
    }
}

impl FromJson for f64 {
    fn from_json(value: Value) -> Result<Self, Mismatch> {
        let number = match &value {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => text.parse().ok().filter(|number: &f64| number.is_finite()),
            _ => None,
        };
        number.ok_or_else(|| Mismatch::new("a number", &value))
    }
}

/// Some servers write `1.0` for 1. Beyond 2^53 a fraction does not say which integer is meant.
fn whole(number: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    #[allow(clippy::cast_possible_truncation, reason = "checked to be an integer in range")]
    (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i64)
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(value: Value) -> Result<Self, Mismatch> {
        if value.is_null() { Ok(None) } else { T::from_json(value).map(Some) }
    }
}

/// For types that contain themselves.
impl<T: FromObject> FromObject for Box<T> {
    fn from_object(object: &mut Object) -> Result<Self, Mismatch> {
        T::from_object(object).map(Self::new)
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Array(elements) => elements
                .into_iter()
                .enumerate()
                .map(|(index, element)| {
                    T::from_json(element).map_err(|mismatch| mismatch.within(format_args!("[{index}]")))
                })
                .collect(),
            other => Err(Mismatch::new("a sequence", &other)),
        }
    }
}

/// The keys are data, so a mismatch does not name them.
impl<T: FromJson> FromJson for HashMap<String, T> {
    fn from_json(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Object(members) => members
                .into_iter()
                .map(|(name, value)| match T::from_json(value) {
                    Ok(value) => Ok((name, value)),
                    Err(mismatch) => Err(mismatch.within(format_args!("*"))),
                })
                .collect(),
            other => Err(Mismatch::new("a map", &other)),
        }
    }
}
