//! What the fuzz targets share: cutting an input into parts, writing a secret in the ways that a server may, and
//! finding it again. Written without the code under test, so that a defect there cannot hide itself here.

pub mod encode;
pub mod find;
pub mod json;

/// What stands in the place of the mark that redaction leaves: of no secret.
pub const GAP: char = '\u{10ffff}';

/// A text with gaps where secrets were cut out. The mark itself could complete a secret such as `x[red`.
pub fn unmarked(text: &str) -> String {
    text.replace("[redacted]", &GAP.to_string())
}

/// The first `N - 1` lines of an input, and the rest. Missing parts are empty.
///
/// Lines, so that seeds can be read and written by hand.
pub fn parts<const N: usize>(data: &[u8]) -> [&[u8]; N] {
    let mut lines = data.splitn(N, |byte| *byte == b'\n');
    std::array::from_fn(|_| lines.next().unwrap_or_default())
}
