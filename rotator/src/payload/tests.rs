//! Whole payloads, as Gateways send them and as they must not arrive.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use proptest::prelude::*;
use serde_json::json;

use super::{Payload, PayloadError};

fn wrap(object: &serde_json::Value) -> String {
    STANDARD.encode(object.to_string())
}

fn whole() -> serde_json::Value {
    json!({
        "providerRecordUid": "P", "resourceRecordUid": null, "userRecordUid": "U", "user": " client@example.com ",
        "newPassword": "n\"e\\w", "oldPassword": "old", "futureKey": {"a": [1, 2.5]},
        "records": wrap(&json!([{"uid": "R", "title": "T", "password": ["k"], "checkbox": true}])),
    })
}

fn decode(object: &serde_json::Value) -> Result<Payload, PayloadError> {
    Payload::decode(wrap(object).as_bytes())
}

#[test]
fn a_whole_payload_is_read() {
    let payload = decode(&whole()).unwrap();
    assert_eq!(payload.user, "client@example.com");
    assert_eq!(payload.new_password.expose(), "n\"e\\w");
    assert_eq!(payload.old_password.unwrap().expose(), "old");
    assert_eq!(payload.records[0].text("password").unwrap().unwrap().expose(), "k");
}

#[test]
fn a_missing_key_is_named_with_its_repair() {
    for key in ["newPassword", "user", "records"] {
        for empty in [None, Some(json!(null)), Some(json!(""))] {
            let mut object = whole();
            match &empty {
                None => object.as_object_mut().unwrap().remove(key),
                Some(value) => object.as_object_mut().unwrap().insert(key.to_owned(), value.clone()),
            };
            if key == "records" && empty == Some(json!("")) {
                assert!(decode(&object).unwrap().records.is_empty());
                continue;
            }
            let error = decode(&object).unwrap_err();
            assert!(
                matches!(error, PayloadError::KeyMissing { key: named, .. } if named == key),
                "{key}: {error}"
            );
        }
    }
}

#[test]
fn a_missing_old_password_is_no_error() {
    for empty in [json!(null), json!("")] {
        let mut object = whole();
        object["oldPassword"] = empty;
        assert!(decode(&object).unwrap().old_password.is_none());
    }
}

#[test]
fn a_value_of_the_wrong_kind_is_named() {
    for key in ["newPassword", "oldPassword", "user", "records"] {
        let mut object = whole();
        object[key] = json!(["canary"]);
        let error = decode(&object).unwrap_err().to_string();
        assert!(error.contains(key) && error.contains("a list") && !error.contains("canary"), "{error}");
    }
}

#[test]
fn records_may_be_unpadded_url_safe_and_wrapped() {
    let mut object = whole();
    let records = URL_SAFE_NO_PAD.encode("[{\"uid\":\"R\",\"title\":\"???>>>\"}]");
    object["records"] = json!(format!("{}\r\n{}", &records[..10], &records[10..]));
    assert_eq!(decode(&object).unwrap().records[0].title(), Some("???>>>"));
}

#[test]
fn utf16_below_the_base64_is_read() {
    let text: Vec<u8> = whole().to_string().encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(Payload::decode(STANDARD.encode(text).as_bytes()).unwrap().user, "client@example.com");
}

#[test]
fn plain_json_is_told_apart_from_broken_base64() {
    assert_eq!(Payload::decode(b" {\"user\":1}").unwrap_err(), PayloadError::NotEncoded);
}

#[test]
fn blanks_are_no_input() {
    for input in [&b""[..], b"\r\n", b"\xEF\xBB\xBF\n", b"\xFF\xFE\r\0\n\0", b"\0\0 ", b"\"\""] {
        assert_eq!(Payload::decode(input).unwrap_err(), PayloadError::Empty, "{input:?}");
    }
}

#[test]
fn json_errors_quote_no_value() {
    for text in
        ["{\"newPassword\":\"canary\"", "[\"canary\"]", "\"canary\"", "{\"newPassword\":canary}", "{}x"]
    {
        let error = Payload::decode(STANDARD.encode(text).as_bytes()).unwrap_err().to_string();
        assert!(!error.contains("canary"), "{error}");
    }
}

#[test]
fn a_key_given_twice_is_refused() {
    let text = r#"{"user":"a","newPassword":"x","newPassword":"y","records":""}"#;
    let error = Payload::decode(STANDARD.encode(text).as_bytes()).unwrap_err();
    assert_eq!(error, PayloadError::KeyTwice { key: "newPassword" });
}

#[test]
fn deep_nesting_ends_in_an_error() {
    let text = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(Payload::decode(STANDARD.encode(text).as_bytes()).is_err());
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = Payload::decode(&bytes);
        let _ = Payload::decode(STANDARD.encode(&bytes).as_bytes());
    }

    #[test]
    fn any_password_survives(password in "\\PC{1,40}") {
        let mut object = whole();
        object["newPassword"] = json!(password);
        let payload = decode(&object).unwrap();
        prop_assert_eq!(payload.new_password.expose(), &password);
    }
}
