//! `$defs`, `$anchor` and `$id`: schemas that stand inside of others become components.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::pointer::{escape, unescape};

/// Keywords that 3.0 has not, and what they describe goes elsewhere.
const LOST: [&str; 6] = ["dependentSchemas", "else", "if", "patternProperties", "prefixItems", "then"];

/// Makes components of all definitions, and leads the references there.
pub(super) fn hoist(document: &mut Value) {
    let mut found = Found::default();
    for_each_reference(document, &mut |reference| lost(document, reference, &mut found));
    collect(document, "#", false, &mut found);
    if found.targets.is_empty() {
        return;
    }
    let Some(root) = document.as_object_mut() else { return };
    let components = root.entry("components").or_insert_with(|| Value::Object(Map::new()));
    let Some(components) = components.as_object_mut() else { return };
    let schemas = components.entry("schemas").or_insert_with(|| Value::Object(Map::new()));
    let Some(schemas) = schemas.as_object_mut() else { return };
    let mut names = BTreeMap::new();
    for (pointer, schema) in found.definitions {
        let mut parts = pointer.rsplit('/').map(unescape);
        let last = parts.next().unwrap_or_default();
        let is_index = last.bytes().all(|byte| byte.is_ascii_digit());
        let owner = parts.find(|part| is_index && !LOST.contains(&part.as_str()));
        let stem = owner.map_or_else(|| last.clone(), |owner| format!("{owner}-{last}"));
        let mut name = stem.clone();
        let mut number = 2;
        while schemas.get(&name).is_some_and(|other| *other != schema) {
            name = format!("{stem}{number}");
            number += 1;
        }
        schemas.insert(name.clone(), schema);
        names.insert(pointer, name);
    }
    let targets: BTreeMap<String, String> = found
        .targets
        .into_iter()
        .map(|(from, to)| {
            let target = names.get(&to).map_or(to, |name| format!("#/components/schemas/{}", escape(name)));
            (from, target)
        })
        .collect();
    redirect(document, false, &targets);
}

#[derive(Default)]
struct Found {
    /// By their pointers, those inside of others first.
    definitions: Vec<(String, Value)>,
    /// Where references lead: what is written, and the pointer that is meant.
    targets: BTreeMap<String, String>,
}

/// Takes definitions out, and notes by which references they can be meant. `is_named`: the members go by names of the
/// document's own, which can be those of keywords.
fn collect(value: &mut Value, pointer: &str, is_named: bool, found: &mut Found) {
    match value {
        Value::Object(members) if is_named => {
            for (name, member) in members.iter_mut() {
                collect(member, &format!("{pointer}/{}", escape(name)), false, found);
            }
        }
        Value::Object(members) => {
            if let Some(Value::String(anchor)) =
                members.get("$anchor").or_else(|| members.get("$dynamicAnchor"))
            {
                found.targets.entry(format!("#{anchor}")).or_insert_with(|| pointer.to_owned());
            }
            if let Some(Value::String(id)) = members.get("$id") {
                found
                    .targets
                    .entry(id.trim_end_matches('#').to_owned())
                    .or_insert_with(|| pointer.to_owned());
            }
            let definitions = members.remove("$defs");
            for (name, member) in members.iter_mut().filter(|(name, _)| !is_example(name)) {
                collect(member, &format!("{pointer}/{}", escape(name)), are_named(name), found);
            }
            if let Some(Value::Object(definitions)) = definitions {
                for (name, mut definition) in definitions {
                    let own = format!("{pointer}/$defs/{}", escape(&name));
                    collect(&mut definition, &own, false, found);
                    // Some write it as if the schema around it were the document.
                    found.targets.entry(format!("#/$defs/{}", escape(&name))).or_insert_with(|| own.clone());
                    found.targets.insert(own.clone(), own.clone());
                    found.definitions.push((own, definition));
                }
            }
        }
        Value::Array(items) => {
            items
                .iter_mut()
                .enumerate()
                .for_each(|(index, item)| collect(item, &format!("{pointer}/{index}"), false, found));
        }
        _ => (),
    }
}

/// Makes a definition of what a reference into a keyword means that 3.0 has not: `#/components/schemas/Pair/prefixItems/0`.
fn lost(document: &Value, reference: &str, found: &mut Found) {
    let Some(pointer) = reference.strip_prefix('#') else { return };
    if pointer.split('/').any(|part| LOST.contains(&part))
        && !found.targets.contains_key(reference)
        && let Some(schema) = document.pointer(pointer).filter(|schema| schema.is_object())
    {
        found.targets.insert(reference.to_owned(), reference.to_owned());
        found.definitions.push((reference.to_owned(), schema.clone()));
    }
}

fn for_each_reference(value: &Value, each: &mut impl FnMut(&str)) {
    match value {
        Value::Object(members) => {
            members.get("$ref").and_then(Value::as_str).into_iter().for_each(&mut *each);
            members.values().for_each(|member| for_each_reference(member, each));
        }
        Value::Array(items) => items.iter().for_each(|item| for_each_reference(item, each)),
        _ => (),
    }
}

fn is_example(name: &str) -> bool {
    matches!(name, "example" | "examples" | "default" | "enum" | "const")
}

/// Whether what this keyword holds goes by names of the document's own.
fn are_named(keyword: &str) -> bool {
    super::NAMED.contains(&keyword)
        || ["definitions", "dependentSchemas", "patternProperties", "properties", "schemas"]
            .contains(&keyword)
}

/// Where a reference leads: one by an `$id` can have a pointer or an anchor behind it.
fn target(targets: &BTreeMap<String, String>, reference: &str) -> Option<String> {
    if let Some(target) = targets.get(reference) {
        return Some(target.clone());
    }
    let (id, below) = reference.split_once('#').filter(|(id, _)| !id.is_empty())?;
    let whole = targets.get(id)?;
    let inside = if below.starts_with('/') { format!("{whole}{below}") } else { format!("#{below}") };
    Some(targets.get(&inside).cloned().unwrap_or(inside))
}

fn redirect(value: &mut Value, is_named: bool, targets: &BTreeMap<String, String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members.iter_mut().filter(|(name, _)| is_named || !is_example(name)) {
                match member {
                    Value::String(reference) if matches!(name.as_str(), "$ref" | "$dynamicRef") => {
                        if let Some(target) = target(targets, reference) {
                            *reference = target;
                        }
                    }
                    other => redirect(other, !is_named && are_named(name), targets),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| redirect(item, false, targets)),
        _ => (),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn members_can_be_called_like_keywords() {
        let part = || json!({ "$ref": "#/components/schemas/A/$defs/Part" });
        let properties = json!({ "default": part(), "enum": { "items": part() }, "$anchor": part() });
        let mut document = json!({
            "paths": { "/a": { "get": { "responses": { "default": { "content": { "x": { "schema": part() } } } } } } },
            "components": { "schemas": {
                "A": { "$defs": { "Part": { "type": "string" } }, "properties": properties, "default": part() },
            } },
        });
        hoist(&mut document);
        let name = json!({ "$ref": "#/components/schemas/Part" });
        let schema = &document["components"]["schemas"]["A"];
        let expected = json!({ "default": name, "enum": { "items": name }, "$anchor": name });
        assert_eq!(schema, &json!({ "properties": expected, "default": part() }));
        let response = &document["paths"]["/a"]["get"]["responses"]["default"];
        assert_eq!(response["content"]["x"]["schema"], name);
    }

    #[test]
    fn schemas_are_known_by_their_ids() {
        let schema = |reference: &str| json!({ "schema": { "$ref": reference } });
        let tree = json!({ "$id": "https://e.x/tree", "properties": { "up": { "$ref": "https://e.x/tree" } }, "$defs": { "P": {} } });
        let leaf = json!({ "$id": "leaf", "$anchor": "leaf-anchor" });
        let mut document = json!({
            "paths": { "a": schema("https://e.x/tree#/properties/up"), "b": schema("https://e.x/tree#/$defs/P"), "c": schema("leaf#leaf-anchor"), "d": schema("other#/x") },
            "components": { "schemas": { "Tree": tree, "Leaf": leaf } },
        });
        hoist(&mut document);
        let leads = |at: &str| document.pointer(at).unwrap()["$ref"].as_str().unwrap().to_owned();
        assert_eq!(leads("/components/schemas/Tree/properties/up"), "#/components/schemas/Tree");
        assert_eq!(leads("/paths/a/schema"), "#/components/schemas/Tree/properties/up");
        assert_eq!(leads("/paths/b/schema"), "#/components/schemas/P");
        assert_eq!(leads("/paths/c/schema"), "#/components/schemas/Leaf");
        assert_eq!(leads("/paths/d/schema"), "other#/x");
    }

    #[test]
    fn definitions_become_components() {
        let inner =
            json!({ "$defs": { "Part": { "type": "integer" } }, "items": { "$ref": "#/$defs/Part" } });
        let mut document = json!({
            "components": { "schemas": {
                "List": inner, "Part": { "type": "string" },
                "Tree": { "$anchor": "tree", "properties": { "left": { "$ref": "#tree" }, "$defs": { "type": "string" } } },
                "Far": { "$ref": "#/components/schemas/List/$defs/Part" },
            } },
        });
        hoist(&mut document);
        let schemas = &document["components"]["schemas"];
        assert_eq!(schemas["List"], json!({ "items": { "$ref": "#/components/schemas/Part2" } }));
        assert_eq!(schemas["Part2"], json!({ "type": "integer" }));
        assert_eq!(schemas["Far"], json!({ "$ref": "#/components/schemas/Part2" }));
        assert_eq!(schemas["Tree"]["properties"]["left"], json!({ "$ref": "#/components/schemas/Tree" }));
    }

    #[test]
    fn what_goes_elsewhere_is_found() {
        let first = "#/components/schemas/Pair/prefixItems/0";
        let pair = json!({ "type": "array", "prefixItems": [{ "type": "string" }, { "$ref": first }] });
        let mut document = json!({ "components": { "schemas": { "Pair": pair, "A": { "$ref": first } } } });
        hoist(&mut document);
        let schemas = &document["components"]["schemas"];
        assert_eq!(schemas["A"], json!({ "$ref": "#/components/schemas/Pair-0" }));
        assert_eq!(schemas["Pair-0"], json!({ "type": "string" }));
        assert_eq!(schemas["Pair"]["prefixItems"][1], schemas["A"]);
    }

    #[test]
    fn the_name_of_a_definition_can_be_no_token() {
        let own = "#/components/schemas/A/$defs/B~1C";
        let definitions = json!({ "$defs": { "B/C": { "type": "string" } }, "items": { "$ref": own } });
        let mut document = json!({ "components": { "schemas": { "A": definitions } } });
        hoist(&mut document);
        let reference = document.pointer("/components/schemas/A/items/$ref").unwrap().as_str().unwrap();
        assert_eq!(document.pointer(&reference[1..]), Some(&json!({ "type": "string" })), "{reference}");
    }
}
