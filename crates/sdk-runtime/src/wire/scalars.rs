//! Texts, numbers and booleans, which documents often mistake for each other; the module above has the rules.

use std::borrow::Cow;

use uuid::Uuid;

use super::{FromJson, Json, Mismatch, Reading};
use crate::{Secret, Upload};

/// Beyond it a fraction does not say which integer is meant.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl FromJson for String {
    const IS_SCALAR: bool = true;

    fn from_json(json: Json<'_>, reading: &mut Reading) -> Result<Self, Mismatch> {
        match json.text() {
            Some(text) => Ok(text.into_owned()),
            None => other_as_text(json, reading),
        }
    }
}

#[cold]
fn other_as_text(json: Json<'_>, reading: &Reading) -> Result<String, Mismatch> {
    let text = reading.text_of(json).or_else(|| json.truth().map(|truth| truth.to_string()));
    text.ok_or_else(|| Mismatch::new("a string", json))
}

impl FromJson for Secret {
    const IS_SCALAR: bool = true;

    fn from_json(json: Json<'_>, reading: &mut Reading) -> Result<Self, Mismatch> {
        String::from_json(json, reading).map(Self::from)
    }
}

impl FromJson for Upload {
    const IS_SCALAR: bool = true;

    fn from_json(json: Json<'_>, reading: &mut Reading) -> Result<Self, Mismatch> {
        String::from_json(json, reading).map(Self::from)
    }
}

/// In any form that serde reads.
impl FromJson for Uuid {
    const IS_SCALAR: bool = true;

    fn from_json(json: Json<'_>, _: &mut Reading) -> Result<Self, Mismatch> {
        let uuid = json.text().and_then(|text| Self::try_parse(&text).ok());
        uuid.ok_or_else(|| Mismatch::new("the documented form", json))
    }
}

impl FromJson for bool {
    const IS_SCALAR: bool = true;

    fn from_json(json: Json<'_>, _: &mut Reading) -> Result<Self, Mismatch> {
        if let Some(truth) = json.truth() {
            return Ok(truth);
        }
        match json.number().map(Cow::Borrowed).or_else(|| json.text()).as_deref() {
            Some("0") if json.number().is_some() => Ok(false),
            Some("1") if json.number().is_some() => Ok(true),
            Some("true") => Ok(true),
            Some("false") => Ok(false),
            _ => Err(Mismatch::new("a boolean", json)),
        }
    }
}

impl FromJson for i64 {
    const IS_SCALAR: bool = true;

    fn from_json(json: Json<'_>, _: &mut Reading) -> Result<Self, Mismatch> {
        let number = match json.number() {
            Some(number) => number.parse().ok().or_else(|| number.parse().ok().and_then(whole)),
            None => {
                json.text().and_then(|text| text.parse().ok().or_else(|| fraction(&text).and_then(whole)))
            }
        };
        let integer = number.or_else(|| json.truth().map(Self::from));
        integer.ok_or_else(|| Mismatch::new("an integer of 64 bits", json))
    }
}

/// For documents that say `uint64`.
impl FromJson for u64 {
    const IS_SCALAR: bool = true;

    fn from_json(json: Json<'_>, reading: &mut Reading) -> Result<Self, Mismatch> {
        let text = json.number().map(Cow::Borrowed).or_else(|| json.text());
        if let Some(integer) = text.and_then(|text| text.parse().ok()) {
            return Ok(integer);
        }
        let smaller = i64::from_json(json, reading).ok().and_then(|integer| Self::try_from(integer).ok());
        smaller.ok_or_else(|| Mismatch::new("an unsigned integer of 64 bits", json))
    }
}

impl FromJson for f64 {
    const IS_SCALAR: bool = true;

    fn from_json(json: Json<'_>, _: &mut Reading) -> Result<Self, Mismatch> {
        let number = match json.number() {
            Some(number) => number.parse().ok(),
            None => json.text().and_then(|text| fraction(&text)),
        };
        number.ok_or_else(|| Mismatch::new("a number", json))
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
