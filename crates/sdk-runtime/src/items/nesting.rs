//! Finding the end of a JSON value without reading it.

use memchr::memchr2;

/// How deep inside a value a byte is.
#[derive(Default)]
pub(super) struct Nesting {
    depth: u32,
    in_string: bool,
    escaped: bool,
}

impl Nesting {
    /// Directly behind the opening quote of a string.
    pub(super) fn in_string() -> Self {
        Self { in_string: true, ..Self::default() }
    }

    /// Whether no string, list or object is open.
    pub(super) fn is_outside(&self) -> bool {
        self.depth == 0 && !self.in_string
    }

    /// Takes one byte, and tells whether a string, list or object ends with it.
    pub(super) fn ends(&mut self, byte: u8) -> bool {
        self.rest(&[byte]).is_some()
    }

    /// The length of the rest of a value, or nothing if it goes on after these bytes.
    ///
    /// Most bytes are inside strings and are jumped over. What a list costs that is searched for one item is mostly this loop.
    pub(super) fn rest(&mut self, bytes: &[u8]) -> Option<usize> {
        let mut at = 0;
        loop {
            if self.in_string {
                if self.escaped {
                    bytes.get(at)?;
                    self.escaped = false;
                    at += 1;
                }
                at += memchr2(b'"', b'\\', bytes.get(at..)?)?;
                if bytes[at] == b'\\' {
                    self.escaped = true;
                    at += 1;
                    continue;
                }
                self.in_string = false;
                at += 1;
                if self.depth == 0 {
                    return Some(at);
                }
            }
            loop {
                let byte = *bytes.get(at)?;
                at += 1;
                match byte {
                    b'"' => break,
                    b'{' | b'[' => self.depth += 1,
                    b'}' | b']' => {
                        self.depth = self.depth.saturating_sub(1);
                        if self.depth == 0 {
                            return Some(at);
                        }
                    }
                    _ => {}
                }
            }
            self.in_string = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn jumping_finds_the_same_end_as_walking(text in "[\\[\\]{}\"\\\\a:,]{0,40}", cut in 0usize..40) {
            let bytes = text.as_bytes();
            let mut walking = Nesting::default();
            let walked = bytes.iter().position(|&byte| walking.ends(byte)).map(|at| at + 1);
            let (first, second) = bytes.split_at(cut.min(bytes.len()));
            let mut jumping = Nesting::default();
            let jumped = jumping.rest(first).or_else(|| jumping.rest(second).map(|length| first.len() + length));
            prop_assert_eq!(jumped, walked);
        }
    }
}
