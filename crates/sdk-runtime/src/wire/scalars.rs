//! Texts, numbers and booleans, which documents often mistake for each other; the module above has the rules.

use serde_json::Value;

use super::{FromJson, Mismatch, Reading};
use crate::{Secret, Upload};

/// Beyond it a fraction does not say which integer is meant.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl FromJson for String {
    fn from_json(value: Value, reading: &mut Reading) -> Result<Self, Mismatch> {
        match &value {
            Value::Number(number) => reading.text_of(number),
            Value::Bool(truth) => Some(truth.to_string()),
            _ => None,
        }
        .map_or_else(
            || match value {
                Value::String(text) => Ok(text),
                other => Err(Mismatch::new("a string", &other)),
            },
            Ok,
        )
    }
}

impl FromJson for Secret {
    fn from_json(value: Value, reading: &mut Reading) -> Result<Self, Mismatch> {
        String::from_json(value, reading).map(Self::from)
    }
}

impl FromJson for Upload {
    fn from_json(value: Value, reading: &mut Reading) -> Result<Self, Mismatch> {
        String::from_json(value, reading).map(Self::from)
    }
}

impl FromJson for bool {
    fn from_json(value: Value, _: &mut Reading) -> Result<Self, Mismatch> {
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
    fn from_json(value: Value, _: &mut Reading) -> Result<Self, Mismatch> {
        let integer = match &value {
            Value::Number(number) => number.as_i64().or_else(|| number.as_f64().and_then(whole)),
            Value::String(text) => text.parse().ok().or_else(|| fraction(text).and_then(whole)),
            Value::Bool(truth) => Some(Self::from(*truth)),
            _ => None,
        };
        integer.ok_or_else(|| Mismatch::new("an integer of 64 bits", &value))
    }
}

/// For documents that say `uint64`.
impl FromJson for u64 {
    fn from_json(value: Value, reading: &mut Reading) -> Result<Self, Mismatch> {
        let large = match &value {
            Value::Number(number) => number.as_u64(),
            Value::String(text) => text.parse().ok(),
            _ => None,
        };
        if let Some(integer) = large {
            return Ok(integer);
        }
        let unexpected = Mismatch::new("an unsigned integer of 64 bits", &value);
        let smaller = i64::from_json(value, reading).ok();
        smaller.and_then(|integer| Self::try_from(integer).ok()).ok_or(unexpected)
    }
}

impl FromJson for f64 {
    fn from_json(value: Value, _: &mut Reading) -> Result<Self, Mismatch> {
        let number = match &value {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => fraction(text),
            _ => None,
        };
        number.ok_or_else(|| Mismatch::new("a number", &value))
    }
}

/// A text that is a number.
fn fraction(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

fn whole(number: f64) -> Option<i64> {
    #[allow(clippy::cast_possible_truncation, reason = "checked to be an integer in range")]
    (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i64)
}
