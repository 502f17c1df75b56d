//! Decoding a JSON body, with errors that say where and what kind, but never quote the body.

mod locate;

use serde::de::DeserializeOwned;
use serde_json::error::Category;

/// Decodes a body. An error reads like `at $.users[3].id: invalid type: string, expected i64`.
///
/// The place is found by a second look at the body after a failure. Following the path while decoding, as
/// serde_path_to_error does, compiles every generated type a second time and slows every success down.
///
/// No body at all is read as `null`, for types that stand for an answer which can be missing.
pub(crate) fn decode<T: DeserializeOwned>(body: &[u8]) -> Result<T, String> {
    if body.iter().all(u8::is_ascii_whitespace)
        && let Ok(value) = serde_json::from_slice(b"null")
    {
        return Ok(value);
    }
    decode_at(body, || "$".to_owned())
}

/// Decodes a part of a body; `root` is the path of that part.
pub(crate) fn decode_at<T: DeserializeOwned>(
    part: &[u8],
    root: impl FnOnce() -> String,
) -> Result<T, String> {
    serde_json::from_slice(part).map_err(|error| describe(&error, part, &root()))
}

/// Decodes the list, object or string at the beginning of a text, and gives its length. Nothing if it is not complete
/// or not of that type.
pub(crate) fn decode_first<T: DeserializeOwned>(text: &[u8]) -> Option<(T, usize)> {
    let mut values = serde_json::Deserializer::from_slice(text).into_iter();
    let value = values.next()?.ok()?;
    Some((value, values.byte_offset()))
}

/// What can be said about an error in `body`, whose own path is `root`.
pub(crate) fn describe(error: &serde_json::Error, body: &[u8], root: &str) -> String {
    match error.classify() {
        Category::Eof if body.iter().all(u8::is_ascii_whitespace) => "the body is empty".to_owned(),
        Category::Eof => format!("the body ends too early, after {} bytes", body.len()),
        Category::Syntax => format!("the body is not JSON, at byte {}", locate::offset(body, error)),
        Category::Data => {
            let place = locate::path(body, locate::offset(body, error));
            format!("at {root}{place}: {}", kind(&error.to_string()))
        }
        Category::Io => "the body could not be read".to_owned(),
    }
}

/// The message of a serde error without the value that it quotes.
///
/// serde's own messages have a fixed beginning and end between which the value stands; names of fields come from
/// our types. Whatever does not have such a form was written by a `Deserialize` of somebody, who may quote anything.
fn kind(message: &str) -> String {
    for name in ["missing field", "duplicate field"] {
        if let Some(field) = message.strip_prefix(name).and_then(|rest| rest.trim_start().strip_prefix('`')) {
            let field = field.split('`').next().unwrap_or_default();
            return format!("{name} `{}`", locate::safe_name(field.as_bytes()));
        }
    }
    if message.starts_with("unknown variant") {
        return "unknown variant".to_owned();
    }
    for name in ["invalid type", "invalid value", "invalid length"] {
        let Some(rest) = message.strip_prefix(name).and_then(|rest| rest.strip_prefix(": ")) else {
            continue;
        };
        // The last one: the value can contain the words, what was expected does not.
        let Some((found, expected)) = rest.rsplit_once(", expected ") else { continue };
        let expected = expected.split(" at line ").next().unwrap_or_default();
        let found = found.split(['`', '"', '(']).next().unwrap_or_default().trim_end();
        let found: String = found.chars().filter(|c| c.is_ascii_alphabetic() || *c == ' ').collect();
        return format!("{name}: {found}, expected {expected}");
    }
    "invalid value".to_owned()
}

#[cfg(test)]
mod tests;
