use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

/// The items of a body that arrives in parts of these lengths (the last is repeated).
fn split(body: &str, member: Option<&'static str>, parts: &[usize]) -> Result<Vec<Value>, String> {
    let whole = split_as(body, member, parts, false);
    assert_eq!(whole, split_as(body, member, parts, true), "{body}");
    whole
}

/// With or without a receiver that finds the ends of items by itself.
fn split_as(
    body: &str,
    member: Option<&'static str>,
    parts: &[usize],
    decodes: bool,
) -> Result<Vec<Value>, String> {
    let mut splitter = Splitter::new(member, 10_000);
    let mut items = Vec::new();
    let mut rest = body.as_bytes();
    let mut lengths = parts.iter().copied().chain(std::iter::repeat(parts.last().copied().unwrap_or(1)));
    while !rest.is_empty() {
        let (part, more) = rest.split_at(lengths.next().unwrap_or(1).clamp(1, rest.len()));
        rest = more;
        let _: ControlFlow<()> = splitter
            .feed(part, &mut |piece| {
                let (item, length) = match piece {
                    Piece::Begins(_) if !decodes => return Ok(Taken::Unclear),
                    Piece::Begins(text) => match decode::decode_first::<Value>(text) {
                        Some(((item, _), length)) => (item.unwrap(), length),
                        None => return Ok(Taken::Unclear),
                    },
                    Piece::Whole(text) => (
                        serde_json::from_slice(text).map_err(|_| Undecodable::mismatch("item".to_owned()))?,
                        text.len(),
                    ),
                };
                items.push(item);
                Ok(Taken::Item(length, ControlFlow::Continue(())))
            })
            .map_err(|undecodable| undecodable.words)?;
    }
    splitter.finish().map_err(|undecodable| undecodable.words)?;
    Ok(items)
}

fn split_all(body: &str, member: Option<&'static str>) -> Result<Vec<Value>, String> {
    let whole = split(body, member, &[usize::MAX]);
    assert_eq!(whole, split(body, member, &[1]), "{body}");
    whole
}

#[test]
fn the_name_of_the_list_can_be_written_with_escapes() {
    for name in [r"us\u0065rs", r"\u0075\u0073\u0065\u0072\u0073", "users"] {
        let body = format!(r#"{{"us\\u0065rs":[3],"{name}":[1,2]}}"#);
        assert_eq!(split_all(&body, Some("users")), Ok(vec![json!(1), json!(2)]), "{body}");
    }
    assert_eq!(split_all(r#"{"users\u0000":[1],"users\"":[2]}"#, Some("users")), Ok(vec![]));
    assert_eq!(split_all(r#"{"a\"b\\":[1]}"#, Some("a\"b\\")), Ok(vec![json!(1)]));
}

#[test]
fn lists_at_the_top() {
    for (body, items) in [
        ("[]", json!([])),
        (" [ ] \n", json!([])),
        ("null", json!([])),
        (
            r#"[{"a":[1,{"]":"}"}]},[],"x\"]",-1.5e+3,true,null]"#,
            json!([{"a":[1,{"]":"}"}]},[],"x\"]",-1.5e3,true,null]),
        ),
        ("[1,\n2 , 3]", json!([1, 2, 3])),
        (r#"["\\","\u0022"]"#, json!(["\\", "\""])),
    ] {
        assert_eq!(split_all(body, None), Ok(items.as_array().unwrap().clone()), "{body}");
    }
}

#[test]
fn lists_in_a_member() {
    for (body, items) in [
        (r#"{"users":[1,2],"total":2}"#, json!([1, 2])),
        (r#"{ "a" : {"users":[9]} , "users" : [ 1 ] }"#, json!([1])),
        (r#"{"a":"\"users\":[9]","b":[[{}]],"c":{"d":{}},"users":[],"e":1}"#, json!([])),
        (r#"{"users":[{"a":[1]}],"b":{},"users":[2]}"#, json!([{"a":[1]}, 2])),
        (r#"{"users":null}"#, json!([])),
        (r#"{"total":0}"#, json!([])),
        ("{}", json!([])),
        ("null", json!([])),
    ] {
        assert_eq!(split_all(body, Some("users")), Ok(items.as_array().unwrap().clone()), "{body}");
    }
}

#[test]
fn what_is_no_list_is_refused() {
    for body in [
        "", " ", "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1]]", "[1] x", "[{]", "[\"a]", "{}", "\"[]\"",
        "1", "<html>", "nul", "[tru]", "[1}", "[1:2]",
    ] {
        assert!(split_all(body, None).is_err(), "{body}");
    }
    for body in [
        "",
        "[]",
        "{",
        r#"{"users":[1]"#,
        r#"{"users":[1],}"#,
        r#"{"users":{}}"#,
        r#"{"users":1}"#,
        r#"{"users":[1]]}"#,
        r#"{"users" [1]}"#,
        r#"{"users":[1]} x"#,
        r#"{users:[1]}"#,
        r#"{"a":x,"users":[1]}"#,
        r#"{"users":nul}"#,
    ] {
        assert!(split_all(body, Some("users")).is_err(), "{body}");
    }
}

#[test]
fn a_part_over_the_limit_is_refused() {
    let large = "x".repeat(20_000);
    for parts in [100, usize::MAX] {
        let items = split(&format!("[1,\"{large}\"]"), None, &[parts]);
        assert!(items.is_err_and(|reason| reason.contains("10000 bytes")));
    }
    assert!(split(&format!("[{}1]", "\"more\",".repeat(5_000)), None, &[100]).is_ok());
    assert!(split_all(&format!("{{\"a\":\"{large}\",\"users\":[]}}"), Some("users")).is_err());
}

#[test]
fn it_stops_when_told() {
    let mut splitter = Splitter::new(None, 100);
    let mut seen = 0;
    let fed = splitter.feed(b"[1,2,3]", &mut |_| {
        seen += 1;
        Ok(Taken::Item(1, if seen == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }))
    });
    assert_eq!((fed, seen), (Ok(ControlFlow::Break(())), 2));
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "[\\PC\"\\\\\\[\\]{},:]{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z\"\\\\]{0,4}", inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn the_items_are_those_of_a_parser(
        items in prop::collection::vec(value(), 0..6), pretty: bool, parts in prop::collection::vec(1usize..9, 1..5),
    ) {
        let list = Value::from(items.clone());
        let text = if pretty { serde_json::to_string_pretty(&list) } else { serde_json::to_string(&list) }.unwrap();
        prop_assert_eq!(split(&text, None, &parts), Ok(items));
    }

    #[test]
    fn the_members_around_do_not_matter(
        items in prop::collection::vec(value(), 0..4),
        before in prop::collection::btree_map("[a-t]{1,4}", value(), 0..3),
        after in prop::collection::btree_map("[v-z]{1,4}", value(), 0..3),
        parts in prop::collection::vec(1usize..9, 1..5),
    ) {
        let text = |members: &std::collections::BTreeMap<String, Value>| {
            members.iter().map(|(name, value)| format!("{}:{value}", json!(name))).collect::<Vec<_>>()
        };
        let members = [text(&before), vec![format!("\"users\": {}", Value::from(items.clone()))], text(&after)].concat();
        prop_assert_eq!(split(&format!("{{{}}}", members.join(" , ")), Some("users"), &parts), Ok(items));
    }

    /// Nothing is accepted that a parser refuses, and nothing is found that it does not find.
    #[test]
    fn a_mutilated_body_is_not_accepted_as_another(
        items in prop::collection::vec(value(), 0..4), at: prop::sample::Index, byte in "[\\[\\]{}\",:0 nx]",
    ) {
        let mut text = Value::from(items).to_string();
        let at = (0..=at.index(text.len() + 1)).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        text.insert_str(at, &byte);
        if let Ok(found) = split(&text, None, &[3]) {
            let expected = serde_json::from_str::<Option<Vec<Value>>>(&text).map(Option::unwrap_or_default);
            prop_assert_eq!(Some(found), expected.ok(), "{}", text);
        }
    }

    #[test]
    fn nothing_makes_it_panic(body in "[\\[\\]{}\",:0nulusers \\\\]{0,40}", parts in prop::collection::vec(1usize..9, 1..5)) {
        let _ = split(&body, None, &parts);
        let _ = split(&body, Some("users"), &parts);
    }
}
