//! Cuts lists into pages as the vendors do.

use std::ops::Range;

use crate::backend::Call;
use crate::document::{Paging, PagingStyle};

/// One page of a list.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Page {
    /// Which elements it holds.
    pub(crate) range: Range<usize>,
    /// The `Link` header, in the style that has one.
    pub(crate) link: Option<String>,
}

/// The page that a call asks for, of a list of `total` elements. `token` names an element in a `Link`, `place` finds
/// it again.
///
/// # Errors
/// When the call asks for a page of a size that the vendor does not allow.
pub(crate) fn page(
    call: &Call<'_>,
    paging: &Paging,
    total: usize,
    token: impl Fn(usize) -> String,
    place: impl Fn(&str) -> Option<usize>,
) -> Result<Page, String> {
    let parameter = if paging.style == PagingStyle::Link { "perPage" } else { "limit" };
    let size = match call.query(parameter).and_then(|size| size.parse().ok()) {
        None => paging.usual,
        Some(size) if (paging.least..=paging.most).contains(&size) => size,
        Some(_) => return Err(format!("'{parameter}' must be between {} and {}", paging.least, paging.most)),
    };
    if paging.style == PagingStyle::Offset {
        let offset: usize = call.query("offset").and_then(|offset| offset.parse().ok()).unwrap_or(0);
        let start = offset.min(total);
        return Ok(Page { range: start..start.saturating_add(size).min(total), link: None });
    }
    let range = match (call.query("startingAfter"), call.query("endingBefore")) {
        (Some(after), _) => {
            let start = if after.is_empty() { 0 } else { place(after).map_or(0, |index| index + 1) };
            start..start.saturating_add(size).min(total)
        }
        (None, Some(before)) => {
            let end = place(before).unwrap_or(total);
            end.saturating_sub(size)..end
        }
        (None, None) => 0..size.min(total),
    };
    let link = links(call, &range, total, token);
    Ok(Page { range, link: Some(link) })
}

/// Relations without quotes, as in the vendor's example (Meraki, "Pagination").
fn links(call: &Call<'_>, range: &Range<usize>, total: usize, token: impl Fn(usize) -> String) -> String {
    let others =
        call.request.query.iter().filter(|(name, _)| name != "startingAfter" && name != "endingBefore");
    let others = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(others).finish();
    let path = call.operation.template.fill(|name| call.path(name).to_owned());
    let link = |relation: &str, parameter: &str, token: String| {
        let token: String = url::form_urlencoded::byte_serialize(token.as_bytes()).collect();
        let separator = if others.is_empty() { "" } else { "&" };
        format!("<{}{path}?{others}{separator}{parameter}={token}>; rel={relation}", call.base_url)
    };
    let mut links = vec![link("first", "startingAfter", String::new())];
    if range.start > 0 {
        links.push(link("prev", "endingBefore", token(range.start)));
    }
    if range.end < total && range.end > 0 {
        links.push(link("next", "startingAfter", token(range.end - 1)));
    }
    links.join(", ")
}
