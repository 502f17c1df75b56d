//! Many needles in one haystack.
//!
//! A sorted list, and for each needle the longest other one that it begins with. An Aho-Corasick automaton would do,
//! but the usual handful of secrets does not earn what building one costs, and its states would hold copies that
//! nobody wipes.

use zeroize::Zeroizing;

use super::view::View;

/// In bytes. A shorter needle is only found as a whole word: taking every `a` out of a sentence hides nothing.
const MIN_LENGTH: usize = 4;

/// Fewer letters and digits are found in a row by chance.
pub(super) const MIN_BARE: usize = 10;

/// Texts to look for, without regard to the case of ASCII letters.
pub(super) struct Needles {
    sorted: Vec<Needle>,
    /// Which bytes a needle begins with.
    first: [bool; 256],
}

struct Needle {
    text: Zeroizing<Vec<u8>>,
    /// The longest other needle that this one begins with.
    prefix: Option<usize>,
}

impl Needles {
    pub(super) fn new(mut texts: Vec<Zeroizing<Vec<u8>>>) -> Self {
        texts.iter_mut().for_each(|text| text.make_ascii_lowercase());
        // A space is no secret; a long row of them can be hidden behind escapes.
        texts.retain(|text| text.len() >= MIN_LENGTH || !text.trim_ascii().is_empty());
        texts.sort_unstable_by(|one, other| one.as_slice().cmp(other.as_slice()));
        texts.dedup_by(|one, other| one.as_slice() == other.as_slice());
        let mut first = [false; 256];
        let mut sorted: Vec<Needle> = Vec::with_capacity(texts.len());
        for text in texts {
            first[usize::from(text[0])] = true;
            // Whatever this one begins with is the needle before it, or begins that as well.
            let mut prefix = sorted.len().checked_sub(1);
            while let Some(at) = prefix
                && !text.starts_with(&sorted[at].text)
            {
                prefix = sorted[at].prefix;
            }
            sorted.push(Needle { text, prefix });
        }
        Self { sorted, first }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// Reports where in the original text each find comes from, until `found` has heard enough. `words` are looked
    /// for only in texts that people wrote: in decoded Base64, short needles are chance.
    pub(super) fn find_in(
        &self,
        view: &View,
        words: bool,
        found: &mut impl FnMut(usize, usize) -> bool,
    ) -> bool {
        let bytes = view.bytes();
        for at in 0..bytes.len() {
            if let Some(length) = self.longest_at(bytes, at, words) {
                let (start, end) = view.source(at, at + length);
                if !found(start, end) {
                    return false;
                }
            }
        }
        true
    }

    fn longest_at(&self, bytes: &[u8], at: usize, words: bool) -> Option<usize> {
        let text = &bytes[at..];
        if !self.first[usize::from(text[0].to_ascii_lowercase())] {
            return None;
        }
        // Every needle that the text begins with sorts before it, and the last one that does begins with all of them.
        let after = self.sorted.partition_point(|needle| {
            let length = common(&needle.text, text);
            match (needle.text.get(length), text.get(length)) {
                (None, _) => true,
                (Some(_), None) => false,
                (Some(one), Some(other)) => *one < other.to_ascii_lowercase(),
            }
        });
        let mut candidate = after.checked_sub(1);
        let shared = candidate.map_or(0, |last| common(&self.sorted[last].text, text));
        while let Some(index) = candidate {
            let needle = &self.sorted[index];
            let length = needle.text.len();
            if length <= shared && (length >= MIN_LENGTH || words && is_word(bytes, at, at + length)) {
                return Some(length);
            }
            candidate = needle.prefix;
        }
        None
    }
}

/// How many bytes a needle and a text have in common at their beginning.
fn common(needle: &[u8], text: &[u8]) -> usize {
    needle.iter().zip(text).take_while(|(one, other)| **one == other.to_ascii_lowercase()).count()
}

/// Whether a stretch of a text has no letter or digit directly before or after it.
fn is_word(text: &[u8], start: usize, end: usize) -> bool {
    let is_letter =
        |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    !is_letter(start.checked_sub(1).and_then(|before| text.get(before))) && !is_letter(text.get(end))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn finds(needles: &[String], text: &str) -> Vec<(usize, usize)> {
        let needles = needles.iter().map(|text| Zeroizing::new(text.clone().into_bytes())).collect();
        let mut all = Vec::new();
        Needles::new(needles).find_in(&View::of(text), true, &mut |start, end| {
            all.push((start, end));
            true
        });
        all
    }

    proptest! {
        /// Few letters, so that needles are parts of each other.
        #[test]
        fn the_longest_needle_at_each_place_is_found(
            needles in proptest::collection::vec("[abAB]{4,9}", 1..12),
            text in "[abAB]{0,40}",
        ) {
            let lower = text.to_lowercase();
            let expected: Vec<_> = (0..text.len())
                .filter_map(|at| {
                    let fitting = needles.iter().filter(|needle| lower[at..].starts_with(&needle.to_lowercase()));
                    Some((at, at + fitting.map(String::len).max()?))
                })
                .collect();
            prop_assert_eq!(finds(&needles, &text), expected);
        }
    }

    #[test]
    fn a_short_needle_below_a_longer_one_that_does_not_fit_is_found_as_a_word() {
        let needles = ["ab", "abcd", "abcdef"].map(str::to_owned);
        assert_eq!(finds(&needles, "abcdex ab abc"), [(0, 4), (7, 9)]);
    }
}
