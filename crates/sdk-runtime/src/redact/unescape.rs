//! Taking one layer of escapes off a text.

use super::view::View;

/// A kind of escapes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Escape {
    /// `%41`.
    Percent,
    /// `%41`, and `+` for a space.
    Form,
    /// `&#65;`, `&#x41;` and the five named entities that every writer knows.
    Entity,
    /// Backslashes, as in JSON and most programming languages.
    Backslash,
}

impl Escape {
    pub(super) const ALL: [Self; 4] = [Self::Percent, Self::Form, Self::Entity, Self::Backslash];

    fn begins_with(self, byte: u8) -> bool {
        match self {
            Self::Percent => byte == b'%',
            Self::Form => matches!(byte, b'%' | b'+'),
            Self::Entity => byte == b'&',
            Self::Backslash => byte == b'\\',
        }
    }
}

/// The text with the escapes of one kind resolved once, if there are any.
pub(super) fn view(text: &View, kind: Escape) -> Option<View> {
    let bytes = text.bytes();
    // Without a `+`, a form is what percent escapes alone make of it.
    let is_there = match kind {
        Escape::Form => bytes.contains(&b'+'),
        _ => bytes.iter().any(|byte| kind.begins_with(*byte)),
    };
    if !is_there {
        return None;
    }
    let mut view = View::decoded_from(text);
    let mut found = false;
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let escape = if kind.begins_with(rest[0]) { one(rest, kind) } else { None };
        let length = match escape {
            Some((length, decoded)) => {
                found = true;
                view.push(decoded.bytes(), text.source(at, at + length));
                length
            }
            None => {
                view.push(&rest[..1], text.source(at, at + 1));
                1
            }
        };
        at += length;
    }
    found.then_some(view)
}

/// What an escape stands for.
enum Decoded {
    Byte([u8; 1]),
    Char([u8; 4], usize),
}

impl Decoded {
    fn char(c: char) -> Self {
        let mut bytes = [0; 4];
        let length = c.encode_utf8(&mut bytes).len();
        Self::Char(bytes, length)
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Self::Byte(byte) => byte,
            Self::Char(bytes, length) => &bytes[..*length],
        }
    }
}

/// The length of an escape at the start of a text, and what it stands for.
fn one(text: &[u8], kind: Escape) -> Option<(usize, Decoded)> {
    match kind {
        Escape::Form if text[0] == b'+' => Some((1, Decoded::Byte(*b" "))),
        Escape::Percent | Escape::Form => {
            let byte = u8::try_from(hex(text.get(1..3)?)?).ok()?;
            Some((3, Decoded::Byte([byte])))
        }
        Escape::Entity => entity(text),
        Escape::Backslash => backslash(text),
    }
}

fn entity(text: &[u8]) -> Option<(usize, Decoded)> {
    let end = text.iter().take(12).position(|byte| *byte == b';')?;
    let c = match text.get(1..end)? {
        b"amp" => '&',
        b"lt" => '<',
        b"gt" => '>',
        b"quot" => '"',
        b"apos" => '\'',
        [b'#', b'x' | b'X', digits @ ..] => char::from_u32(hex(digits)?)?,
        [b'#', digits @ ..] => char::from_u32(std::str::from_utf8(digits).ok()?.parse().ok()?)?,
        _ => return None,
    };
    Some((end + 1, Decoded::char(c)))
}

fn backslash(text: &[u8]) -> Option<(usize, Decoded)> {
    let c = match text.get(1)? {
        b'u' => return unicode(text),
        b'x' => return Some((4, Decoded::char(char::from_u32(hex(text.get(2..4)?)?)?))),
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        c @ (b'"' | b'\'' | b'/' | b'\\' | b'<' | b'>' | b'&' | b'$' | b'`') => char::from(*c),
        _ => return None,
    };
    Some((2, Decoded::char(c)))
}

/// `\u0041`, a pair of surrogates, or `\u{41}`.
fn unicode(text: &[u8]) -> Option<(usize, Decoded)> {
    if text.get(2) == Some(&b'{') {
        let end = text.iter().take(10).position(|byte| *byte == b'}')?;
        return Some((end + 1, Decoded::char(char::from_u32(hex(text.get(3..end)?)?)?)));
    }
    let first = hex(text.get(2..6)?)?;
    if let Some(c) = char::from_u32(first) {
        return Some((6, Decoded::char(c)));
    }
    if text.get(6..8)? != b"\\u" {
        return None;
    }
    let second = hex(text.get(8..12)?)?;
    let pair = [u16::try_from(first).ok()?, u16::try_from(second).ok()?];
    let c = char::decode_utf16(pair).next()?.ok()?;
    Some((12, Decoded::char(c)))
}

fn hex(digits: &[u8]) -> Option<u32> {
    let are_digits = !digits.is_empty() && digits.iter().all(u8::is_ascii_hexdigit);
    let digits = std::str::from_utf8(digits).ok().filter(|_| are_digits)?;
    u32::from_str_radix(digits, 16).ok()
}
