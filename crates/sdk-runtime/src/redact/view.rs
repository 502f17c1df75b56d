//! A text, or what decoding makes of it, with the way back.

use zeroize::Zeroizing;

/// Bytes, and for each the stretch of the original text that it was decoded from.
pub(super) struct View {
    bytes: Zeroizing<Vec<u8>>,
    sources: Vec<(usize, usize)>,
}

impl View {
    /// The text as it is.
    pub(super) fn of(text: &str) -> Self {
        let sources = (0..text.len()).map(|at| (at, at + 1)).collect();
        Self { bytes: Zeroizing::new(text.as_bytes().to_vec()), sources }
    }

    /// With room for what is decoded from `other`, which is never longer: memory that grows leaves copies behind.
    pub(super) fn decoded_from(other: &Self) -> Self {
        let length = other.bytes.len();
        Self { bytes: Zeroizing::new(Vec::with_capacity(length)), sources: Vec::with_capacity(length) }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where in the original text a stretch comes from. The stretch must not be empty.
    pub(super) fn source(&self, start: usize, end: usize) -> (usize, usize) {
        (self.sources[start].0, self.sources[end - 1].1)
    }

    /// Adds what was decoded from one stretch of the original text.
    pub(super) fn push(&mut self, bytes: &[u8], source: (usize, usize)) {
        self.bytes.extend_from_slice(bytes);
        self.sources.extend(bytes.iter().map(|_| source));
    }

    /// Its letters and digits only.
    pub(super) fn bare(&self) -> Self {
        let mut bare = Self::decoded_from(self);
        for (byte, source) in self.bytes.iter().zip(&self.sources) {
            if byte.is_ascii_alphanumeric() || !byte.is_ascii() {
                bare.push(&[*byte], *source);
            }
        }
        bare
    }
}
