//! Lists whose pages are asked for by an offset, and where they end.

use std::future::Future;

use serde::Serialize;

use super::loop_guard::LoopGuard;
use super::paginate::{Next, paginate};
use super::{Paginator, fingerprint};
use crate::error::Detail;
use crate::{Error, Response};

/// How many pages are read of a list whose length is never told. A server that makes up pages without end is wrong;
/// it must not keep a program busy for ever.
const MAX_WITHOUT_TOTAL: u64 = 1000;

const REPEATED: &str = "a page came twice: the server does not go on at the offset that it is asked for";
const ENDLESS: &str = "the server does not say how long the list is, and it did not end after 1000 pages";

/// What paging by offset has to know about a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extent {
    count: usize,
    total: Option<i64>,
    /// Tells pages apart. Nothing where no item was read.
    fingerprint: Option<u64>,
    next: Option<String>,
}

/// Where a page begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageStart {
    /// After so many items.
    Offset(i64),
    /// Where the page before says.
    Cursor(String),
}

impl PageStart {
    /// The offset. Where no page names the next one, all have one.
    pub fn offset(&self) -> i64 {
        match self {
            Self::Offset(offset) => *offset,
            Self::Cursor(_) => 0,
        }
    }
}

impl Extent {
    /// The extent of a page with these items, of a list of `total` items if the page says so.
    pub fn of<I: Serialize>(items: &[I], total: Option<i64>) -> Self {
        // Pages of one list that begin and end alike are the same page.
        let ends = items.first().zip(items.last());
        let fingerprint = ends.and_then(|ends| fingerprint::of(&(ends, items.len())));
        Self { count: items.len(), total, fingerprint, next: None }
    }

    /// The page names the next one.
    #[must_use]
    pub fn with_next(mut self, next: Option<String>) -> Self {
        self.next = next.filter(|next| !next.is_empty());
        self
    }

    /// The same with items that could not be read, which the server counts.
    fn and_unread(mut self, items: usize) -> Self {
        self.count += items;
        self
    }
}

/// The way from page to page.
#[derive(Debug, Default)]
struct Offsets {
    offset: i64,
    pages: u64,
    last: Option<u64>,
    guard: LoopGuard<u64>,
    /// From the first page that names the next one on, these names lead through the list.
    cursor: Option<String>,
}

impl Offsets {
    fn from(start: i64) -> Self {
        Self { offset: start, ..Self::default() }
    }

    /// Where the page to ask for begins.
    fn start(&self) -> PageStart {
        self.cursor.clone().map_or(PageStart::Offset(self.offset), PageStart::Cursor)
    }

    /// Goes past a page, and tells whether there may be another one. An error if this one is not a page of the list.
    fn pass(&mut self, mut page: Extent) -> Result<bool, &'static str> {
        if page.count == 0 {
            return Ok(false);
        }
        // The guard notices larger cycles, and this at once what a server does that ignores the offset.
        if let Some(fingerprint) = page.fingerprint
            && (self.last.replace(fingerprint) == Some(fingerprint) || self.guard.has_seen(&fingerprint))
        {
            return Err(REPEATED);
        }
        self.offset = self.offset.saturating_add(i64::try_from(page.count).unwrap_or(i64::MAX));
        let was_named = self.cursor.is_some();
        self.cursor = page.next.take();
        // A page with more items than the whole list: the number is something else.
        match page.total.filter(|total| usize::try_from(*total).is_ok_and(|total| total >= page.count)) {
            _ if self.cursor.is_some() => Ok(true),
            _ if was_named => Ok(false),
            Some(total) => Ok(self.offset < total),
            None => {
                self.pages += 1;
                if self.pages > MAX_WITHOUT_TOTAL { Err(ENDLESS) } else { Ok(true) }
            }
        }
    }
}

/// The pages of a list that are asked for by their offset, beginning at `start`, or by the cursor that the page before names.
/// `measure` tells how many items a page has, and the length of the list, if the page says so. The list ends at this length,
/// and with an empty page; a page that comes twice is an error, and so is a list that has not told its length after 1000 pages.
/// `required` are JSON pointers to what has to be readable of each page.
///
/// Called by generated code.
pub fn offset_pages<T, Fut>(
    start: i64,
    fetch: impl FnMut(PageStart) -> Fut + Send + 'static,
    measure: fn(&T) -> Extent,
    required: &'static [&'static str],
) -> Paginator<Response<T>>
where
    T: Send + 'static,
    Fut: Future<Output = Result<Response<T>, Error>> + Send + 'static,
{
    let mut offsets = Offsets::from(start);
    let first = offsets.start();
    let next = move |page: &Response<T>| {
        let unread = page.all_mismatches().items_of(required.first().copied());
        match offsets.pass(measure(page).and_unread(unread)) {
            Ok(true) => Ok(Next::Page(offsets.start())),
            Ok(false) => Ok(Next::End),
            Err(reason) => Err(page.next_refused(Detail::Ours(reason.into()))),
        }
    };
    paginate(first, fetch, next, required)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_differ_by_their_items() {
        let page = Extent::of(&["a", "b"], None);
        assert_eq!(page, Extent::of(&["a", "b"], None));
        for other in [&["a", "c"] as &[&str], &["b", "a"], &["a", "b", "b"], &["a"]] {
            assert_ne!(page.fingerprint, Extent::of(other, None).fingerprint, "{other:?}");
        }
        assert_eq!(Extent::of::<&str>(&[], Some(7)).fingerprint, None);
    }

    #[test]
    fn a_list_ends_at_its_total_or_with_an_empty_page() {
        let mut offsets = Offsets::from(0);
        assert_eq!(offsets.pass(Extent::of(&[1, 2], Some(3))), Ok(true));
        assert_eq!(offsets.start().offset(), 2);
        assert_eq!(offsets.pass(Extent::of(&[3], Some(3))), Ok(false));
        let mut offsets = Offsets::from(5);
        assert_eq!(offsets.pass(Extent::of(&[6], None)), Ok(true));
        assert_eq!(offsets.start().offset(), 6);
        assert_eq!(offsets.pass(Extent::of::<i32>(&[], None)), Ok(false));
        assert_eq!(Offsets::from(0).pass(Extent::of::<i32>(&[], Some(1000))), Ok(false));
    }

    #[test]
    fn a_total_below_the_items_of_one_page_is_none() {
        for total in [-1, 0, 1] {
            let mut offsets = Offsets::from(0);
            assert_eq!(offsets.pass(Extent::of(&[1, 2], Some(total))), Ok(true), "{total}");
            assert_eq!(offsets.pass(Extent::of(&[3], Some(3))), Ok(false));
        }
    }

    #[test]
    fn items_that_were_not_read_are_items() {
        let mut offsets = Offsets::from(0);
        assert_eq!(offsets.pass(Extent::of(&[1], Some(5)).and_unread(1)), Ok(true));
        assert_eq!(offsets.start().offset(), 2);
        assert_eq!(offsets.pass(Extent::of::<i32>(&[], Some(5)).and_unread(2)), Ok(true));
        assert_eq!(offsets.pass(Extent::of(&[5], Some(5))), Ok(false));
    }

    #[test]
    fn pages_that_name_the_next_one_lead_on_beyond_the_total() {
        let page = |item: i32, next: &str| Extent::of(&[item], Some(2)).with_next(Some(next.to_owned()));
        let mut offsets = Offsets::from(0);
        assert_eq!(offsets.start(), PageStart::Offset(0));
        for (item, next) in [(1, "a"), (2, "b"), (3, "c")] {
            assert_eq!(offsets.pass(page(item, next)), Ok(true));
            assert_eq!(offsets.start(), PageStart::Cursor(next.to_owned()));
        }
        assert_eq!(offsets.pass(page(4, "")), Ok(false), "an empty name is none");
        let mut offsets = Offsets::from(0);
        assert_eq!(offsets.pass(page(1, "a")), Ok(true));
        assert_eq!(offsets.pass(page(1, "a")), Err(REPEATED));
        let mut offsets = Offsets::from(0);
        assert_eq!(offsets.pass(Extent::of::<i32>(&[], None).with_next(Some("a".to_owned()))), Ok(false));
    }

    #[test]
    fn a_page_that_comes_again_is_an_error_at_once_and_in_a_cycle_later() {
        let mut offsets = Offsets::from(0);
        for item in 0..10 {
            assert_eq!(offsets.pass(Extent::of(&[item], Some(99))), Ok(true));
        }
        assert_eq!(offsets.pass(Extent::of(&[9], Some(99))), Err(REPEATED));
        let mut offsets = Offsets::from(0);
        let pages = (0..20).map(|page| offsets.pass(Extent::of(&[page % 3], None)));
        assert!(pages.into_iter().any(|page| page == Err(REPEATED)));
    }

    #[test]
    fn a_list_that_never_says_its_total_nor_ends_is_an_error() {
        let mut offsets = Offsets::from(0);
        let passed =
            (0..).map(|item| offsets.pass(Extent::of(&[item], None))).take_while(Result::is_ok).count();
        assert_eq!(passed, 1000);
        let mut offsets = Offsets::from(0);
        assert!((0..5000).all(|item| offsets.pass(Extent::of(&[item], Some(5001))) == Ok(true)));
    }
}
