//! Which link of a page leads on, and where a list ends although there is a link.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::HeaderMap;
use reqwest::Url;

use super::link::{self, Unreadable};

/// In which order the linked pages of a list are read. It belongs to the operation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum PageOrder {
    /// Along the links of relation `next`.
    #[default]
    Next,
    /// Along the links of relation `prev`, towards the past: the first page is the newest one, and `next` leads to
    /// what will happen, for ever.
    ///
    /// A list that the caller begins at a time of his own, with the argument `startingAfter`, is read along `next`
    /// and ends five minutes before now: what arrives meanwhile would keep the paging going.
    Prev {
        /// Nothing is older than this date (`2014-01-01`). Some servers link to emptiness down to 1970.
        oldest: Option<&'static str>,
    },
}

/// How near to now paging towards the present comes. The vendor's own library stops there, too.
const RECENT: Duration = Duration::from_secs(5 * 60);

impl PageOrder {
    /// The page after one that came from `url` with these headers; nothing after the last one.
    pub(crate) fn next_page(
        self,
        headers: &HeaderMap,
        url: &Url,
        now: SystemTime,
    ) -> Result<Option<Url>, Unreadable> {
        let Self::Prev { oldest } = self else { return link::target(headers, "next", url) };
        if argument(url, "startingAfter").is_some() {
            let end = text(now.checked_sub(RECENT).unwrap_or(UNIX_EPOCH));
            let is_recent = |link: &Url| time(link, "startingAfter").is_some_and(|time| time >= end);
            return Ok(link::target(headers, "next", url)?.filter(|link| !is_recent(link)));
        }
        let is_too_old = |link: &Url| {
            let time = time(link, "endingBefore");
            time.zip(oldest).is_some_and(|(time, oldest)| time.as_str() < oldest)
        };
        Ok(link::target(headers, "prev", url)?.filter(|link| !is_too_old(link)))
    }
}

fn argument(url: &Url, name: &str) -> Option<String> {
    url.query_pairs()
        .find(|(one, value)| one == name && !value.is_empty())
        .map(|(_, value)| value.into_owned())
}

/// An argument that is a date or a time of ISO 8601. Such texts, all of them UTC, are compared as they are.
fn time(url: &Url, name: &str) -> Option<String> {
    let is_date = |text: &String| {
        let mut parts = text.splitn(3, '-');
        let mut is_number = |length| {
            parts.next().is_some_and(|part| {
                part.get(..length).is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
            })
        };
        is_number(4) && is_number(2) && is_number(2)
    };
    argument(url, name).filter(is_date)
}

/// A time as `2026-01-15T08:30:00`.
fn text(time: SystemTime) -> String {
    let seconds = time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    // Howard Hinnant, "chrono-compatible low-level date algorithms": years that begin in March, in eras of 400 years.
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use http::header::LINK;

    use super::*;

    const EVENTS: PageOrder = PageOrder::Prev { oldest: Some("2014-01-01") };

    fn headers(prev: &str, next: &str) -> HeaderMap {
        let link = format!("</x?endingBefore={prev}>; rel=prev, </x?startingAfter={next}>; rel=next");
        HeaderMap::from_iter([(LINK, HeaderValue::from_str(&link).unwrap())])
    }

    /// 2026-11-28T12:00:00Z.
    fn now() -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(1_795_867_200)
    }

    fn next_page(order: PageOrder, url: &str, prev: &str, next: &str) -> Option<String> {
        let url = Url::parse("https://h/").unwrap().join(url).unwrap();
        let page = order.next_page(&headers(prev, next), &url, now()).unwrap()?;
        Some(page.query().unwrap().to_owned())
    }

    #[test]
    fn times_are_written_as_they_are_in_links() {
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00"),
            (951_782_399, "2000-02-28T23:59:59"),
            (951_782_400, "2000-02-29T00:00:00"),
            (1_709_164_800, "2024-02-29T00:00:00"),
            (1_735_689_599, "2024-12-31T23:59:59"),
            (4_107_542_400, "2100-03-01T00:00:00"),
            (1_795_867_200, "2026-11-28T12:00:00"),
        ] {
            assert_eq!(text(UNIX_EPOCH + Duration::from_secs(seconds)), expected);
        }
    }

    #[test]
    fn most_lists_go_on_with_next() {
        let next = next_page(PageOrder::Next, "/x", "2013-01-01", "2026-11-28T12:00:00Z");
        assert_eq!(next.as_deref(), Some("startingAfter=2026-11-28T12:00:00Z"));
    }

    #[test]
    fn the_newest_page_is_followed_by_older_ones_down_to_the_oldest() {
        for url in ["/x", "/x?endingBefore=2020-01-01", "/x?startingAfter="] {
            let next = next_page(EVENTS, url, "2014-01-01T00:00:00Z", "2026-11-28T12:00:00Z");
            assert_eq!(next.as_deref(), Some("endingBefore=2014-01-01T00:00:00Z"), "{url}");
            assert_eq!(next_page(EVENTS, url, "2013-12-31T23:59:59Z", "2026-11-28T12:00:00Z"), None, "{url}");
        }
        let unknown = PageOrder::Prev { oldest: None };
        assert!(next_page(unknown, "/x", "1970-01-01T00:00:00Z", "2026-11-28T12:00:00Z").is_some());
    }

    #[test]
    fn a_list_from_a_time_on_ends_near_the_present() {
        let url = "/x?startingAfter=2020-01-01T00:00:00Z";
        let next = next_page(EVENTS, url, "2013-01-01", "2026-11-28T11:54:59.999Z");
        assert_eq!(next.as_deref(), Some("startingAfter=2026-11-28T11:54:59.999Z"));
        for recent in ["2026-11-28T11:55:00.000Z", "2026-11-28T12:00:00Z", "2027-01-01T00:00:00Z"] {
            assert_eq!(next_page(EVENTS, url, "2013-01-01", recent), None, "{recent}");
        }
    }

    #[test]
    fn tokens_that_are_no_times_have_no_age() {
        for token in ["1234", "N_1", "a-b-c", "20-1-1"] {
            assert!(next_page(EVENTS, "/x", token, "b").is_some(), "{token}");
            assert!(next_page(EVENTS, "/x?startingAfter=a", "b", token).is_some(), "{token}");
        }
    }
}
