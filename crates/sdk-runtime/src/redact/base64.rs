//! Reading as Base64 whatever may be Base64.

use super::view::View;

/// What no text in UTF-8 contains.
const GAP: u8 = 0xff;

/// The four ways to read a text as Base64: nobody knows where in it, and where in a group of four, an encoded text
/// begins, since its neighbours can be letters, too. Both alphabets at once; what belongs to neither leaves a gap.
pub(super) fn views(text: &View) -> Vec<View> {
    let mut views: Vec<_> = (0..4).map(|_| View::decoded_from(text)).collect();
    let bytes = text.bytes();
    let mut start = 0;
    while start < bytes.len() {
        let length = bytes[start..].iter().take_while(|byte| sextet(**byte).is_some()).count();
        // Four bytes take at least this many characters.
        if length >= 6 {
            for (skipped, view) in views.iter_mut().enumerate() {
                decode(text, start + skipped, start + length, view);
            }
        }
        start += length + 1;
    }
    views
}

fn decode(text: &View, start: usize, end: usize, view: &mut View) {
    let bytes = text.bytes();
    let (mut bits, mut count, mut from) = (0_u32, 0, start);
    for (at, byte) in bytes.iter().enumerate().take(end).skip(start) {
        bits = bits << 6 | u32::from(sextet(*byte).unwrap_or_default());
        count += 6;
        if count >= 8 {
            count -= 8;
            let [.., decoded] = (bits >> count).to_be_bytes();
            view.push(&[decoded], text.source(from, at + 1));
            // A character on the edge belongs to both neighbours.
            from = if count == 0 { at + 1 } else { at };
        }
    }
    view.push(&[GAP], text.source(end - 1, end));
}

fn sextet(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    })
}
