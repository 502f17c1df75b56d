//! Lists that are read while they arrive: the same items as a reader sees that waits for the whole body, however the
//! body is cut.
//!
//! Input: a line with a letter (`m` for a list in the member `items`) and the length of the chunks, then the body.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sdk_runtime::fuzzing::items;
use serde::de::IgnoredAny;
use serde_json::Value;

const LIMIT: usize = 1 << 20;

fuzz_target!(|data: &[u8]| {
    let [letters, body] = fuzz::parts(data);
    let member = letters.contains(&b'm').then_some("items");
    let chunk = letters.last().map_or(1, |byte| usize::from(*byte));
    let whole = items(body, member, LIMIT, usize::MAX, false);
    assert_eq!(items(body, member, LIMIT, chunk, false), whole, "the cuts decide");
    for eager in [false, true] {
        let short = items(body, member, 8, chunk, eager).unwrap_or_default();
        assert!(short.iter().all(|item| item.len() <= 8));
    }
    let read = whole.and_then(decoded);
    assert_eq!(items(body, member, LIMIT, chunk, true).and_then(decoded), read, "decoding decides");
    let is_json = serde_json::from_slice::<IgnoredAny>(body).is_ok();
    assert!(is_json || read.is_none(), "what is no JSON is no list: {read:?}");
    // What is skipped is not decoded, so a half of a surrogate pair in another member does no harm.
    let Ok(value) = serde_json::from_slice::<Value>(body) else { return };
    let expected = match (member, value) {
        (None, Value::Array(items)) => Some(items),
        (None, Value::Null) => Some(Vec::new()),
        (Some(_), Value::Null) => Some(Vec::new()),
        (Some(member), Value::Object(mut object)) => match object.remove(member) {
            Some(Value::Array(items)) => Some(items),
            None | Some(Value::Null) => Some(Vec::new()),
            Some(_) => None,
        },
        _ => None,
    };
    // A member that comes twice has no one value; a name that is escaped is not compared.
    let unclear = |text: &[u8]| {
        text.windows(7).filter(|part| part == b"\"items\"").count() > 1 || text.contains(&b'\\')
    };
    if member.is_none() || !unclear(body) {
        assert_eq!(read, expected);
    }
});

/// An item that is no JSON is refused when it is decoded.
fn decoded(items: Vec<Vec<u8>>) -> Option<Vec<Value>> {
    items.iter().map(|item| serde_json::from_slice(item).ok()).collect()
}
