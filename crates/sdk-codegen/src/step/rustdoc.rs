//! Makes descriptions safe as Rust documentation: no doctests, no accidental links, no HTML.

use serde_json::{Map, Value};

use super::{Outcome, Settings};
use crate::walk;

pub(super) fn apply(document: &mut Value, _: &Settings) -> Outcome {
    let mut changes = 0;
    let mut clean = |holder: &mut Map<String, Value>| {
        for member in ["description", "summary"] {
            if let Some(Value::String(text)) = holder.get_mut(member) {
                let cleaned = safe(text);
                changes += usize::from(cleaned != *text);
                *text = cleaned;
            }
        }
    };
    walk::operations(document, |operation| {
        clean(operation.value);
        let parameters = operation.value.get_mut("parameters").and_then(Value::as_array_mut);
        parameters.into_iter().flatten().filter_map(Value::as_object_mut).for_each(&mut clean);
    });
    walk::everywhere(document, &mut |schema, _| schema.as_object_mut().into_iter().for_each(&mut clean));
    document.get_mut("info").and_then(Value::as_object_mut).into_iter().for_each(clean);
    Outcome { changes, ..Outcome::default() }
}

/// The text without what rustdoc would run, link or render as HTML. Code spans keep their text.
pub(crate) fn safe(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = text.chars().map(|c| if is_printed(c) { c } else { ' ' }).collect();
    let lines =
        text.lines().map(str::trim).filter(|line| !line.starts_with("```") && !line.starts_with("~~~"));
    let text = lines.map(line).collect::<Vec<_>>().join("\n");
    text.replace("*/", "* /").replace("/*", "/ *").trim().to_owned()
}

/// The compiler refuses some characters in documentation: those that turn the direction of a text, so that it looks like another.
fn is_printed(c: char) -> bool {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !turns && (!c.is_control() || matches!(c, '\n' | '\t'))
}

fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let closed = text.matches('`').count().is_multiple_of(2);
    for (index, part) in text.split('`').enumerate() {
        if index > 0 {
            out.push_str(if closed { "`" } else { "\\`" });
        }
        if closed && index % 2 == 1 {
            out.push_str(part);
        } else {
            prose(part, &mut out);
        }
    }
    out
}

fn prose(text: &str, out: &mut String) {
    for (index, word) in text.split(' ').enumerate() {
        if index > 0 {
            out.push(' ');
        }
        if let Some(start) = word.find("http://").or_else(|| word.find("https://")) {
            let (before, url) = word.split_at(start);
            let end = url.find(['<', '>', '"', '\'', ')', ']', '|']).unwrap_or(url.len());
            let (url, after) = url.split_at(end);
            let stop = url.trim_end_matches(['.', ',', ';', ':']).len();
            let (url, punctuation) = url.split_at(stop);
            escape(before, out);
            out.push('<');
            out.push_str(url);
            out.push('>');
            out.push_str(punctuation);
            escape(after, out);
        } else {
            escape(word, out);
        }
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        if matches!(c, '[' | ']' | '<' | '>') {
            out.push('\\');
        }
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_html_and_code_blocks_are_defused() {
        assert_eq!(safe("see [docs](x) and <b>"), "see \\[docs\\](x) and \\<b\\>");
        assert_eq!(safe("    let x;\n```\ncode\n```"), "let x;\ncode");
        assert_eq!(safe("at https://a.example/b."), "at <https://a.example/b>.");
        assert_eq!(safe("(https://a.example)"), "(<https://a.example>)");
        assert_eq!(safe("a */ b"), "a * / b");
    }

    #[test]
    fn characters_that_the_compiler_refuses_go() {
        assert_eq!(safe("a\r\nb\rc"), "a\nb\nc");
        assert_eq!(safe("a\u{202e}b\u{0}c"), "a b c");
    }

    #[test]
    fn code_spans_stay() {
        assert_eq!(safe("use `a[0]` or `<id>`"), "use `a[0]` or `<id>`");
        assert_eq!(safe("an odd ` tick [x]"), "an odd \\` tick \\[x\\]");
    }
}
