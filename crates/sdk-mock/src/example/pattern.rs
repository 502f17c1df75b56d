//! Texts that a pattern matches.

use regex_syntax::hir::{Class, Hir, HirKind};

use crate::document::pattern::meant;

/// Texts of a pattern, from short to long. None where the pattern looks around or back: no text is made for those.
pub(super) fn candidates(pattern: &str) -> Vec<String> {
    let Ok(parsed) = regex_syntax::parse(&meant(pattern)) else { return Vec::new() };
    let text = |times| {
        let mut text = String::new();
        write(&parsed, times, &mut text);
        text
    };
    [0, 1, 2, 4, 8, 16, 32].map(text).to_vec()
}

/// Writes what matches; what may be repeated is repeated `times`, as far as it may.
fn write(hir: &Hir, times: u32, text: &mut String) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(Class::Unicode(class)) => {
            text.extend(class.ranges().iter().find_map(|range| printable(range.start(), range.end())))
        }
        HirKind::Class(Class::Bytes(class)) => {
            text.extend(
                class.ranges().iter().find_map(|range| printable(range.start().into(), range.end().into())),
            );
        }
        HirKind::Repetition(repetition) => {
            let max = repetition.max.unwrap_or(u32::MAX);
            for _ in 0..times.clamp(repetition.min, max.max(repetition.min)) {
                write(&repetition.sub, times, text);
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, times, text),
        HirKind::Concat(parts) => parts.iter().for_each(|part| write(part, times, text)),
        HirKind::Alternation(parts) => parts.iter().take(1).for_each(|part| write(part, times, text)),
    }
}

/// A character of a range that a reader can see.
fn printable(start: char, end: char) -> Option<char> {
    ['a', 'A', '0', '-', '_', '!']
        .into_iter()
        .find(|one| (start..=end).contains(one))
        .or((start > ' ').then_some(start))
}

#[cfg(test)]
mod tests {
    use super::candidates;

    #[test]
    fn texts_match_their_pattern() {
        let first = |pattern: &str| candidates(pattern).into_iter().next().unwrap_or_default();
        assert_eq!(first("^[A-Z]{3}$"), "AAA");
        assert_eq!(first("^Q[0-9A-F]{2}-(on|off)?x+$"), "Q00-x");
        assert_eq!(candidates("^a*$")[3], "aaaa");
        assert_eq!(first("/^[A-Z]{2}$/i"), "AA");
        assert!(candidates("(?=x)y").is_empty());
    }
}
