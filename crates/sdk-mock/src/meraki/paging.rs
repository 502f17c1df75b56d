//! Pages with a `Link` header (Meraki, "Pagination").

use serde_json::Value;

use crate::backend::{Answer, Call};

/// One page of `items`, as `perPage`, `startingAfter` and `endingBefore` ask for. The token is the item's `id`.
pub(super) fn page(call: &Call<'_>, base: &str, items: Vec<Value>) -> Answer {
    let size = call.query("perPage").and_then(|size| size.parse().ok()).unwrap_or(1000).max(1);
    let place = |token: &str| items.iter().position(|item| id(item) == token);
    let (start, end) = match (call.query("startingAfter"), call.query("endingBefore")) {
        (Some(token), _) => {
            let start = place(token).map_or(0, |index| index + 1);
            (start, items.len().min(start + size))
        }
        (None, Some(token)) => {
            let end = place(token).unwrap_or(items.len());
            (end.saturating_sub(size), end)
        }
        (None, None) => (0, items.len().min(size)),
    };
    let others: String = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(
            call.request
                .query
                .iter()
                .filter(|(name, _)| !name.ends_with("After") && !name.ends_with("Before")),
        )
        .finish();
    let path = call.operation.template.fill(|name| call.path(name).to_owned());
    let link = |relation: &str, parameter: &str, token: &str| {
        let token: String = url::form_urlencoded::byte_serialize(token.as_bytes()).collect();
        let separator = if others.is_empty() { "" } else { "&" };
        format!("<{base}{path}?{others}{separator}{parameter}={token}>; rel={relation}")
    };
    let mut links = vec![link("first", "startingAfter", "")];
    if let Some(first) = items.get(start).filter(|_| start > 0) {
        links.push(link("prev", "endingBefore", &id(first)));
    }
    if let Some(last) = items.get(end.saturating_sub(1)).filter(|_| end < items.len()) {
        links.push(link("next", "startingAfter", &id(last)));
    }
    let answer = Answer::json(200, &Value::Array(items[start.min(end)..end].to_vec()));
    if call.operation.parameters.iter().any(|parameter| parameter.name == "perPage") {
        answer.with_header("link", &links.join(", "))
    } else {
        answer
    }
}

fn id(item: &Value) -> String {
    item.get("id").and_then(Value::as_str).unwrap_or_default().to_owned()
}
