//! The `Link` header: never a panic, and a link that is written as RFC 8288 says is found among whatever surrounds it.
//!
//! Input: a line with the target of the next page, then a header value of any bytes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sdk_runtime::fuzzing::next_page;
use url::Url;

fuzz_target!(|data: &[u8]| {
    let [target, value] = fuzz::parts(data);
    let base = Url::parse("https://h/api/v1/x?perPage=3").expect("a URL");
    let found = next_page(&base, value);
    if matches!(found, Some(Some(_))) {
        // A quoted string may escape any character: `rel="ne\xt"`.
        let text = String::from_utf8_lossy(value).to_ascii_lowercase().replace('\\', "");
        assert!(text.contains('<') && text.contains('>') && text.contains("next"), "{text}");
    }
    // Anything that cannot be taken for the end of a target is a target.
    let plain = |byte: &u8| byte.is_ascii_graphic() && !b"<>".contains(byte);
    if target.is_empty() || !target.iter().all(plain) {
        return;
    }
    let target = std::str::from_utf8(target).expect("ASCII");
    let expected = Some(base.join(target).ok());
    for written in [
        format!("<{target}>; rel=next"),
        format!("<{target}>;REL=\"prev Next\" ; title=\"a, <b>; rel=prev\""),
        format!("<https://h/p>; title=\"\\\"<x>; rel=next\"; rel=prev, <{target}>; rel=next"),
    ] {
        assert_eq!(next_page(&base, written.as_bytes()), expected, "{written}");
    }
    // What stands before it as a whole link does not hide it.
    let quiet = |byte: &u8| byte.is_ascii_graphic() && !b"<>\"\\,".contains(byte) || *byte == b' ';
    if found.is_none() && value.iter().all(quiet) {
        let value = std::str::from_utf8(value).expect("ASCII");
        let before = next_page(&base, format!("<https://h/p>; {value}").as_bytes());
        if before.is_none() {
            let written = format!("<https://h/p>; {value}, <{target}>; rel=next");
            assert_eq!(next_page(&base, written.as_bytes()), expected, "{written}");
        }
    }
});
