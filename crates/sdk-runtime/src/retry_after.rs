//! The `Retry-After` header (RFC 9110 section 10.2.3).

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::RETRY_AFTER;

/// No server means more. A larger value is a mistake or an attack on our patience.
const MAX: Duration = Duration::from_secs(24 * 60 * 60);

/// How long a response asks to wait: seconds, or an HTTP date measured against `now`. A date in the past is zero.
/// What is neither gives nothing; what is longer than a day counts as a day.
pub(crate) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let wait = match seconds(text) {
        Some(wait) => wait,
        None => httpdate::parse_http_date(text).ok()?.duration_since(now).unwrap_or(Duration::ZERO),
    };
    Some(wait.min(MAX))
}

/// Digits only. A number too large for the type is a long time, not an error; a fraction, which no RFC allows but
/// some gateways send, is rounded up.
fn seconds(text: &str) -> Option<Duration> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) {
        return None;
    }
    let whole = whole.parse::<u64>().unwrap_or(u64::MAX);
    let more = u64::from(fraction.bytes().any(|byte| byte != b'0'));
    Some(Duration::from_secs(whole.saturating_add(more)))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    /// 1994-11-06 08:49:37, the date of the examples in the RFC.
    fn now() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777)
    }

    fn parse(value: &str) -> Option<u64> {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, HeaderValue::from_str(value).unwrap());
        retry_after(&headers, now()).map(|wait| wait.as_secs())
    }

    #[test]
    fn seconds_and_dates() {
        for (value, wait) in [
            ("0", Some(0)),
            ("30", Some(30)),
            (" 1 ", Some(1)),
            ("007", Some(7)),
            ("0.5", Some(1)),
            ("2.000", Some(2)),
            ("Sun, 06 Nov 1994 08:49:47 GMT", Some(10)),
            ("Sunday, 06-Nov-94 08:50:37 GMT", Some(60)),
            ("Sun Nov  6 08:49:38 1994", Some(1)),
            ("Sun, 06 Nov 1994 08:49:07 GMT", Some(0)),
            ("Fri, 31 Dec 9999 23:59:59 GMT", Some(86_400)),
            ("99999999999999999999999", Some(86_400)),
            ("", None),
            ("-1", None),
            ("+1", None),
            ("1e3", None),
            (".5", None),
            ("1.2.3", None),
            ("soon", None),
            ("1, 2", None),
            ("Sun, 99 Nov 1994 08:49:37 GMT", None),
        ] {
            assert_eq!(parse(value), wait, "{value:?}");
        }
        assert_eq!(retry_after(&HeaderMap::new(), now()), None);
    }

    proptest! {
        #[test]
        fn no_header_makes_it_panic_or_wait_for_ever(value in prop::collection::vec(any::<u8>(), 0..40)) {
            if let Ok(value) = HeaderValue::from_bytes(&value) {
                let mut headers = HeaderMap::new();
                headers.insert(RETRY_AFTER, value);
                prop_assert!(retry_after(&headers, now()).is_none_or(|wait| wait <= MAX));
            }
        }

        #[test]
        fn any_date_is_its_distance_from_now(ahead in 0u64..86_400) {
            let date = httpdate::fmt_http_date(now() + Duration::from_secs(ahead));
            prop_assert_eq!(parse(&date), Some(ahead));
        }

        #[test]
        fn any_number_of_seconds_is_taken(seconds: u64) {
            prop_assert_eq!(parse(&seconds.to_string()), Some(seconds.min(86_400)));
        }
    }
}
