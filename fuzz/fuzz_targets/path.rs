//! Path parameters: what is accepted is one segment of the URL, decodes to itself, and stays one segment for a
//! server that decodes twice.
//!
//! Input: the value.

#![no_main]

use libfuzzer_sys::fuzz_target;
use url::Url;

fuzz_target!(|value: &str| {
    let Some(segment) = sdk_runtime::fuzzing::path_segment(value) else { return };
    let url = Url::parse(&format!("https://h/a/{segment}/z?q=1#f")).expect("a URL");
    let segments: Vec<_> = url.path_segments().expect("a path").collect();
    assert_eq!(segments, ["a", &*segment, "z"]);
    assert_eq!((url.query(), url.fragment()), (Some("q=1"), Some("f")));
    assert_eq!(decode(segment.as_bytes()), value.as_bytes());
    let twice = decode(value.as_bytes());
    assert!(twice != b"." && twice != b".." && !twice.is_empty(), "{value:?}");
    let structure = |byte: &u8| matches!(byte, b'/' | b'\\') || byte.is_ascii_control();
    assert!(!twice.iter().any(structure), "{value:?}");
});

fn decode(text: &[u8]) -> Vec<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let mut out = Vec::new();
    let mut at = 0;
    while at < text.len() {
        match (text[at], digit(text.get(at + 1)), digit(text.get(at + 2))) {
            (b'%', Some(high), Some(low)) => {
                out.push(u8::try_from(high * 16 + low).expect("two digits"));
                at += 3;
            }
            (byte, ..) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}
