//! Foreign text in our sentences.
//!
//! Only what comes from outside can hold a secret or forge a line: a title, a login, a vendor's words. Such text is
//! marked where it enters a message, and cleaned and redacted when the message is printed. Our own words are never
//! redacted: a secret that happens to be a part of them could be read off the gap.

use std::fmt::{self, Write as _};

use sdk_runtime::redact::clean;

use super::Secrets;

/// Two of the characters that Unicode leaves to programs for use within themselves. `clean` drops them.
pub(super) const BEGIN: char = '\u{fdd0}';
pub(super) const END: char = '\u{fdd1}';

/// Marks a text that comes from outside, for a message.
///
/// ```
/// use rotator::report::foreign;
///
/// let message = format!("network {} has no such account", foreign("N_1"));
/// ```
#[must_use]
pub fn foreign(text: &str) -> Foreign<'_> {
    Foreign(text)
}

/// A foreign text; see [`foreign`].
#[derive(Debug, Clone, Copy)]
pub struct Foreign<'a>(&'a str);

impl fmt::Display for Foreign<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char(BEGIN)?;
        self.0.split([BEGIN, END]).try_for_each(|text| f.write_str(text))?;
        f.write_char(END)
    }
}

/// A message as it is printed.
pub(crate) fn printable(message: &str, secrets: &Secrets) -> String {
    let mut line = String::with_capacity(message.len());
    let mut rest = message;
    while let Some((ours, marked)) = rest.split_once(BEGIN) {
        let (foreign, after) = marked.split_once(END).unwrap_or((marked, ""));
        line.push_str(ours);
        line.push_str(&secrets.line(foreign));
        rest = after;
    }
    line.push_str(rest);
    clean(&line)
}

/// A message without the marks, for everything but printing.
pub(crate) fn unmarked(message: &str) -> String {
    message.replace([BEGIN, END], "")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn secrets(all: &[&str]) -> Secrets {
        let secrets = Secrets::default();
        secrets.learn(all.iter().map(|text| (*text).to_owned()));
        secrets
    }

    #[test]
    fn only_foreign_text_is_redacted() {
        let message =
            format!("account {} has the new password ({})", foreign("ann\n word"), foreign("pass word"));
        assert_eq!(
            printable(&message, &secrets(&["word", "account"])),
            "account ann [redacted] has the new password (pass [redacted])"
        );
        assert_eq!(unmarked(&message), "account ann\n word has the new password (pass word)");
    }

    #[test]
    fn foreign_text_cannot_end_its_own_mark() {
        for secret in ["c4n4ry\u{fdd1}c4n4ry", "\u{fdd1}c4n4ry\u{fdd0}"] {
            let line = printable(&format!("x {} y", foreign(secret)), &secrets(&["c4n4ry"]));
            assert!(!line.contains("c4n4ry"), "{line}");
        }
    }

    proptest! {
        #[test]
        fn a_message_is_one_line_and_our_words_stay(text in any::<String>(), other in "\\PC{0,20}") {
            let message = format!("one {} two {} three", foreign(&text), foreign(&other));
            let line = printable(&message, &secrets(&["one", "two", "three"]));
            prop_assert!(line.chars().all(|c| !c.is_control()));
            prop_assert!(line.starts_with("one ") && line.contains(" two ") && line.ends_with(" three"), "{}", line);
        }
    }
}
