//! Foreign text as one printable line.

/// In characters. A sentence is shorter; what is longer is a page or a dump.
const MAX_LENGTH: usize = 300;

/// Makes text safe to print on one line: control characters and those that are not seen become spaces, runs of whitespace
/// one space.
///
/// Otherwise a title or an error could end the line and forge another one in a log (CWE-117), or change how a terminal
/// shows it.
///
/// ```
/// assert_eq!(sdk_runtime::redact::clean("a\r\nb\u{202e} c "), "a b c");
/// ```
pub fn clean(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if c.is_control() || c.is_whitespace() || is_invisible(c) { ' ' } else { c };
        if c != ' ' || !(line.is_empty() || line.ends_with(' ')) {
            line.push(c);
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// Cuts a cleaned and redacted text to the length that is shown.
pub(crate) fn cap(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(MAX_LENGTH) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// Characters that change the direction or the appearance of a line without being seen, and those that Unicode leaves
/// to programs for marks of their own.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fdd0}'..='\u{fdef}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forged_line_stays_in_its_line() {
        let forged = " x\r\n\trotator: changed: y\u{1b}[2K\u{202e}z\u{2028}\u{85}  e ";
        assert_eq!(clean(forged), "x rotator: changed: y [2K z e");
    }

    #[test]
    fn long_text_is_cut() {
        assert_eq!(cap("\u{e4}".repeat(1000)).chars().count(), MAX_LENGTH + 1);
        assert_eq!(cap("short".to_owned()), "short");
    }

    proptest::proptest! {
        #[test]
        fn no_line_has_a_control_character(text in "(\\PC|\\pC|[\n\r\u{2028}\u{7f}]){0,50}") {
            let line = clean(&text);
            proptest::prop_assert!(!line.contains(|c: char| c.is_control() || is_invisible(c)), "{:?}", line);
            proptest::prop_assert_eq!(clean(&line), line);
        }
    }
}
