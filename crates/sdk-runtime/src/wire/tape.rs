//! JSON as a flat list of its values, found in one pass.
//!
//! Typed reading wants to know of an object which members it has before it reads one, and of a value of another kind
//! where it ends. A tree of `serde_json::Value` tells both, and allocates each name and each text on the way; serde's
//! visitors tell neither. This finds places only, eight bytes each, and says the same of every body as serde_json does: property
//! tests and the fuzz target `json` compare them. What is no JSON is explained by serde_json.

use serde_json::Value;
use serde_json::error::Error;

use super::escapes;

/// As deep as serde_json goes.
pub(super) const MAX_DEPTH: usize = 127;
/// What is wrong with a larger text; the words of serde.
pub(super) const TOO_LARGE: &str = "invalid length: a text, expected less than 2 GiB";
/// In the start of a string that contains an escape.
const ESCAPED: u32 = 1 << 31;

/// Where a value or a name is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Its first byte, which tells its kind.
    start: u32,
    /// The byte behind it, and that of the quote which ends a string. Of a list or object: the token behind it.
    end: u32,
}

impl Token {
    /// A scalar or a name between two places. Nothing beyond 2 GiB.
    pub(super) fn new(start: usize, end: usize) -> Option<Self> {
        let end = u32::try_from(end).ok().filter(|end| end & ESCAPED == 0)?;
        Some(Self { start: u32::try_from(start).ok()?, end })
    }

    /// Says which token is behind a list or object.
    pub(super) fn end_at(&mut self, token: usize) -> Option<()> {
        self.end = u32::try_from(token).ok()?;
        Some(())
    }

    pub(super) fn start(self) -> usize {
        (self.start & !ESCAPED) as usize
    }

    pub(super) fn end(self) -> usize {
        self.end as usize
    }

    pub(super) fn is_escaped(self) -> bool {
        self.start & ESCAPED != 0
    }
}

/// A JSON text and where its values are: lists and objects before what is in them, members as name and value.
#[derive(Debug)]
pub(super) struct Tape<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: Vec<Token>,
}

impl<'t> Tape<'t> {
    pub(super) fn new() -> Self {
        Self { text: "", tokens: Vec::with_capacity(64) }
    }

    /// Takes the value at the beginning of a text that is inside of `depth` lists and objects. Gives its length, or
    /// nothing if it is no JSON, not complete, or larger than 2 GiB.
    pub(super) fn scan(&mut self, text: &'t [u8], depth: usize) -> Option<usize> {
        self.tokens.clear();
        let text = text.get(..ESCAPED as usize - 1).unwrap_or(text);
        let length = Scanner { text, tokens: &mut self.tokens }.value(depth)?;
        self.text = std::str::from_utf8(&text[..length]).ok()?;
        Some(length)
    }

    /// Takes a whole text.
    pub(super) fn scan_all(&mut self, text: &'t [u8]) -> Result<(), Error> {
        let start = space(text, 0);
        let length = self.scan(text.get(start..).unwrap_or_default(), 0);
        match length.filter(|length| space(text, start + length) == text.len()) {
            Some(_) => Ok(()),
            None => Err(why_not(text)),
        }
    }
}

/// Why a text is no JSON.
#[cold]
pub(super) fn why_not(text: &[u8]) -> Error {
    let error = serde_json::from_slice::<Value>(text).err();
    error.unwrap_or_else(|| serde::de::Error::custom(TOO_LARGE))
}

/// The place of the next byte that is no space.
#[inline]
pub(super) fn space(text: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = text.get(at) {
        at += 1;
    }
    at
}

struct Scanner<'s> {
    text: &'s [u8],
    tokens: &'s mut Vec<Token>,
}

impl Scanner<'_> {
    /// The end of the value at the beginning.
    fn value(&mut self, depth: usize) -> Option<usize> {
        // The tokens of the lists and objects that are open.
        let mut open = [0_u32; MAX_DEPTH];
        let mut depth = depth;
        let outside = depth;
        let mut in_object = false;
        let mut at = 0;
        loop {
            // Here begins a value.
            let first = *self.text.get(at)?;
            at = match first {
                b'"' => self.string(at)?,
                b'{' | b'[' => {
                    *open.get_mut(depth)? = u32::try_from(self.tokens.len()).ok()?;
                    depth += 1;
                    self.push(at, 0);
                    in_object = first == b'{';
                    at = space(self.text, at + 1);
                    if self.text.get(at) != Some(&closing(in_object)) {
                        if in_object {
                            at = self.name(at)?;
                        }
                        continue;
                    }
                    // Closed below.
                    at
                }
                b't' => self.word(at, b"true")?,
                b'f' => self.word(at, b"false")?,
                b'n' => self.word(at, b"null")?,
                _ => self.number(at)?,
            };
            // Here one has ended.
            loop {
                if depth == outside {
                    return Some(at);
                }
                at = space(self.text, at);
                let byte = *self.text.get(at)?;
                // A comma behind an opening bracket does not get here: no value begins with it.
                if byte == b',' {
                    at = space(self.text, at + 1);
                    if in_object {
                        at = self.name(at)?;
                    }
                    break;
                }
                if byte != closing(in_object) {
                    return None;
                }
                at += 1;
                depth -= 1;
                let end = u32::try_from(self.tokens.len()).ok()?;
                self.tokens.get_mut(open[depth] as usize)?.end = end;
                in_object =
                    depth > outside && self.text[self.tokens[open[depth - 1] as usize].start()] == b'{';
            }
        }
    }

    #[inline]
    fn push(&mut self, start: usize, end: usize) {
        // The text is cut where they would not fit.
        #[allow(clippy::cast_possible_truncation, reason = "below 2 GiB")]
        self.tokens.push(Token { start: start as u32, end: end as u32 });
    }

    /// A name and its colon: the place of the value.
    #[inline]
    fn name(&mut self, at: usize) -> Option<usize> {
        if self.text.get(at) != Some(&b'"') {
            return None;
        }
        let end = self.string(at)?;
        let colon = space(self.text, end);
        (self.text.get(colon) == Some(&b':')).then(|| space(self.text, colon + 1))
    }

    #[inline]
    fn string(&mut self, start: usize) -> Option<usize> {
        let mut at = special(self.text, start + 1);
        if self.text.get(at) == Some(&b'"') {
            self.push(start, at);
            return Some(at + 1);
        }
        loop {
            match self.text.get(at)? {
                b'"' => break,
                b'\\' => at = special(self.text, at + escapes::length(&self.text[at..])?),
                _ => return None,
            }
        }
        self.push(start | ESCAPED as usize, at);
        Some(at + 1)
    }

    #[inline]
    fn word(&mut self, at: usize, word: &[u8]) -> Option<usize> {
        let end = at + word.len();
        self.push(at, end);
        (self.text.get(at..end) == Some(word)).then_some(end)
    }

    #[inline]
    fn number(&mut self, start: usize) -> Option<usize> {
        let digits = start + usize::from(self.text[start] == b'-');
        let mut end = self.digits(digits)?;
        if self.text[digits] == b'0' && end > digits + 1 {
            return None;
        }
        if let Some(b'.' | b'e' | b'E') = self.text.get(end) {
            end = self.fraction(start, end)?;
        }
        // As serde_json has it, a number beyond what an `f64` holds is no number.
        if end - start > 300 && !is_finite(self.text.get(start..end)?) {
            return None;
        }
        self.push(start, end);
        Some(end)
    }

    /// What follows the integer of a number that begins at `number`.
    fn fraction(&self, number: usize, start: usize) -> Option<usize> {
        let mut end = start;
        if self.text.get(end) == Some(&b'.') {
            end = self.digits(end + 1)?;
        }
        if let Some(b'e' | b'E') = self.text.get(end) {
            end += 1 + usize::from(matches!(self.text.get(end + 1), Some(b'+' | b'-')));
            end = self.digits(end)?;
            if !is_finite(&self.text[number..end]) {
                return None;
            }
        }
        Some(end)
    }

    /// The end of the digits, of which there has to be one.
    #[inline]
    fn digits(&self, start: usize) -> Option<usize> {
        let mut end = start;
        while let Some(b'0'..=b'9') = self.text.get(end) {
            end += 1;
        }
        (end > start).then_some(end)
    }
}

fn is_finite(number: &[u8]) -> bool {
    std::str::from_utf8(number).is_ok_and(|text| text.parse().is_ok_and(f64::is_finite))
}

#[inline]
fn closing(is_object: bool) -> u8 {
    if is_object { b'}' } else { b']' }
}

/// The place of the next byte that is a quote, a backslash or a control character.
#[inline]
fn special(text: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = text.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let found = specials(u64::from_le_bytes(*chunk));
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    while text.get(at).is_some_and(|&byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
        at += 1;
    }
    at
}

/// The highest bit of each such byte, at least up to the first.
#[inline]
fn specials(chunk: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    let below = |chunk: u64, limit: u64| chunk.wrapping_sub(ONES * limit) & !chunk;
    let quote = below(chunk ^ (ONES * b'"' as u64), 1);
    let backslash = below(chunk ^ (ONES * b'\\' as u64), 1);
    (below(chunk, b' ' as u64) | quote | backslash) & (ONES << 7)
}
