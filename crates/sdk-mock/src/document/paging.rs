//! How a list is cut into pages: the extension `x-paging` of our documents.

use serde_json::Value;

/// How an operation pages its list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Paging {
    /// How the next page is asked for.
    pub style: PagingStyle,
    /// The field of the answer that holds the elements; `None` when the answer is the list.
    pub items: Option<String>,
    /// Elements of a page when the request does not say.
    pub default: usize,
    /// The min elements of a page that may be asked for.
    pub min: usize,
    /// The max elements of a page that may be asked for.
    pub max: usize,
    /// The argument that takes the name of a page, and the member of the answer that names the next one, as a JSON
    /// pointer: `cursor`.
    pub cursor: Option<(String, String)>,
    /// Whether the list begins with its newest elements, so that the older ones are behind `prev`: `direction: prev`.
    pub newest_first: bool,
}

/// How the next page is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PagingStyle {
    /// By the URL in the `Link` header of the answer (RFC 8288); parameters `perPage`, `startingAfter`, `endingBefore`.
    Link,
    /// By the parameters `offset` and `limit`; the answer says the `total`.
    Offset,
}

impl Paging {
    /// Reads the extension. `None`: there is none, or one of a style that is not known.
    pub(super) fn read(operation: &Value) -> Option<Self> {
        let extension = operation.get("x-paging")?;
        let (style, key, default) = match extension.get("style")?.as_str()? {
            "link" => (PagingStyle::Link, "perPage", 1000),
            "offset" => (PagingStyle::Offset, "limit", 50),
            _ => return None,
        };
        let number = |name: &str| {
            let number = extension.get(key)?.get(name)?.as_u64()?;
            usize::try_from(number).ok()
        };
        let max = number("maximum").unwrap_or(usize::MAX);
        Some(Self {
            style,
            items: extension.get("items").and_then(Value::as_str).map(str::to_owned),
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn reads_both_styles() {
        let read = |extension| Paging::read(&json!({"x-paging": extension}));
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
        assert_eq!(Paging::read(&json!({})), None);
    }
}
