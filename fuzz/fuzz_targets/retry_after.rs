//! `Retry-After` of any bytes, at any time: never a panic, never more than a day, and what RFC 9110 says.
//!
//! Input: a line with the time in seconds since 1970, then the value.

#![no_main]

use std::time::{Duration, SystemTime};

use libfuzzer_sys::fuzz_target;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fuzz_target!(|data: &[u8]| {
    let [now, value] = fuzz::parts(data);
    let seconds = std::str::from_utf8(now).ok().and_then(|now| now.parse().ok()).unwrap_or(784_111_777);
    let Some(now) = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds)) else { return };
    let wait = sdk_runtime::fuzzing::retry_after(value, now);
    assert!(wait.is_none_or(|wait| wait <= DAY), "{wait:?}");
    let Ok(text) = std::str::from_utf8(value) else { return };
    if !text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ') {
        return;
    }
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // Whatever the number, however long.
        let expected =
            text.trim_start_matches('0').get(..6).map_or_else(|| text.parse().unwrap_or(0), |_| u64::MAX);
        assert_eq!(wait, Some(Duration::from_secs(expected).min(DAY)), "{text}");
    } else if let Ok(date) = httpdate::parse_http_date(text) {
        assert_eq!(wait, Some(date.duration_since(now).unwrap_or_default().min(DAY)), "{text}");
    } else {
        let fraction = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        assert!(wait.is_none() || fraction, "{text}: {wait:?}");
    }
});
