//! Moves a pin: changes a few values in `sources.toml`, and leaves comments and order as they are.

use super::sources::{self, Pin};

/// `text` with the pin called like `pin` set to the values of `pin`.
///
/// # Errors
///
/// When the pin is not found, or the changed text does not say what is meant.
pub(super) fn moved(text: &str, pin: &Pin) -> Result<String, String> {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let range = section(&lines, &pin.name).ok_or_else(|| format!("no document is called {}", pin.name))?;
    let quoted = |value: &str| toml::Value::from(value).to_string();
    let mut values = vec![
        ("version", quoted(&pin.version)),
        ("size", pin.size.to_string()),
        ("sha256", quoted(&pin.sha256)),
    ];
    values.extend(pin.revision.as_deref().map(|revision| ("revision", quoted(revision))));
    for line in &mut lines[range] {
        let Some((key, _)) = line.split_once('=') else { continue };
        if let Some((_, value)) = values.iter().find(|(name, _)| *name == key.trim()) {
            *line = format!("{key}= {value}");
        }
    }
    let changed = lines.join("\n") + "\n";
    let parsed = sources::parse(&changed)?;
    let found = parsed.values().flat_map(|api| &api.document).any(|entry| entry == pin);
    found.then_some(changed).ok_or_else(|| format!("the pin of {} could not be changed", pin.name))
}

/// The lines of the table with this name, its heading excluded.
fn section(lines: &[String], name: &str) -> Option<std::ops::Range<usize>> {
    let is_heading = |line: &String| line.trim_start().starts_with('[');
    let wanted = |line: &String| match line.split_once('=') {
        Some((key, value)) => key.trim() == "name" && value.trim().trim_matches(['"', '\'']) == name,
        None => false,
    };
    let at = lines.iter().position(wanted)?;
    let start = lines[..at].iter().rposition(is_heading).map_or(0, |heading| heading + 1);
    let end = lines[at..].iter().position(is_heading).map_or(lines.len(), |next| at + next);
    Some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"# Kept.
[a]
package = "a"
variable = "A"

[[a.document]]
# Kept, too.
name = "one"
url = "https://example.com/{revision}"
newest = "https://example.com/newest"
revision = "r1"
version = "1"
size = 1
sha256 = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"

[[a.document]]
name = "two"
url = "https://example.com/two"
version = "1"
size = 1
sha256 = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
"#;

    fn pin(name: &str) -> Pin {
        let sources = sources::parse(TEXT).unwrap();
        sources["a"].document.iter().find(|pin| pin.name == name).unwrap().clone()
    }

    #[test]
    fn only_the_values_of_one_document_change() {
        let sha256 = "f".repeat(64);
        let revision = Some("r2".to_owned());
        let new = Pin { version: "2 \"b\"".to_owned(), size: 3, sha256, revision, ..pin("one") };
        let changed = moved(TEXT, &new).unwrap();
        let different: Vec<_> =
            TEXT.lines().zip(changed.lines()).filter(|(old, new)| old != new).map(|(_, new)| new).collect();
        assert_eq!(different.len(), 4, "{changed}");
        assert!(changed.contains("# Kept.") && changed.contains("# Kept, too."));
        let parsed = sources::parse(&changed).unwrap();
        assert_eq!(parsed["a"].document, [new, pin("two")]);
    }

    #[test]
    fn an_unknown_document_is_an_error() {
        assert!(moved(TEXT, &Pin { name: "three".to_owned(), ..pin("one") }).is_err());
    }
}
