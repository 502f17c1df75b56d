//! The response that a request asks for: `Prefer: code=404`, or `Prefer: example=NAME` (RFC 7240, in the form of Prism).

use serde_json::json;

use crate::backend::{Call, Response};
use crate::contract::Contract;
use crate::example::Examples;
use crate::value::plain;

/// The response; `None`: the request asks for none. The operation is not performed.
pub(crate) fn response(contract: &Contract, call: &Call<'_>) -> Option<Response> {
    let preferences =
        call.request.header("prefer")?.split([',', ';']).filter_map(|part| part.trim().split_once('='));
    let preference = |wanted: &str| {
        let mut named = preferences.clone().filter(|(name, _)| name.trim() == wanted);
        named.next().map(|(_, value)| value.trim().trim_matches('"'))
    };
    let (code, example) = (preference("code"), preference("example"));
    if code.is_none() && example.is_none() {
        return None;
    }
    let operation = call.operation;
    let success = || operation.success().map_or(200, |(status, _)| status);
    let status = code.map_or_else(|| Some(success()), |code| code.parse().ok());
    let Some((status, described)) = status.and_then(|status| Some((status, operation.response(status)?)))
    else {
        let known: Vec<_> = operation.responses.iter().map(|response| response.status.as_str()).collect();
        let text = format!(
            "{} has no response {}; it has {}",
            operation.id,
            code.unwrap_or_default(),
            known.join(", ")
        );
        return Some(Response::json(400, &json!({"error": text})));
    };
    let examples = Examples::new(contract.document().clone());
    let Some(name) = example else {
        return Some(examples.described_as(status, described, call.accept()));
    };
    let named = described.media.iter().find_map(|media| Some((media, examples.named(media, name)?)));
    Some(match named {
        Some((media, value)) => {
            let text = if media.is_json() { value.to_string() } else { plain(value) };
            Response::raw(status, &media.name, text)
        }
        None => {
            let known: Vec<_> = described.media.iter().flat_map(|media| examples.names(media)).collect();
            let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
            let text = format!("{} has no example {name} for {status}; it has {known}", operation.id);
            Response::json(400, &json!({"error": text}))
        }
    })
}
