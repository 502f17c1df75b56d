//! What a member can be.

use serde_json::{Map, Number, Value};

/// A kind of value. Conversions lose nothing: documents often name the wrong scalar.
pub(in crate::target) trait Kind: Sized {
    const NAME: &'static str;

    fn read(value: Value) -> Option<Self>;
}

impl Kind for String {
    const NAME: &'static str = "text";

    fn read(value: Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(text),
            Value::Number(number) if number.is_i64() || number.is_u64() => Some(number.to_string()),
            _ => None,
        }
    }
}

impl Kind for bool {
    const NAME: &'static str = "true or false";

    fn read(value: Value) -> Option<Self> {
        match value {
            Value::Bool(truth) => Some(truth),
            Value::Number(number) => {
                [false, true].into_iter().find(|truth| number.as_u64() == Some((*truth).into()))
            }
            Value::String(text) => text.parse().ok(),
            _ => None,
        }
    }
}

impl Kind for i64 {
    const NAME: &'static str = "a whole number";

    fn read(value: Value) -> Option<Self> {
        match value {
            Value::Number(number) => whole(&number),
            Value::String(text) => text.parse().ok(),
            _ => None,
        }
    }
}

impl Kind for Map<String, Value> {
    const NAME: &'static str = "an object";

    fn read(value: Value) -> Option<Self> {
        match value {
            Value::Object(members) => Some(members),
            _ => None,
        }
    }
}

impl Kind for Vec<Value> {
    const NAME: &'static str = "a list";

    fn read(value: Value) -> Option<Self> {
        match value {
            Value::Array(elements) => Some(elements),
            _ => None,
        }
    }
}

/// Some servers write `16.0` for 16.
fn whole(number: &Number) -> Option<i64> {
    const LIMIT: f64 = 1e9;
    let fraction = number.as_f64().filter(|number| number.fract() == 0.0 && number.abs() < LIMIT);
    #[allow(clippy::cast_possible_truncation, reason = "checked to be a small whole number")]
    number.as_i64().or_else(|| fraction.map(|number| number as i64))
}

/// What JSON calls a value.
pub(super) fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
