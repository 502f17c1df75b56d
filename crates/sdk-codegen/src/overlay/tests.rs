use serde_json::json;

use super::*;

fn document(version: &str) -> Value {
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Example API", "version": version },
        "servers": [{ "url": "https://one.example.com" }, { "url": "https://two.example.com" }],
        "paths": { "/things": { "get": {
            "operationId": "listThings", "tags": ["a"],
            "responses": { "200": { "description": "", "x-size": 7 } }
        } } }
    })
}

fn overlay(target: &str, about: Value) -> Value {
    json!({
        "overlay": "1.0.0",
        "info": { "title": "Corrections", "version": "1" },
        "actions": [{
            "x-codegen-action": "things-are-slow", "x-codegen-document": about, "description": "REC: seen.",
            "target": target, "update": { "x-slow": true }
        }]
    })
}

fn apply(overlay: &Value, document: &mut Value) -> Result<Vec<ActionUse>, Error> {
    Overlay::read(overlay, &["Another API", "Example API", "Example"])?.apply(document)
}

/// What a standard overlay with this action makes of the document.
fn standard(version: &str, action: Value) -> Result<Value, String> {
    let overlay =
        json!({ "overlay": version, "info": { "title": "O", "version": "1" }, "actions": [action] });
    let mut document = document("1.0");
    apply(&overlay, &mut document).map_err(|error| error.to_string())?;
    Ok(document)
}

const THIS: &str = "Example API 1.0, 1 operations";
const TARGET: &str = "$.paths['/things'].get";

#[test]
fn a_correction_is_made_and_counted() {
    let mut document = document("1.0");
    let uses = apply(&overlay(TARGET, json!([THIS])), &mut document).unwrap();
    assert_eq!(document.pointer("/paths/~1things/get/x-slow"), Some(&json!(true)));
    assert_eq!((uses[0].action.as_str(), uses[0].places), ("things-are-slow", 1));
}

#[test]
fn a_correction_that_is_no_longer_needed_fails_the_build_by_name() {
    let overlay = overlay(TARGET, json!([THIS]));
    let mut corrected = document("1.0");
    apply(&overlay, &mut corrected).unwrap();
    let gone = super::tests::overlay("$.paths['/gone'].get", json!([THIS]));
    for (overlay, mut document) in [(overlay, corrected), (gone, document("1.0"))] {
        let error = apply(&overlay, &mut document).unwrap_err().to_string();
        assert!(error.contains("things-are-slow") && error.contains(THIS), "{error}");
    }
}

#[test]
fn what_is_removed_and_put_back_has_not_changed() {
    let mut overlay = overlay(TARGET, json!([THIS]));
    overlay["actions"] = json!([
        { "x-codegen-action": "old-tags", "target": "$.paths['/things'].get.tags", "remove": true },
        { "x-codegen-action": "new-tags", "target": TARGET, "update": { "tags": ["b"] } },
    ]);
    for action in overlay["actions"].as_array_mut().unwrap() {
        action["x-codegen-document"] = json!([THIS]);
    }
    let mut document = document("1.0");
    assert_eq!(apply(&overlay, &mut document).unwrap().iter().map(|used| used.places).sum::<usize>(), 2);
    let error = apply(&overlay, &mut document).unwrap_err().to_string();
    assert!(error.contains("`old-tags` changes nothing") && error.contains("`new-tags` changes"), "{error}");
}

#[test]
fn on_another_version_it_is_only_reported() {
    let uses = apply(&overlay("$.paths['/gone'].get", json!([THIS])), &mut document("1.1")).unwrap();
    assert_eq!(uses[0].places, 0);
    let mut newer = document("2.0 beta");
    apply(&overlay(TARGET, json!([THIS])), &mut newer).unwrap();
    assert!(newer.pointer("/paths/~1things/get/x-slow").is_some(), "and made where it matches");
}

#[test]
fn a_version_with_a_blank_is_a_version() {
    let about = json!(["Example API 2.0 beta, 1 operations"]);
    assert_eq!(apply(&overlay(TARGET, about.clone()), &mut document("2.0 beta")).unwrap()[0].places, 1);
    assert!(apply(&overlay("$.gone", about), &mut document("2.0 beta")).is_err(), "it is exactly this one");
}

#[test]
fn other_documents_are_left_alone_unless_any_is_meant() {
    for (about, made) in
        [("Another API 1.0, 1 operations", false), ("Example 1.0, 1 operations", false), ("any", true)]
    {
        let mut document = document("1.0");
        apply(&overlay(TARGET, json!([about])), &mut document).unwrap();
        assert_eq!(document.pointer("/paths/~1things/get/x-slow").is_some(), made, "{about}");
    }
}

#[test]
fn an_action_that_does_not_say_what_it_is_about_is_an_error_by_name() {
    for about in [
        json!(THIS),
        json!([]),
        json!([7]),
        json!(["Example API 1.0"]),
        json!(["Example API 1.0, many operations"]),
        json!(["Exmaple API 1.0, 1 operations"]),
        Value::Null,
    ] {
        let error = apply(&overlay(TARGET, about.clone()), &mut document("1.0")).unwrap_err().to_string();
        assert!(
            error.contains("things-are-slow") && error.contains("x-codegen-document"),
            "{about}: {error}"
        );
    }
    let mut overlay = overlay(TARGET, json!(["any"]));
    let actions = overlay["actions"].as_array_mut().unwrap();
    actions.push(json!({ "x-codegen-action": "forgotten", "target": "$", "remove": true }));
    let error = apply(&overlay, &mut document("1.0")).unwrap_err().to_string();
    assert!(error.contains("/actions/1") && error.contains("forgotten"), "{error}");
}

/// One action alone, so that no other one tells whose overlay it is.
#[test]
fn a_slip_in_a_field_of_ours_does_not_make_it_one_of_the_standard() {
    for (field, told) in [
        ("x-codegen-action", "`x-codegen-document` must be"),
        ("x-codegen-documents", "there is no `x-codegen-documents`"),
        ("x-document", "there is no `x-document`"),
        ("x-action", "there is no `x-action`"),
    ] {
        let action = json!({ "target": "$.info", "update": { "x-new": 1 }, field: [THIS] });
        let error = standard("1.0.0", action).unwrap_err();
        assert!(error.contains(told), "{field}: {error}");
    }
}

#[test]
fn a_malformed_overlay_is_an_error() {
    for overlay in [
        json!({}),
        overlay("$[", json!(["any"])),
        json!({ "overlay": "9", "actions": [{ "x-codegen-document": ["any"] }] }),
        json!({ "overlay": "1.0.0", "actions": [{ "target": "$" }] }),
        json!({ "overlay": "1.0.0", "actions": [{ "target": "$", "remove": "yes" }] }),
        json!({ "overlay": "1.1.0", "actions": [{ "target": "$", "update": {}, "copy": "$.info" }] }),
    ] {
        assert!(apply(&overlay, &mut document("1.0")).is_err(), "{overlay}");
    }
}

/// The kinds of the specification's own set of overlays.
#[test]
fn an_overlay_of_the_standard_is_about_every_document() {
    let made = |action| standard("1.0.0", action).unwrap();
    assert_eq!(made(json!({ "target": "$", "update": { "info": { "x-new": 1 } } }))["info"]["x-new"], 1);
    let with_tag = made(json!({ "target": "$.paths.*.*.tags", "update": "b" }));
    assert_eq!(with_tag["paths"]["/things"]["get"]["tags"], json!(["a", "b"]));
    let servers = made(json!({ "target": "$.servers", "update": { "url": "https://three.example.com" } }));
    assert_eq!(servers["servers"].as_array().map(Vec::len), Some(3));
    let one = made(json!({ "target": "$.servers[?@.url == 'https://one.example.com']", "remove": true }));
    assert_eq!(one["servers"], json!([{ "url": "https://two.example.com" }]));
    assert_eq!(made(json!({ "target": "$.servers[*]", "remove": true }))["servers"], json!([]));
    let path = made(json!({ "target": "$.paths['/things']", "remove": true }));
    assert_eq!(path["paths"], json!({}), "its name has an escaped slash in a pointer");
    let scalar =
        made(json!({ "target": "$.paths['/things'].get.responses['200']['x-size']", "remove": true }));
    assert_eq!(scalar["paths"]["/things"]["get"]["responses"]["200"], json!({ "description": "" }));
    assert_eq!(made(json!({ "target": "$.nothing", "remove": true })), document("1.0"));
}

#[test]
fn a_scalar_is_replaced_by_version_1_1_and_only_removed_before() {
    let replace = json!({ "target": "$.info.title", "update": "Another title" });
    assert!(standard("1.0.0", replace.clone()).unwrap_err().contains("scalar"));
    assert_eq!(standard("1.1.0", replace).unwrap()["info"]["title"], "Another title");
    let mut named = overlay("$.info.title", json!([THIS]));
    named["actions"][0]["update"] = json!("Another title");
    let error = apply(&named, &mut document("1.0")).unwrap_err().to_string();
    assert!(error.contains("scalar"), "{error}");
}

#[test]
fn version_1_1_copies_from_one_place() {
    let copied = standard("1.1.0", json!({ "target": "$.paths['/things']", "copy": "$.info" })).unwrap();
    assert_eq!(copied["paths"]["/things"]["title"], "Example API");
    let several = standard("1.1.0", json!({ "target": "$.info", "copy": "$.servers[*]" })).unwrap_err();
    assert!(several.contains("selects 2"), "{several}");
}
