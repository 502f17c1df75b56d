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

/// The page that a call asks for, of a list of `total` elements. `token` names an element in a `Link`, `position` finds
/// it again.
///
/// # Errors
/// When the call asks for a page of a size that the vendor does not allow.
pub(crate) fn page(
    call: &Call<'_>,
    paging: &Paging,
    total: usize,
    token: impl Fn(usize) -> String,
    position: impl Fn(&str) -> Option<usize>,
) -> Result<Page, String> {
    let parameter = paging.size.as_str();
    let size = match call.query(parameter).and_then(|size| size.parse().ok()) {
        None => paging.default,
        Some(size) if (paging.min..=paging.max).contains(&size) => size,
        Some(_) => return Err(format!("'{parameter}' must be between {} and {}", paging.min, paging.max)),
    };
    if paging.style == PagingStyle::Offset {
        let cursor = paging.cursor.as_ref().and_then(|(parameter, _)| position(call.query(parameter)?));
        let offset = || call.query("offset").and_then(|offset| offset.parse().ok());
        let start = cursor.or_else(offset).unwrap_or(0).min(total);
        return Ok(Page { range: start..start.saturating_add(size).min(total), link: None });
    }
    let cursor = Cursor { total, size, position };
    let (after, before) = (call.query(&paging.after), call.query(BEFORE));
    if paging.newest_first {
        let range = cursor.of_log(after, before);
        let link = links(call, paging, log_links(&range, token, after, before));
        return Ok(Page { range, link: Some(link) });
    }
    let range = cursor.of_list(after, before);
    let link = links(call, paging, list_links(&range, total, token));
    Ok(Page { range, link: Some(link) })
}

/// Finds the page of a token.
struct Cursor<P> {
    total: usize,
    size: usize,
    position: P,
}

impl<P: Fn(&str) -> Option<usize>> Cursor<P> {
    fn of_list(&self, after: Option<&str>, before: Option<&str>) -> Range<usize> {
        match (after, before) {
            (Some(after), _) => {
                let next = if after.is_empty() { None } else { (self.position)(after) };
                self.from(next.map_or(0, |index| index + 1))
            }
            (None, Some(before)) => self.up_to((self.position)(before).unwrap_or(self.total)),
            (None, None) => self.from(0),
        }
    }

    /// Of a list whose first element is the newest: after it, nothing has happened yet.
    fn of_log(&self, after: Option<&str>, before: Option<&str>) -> Range<usize> {
        match (after, before) {
            (Some(after), _) if !after.is_empty() => self.up_to((self.position)(after).unwrap_or(0)),
            (_, Some(before)) => self.from((self.position)(before).map_or(0, |index| index + 1)),
            _ => self.from(0),
        }
    }

    fn from(&self, start: usize) -> Range<usize> {
        let start = start.min(self.total);
        start..start.saturating_add(self.size).min(self.total)
    }

    fn up_to(&self, end: usize) -> Range<usize> {
        let end = end.min(self.total);
        end.saturating_sub(self.size)..end
    }
}

/// The argument that takes the element before which a page ends.
const BEFORE: &str = "endingBefore";

/// Relation, whether the page is the one before an element and not the one after it, and that element.
type Link = (&'static str, bool, String);

fn list_links(range: &Range<usize>, total: usize, token: impl Fn(usize) -> String) -> Vec<Link> {
    let mut links = vec![("first", false, String::new())];
    if range.start > 0 {
        links.push(("prev", true, token(range.start)));
    }
    if range.end < total && range.end > 0 {
        links.push(("next", false, token(range.end - 1)));
    }
    links
}

/// A log can always go on, in both directions: the vendor links to the past and to the future whether or not there is
/// something (github.com/meraki/dashboard-api-python, issues 116 and 200).
fn log_links(
    range: &Range<usize>,
    token: impl Fn(usize) -> String,
    after: Option<&str>,
    before: Option<&str>,
) -> Vec<Link> {
    let edge = |index: usize, asked: Option<&str>| {
        if range.is_empty() { asked.unwrap_or_default().to_owned() } else { token(index) }
    };
    vec![
        ("first", false, String::new()),
        ("prev", true, edge(range.end.saturating_sub(1), before)),
        ("next", false, edge(range.start, after)),
    ]
}

/// Relations without quotes, as in the vendor's example (Meraki, "Pagination").
fn links(call: &Call<'_>, paging: &Paging, links: Vec<Link>) -> String {
    let others = call.request.query.iter().filter(|(name, _)| *name != paging.after && name != BEFORE);
    let others = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(others).finish();
    let path = call.operation.template.fill(|name| call.path(name).to_owned());
    let separator = if others.is_empty() { "" } else { "&" };
    let link = |(relation, is_before, token): Link| {
        let parameter = if is_before { BEFORE } else { &paging.after };
        let token: String = url::form_urlencoded::byte_serialize(token.as_bytes()).collect();
        format!("<{}{path}?{others}{separator}{parameter}={token}>; rel={relation}", call.base_url)
    };
    links.into_iter().map(link).collect::<Vec<_>>().join(", ")
}
