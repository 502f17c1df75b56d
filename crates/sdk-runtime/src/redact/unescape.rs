//! Taking one layer of escapes off a text.

/// The characters that the kinds of escapes begin with.
pub(super) const MARKS: [char; 3] = ['%', '&', '\\'];

/// Resolves the escapes of one kind, once: `%41`; `&#65;`, `&#x41;` and the five named HTML entities; or JSON's
/// backslash escapes.
pub(super) fn once(text: &str, mark: char) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (length, decoded) = match c {
            _ if c != mark => None,
            '%' => percent(rest),
            '&' => entity(rest),
            '\\' => backslash(rest),
            _ => None,
        }
        .unwrap_or_else(|| (c.len_utf8(), rest.as_bytes()[..c.len_utf8()].to_vec()));
        bytes.extend_from_slice(&decoded);
        rest = &rest[length..];
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The length of an escape at the start of a text, and what it stands for.
type Escape = Option<(usize, Vec<u8>)>;

fn percent(text: &str) -> Escape {
    let byte = u8::from_str_radix(text.get(1..3)?, 16).ok()?;
    Some((3, vec![byte]))
}

fn entity(text: &str) -> Escape {
    let end = text.bytes().take(10).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some((end + 1, utf8(c)))
}

fn backslash(text: &str) -> Escape {
    let c = match text.as_bytes().get(1)? {
        b'u' => return unicode(text),
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'"' => '"',
        b'\'' => '\'',
        b'/' => '/',
        b'\\' => '\\',
        _ => return None,
    };
    Some((2, utf8(c)))
}

/// `\u0041`, or a pair of surrogates.
fn unicode(text: &str) -> Escape {
    let unit = |at: usize| u16::from_str_radix(text.get(at..at + 4)?, 16).ok();
    let first = unit(2)?;
    if let Some(c) = char::from_u32(u32::from(first)) {
        return Some((6, utf8(c)));
    }
    if text.get(6..8)? != "\\u" {
        return None;
    }
    let c = char::decode_utf16([first, unit(8)?]).next()?.ok()?;
    Some((12, utf8(c)))
}

fn utf8(c: char) -> Vec<u8> {
    c.encode_utf8(&mut [0; 4]).as_bytes().to_vec()
}
