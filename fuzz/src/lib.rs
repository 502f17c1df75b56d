//! What the fuzz targets share: cutting an input into parts, writing a secret in the ways that a server may, and
//! finding it again. Written without the code under test, so that a defect there cannot hide itself here.

pub mod encode;
pub mod find;

/// The first `N - 1` lines of an input, and the rest. Missing parts are empty.
///
/// Lines, so that seeds can be read and written by hand.
pub fn parts<const N: usize>(data: &[u8]) -> [&[u8]; N] {
    let mut lines = data.splitn(N, |byte| *byte == b'\n');
    std::array::from_fn(|_| lines.next().unwrap_or_default())
}
