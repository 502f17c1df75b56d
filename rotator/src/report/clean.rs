//! Foreign text as one printable line.

/// What is longer than a sentence is a page or a dump.
const MAX_CHARS: usize = 2_000;

/// Makes text safe to print on one line: control characters and invisible formatting characters become blanks, runs
/// of blanks one blank, and the rest is cut off.
///
/// Otherwise a title or an error text could end the line and forge another one in the log (CWE-117), or change how a
/// terminal shows it.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut line = String::with_capacity(text.len().min(MAX_CHARS));
    for (count, c) in text.chars().enumerate() {
        if count == MAX_CHARS {
            line.push('…');
            break;
        }
        let c = if c.is_control() || c.is_whitespace() || is_invisible(c) { ' ' } else { c };
        if c != ' ' || !(line.is_empty() || line.ends_with(' ')) {
            line.push(c);
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// Characters that change direction or appearance of a line without being seen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::clean;

    #[test]
    fn a_forged_line_stays_in_its_line() {
        let forged = "x\r\nrotator: changed: y\u{1b}[2K\u{202e}z\u{2028}\u{85}";
        assert_eq!(clean(forged), "x rotator: changed: y [2K z");
    }

    #[test]
    fn long_text_is_cut() {
        assert_eq!(clean(&"a".repeat(5000)).chars().count(), 2001);
    }

    proptest! {
        #[test]
        fn never_more_than_one_line(text in any::<String>()) {
            let line = clean(&text);
            prop_assert!(line.chars().all(|c| !c.is_control()));
            prop_assert_eq!(clean(&line), line);
        }
    }
}
