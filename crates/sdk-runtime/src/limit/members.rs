//! Texts of members in a JSON body, found without decoding it.

use memchr::{memchr2, memmem};
use serde::Deserialize;

/// The values of all members of this name that are plain texts, wherever they stand.
///
/// Bodies of tens of megabytes pass here, so they are searched and not decoded. Text in a text is no match: its quotation
/// marks are escaped. A value with an escape is left out; ids have none.
pub(super) fn texts<'b>(body: &'b [u8], name: &str) -> impl Iterator<Item = &'b str> {
    members(body, name).filter_map(text)
}

/// The same for the member `id` of all objects that have this name.
pub(super) fn ids<'b>(body: &'b [u8], name: &str) -> impl Iterator<Item = &'b str> {
    members(body, name).filter_map(|value| {
        // Reads this object, and nothing after it.
        let object = value
            .starts_with(b"{")
            .then(|| serde_json::Deserializer::from_slice(value).into_iter::<Id<'b>>());
        object?.next()?.ok().map(|object| object.id).filter(|id| !id.is_empty())
    })
}

#[derive(Deserialize)]
struct Id<'b> {
    id: &'b str,
}

/// All that follows the name of a member and its colon, for each of them.
fn members<'b>(body: &'b [u8], name: &str) -> impl Iterator<Item = &'b [u8]> {
    let needle = format!("\"{name}\"").into_bytes();
    let finder = memmem::Finder::new(&needle).into_owned();
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            from += finder.find(body.get(from..)?)? + needle.len();
            if let Some(value) = body.get(from..)?.trim_ascii_start().strip_prefix(b":") {
                return Some(value.trim_ascii_start());
            }
        }
    })
}

fn text(value: &[u8]) -> Option<&str> {
    let rest = value.strip_prefix(b"\"")?;
    let end = memchr2(b'"', b'\\', rest)?;
    let text = std::str::from_utf8(&rest[..end]).ok()?;
    (rest[end] == b'"' && !text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(body: &str) -> Vec<&str> {
        texts(body.as_bytes(), "id").collect()
    }

    #[test]
    fn texts_are_found_at_any_depth() {
        assert_eq!(
            all(r#"[{"id":"a","x":{"id" : \n "b"}},{"id":"c"}]"#.replace("\\n", "\n").as_str()),
            ["a", "b", "c"]
        );
    }

    #[test]
    fn other_values_and_names_are_passed_over() {
        for body in [
            r#"{"id":7}"#,
            r#"{"id":null,"ids":"a","xid":"b"}"#,
            r#"["id","a"]"#,
            r#"{"id":"a\\u0062"}"#,
            r#"{"text":"{\"id\":\"a\"}"}"#,
            r#"{"id":""}"#,
            r#"{"id":"a"#,
            r#"{"id""#,
        ] {
            assert_eq!(all(body), Vec::<&str>::new(), "{body}");
        }
    }

    #[test]
    fn the_ids_of_objects_are_found_and_no_others() {
        let body = r#"[{"id":"x","network":{"name":"n","tags":[{"id":"y"}],"id" : "N_1"}},{"network":{"id":"N_2"},"id":"z"},
            {"network":{"name":"n"},"id":"w"},{"network":{"id":7}},{"network":["id"]},{"network":null},{"network":{"id":"N_"#;
        assert_eq!(ids(body.as_bytes(), "network").collect::<Vec<_>>(), ["N_1", "N_2"]);
    }

    proptest::proptest! {
        #[test]
        fn nothing_makes_it_panic(body in "[{}:,\"\\\\ ida\u{e4}]{0,40}") {
            let _ = (all(&body), ids(body.as_bytes(), "id").count());
        }
    }
}
