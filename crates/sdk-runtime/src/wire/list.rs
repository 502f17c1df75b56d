//! Reading a body that is a list.

use super::tape::{Tape, space, why_not};
use super::{FromJson, Json, Mismatch, Reading};

/// One element at a time is taken apart, so that what is known of it is at hand where it is read.
pub(super) fn from_body<T: FromJson>(
    body: &[u8],
    reading: &mut Reading,
) -> serde_json::Result<Result<Vec<T>, Mismatch>> {
    let start = space(body, 0);
    if body.get(start) != Some(&b'[') {
        let mut tape = Tape::new();
        tape.scan_all(body)?;
        return Ok(Vec::from_json(Json::root(&tape), reading));
    }
    elements(body, start + 1, reading).map(Ok).ok_or_else(|| why_not(body))
}

/// The elements of the list that is open; nothing if the body is no JSON.
fn elements<T: FromJson>(body: &[u8], start: usize, reading: &mut Reading) -> Option<Vec<T>> {
    let mut tape = Tape::new();
    let mut list = Vec::new();
    let mut at = space(body, start);
    let mut index = 0;
    let mut more = body.get(at) != Some(&b']');
    while more {
        at += tape.scan(body.get(at..)?, 1)?;
        if let Some(element) = reading.element(index, Json::root(&tape)) {
            list.push(element);
        }
        index += 1;
        at = space(body, at);
        more = body.get(at) == Some(&b',');
        at = if more { space(body, at + 1) } else { at };
    }
    (body.get(at) == Some(&b']') && space(body, at + 1) == body.len()).then_some(list)
}
