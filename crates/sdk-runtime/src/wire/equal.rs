//! Whether two things of a generated type are the same.

use serde::Serialize;
use serde_json::Value;
use zeroize::Zeroize;

use crate::Secret;

/// Whether both are written in the same way. Derived code does it member by member, and costs a complete client more than its
/// types are worth. What cannot be written, such as a file, is equal to nothing.
pub fn equal<T: Serialize>(one: &T, other: &T) -> bool {
    let [mut one, mut other] =
        [one, other].map(|value| Secret::exposing(|| serde_json::to_value(value)).ok());
    let are_equal = one.is_some() && one == other;
    [&mut one, &mut other].into_iter().flatten().for_each(wipe);
    are_equal
}

/// Secrets were among them.
fn wipe(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(elements) => elements.iter_mut().for_each(wipe),
        Value::Object(members) => members.values_mut().for_each(wipe),
        _ => (),
    }
}
