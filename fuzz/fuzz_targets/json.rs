//! The scanner that responses are read with, beside serde_json: the same texts are JSON, with the same values in them.
//!
//! Input: the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sdk_runtime::fuzzing::{first_value, json};
use serde_json::{StreamDeserializer, Value, de::SliceRead};

fuzz_target!(|data: &[u8]| {
    assert_eq!(json(data), serde_json::from_slice(data).ok());
    let mut values: StreamDeserializer<'_, SliceRead<'_>, Value> =
        serde_json::Deserializer::from_slice(data).into_iter();
    // Numbers and words have no end of their own.
    if let Some((value, length)) = first_value(data) {
        assert_eq!((values.next().and_then(Result::ok), values.byte_offset()), (Some(value), length));
    }
});
