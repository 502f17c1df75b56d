//! Where in a JSON document an error happened.

use crate::mismatch::Segment;

/// A longer name is no field of an API.
const MAX_NAME: usize = 64;
/// Deeper than any response; the path is cut there.
const MAX_DEPTH: usize = 32;

/// How many bytes had been read when the error happened.
pub(super) fn offset(body: &[u8], error: &serde_json::Error) -> usize {
    let mut start = 0;
    for _ in 1..error.line() {
        let Some(end) = body[start..].iter().position(|&byte| byte == b'\n') else { break };
        start += end + 1;
    }
    body.len().min(start + error.column())
}

/// The path of the value that had been reached after `offset` bytes, like `.users[3].id`; empty for the whole.
///
/// Names are taken from the body, so only those that look like names of fields are shown; another is `?`.
pub(super) fn path(body: &[u8], offset: usize) -> String {
    let mut path = String::new();
    for frame in frames(body, offset) {
        match frame {
            Frame::Array(index) => path.push_str(&format!("[{index}]")),
            Frame::Object { name: Some(name), .. } => {
                path.push('.');
                path.push_str(safe_name(name));
            }
            Frame::Object { name: None, .. } => {}
        }
    }
    path
}

/// The same without names, from the outside inwards.
pub(super) fn segments(body: &[u8], offset: usize) -> Vec<Segment> {
    let segments = frames(body, offset).into_iter().map(|frame| match frame {
        Frame::Array(index) => Segment::Index(index),
        Frame::Object { .. } => Segment::Any,
    });
    segments.collect()
}

fn frames(body: &[u8], offset: usize) -> Vec<Frame<'_>> {
    let mut frames: Vec<Frame<'_>> = Vec::new();
    let mut at = 0;
    while at < offset {
        match body[at] {
            b'{' => frames.push(Frame::Object { name: None, in_value: false }),
            b'[' => frames.push(Frame::Array(0)),
            b'}' | b']' => {
                frames.pop();
            }
            b':' => {
                if let Some(Frame::Object { in_value, .. }) = frames.last_mut() {
                    *in_value = true;
                }
            }
            b',' => match frames.last_mut() {
                Some(Frame::Array(index)) => *index += 1,
                Some(frame) => *frame = Frame::Object { name: None, in_value: false },
                None => {}
            },
            b'"' => {
                let end = end_of_string(body, at + 1);
                if let Some(Frame::Object { name, in_value: false }) = frames.last_mut() {
                    *name = Some(&body[at + 1..end]);
                }
                at = end;
            }
            _ => {}
        }
        at += 1;
    }
    frames.truncate(MAX_DEPTH);
    frames
}

enum Frame<'a> {
    Object { name: Option<&'a [u8]>, in_value: bool },
    Array(usize),
}

/// The index of the quote that ends a string, or the end of the body.
fn end_of_string(body: &[u8], mut at: usize) -> usize {
    while let Some(&byte) = body.get(at) {
        match byte {
            b'"' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    body.len()
}

/// A name as it is, if it looks like the name of a field, else `?`.
pub(super) fn safe_name(name: &[u8]) -> &str {
    std::str::from_utf8(name).ok().filter(|name| is_plain_name(name)).unwrap_or("?")
}

/// Whether it looks like the name of a field.
pub(crate) fn is_plain_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
    !name.is_empty() && name.len() <= MAX_NAME && name.bytes().all(plain)
}
