//! Looking for a secret in a text that was meant to be free of it.

use base64::Engine as _;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

const CONFIG: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);
const ENGINES: [GeneralPurpose; 2] =
    [GeneralPurpose::new(&STANDARD, CONFIG), GeneralPurpose::new(&URL_SAFE, CONFIG)];

/// Bytes. A shorter secret has no Base64 that could be told from ordinary words; both vendors demand more.
pub const MIN_IN_BASE64: usize = 8;

/// Whether a text tells a secret: plain, below up to `layers` layers of escapes, or in Base64.
pub fn tells(text: &str, secret: &str, layers: usize) -> bool {
    let mut layer = text.to_owned();
    for _ in 0..=layers {
        let by_chance = secret.len() < MIN_IN_BASE64;
        if layer.contains(secret) || (!by_chance && in_base64(&layer, secret.as_bytes())) {
            return true;
        }
        layer = unescape(&layer);
    }
    false
}

/// Every run of Base64 characters, decoded from each of its first four, because a neighbour may be a letter too.
fn in_base64(text: &str, secret: &[u8]) -> bool {
    let alphabet = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/-_".contains(byte);
    text.as_bytes().split(|byte| !alphabet(byte)).any(|run| {
        ENGINES.iter().any(|engine| {
            (0..4).any(|start| {
                let Some(run) = run.get(start..) else { return false };
                // A length of one more than a multiple of four has a character too many.
                let run = if run.len() % 4 == 1 { &run[..run.len() - 1] } else { run };
                engine.decode(run).is_ok_and(|bytes| bytes.windows(secret.len()).any(|part| part == secret))
            })
        })
    })
}

/// One layer of percent, HTML and JSON escapes taken off.
fn unescape(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let (length, piece) = escape(&text[at..]).unwrap_or_else(|| {
            let c = text[at..].chars().next().expect("not at the end");
            (c.len_utf8(), c.to_string().into_bytes())
        });
        out.extend(piece);
        at += length;
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn escape(text: &str) -> Option<(usize, Vec<u8>)> {
    let hex = |digits: &str| {
        let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        if all { u32::from_str_radix(digits, 16).ok() } else { None }
    };
    let of = |c: char| c.to_string().into_bytes();
    if let Some(rest) = text.strip_prefix('%') {
        return Some((3, vec![u8::try_from(hex(rest.get(..2)?)?).ok()?]));
    }
    if let Some(rest) = text.strip_prefix("\\u") {
        let first = hex(rest.get(..4)?)?;
        if let Some(c) = char::from_u32(first) {
            return Some((6, of(c)));
        }
        let second = hex(rest.get(4..)?.strip_prefix("\\u")?.get(..4)?)?;
        let pair = [u16::try_from(first).ok()?, u16::try_from(second).ok()?];
        return Some((12, of(char::decode_utf16(pair).next()?.ok()?)));
    }
    if let Some(rest) = text.strip_prefix('\\') {
        let c = match rest.chars().next()? {
            c @ ('"' | '\'' | '/' | '\\') => c,
            _ => return None,
        };
        return Some((2, of(c)));
    }
    let name = text.strip_prefix('&')?.split_once(';')?.0;
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => char::from_u32(name.strip_prefix('#')?.parse().ok()?)?,
    };
    Some((name.len() + 2, of(c)))
}
