//! Decoding a JSON body, with errors that say where and what kind, but never quote the body.

mod locate;

use std::borrow::Cow;

use serde_json::error::Category;

pub(crate) use locate::is_plain_name;

use crate::mismatch::Mismatch;
use crate::mismatches::Mismatches;
use crate::wire::from_json::FromJson;
use crate::wire::reading::Reading;
use crate::{BodyProblem, repair};

/// Why a body cannot be decoded. The words are for people and quote nothing but names of members.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Undecodable {
    pub(crate) problem: BodyProblem,
    pub(crate) words: String,
}

impl Undecodable {
    pub(crate) fn new(problem: BodyProblem, words: impl Into<String>) -> Self {
        Self { problem, words: words.into() }
    }

    /// Of another form than documented; `words` say where.
    pub(crate) fn mismatch(words: String) -> Self {
        Self::new(BodyProblem::Mismatch, words)
    }
}

/// Decodes a body. An error reads like `at $.users[3].id: invalid type: string, expected an integer of 64 bits`.
///
/// For types that serde reads the place is found by a second look at the body after a failure. Following the path
/// while decoding, as serde_path_to_error does, compiles every type a second time and slows every success down.
///
/// No body at all is read as `null`, for types that stand for a response which can be missing.
pub(crate) fn decode<T: FromJson>(body: &[u8]) -> Result<(T, Mismatches), Undecodable> {
    let body = without_mark(body);
    if body.iter().all(u8::is_ascii_whitespace)
        && let Ok(Ok(value)) = T::from_body(b"null", &mut Reading::default())
    {
        return Ok((value, Mismatches::default()));
    }
    let (read, mismatches) = decode_part(body, || "$".to_owned())?;
    read.map(|value| (value, mismatches)).map_err(|mismatch| Undecodable::mismatch(mismatch.describe("$")))
}

/// Reads a body as a client does that reads strictly (`strict_reading` of its builder): what is otherwise left out and
/// noted is an error. For tests that hold recorded responses against the types.
///
/// ```
/// use sdk_runtime::wire::read_strictly;
///
/// assert_eq!(read_strictly::<Vec<String>>(b"[1.10]").unwrap(), ["1.10"]);
/// let error = read_strictly::<Vec<i64>>(br#"[1, "two"]"#).unwrap_err();
/// assert_eq!(error, "at $[1]: invalid type: string, expected an integer of 64 bits");
/// ```
///
/// # Errors
///
/// Where the first mismatch is and of which kind, or why the body is no JSON; never a value.
pub fn read_strictly<T: FromJson>(body: &[u8]) -> Result<T, String> {
    let (value, mismatches) = decode(body).map_err(|undecodable| undecodable.words)?;
    mismatches.describe("$").map_or(Ok(value), Err)
}

/// A part of a body that is JSON: what was read, or why nothing was; and what was left out of it.
pub(crate) type Part<T> = (Result<T, Mismatch>, Mismatches);

/// Decodes a part of a body; `root` is the path of that part.
///
/// One character or number that JSON does not have, in one of a thousand things, costs itself and is noted.
///
/// # Errors
///
/// If it is not JSON, or not what a type that serde reads expects.
pub(crate) fn decode_part<T: FromJson>(
    part: &[u8],
    root: impl FnOnce() -> String,
) -> Result<Part<T>, Undecodable> {
    let error = match read(part) {
        Ok(read) => return Ok(read),
        Err(error) => error,
    };
    if T::REPAIRS
        && error.classify() == Category::Syntax
        && let Some(sound) = repaired(part)
        && let Ok((read, mut mismatches)) = self::read::<T>(&sound)
    {
        let place = locate::segments(part, locate::offset(part, &error));
        mismatches.note(Mismatch::damaged(place), false);
        return Ok((read, mismatches));
    }
    Err(describe(&error, part, &root()))
}

fn read<T: FromJson>(part: &[u8]) -> serde_json::Result<Part<T>> {
    let mut reading = Reading::default();
    let read = T::from_body(part, &mut reading)?;
    Ok((read, reading.into_mismatches()))
}

/// A body that holds something, as JSON without what JSON does not have.
fn repaired(body: &[u8]) -> Option<Vec<u8>> {
    let begins = body.trim_ascii_start().first().is_some_and(|byte| b"[{\"".contains(byte));
    begins.then(|| repair::json(&repair::text(body)).as_bytes().to_vec())
}

/// A body without the mark that some writers put before UTF-8, which is no JSON.
fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body)
}

/// The body of an error as it can be read.
pub(crate) fn sound(body: &[u8]) -> Cow<'_, [u8]> {
    let body = without_mark(body);
    let is_json = |body: &[u8]| serde_json::from_slice::<serde_json::Value>(body).is_ok();
    match repaired(body).filter(|sound| !is_json(body) && is_json(sound)) {
        Some(sound) => Cow::Owned(sound),
        None => Cow::Borrowed(body),
    }
}

/// Decodes the list, object or string at the beginning of a text, and gives its length. Nothing if it is not complete,
/// or not what a type that serde reads expects.
pub(crate) fn decode_first<T: FromJson>(text: &[u8]) -> Option<(Part<T>, usize)> {
    let mut reading = Reading::default();
    let (read, length) = T::from_beginning(text, &mut reading)?;
    Some(((read, reading.into_mismatches()), length))
}

/// What can be said about an error in `body`, whose own path is `root`.
pub(crate) fn describe(error: &serde_json::Error, body: &[u8], root: &str) -> Undecodable {
    let (problem, words) = match error.classify() {
        Category::Eof if body.iter().all(u8::is_ascii_whitespace) => {
            (BodyProblem::Empty, "the body is empty".to_owned())
        }
        Category::Eof => {
            (BodyProblem::Truncated, format!("the body ends too early, after {} bytes", body.len()))
        }
        // serde_json's own limit, so that no body takes the whole stack.
        Category::Syntax if error.to_string().starts_with("recursion limit exceeded") => {
            (BodyProblem::NotJson, "the body nests too deeply to be read".to_owned())
        }
        Category::Syntax => {
            (BodyProblem::NotJson, format!("the body is not JSON, at byte {}", locate::offset(body, error)))
        }
        Category::Data => {
            let place = locate::path(body, locate::offset(body, error));
            (BodyProblem::Mismatch, format!("at {root}{place}: {}", kind(&error.to_string())))
        }
        Category::Io => (BodyProblem::Lost, "the body could not be read".to_owned()),
    };
    Undecodable { problem, words }
}

/// The message of a serde error without the value that it quotes.
///
/// serde's own messages have a fixed beginning and end between which the value stands; names of fields come from
/// our types. Whatever does not have such a form was written by a `Deserialize` of somebody, who may quote anything.
fn kind(message: &str) -> String {
    for name in ["missing field", "duplicate field"] {
        if let Some(field) = message.strip_prefix(name).and_then(|rest| rest.trim_start().strip_prefix('`')) {
            let field = field.split('`').next().unwrap_or_default();
            return format!("{name} `{}`", locate::safe_name(field.as_bytes()));
        }
    }
    if message.starts_with("unknown variant") {
        return "unknown variant".to_owned();
    }
    for name in ["invalid type", "invalid value", "invalid length"] {
        let Some(rest) = message.strip_prefix(name).and_then(|rest| rest.strip_prefix(": ")) else {
            continue;
        };
        // The last one: the value can contain the words, what was expected does not.
        let Some((found, expected)) = rest.rsplit_once(", expected ") else { continue };
        let expected = expected.split(" at line ").next().unwrap_or_default();
        let found = found.split(['`', '"', '(']).next().unwrap_or_default().trim_end();
        let found: String = found.chars().filter(|c| c.is_ascii_alphabetic() || *c == ' ').collect();
        return format!("{name}: {found}, expected {expected}");
    }
    "invalid value".to_owned()
}

#[cfg(test)]
mod tests;
