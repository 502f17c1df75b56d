//! A fault written as JSON.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// A number of milliseconds, where there is one.
pub(super) fn milliseconds<'de, T: Default + From<Duration>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let given = Option::<u64>::deserialize(deserializer)?;
    Ok(given.map(Duration::from_millis).map(T::from).unwrap_or_default())
}

/// An object of texts.
pub(super) fn pairs<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(String, String)>, D::Error> {
    BTreeMap::deserialize(deserializer).map(|members| members.into_iter().collect())
}

/// A body, with the content type that it has unless another is given.
pub(super) fn body<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<(&'static str, Vec<u8>)>, D::Error> {
    Ok(Option::<Value>::deserialize(deserializer)?.map(|body| match body {
        Value::String(text) => ("text/plain", text.into_bytes()),
        json => ("application/json", json.to_string().into_bytes()),
    }))
}
