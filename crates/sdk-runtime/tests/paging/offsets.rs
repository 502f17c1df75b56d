//! Lists whose pages begin at an offset, and where their items are.

use std::collections::HashMap;

use futures_util::TryFutureExt as _;
use sdk_runtime::paging::Paginator;
use sdk_runtime::wire::{self, Extent, FromObject, Mismatch, Names, Object, PageStart, offset_pages};
use sdk_runtime::{Error, ErrorKind, Response};
use serde_json::{Value, json};

use crate::common::script::{Scripted, Step};
use crate::common::{Client, LIST, call, is_unusable, options, request};

/// A page of a list of 10, from a script of one step.
async fn fetch(body: &'static str) -> Result<Response<Value>, Error> {
    let client = Client::of(options("https://api.example.com"));
    let scripted = Scripted::new(client, &[Step::Response(200, &[], body)]);
    call(&scripted, request("https://api.example.com", &LIST), &LIST).await
}

fn numbers(page: &Value) -> Vec<i64> {
    page["items"].as_array().unwrap().iter().filter_map(Value::as_i64).collect()
}

fn measure(page: &Value) -> Extent {
    Extent::of(&numbers(page), page["total"].as_i64())
}

/// The items of a list whose pages begin at an offset.
fn by_offset<Fut>(fetch: impl Fn(i64) -> Fut + Send + 'static) -> Paginator<i64>
where
    Fut: Future<Output = Result<Response<Value>, Error>> + Send + 'static,
{
    let pages = offset_pages(0, move |start: PageStart| fetch(start.offset()), measure, &[]);
    wire::items(pages, |page| numbers(&page))
}

#[tokio::test]
async fn offsets_lead_to_the_total() {
    let pages: HashMap<i64, &str> = [
        (0, r#"{"items":[1,2,3],"total":7}"#),
        (3, r#"{"items":[4,5,6],"total":7}"#),
        (6, r#"{"items":[7],"total":7}"#),
    ]
    .into();
    let items = by_offset(move |offset| fetch(pages[&offset]));
    assert_eq!(items.try_collect().await.unwrap(), [1, 2, 3, 4, 5, 6, 7]);
}

#[tokio::test]
async fn offsets_end_with_an_empty_page() {
    for total in ["null", "1000"] {
        let page = |items: &str| -> &'static str { format!(r#"{{"items":{items},"total":{total}}}"#).leak() };
        let pages: HashMap<i64, &str> = [(0, page("[1,2]")), (2, page("[3]")), (3, page("[]"))].into();
        let items = by_offset(move |offset| fetch(pages[&offset]));
        assert_eq!(items.try_collect().await.unwrap(), [1, 2, 3]);
    }
}

/// Whatever is asked for, the same page comes.
#[tokio::test]
async fn a_server_that_ignores_the_offset_is_noticed() {
    for body in [r#"{"items":[1,2],"total":5}"#, r#"{"items":[1,2]}"#] {
        let mut items = by_offset(|_| fetch(body));
        assert_eq!(items.try_next().await.unwrap(), Some(1));
        assert_eq!(items.try_next().await.unwrap(), Some(2));
        let error = items.try_next().await.unwrap_err();
        assert!(error.kind() == ErrorKind::Redirect && error.to_string().contains("came twice"), "{error}");
        assert_eq!(items.try_next().await.unwrap(), None);

        let mut pages = offset_pages(0, |_| fetch(body), measure, &[]);
        assert!(pages.try_next().await.unwrap().is_some());
        assert!(pages.try_next().await.unwrap_err().kind() == ErrorKind::Redirect);
        for _ in 0..2 {
            assert!(pages.try_next().await.unwrap().is_none(), "the end is the end");
        }
    }
}

/// There is always another page, and none says how long the list is.
#[tokio::test]
async fn a_list_without_end_is_an_error() {
    let client = Client::of(options("https://api.example.com"));
    let scripted = Scripted::new(client, &[Step::Response(200, &[], "{}")]);
    let mut items = by_offset(move |offset| {
        let page = call(&scripted, request("https://api.example.com", &LIST), &LIST);
        page.map_ok(move |page: Response<Value>| page.map(|_| json!({"items": [offset]})))
    });
    let mut count = 0;
    let error = loop {
        match items.try_next().await {
            Ok(item) => assert_eq!(item, Some(count)),
            Err(error) => break error,
        }
        count += 1;
    };
    assert_eq!(count, 1000);
    assert!(error.to_string().contains("does not say how long"), "{error}");
}

/// As generated code reads a page.
#[derive(Debug)]
struct Numbers(Vec<i64>);

impl FromObject for Numbers {
    const NAMES: &'static Names = &Names::<[u16; 2]>::new(&["items"]);

    fn from_object(object: &mut Object<'_>) -> Result<Self, Mismatch> {
        Ok(Self(object.collection()))
    }
}

#[tokio::test]
async fn a_list_of_another_type_is_no_empty_list() {
    let client = Client::of(options("https://api.example.com"));
    let scripted = Scripted::new(client, &[Step::Response(200, &[], r#"{"items":"none"}"#)]);
    let other = scripted.clone();
    let fetch = move || call(&scripted, request("https://api.example.com", &LIST), &LIST);
    let place = "at $.items: invalid type: string, expected a sequence";
    let is_told = |error: Error| is_unusable(&error) && error.to_string().contains(place);
    let measure: fn(&Numbers) -> Extent = |page| Extent::of(&page.0, None);
    let mut pages = wire::pages(&other, fetch(), Some(|page: &Numbers| page.0.len()), &["/items"]);
    assert!(is_told(pages.try_next().await.unwrap_err()));
    assert!(pages.try_next().await.unwrap().is_none());
    let mut pages = offset_pages(0, move |_| fetch(), measure, &["/items"]);
    assert!(is_told(pages.try_next().await.unwrap_err()));
}
