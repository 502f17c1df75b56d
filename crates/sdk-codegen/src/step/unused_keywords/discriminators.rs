//! Declares the member that says of which type a value is, where the types do not. Without it, the client sends no such
//! member, and the server cannot tell the types apart.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::walk;

/// Gives how many schemas got the member.
pub(super) fn declare(document: &mut Value) -> usize {
    let source = document.clone();
    let (mut changes, mut of_components) = (0, BTreeSet::new());
    walk::everywhere(document, &mut |schema, _| {
        let name = schema.pointer("/discriminator/propertyName").and_then(Value::as_str).map(str::to_owned);
        let Some(name) = name else { return };
        let choice = ["oneOf", "anyOf"].into_iter().find(|keyword| schema.get(keyword).is_some());
        let Some(choice) = choice else { return changes += usize::from(declare_in(schema, &name, &source)) };
        for branch in schema[choice].as_array_mut().into_iter().flatten() {
            match walk::reference(branch) {
                Some(component) => drop(of_components.insert((component.to_owned(), name.clone()))),
                None => changes += usize::from(declare_in(branch, &name, &source)),
            }
        }
    });
    for (component, name) in of_components {
        let schema = walk::components_mut(document).and_then(|components| components.get_mut(&component));
        changes += usize::from(schema.is_some_and(|schema| declare_in(schema, &name, &source)));
    }
    changes
}

fn declare_in(schema: &mut Value, name: &str, source: &Value) -> bool {
    let is_object = schema.get("type").map_or_else(
        || schema.get("properties").is_some() || schema.get("allOf").is_some(),
        |kind| kind == "object",
    );
    let is_declared = !is_object || declares(schema, name, source);
    if !is_declared {
        schema["properties"][name] = json!({ "type": "string" });
    }
    !is_declared
}

/// Whether a schema, what it refers to, or a part of either has the member, or can be one of several that do.
fn declares(schema: &Value, name: &str, source: &Value) -> bool {
    let (mut work, mut seen) = (vec![schema], BTreeSet::new());
    while let Some(schema) = work.pop() {
        let has = schema.get("properties").is_some_and(|properties| properties.get(name).is_some());
        if has || ["oneOf", "anyOf"].into_iter().any(|keyword| schema.get(keyword).is_some()) {
            return true;
        }
        // A component can be a part of itself.
        let target = walk::reference(schema).filter(|name| seen.insert(*name));
        work.extend(target.and_then(|name| walk::component(source, name)));
        work.extend(schema.get("allOf").and_then(Value::as_array).into_iter().flatten());
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::walk::refer_to;

    #[test]
    fn the_member_is_declared_where_no_part_of_the_type_does() {
        let discriminator = json!({ "propertyName": "kind" });
        let choice = |branches: &[Value]| json!({ "oneOf": branches, "discriminator": discriminator });
        let bare = json!({ "type": "object", "properties": { "a": {} } });
        let told = json!({ "properties": { "kind": { "enum": ["t"] } } });
        let whole = json!({ "allOf": [refer_to("Whole"), refer_to("Told")] });
        let base = json!({ "type": "object", "discriminator": discriminator });
        let all = ["Bare", "Told", "Whole", "Text", "Choice"].map(refer_to);
        let choice = choice(&[&all[..], &[json!({ "type": "object" })]].concat());
        let mut document = json!({ "components": { "schemas": {
            "Bare": bare, "Told": told, "Whole": whole, "Text": { "type": "string" }, "Base": base, "Choice": choice,
        } } });
        let before = document["components"]["schemas"].clone();
        assert_eq!(declare(&mut document), 3);
        let after = &document["components"]["schemas"];
        let text = json!({ "type": "string" });
        assert_eq!(after["Bare"]["properties"], json!({ "a": {}, "kind": text }));
        assert_eq!(after["Base"]["properties"], json!({ "kind": text }));
        assert_eq!(after["Choice"]["oneOf"][5]["properties"], json!({ "kind": text }));
        for name in ["Told", "Whole", "Text"] {
            assert_eq!(after[name], before[name], "{name}");
        }
        assert_eq!(declare(&mut document), 0);
    }
}
