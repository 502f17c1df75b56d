//! References.

use serde_json::Value;

/// Longest chain of `$ref`s followed; a longer one is a cycle.
const MAX_REFERENCES: usize = 32;

/// Follows references, and says where they lead. One that leads nowhere, or in a cycle, leads to `null`.
pub(crate) fn resolve<'d>(document: &'d Value, value: &'d Value, pointer: &str) -> (&'d Value, String) {
    let mut found = (value, pointer.to_owned());
    for _ in 0..MAX_REFERENCES {
        let target = found.0.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix('#'));
        let Some(target) = target else { return found };
        found = (document.pointer(target).unwrap_or(&Value::Null), target.to_owned());
    }
    (&Value::Null, pointer.to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn references_are_followed_and_cycles_end() {
        let root = json!({"components": {"schemas": {
            "A": {"$ref": "#/components/schemas/B"}, "B": {"type": "string"},
            "Loop": {"$ref": "#/components/schemas/Loop"}}}});
        let found = |target: &str| {
            let reference = json!({"$ref": target});
            let (value, pointer) = resolve(&root, &reference, "");
            (value.clone(), pointer)
        };
        let string = (json!({"type": "string"}), "/components/schemas/B".to_owned());
        assert_eq!(found("#/components/schemas/A"), string);
        assert_eq!(found("#/components/schemas/Loop").0, Value::Null);
        assert_eq!(found("other.json#/x").0, json!({"$ref": "other.json#/x"}));
        assert_eq!(found("#/x").0, Value::Null);
    }
}
