//! Every operation says what the vendor's documents say, except where they are known to be wrong.

use crate::agreement::{Agreement, Difference};
use crate::facts::{Facts, facts};
use crate::load::{Document, ours, vendors};

/// The differences that are meant, each with the evidence for it.
const AGREED: &str = include_str!("agreed.json");

#[test]
fn operations_equal_the_vendors_except_where_agreed() {
    let mut agreement = Agreement::parse(AGREED);
    let mut left = Vec::new();
    let mut compared = 0;
    for document in ours() {
        let Some(vendors) = vendors(document.name) else { return };
        for operation in document.operations() {
            let ours = facts(&document, &operation);
            let theirs = vendor_facts(&vendors, operation.id());
            compared += 1;
            left.extend(agreement.differences(operation.id(), theirs, &ours));
        }
    }
    assert!(compared > 120, "only {compared} operations compared");
    let left: Vec<String> = left.iter().map(Difference::to_string).collect();
    assert!(left.is_empty(), "{} differences:\n{}", left.len(), left.join("\n"));
    let unused = agreement.unused();
    assert!(unused.is_empty(), "agreed, but not found:\n{}", unused.join("\n"));
}

#[test]
fn every_agreement_has_a_reason_and_names_operations_that_exist() {
    let ids: Vec<String> = ours()
        .iter()
        .flat_map(|document| document.operations().map(|it| it.id().to_owned()).collect::<Vec<_>>())
        .collect();
    for (operations, reason) in Agreement::parse(AGREED).entries() {
        assert!(reason.len() > 1, "{operations:?} has no reason");
        for operation in operations {
            assert!(operation == "*" || ids.contains(operation), "{operation} is no operation");
        }
    }
}

fn vendor_facts(vendors: &[Document], id: &str) -> Option<Facts> {
    vendors.iter().find_map(|document| {
        document
            .operations()
            .find(|operation| operation.id() == id)
            .map(|operation| facts(document, &operation))
    })
}

mod the_comparison {
    use serde_json::{Value, json};

    use super::*;

    fn table(operation: &Value) -> Facts {
        let document = Document { name: "small", root: json!({"paths": {"/things": {"put": operation}}}) };
        let found = document.operations().next().expect("one operation");
        facts(&document, &found)
    }

    fn operation() -> Value {
        json!({"operationId": "thing", "tags": ["a"],
            "parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer"}}],
            "requestBody": {"required": true, "content": {"application/json": {"schema": {
                "type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}}}},
            "responses": {"200": {"content": {"application/json": {"schema": {"type": "array", "items": {
                "type": "object", "properties": {"id": {"type": "integer"}, "list": {"type": "array", "items": {"type": "string"}}}}}}}}}})
    }

    fn found(agreed: &str, change: impl FnOnce(&mut Value)) -> (Vec<String>, usize) {
        let mut agreement = Agreement::parse(agreed);
        let mut ours = operation();
        change(&mut ours);
        let differences = agreement.differences("thing", Some(table(&operation())), &table(&ours));
        (differences.iter().map(Difference::to_string).collect(), agreement.unused().len())
    }

    fn one(change: impl FnOnce(&mut Value)) -> String {
        let (differences, _) = found(r#"{"differences": [], "moves": []}"#, change);
        assert_eq!(differences.len(), 1, "{differences:?}");
        differences[0].clone()
    }

    #[test]
    fn sees_each_kind_of_difference() {
        assert_eq!(one(|o| o["tags"] = json!(["b"])), r#"thing: tags: vendor ["a"], ours ["b"]"#);
        assert_eq!(
            one(|o| o["parameters"][0]["schema"]["type"] = json!("string")),
            "thing: query limit: vendor integer, ours string"
        );
        assert_eq!(
            one(|o| o["parameters"][0]["required"] = json!(true)),
            "thing: query limit: vendor integer, ours integer required"
        );
        assert_eq!(
            one(|o| o["requestBody"]["required"] = json!(false)),
            "thing: request: vendor object required, ours object"
        );
        let body = "/requestBody/content/application~1json/schema";
        assert_eq!(
            one(|o| o.pointer_mut(body).unwrap()["properties"]["extra"] = json!({"type": "string"})),
            "thing: request.extra: vendor -, ours string"
        );
        let items = "/responses/200/content/application~1json/schema/items/properties";
        assert_eq!(
            one(|o| {
                o.pointer_mut(items).unwrap().as_object_mut().unwrap().remove("id");
            }),
            "thing: response[].id: vendor integer, ours -"
        );
        assert_eq!(
            one(|o| o.pointer_mut(items).unwrap()["list"]["items"]["enum"] = json!(["x"])),
            r#"thing: response[].list[]: vendor string, ours string enum=["x"]"#
        );
    }

    #[test]
    fn takes_what_is_agreed_and_reports_what_is_agreed_in_vain() {
        let agreed = r#"{"moves": [], "differences": [
            {"operations": ["thing"], "place": "response[].id", "vendor": "integer", "ours": "string", "reason": "B6"}]}"#;
        let id = "/responses/200/content/application~1json/schema/items/properties/id/type";
        assert_eq!(found(agreed, |o| *o.pointer_mut(id).unwrap() = json!("string")), (vec![], 0));
        assert_eq!(found(agreed, |o| *o.pointer_mut(id).unwrap() = json!("boolean")).0.len(), 1);
        assert_eq!(found(agreed, |_| ()), (vec![], 1));
    }

    #[test]
    fn compares_inside_what_was_moved() {
        let agreed = r#"{"differences": [], "moves": [
            {"operations": ["thing"], "from": "response", "to": "response.things", "reason": "B5"}]}"#;
        let wrap = |o: &mut Value| {
            let schema = o.pointer_mut("/responses/200/content/application~1json/schema").unwrap();
            *schema = json!({"type": "object", "properties": {"things": schema.clone()}});
        };
        assert_eq!(found(agreed, wrap), (vec![], 0));
        let (differences, _) = found(agreed, |o| {
            wrap(o);
            let id =
                "/responses/200/content/application~1json/schema/properties/things/items/properties/id/type";
            *o.pointer_mut(id).unwrap() = json!("string");
        });
        assert_eq!(differences, ["thing: response.things[].id: vendor integer, ours string"]);
    }
}
