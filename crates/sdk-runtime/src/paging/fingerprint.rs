//! Telling pages apart.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde::Serialize;
use serde_json::Value;
use zeroize::Zeroize;

use crate::Secret;

/// The same for equal values. Nothing for one that cannot be written as JSON.
pub(super) fn of(value: &impl Serialize) -> Option<u64> {
    let value = Secret::exposing(|| serde_json::to_value(value)).ok()?;
    let mut hasher = DefaultHasher::new();
    hash(value, &mut hasher);
    Some(hasher.finish())
}

/// Takes the members of an object by name: those of a map come in another order each time. Texts are wiped, since some
/// are secret.
fn hash(value: Value, hasher: &mut DefaultHasher) {
    std::mem::discriminant(&value).hash(hasher);
    match value {
        Value::Null => (),
        Value::Bool(truth) => truth.hash(hasher),
        Value::Number(number) => number.hash(hasher),
        Value::String(mut text) => {
            text.hash(hasher);
            text.zeroize();
        }
        Value::Array(items) => {
            hasher.write_usize(items.len());
            items.into_iter().for_each(|item| hash(item, hasher));
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.into_iter().collect();
            members.sort_by(|(one, _), (other, _)| one.cmp(other));
            hasher.write_usize(members.len());
            for (name, member) in members {
                name.hash(hasher);
                hash(member, hasher);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn a_map_has_no_order_and_a_list_has_one() {
        let map = || HashMap::from(["a", "b", "c", "d", "e"].map(|name| (name, [name])));
        assert!((0..20).all(|_| of(&map()) == of(&map())));
        assert_ne!(of(&["a", "b"]), of(&["b", "a"]));
        assert_ne!(of(&serde_json::json!({ "a": 1, "b": 2 })), of(&serde_json::json!({ "a": 2, "b": 1 })));
        assert_ne!(of(&"1"), of(&1));
        assert_eq!(of(&Secret::from("x")), of(&"x"));
    }
}
