//! How a list is cut into pages: the extension `x-codegen-paging`, or a described header `Link`.

use serde_json::Value;

/// How an operation pages its list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Paging {
    /// How the next page is asked for.
    pub style: PagingStyle,
    /// The field of the response that holds the elements; `None` when the response is the list.
    pub items: Option<String>,
    /// The argument that takes the number of elements of a page.
    pub size: String,
    /// The argument that takes the element after which a linked page begins.
    pub after: String,
    /// Elements of a page when the request does not say.
    pub default: usize,
    /// The smallest page that can be asked for.
    pub min: usize,
    /// The largest page that can be asked for.
    pub max: usize,
    /// The argument that takes the name of a page, and the member of the response that names the next one, as a JSON
    /// pointer: `cursor`.
    pub cursor: Option<(String, String)>,
    /// Whether the list begins with its newest elements, so that the older ones are behind `prev`: `direction: prev`.
    pub newest_first: bool,
}

/// How the next page is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PagingStyle {
    /// By the URL in the `Link` header of the response (RFC 8288).
    Link,
    /// By the parameters `offset` and `limit`; the response says the `total`.
    Offset,
}

impl Paging {
    /// Reads the extension; `takes` says which arguments there are. `None`: there is none, or one of a style that is not
    /// known.
    pub(super) fn read(operation: &Value, takes: impl Fn(&str) -> bool) -> Option<Self> {
        let extension = operation.get("x-codegen-paging").unwrap_or(&Value::Null);
        let (style, default) = match extension.get("style").and_then(Value::as_str) {
            Some("link") => (PagingStyle::Link, 1000),
            Some("offset") => (PagingStyle::Offset, 50),
            None if is_linked(operation) => (PagingStyle::Link, 1000),
            _ => return None,
        };
        let one_of =
            |names: [&'static str; 2]| names.into_iter().find(|name| takes(name)).unwrap_or(names[0]);
        let key = if style == PagingStyle::Link { one_of(["perPage", "limit"]) } else { "limit" };
        let number = |name: &str| {
            let number = extension.get(key)?.get(name)?.as_u64()?;
            usize::try_from(number).ok()
        };
        let max = number("maximum").unwrap_or(usize::MAX);
        Some(Self {
            style,
            items: extension.get("items").and_then(Value::as_str).map(str::to_owned),
            size: key.to_owned(),
            after: one_of(["startingAfter", "after"]).to_owned(),
            default: number("default").unwrap_or(default).min(max),
            min: number("minimum").unwrap_or(0),
            max,
            cursor: extension.get("cursor").and_then(|cursor| {
                let text = |name: &str| cursor.get(name).and_then(Value::as_str);
                Some((text("parameter")?.to_owned(), format!("/{}", text("member")?.replace('.', "/"))))
            }),
            newest_first: extension.get("direction").and_then(Value::as_str) == Some("prev"),
        })
    }
}

/// Whether a success is described with a header `Link`.
fn is_linked(operation: &Value) -> bool {
    let responses = operation.get("responses").and_then(Value::as_object).into_iter().flatten();
    let successes = responses.filter(|(status, _)| status.starts_with('2'));
    let mut headers = successes.filter_map(|(_, response)| response.get("headers")?.as_object());
    headers.any(|headers| headers.keys().any(|name| name.eq_ignore_ascii_case("link")))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn reads_both_styles() {
        let read = |extension| Paging::read(&json!({"x-codegen-paging": extension}), |_| false);
        let link =
            read(json!({"style": "link", "perPage": {"minimum": 3, "maximum": 5}, "items": "records"}))
                .unwrap();
        assert_eq!((link.style, link.default, link.min, link.max), (PagingStyle::Link, 5, 3, 5));
        assert_eq!(link.items.as_deref(), Some("records"));
        assert!(
            !link.newest_first && read(json!({"style": "link", "direction": "prev"})).unwrap().newest_first
        );
        let offset = read(json!({"style": "offset", "limit": {"default": 200}})).unwrap();
        assert_eq!((offset.style, offset.default, offset.max), (PagingStyle::Offset, 200, usize::MAX));
        let cursor = json!({"style": "offset", "cursor": {"parameter": "next", "member": "pagination.next"}});
        let expected = ("next".to_owned(), "/pagination/next".to_owned());
        assert_eq!((offset.cursor, read(cursor).unwrap().cursor), (None, Some(expected)));
        assert_eq!(read(json!({"style": "cursor"})), None);
        assert_eq!(Paging::read(&json!({}), |_| false), None);
        let described = json!({"responses": {"200": {"headers": {"link": {}}}}});
        assert_eq!(Paging::read(&described, |_| false).unwrap().style, PagingStyle::Link);
    }
}
