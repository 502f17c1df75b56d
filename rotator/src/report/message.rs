//! What a run has to say: what happened, what to do about it, and the evidence.

use std::fmt::Write as _;

use super::foreign::{BEGIN, END};

/// A sentence in up to three parts: what happened, what to do about it, and the evidence. Foreign text in it is
/// [marked](super::foreign()).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    what: String,
    advice: Option<String>,
    why: Option<String>,
}

impl Message {
    /// The same with what to do about it. What was taken for advice before is a part of what happened.
    #[must_use]
    pub fn advise(self, advice: impl Into<String>) -> Self {
        let Self { what, advice: rest, why } = self;
        let what = rest.map_or_else(|| what.clone(), |rest| format!("{what}: {rest}"));
        Self { what, advice: Some(advice.into()), why }
    }

    /// The same with the evidence: the request, the response, its id.
    #[must_use]
    pub fn because(self, why: impl Into<String>) -> Self {
        Self { why: Some(why.into()), ..self }
    }

    /// What happened.
    #[must_use]
    pub fn what(&self) -> &str {
        &self.what
    }

    /// What to do about it.
    #[must_use]
    pub fn advice(&self) -> Option<&str> {
        self.advice.as_deref()
    }

    /// The evidence.
    #[must_use]
    pub fn why(&self) -> Option<&str> {
        self.why.as_deref()
    }

    /// All of it in one line.
    #[must_use]
    pub fn line(&self) -> String {
        let mut line = self.what.clone();
        if let Some(advice) = &self.advice {
            // A second colon would be hard to read.
            let separator = if self.what.contains([':', ';']) { "; " } else { ": " };
            let _ = write!(line, "{separator}{advice}");
        }
        if let Some(why) = &self.why {
            let _ = write!(line, " ({why})");
        }
        line
    }
}

/// A sentence of ours has its advice behind the first colon.
impl From<&str> for Message {
    fn from(text: &str) -> Self {
        let (what, advice) = match first_colon(text) {
            Some(place) => (&text[..place], Some(text[place + 2..].to_owned())),
            None => (text, None),
        };
        Self { what: what.to_owned(), advice, why: None }
    }
}

impl From<String> for Message {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

/// The first colon that is neither in parentheses nor in a foreign text.
fn first_colon(text: &str) -> Option<usize> {
    let (mut depth, mut is_foreign) = (0_usize, false);
    for (place, character) in text.char_indices() {
        match character {
            BEGIN => is_foreign = true,
            END => is_foreign = false,
            _ if is_foreign => {}
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ':' if depth == 0 && text[place..].starts_with(": ") => return Some(place),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::foreign;
    use super::*;

    fn parts(message: &Message) -> (&str, Option<&str>, Option<&str>) {
        (message.what(), message.advice(), message.why())
    }

    #[test]
    fn advice_is_behind_the_first_colon() {
        let plain = Message::from("no input on stdin: pipe it in: now");
        assert_eq!(parts(&plain), ("no input on stdin", Some("pipe it in: now"), None));
        let place = Message::from("it is no JSON (column 2: a list)");
        assert_eq!(parts(&place), ("it is no JSON (column 2: a list)", None, None));
        let title = format!("the record {} has no key", foreign("a: b"));
        assert_eq!(parts(&Message::from(&*title)), (&*title, None, None));
    }

    #[test]
    fn a_line_has_all_parts() {
        let listed = Message::from("two records match: A, B").advise("detach one");
        assert_eq!(parts(&listed), ("two records match: A, B", Some("detach one"), None));
        assert_eq!(listed.line(), "two records match: A, B; detach one");
        let plain = Message::from("the key is not accepted")
            .advise("put another one in")
            .because("responded with 401");
        assert_eq!(plain.line(), "the key is not accepted: put another one in (responded with 401)");
    }
}
