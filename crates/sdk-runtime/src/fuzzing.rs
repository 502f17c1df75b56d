//! The pure decisions of this crate, for the fuzz targets in `fuzz/`.
//!
//! Hostile bytes have to reach these functions without a connection in between, thousands of times a second. They are hidden from
//! the pages of who calls an API. Always compiled, so that the tests, which run each committed seed, need no other build of the crate.

use std::ops::ControlFlow;
use std::time::{Duration, SystemTime};

use http::header::{LINK, LOCATION, RETRY_AFTER};
use http::{HeaderMap, HeaderValue, StatusCode};
use reqwest::Url;

use crate::call::secrets::Secrets;
use crate::error::message;
use crate::items::splitter::{Piece, Splitter, Taken};
use crate::redirect::{Redirect, RedirectRule};
use crate::vendor::Credentials;
use crate::{Operation, Secret};

static READ: Operation = Operation::new("read", "GET", "/things/{p}");

/// What a `Retry-After` header of these bytes means at a time.
pub fn retry_after(value: &[u8], now: SystemTime) -> Option<Duration> {
    let mut headers = HeaderMap::new();
    headers.insert(RETRY_AFTER, HeaderValue::from_bytes(value).ok()?);
    crate::retry_after::retry_after(&headers, now)
}

/// Where a redirect leads that is followed, if it is.
pub fn redirect(
    base: &Url,
    domains: &'static [&'static str],
    status: StatusCode,
    location: &[u8],
    is_read: bool,
    hops: u32,
) -> Option<Url> {
    let mut headers = HeaderMap::new();
    headers.insert(LOCATION, HeaderValue::from_bytes(location).ok()?);
    let rule = RedirectRule { base: base.clone(), domains };
    match rule.decide(status, &headers, base, is_read, hops) {
        Redirect::Follow(url) => Some(url),
        Redirect::Refuse(_) | Redirect::No => None,
    }
}

/// The target of the link to the next page: nothing if there is none, `Some(None)` if it cannot be read.
pub fn next_page(base: &Url, link: &[u8]) -> Option<Option<Url>> {
    let mut headers = HeaderMap::new();
    headers.insert(LINK, HeaderValue::from_bytes(link).ok()?);
    crate::paging::link::target(&headers, "next", base).map_or(Some(None), |url| url.map(Some))
}

/// The items of a list that arrives in chunks of a length, or nothing if the body is no list. `eager` decodes an item
/// to find its end, as a receiver does that wants all items.
pub fn items(
    body: &[u8],
    member: Option<&'static str>,
    limit: usize,
    chunk: usize,
    eager: bool,
) -> Option<Vec<Vec<u8>>> {
    let mut splitter = Splitter::new(member, limit);
    let mut items = Vec::new();
    for chunk in body.chunks(chunk.max(1)) {
        let mut each = |piece: Piece<'_>| {
            let item = match piece {
                Piece::Whole(item) => item,
                Piece::Begins(text) => match crate::decode::decode_first::<serde_json::Value>(text) {
                    Some((_, length)) if eager => &text[..length],
                    _ => return Ok(Taken::Unclear),
                },
            };
            items.push(item.to_vec());
            Ok(Taken::Item(item.len(), ControlFlow::Continue(())))
        };
        let _ = splitter.feed(chunk, &mut each).ok()?;
    }
    splitter.finish().ok()?;
    Some(items)
}

/// The value of a body, if it is JSON.
pub fn json(body: &[u8]) -> Option<serde_json::Value> {
    let mut reading = crate::wire::Reading::default();
    <serde_json::Value as crate::wire::FromJson>::from_body(body, &mut reading).ok()?.ok()
}

/// The list, object or string at the beginning of a text, and its length.
pub fn first_value(text: &[u8]) -> Option<(serde_json::Value, usize)> {
    let ((value, _), length) = crate::decode::decode_first(text)?;
    Some((value.ok()?, length))
}

/// A base URL in the form that paths are appended to, if it is acceptable.
pub fn base_url(text: &str) -> Option<Url> {
    crate::url::base_url(text).ok()
}

/// A path segment, if the value makes one.
pub fn path_segment(value: &str) -> Option<String> {
    crate::path_segment(&READ, "p", value).ok()
}

/// What is shown of a vendor's error body after a request with these secrets, in the order of a real call.
pub fn messages(token: Option<&str>, request: &[u8], response: &[u8]) -> Vec<String> {
    let credentials = token.and_then(|token| Credentials::bearer(&Secret::from(token)).ok());
    let secrets = Secrets::new(credentials, Vec::new(), bytes::Bytes::copy_from_slice(request));
    message::extract(response).iter().map(|text| secrets.redactor().line(text)).collect()
}
