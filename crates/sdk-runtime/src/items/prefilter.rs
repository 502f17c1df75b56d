//! Leaving out items that cannot be the wanted ones, before they are decoded.

use memchr::{memchr, memchr_iter};

/// Tells whether the JSON text of an item can contain a text.
pub(super) struct Prefilter<'a> {
    text: &'a [u8],
    /// The place in the text of the byte that is looked for: one that is no letter, since those come in two cases,
    /// and a rare one if there is one.
    anchor: Option<usize>,
}

impl<'a> Prefilter<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let text = text.as_bytes();
        let frequent = |byte: &u8| byte.is_ascii_alphanumeric() || b" .:-_\"".contains(byte);
        let anchor = text.iter().position(|byte| !frequent(byte));
        Self { text, anchor: anchor.or_else(|| text.iter().position(|byte| !byte.is_ascii_alphabetic())) }
    }

    /// Whether one of the strings of an item can contain the text, ASCII letters in any case.
    pub(super) fn is_possible(&self, item: &[u8]) -> bool {
        // With an escape in it, a string is not written as it reads.
        if self.text.is_empty() || memchr(b'\\', item).is_some() {
            return true;
        }
        let is_at = |start: usize| {
            let part = item.get(start..start + self.text.len());
            // The first byte alone tells most of the time.
            part.is_some_and(|part| {
                part[0].eq_ignore_ascii_case(&self.text[0]) && part.eq_ignore_ascii_case(self.text)
            })
        };
        match self.anchor {
            Some(anchor) => memchr_iter(self.text[anchor], item).any(|at| at >= anchor && is_at(at - anchor)),
            None => (0..item.len()).any(is_at),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cases_do_not_matter_and_escapes_are_possible() {
        let prefilter = Prefilter::new("Ann@Example.com");
        assert!(prefilter.is_possible(br#"{"email":"ANN@example.COM"}"#));
        assert!(prefilter.is_possible(br#"{"email":"joann@example.com"}"#));
        assert!(prefilter.is_possible(br#"{"email":"ann\u0040example.com"}"#));
        assert!(!prefilter.is_possible(br#"{"email":"bob@example.com"}"#));
        assert!(!prefilter.is_possible(br#""@""#));
        assert!(Prefilter::new("").is_possible(b"{}"));
        assert!(Prefilter::new("ann").is_possible(br#""Hannah""#));
    }

    proptest! {
        #[test]
        fn no_item_that_mentions_it_is_left_out(before in "\\PC{0,9}", text in "\\PC{0,9}", after in "\\PC{0,9}", upper: bool) {
            let said = if upper { text.to_ascii_uppercase() } else { text.clone() };
            let item = serde_json::json!({ "name": format!("{before}{said}{after}") }).to_string();
            prop_assert!(Prefilter::new(&text).is_possible(item.as_bytes()), "{} in {}", text, item);
        }
    }
}
